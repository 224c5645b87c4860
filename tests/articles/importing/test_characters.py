import pytest

from articles.importing.characters import tidy
from articles.importing.ledger import Ledger
from articles.importing.traced import Traced


def tidied(text: str) -> str:
    return tidy(Traced.starting(text, 0), Ledger(text)).text


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "the \ufb01rst o\ufb03ce \ufb02ag a\ufb00air ba\ufb04e \ufb05 \ufb06",
            "the first office flag affair baffle st st",
        ),
        ("it was ex-\npected", "it was expected"),
        ("truck-\nloads of rubble", "truckloads of rubble"),
        ("a well-\nknown path", "a well-known path"),
        ("the US-\nled force", "the US-led force"),
        ("a Saudi-\nled force", "a Saudi-led force"),
        ("they were control-\nled by", "they were controlled by"),
        ("Anglo-\nSaxon", "Anglo-Saxon"),
        ("post-war and post-\nwar", "post-war and post-war"),
        ("Covid-\n19 cases", "Covid- 19 cases"),
        ("in\u00advis\u00ad\nible", "invisible"),
        ("one\ntwo\u00a0 three\u2009\tfour ", "one two three four"),
        ("zero\u200bwidth\ufeff and \u202eright-to-left\u202c", "zerowidth and right-to-left"),
        ("na\u0131\u0308ve cafe\u0301", "na\u0131\u0308ve café"),
        ("می\u200cگوید", "می\u200cگوید"),
        ("“Quotes”, ‘single’ — and colour, color", "“Quotes”, ‘single’ — and colour, color"),
        ("nul\x00 and \ud800 surrogate \ue001", "nul and surrogate"),
    ],
)
def test_tidy(printed, expected):
    assert tidied(printed) == expected


def test_tidy_notes_what_it_leaves_out():
    text = "ex-\npected\u200b"
    ledger = Ledger(text)
    tidy(Traced.starting(text, 0), ledger)
    assert [(left.start, left.end, left.reason) for left in ledger.entries()] == [
        (2, 3, "hyphen"),
        (10, 11, "invisible"),
    ]
