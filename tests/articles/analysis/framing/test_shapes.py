import pytest

from articles.analysis import document as documents
from articles.analysis.framing.shapes import shaped_signals


def found(text):
    document = documents.read(text)
    return [(s.kind, document.words[s.first].text) for s in shaped_signals(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We went home.", [("first_person", "We")]),
        ("The US went home.", []),
        ("Take yours.", [("second_person", "yours")]),
        ("It would rain.", [("argument", "would")]),
        ("He left in May on a Monday.", [("date", "Monday")]),
        ("He paid 40 euros.", [("figure", "40")]),
        ("Who paid?", [("question", "?")]),
        ("He paid!", [("exclamation", "!")]),
        ("But he paid.", [("opener", "But")]),
        ("The “reform” passed.", [("scare_quotes", "“")]),
        ("The film “Reform” opened.", []),
        ("“Never again.”", []),
        ("He shouted “stop!” twice.", []),
    ],
)
def test_shaped_signals_by_sentence(text, expected):
    assert found(text) == expected
