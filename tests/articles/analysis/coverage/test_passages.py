import pytest

from articles.analysis.coverage.passages import passages_of
from articles.analysis.coverage.relations import source_of
from tests.articles.analysis.coverage.pieces import piece

CASES = [
    ("The bridge sank on Saturday.", [(None, "The bridge sank on Saturday")]),
    (
        "[Renn]source [said]cue [the bridge was safe on Friday]content.",
        [("Renn", "the bridge was safe on Friday")],
    ),
    (
        "[Renn]source [said]cue [the bridge was safe]content, while the harbour police closed both gates.",
        [("Renn", "the bridge was safe"), (None, "while the harbour police closed both gates")],
    ),
    (
        "[The police]source [put]cue [the crowd at 400]content, [the union]source2 [saw]cue2 [1,500 people]content2.",
        [("The police", "the crowd at 400"), ("the union", "1,500 people")],
    ),
    (
        "[Lawmakers in Solvany]source [are asking for]cue [compensation]content.",
        [("Lawmakers in Solvany", "Lawmakers in Solvany are asking for compensation")],
    ),
    ("[Renn]source[:]cue [That is it.]content", []),
    ("[Renn]source[:]cue [I cannot confirm that.]content", [("Renn", "I cannot confirm that")]),
    ("Fit it.", [(None, "Fit it")]),
    ("", []),
    ("… – !", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_passages_of_short_texts(marked, expected):
    one = piece(marked)
    assert [(source_of(one, p), p.span.of(one.text)) for p in passages_of(one)] == expected


def test_passages_of_nested_statements_belong_to_the_innermost():
    one = piece(
        "[Oskell]source [said]cue [[Velt]source2 [had told her]cue2 [his government wanted a date]content2]content.",
        parents=(None, 0),
    )
    assert [(source_of(one, p), p.span.of(one.text)) for p in passages_of(one)] == [
        ("Velt", "his government wanted a date")
    ]


def test_passages_of_what_somebody_says_within_their_own_words_is_theirs_once():
    one = piece(
        "[Oskell]source [said]cue [[she]source2 [could not confirm]cue2 [that anybody organised it]content2]content.",
        parents=(None, 0),
        names=("Oskell", "Oskell"),
    )
    assert [p.told for p in passages_of(one)] == [0]


def test_passages_of_paragraphs_are_counted():
    found = passages_of(piece("The bridge sank.\n\nThe bus stopped there.\n\nNobody was hurt."))
    assert [passage.paragraph for passage in found] == [0, 1, 2]
