import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from articles.analysis.reattach import Lost, reattach
from articles.analysis.spans import Span

OLD = (
    "The bridge is closed, the mayor said on Monday.\n\n"
    "“Nobody is in danger,” she said. The bungling ministry had not answered the letters of the union.\n\n"
    "The union warned of further cracks."
)
GONE, TWICE, CHANGED = Lost.GONE, Lost.TWICE, Lost.CHANGED


def placed(old, new, quote, number=0):
    """Where the number-th `quote` of the old text is carried to: the surrounding words, or why it is lost."""
    start = -1
    for _time in range(number + 1):
        start = old.index(quote, start + 1)
    (found,) = reattach(old, new, [Span(start, start + len(quote))])
    return found if isinstance(found, Lost) else new[max(0, found.start - 4) : found.end + 4]


@pytest.mark.parametrize(
    ("change", "quote", "result"),
    [
        (("on Monday", "on Tuesday"), "bungling", "The bungling min"),
        (("on Monday", "on Tuesday"), "Monday", GONE),
        (("on Monday", "on Monday morning"), "Monday", " on Monday mor"),
        (("bungling ", ""), "bungling", GONE),
        (("not answered", "never answered"), "The bungling ministry", "id. The bungling ministry had"),
        (("The union warned of further cracks.", ""), "warned", GONE),
    ],
)
def test_reattach_one_change(change, quote, result):
    assert placed(OLD, OLD.replace(*change), quote) == result


def test_reattach_moved_paragraph_is_certain():
    new = "\n\n".join(reversed(OLD.split("\n\n")))
    assert placed(OLD, new, "she said") == "er,” she said. The"[1:-1]
    assert placed(OLD, new, "bungling") == "The bungling min"


def test_reattach_word_left_in_another_sentence_is_not_guessed():
    assert placed("A bungling ministry.", "He called the thief bungling.", "bungling") is CHANGED


def test_reattach_one_of_two_sentences_gone_is_not_guessed():
    assert placed("He said no. He said yes.", "He said yes.", "said") is TWICE
    assert placed("He said no. He said yes.", "He said yes.", "said", number=1) is CHANGED


def test_reattach_two_places_that_become_one_are_both_lost():
    old = "Mayor Ida Renn said little.\n\nThe baker said the repairs were late."
    new = "Mayor Ida Renn said the repairs were late."
    spans = [Span(old.index("said"), old.index("said") + 4), Span(old.rindex("said"), old.rindex("said") + 4)]
    assert [isinstance(found, Lost) for found in reattach(old, new, spans)] == [True, True]


def test_reattach_span_outside_the_text_raises():
    with pytest.raises(ValueError, match="outside"):
        reattach("abc", "abd", [Span(2, 4)])


texts = st.lists(
    st.sampled_from(["he said ", "no. ", "yes. ", "\n\n", "the bridge ", "“so” "]), max_size=25
).map("".join)


@st.composite
def text_and_spans(draw):
    text = draw(texts.filter(bool))
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=6))
    return text, [Span(start, draw(st.integers(start + 1, len(text)))) for start in starts]


@given(text_and_spans(), texts)
@example(("Aa Aa", [Span(0, 1), Span(3, 4)]), "Aa")
def test_reattach_carried_spans_have_the_same_words(marked, new):
    old, spans = marked
    for span, found in zip(spans, reattach(old, new, spans), strict=True):
        assert isinstance(found, Lost) or found.of(new) == span.of(old)


@given(text_and_spans(), texts)
def test_reattach_never_puts_two_spans_in_one_place(marked, new):
    old, spans = marked
    pairs = {(span, found) for span, found in zip(spans, reattach(old, new, spans), strict=True)}
    places = [found for _span, found in pairs if isinstance(found, Span)]
    assert len(places) == len(set(places))


@given(text_and_spans())
def test_reattach_same_text_carries_everything(marked):
    text, spans = marked
    assert reattach(text, text, spans) == spans


@given(text_and_spans(), st.text(alphabet="жщю", min_size=1), st.integers(0, 200))
def test_reattach_new_words_leave_the_rest_in_place(marked, words, at):
    """Words of letters the text does not have: there is only one way to read the change."""
    text, spans = marked
    assume(at <= len(text))
    new = text[:at] + words + text[at:]
    for span, found in zip(spans, reattach(text, new, spans), strict=True):
        if span.end <= at:
            assert found == span
        elif span.start >= at:
            assert found == Span(span.start + len(words), span.end + len(words))
        else:
            assert not isinstance(found, Span) or found.of(new) == span.of(text)
