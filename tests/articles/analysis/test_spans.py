import pytest

from articles.analysis.spans import Span, merged, trimmed, without


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_span_empty_inverted_or_negative_raises(start, end):
    with pytest.raises(ValueError, match="empty, inverted or negative"):
        Span(start, end)


def test_span_of_counts_code_points():
    assert Span(1, 3).of("a😀bc") == "😀b"


@pytest.mark.parametrize(
    ("other", "covers", "overlaps"),
    [
        (Span(2, 4), True, True),
        (Span(0, 3), False, True),
        (Span(5, 7), False, False),
        (Span(1, 5), True, True),
    ],
)
def test_span_covers_and_overlaps(other, covers, overlaps):
    span = Span(1, 5)
    assert (span.covers(other), span.overlaps(other)) == (covers, overlaps)


def test_trimmed_drops_space_and_marks():
    assert trimmed("  a b, ", 0, 7, ",") == Span(2, 5)


def test_trimmed_nothing_left_is_none():
    assert trimmed("  ,", 0, 3, ",") is None


def test_without_cuts_holes_in_any_order():
    assert without(Span(0, 10), [Span(6, 20), Span(2, 3)]) == [Span(0, 2), Span(3, 6)]


def test_merged_joins_over_white_space_only():
    assert merged([Span(4, 6), Span(0, 3)], "abc de") == (Span(0, 6),)
    assert merged([Span(0, 1), Span(2, 3)], "a,b") == (Span(0, 1), Span(2, 3))
