import pytest

from articles.importing import kinds

PROSE = ["The mayor said no.", "The council said yes."]


def kind(title="", url="", paragraphs=PROSE, labels=()):
    found, reason = kinds.of(title=title, url=url, paragraphs=list(paragraphs), labels=list(labels))
    assert reason.endswith(".")
    return found


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "report"),
        ({"title": "Opinion: Let the owls have the tower"}, "opinion"),
        ({"title": "Let the owls have the tower | Editorial"}, "opinion"),
        ({"title": "Public opinion turns against the mayor"}, "report"),
        ({"url": "https://fenland.example/opinion/owls"}, "opinion"),
        ({"url": "https://fenland.example/news/opinion-poll"}, "report"),
        ({"labels": ["Commentary"]}, "opinion"),
        ({"paragraphs": [*PROSE, "The views expressed here are those of the author."]}, "opinion"),
        (
            {"paragraphs": ["LENA ARLT: Good morning.", "Q: Why?", "LENA ARLT: Because.", "A: Yes."]},
            "transcript",
        ),
        ({"title": "Remarks by the governor at the levee"}, "transcript"),
        ({"paragraphs": ["FOR IMMEDIATE RELEASE", *PROSE]}, "document"),
        ({"paragraphs": ["Article 1. Terms.", "Article 2. Duties.", "Article 3. End."]}, "document"),
        ({"paragraphs": ["Note: prices fell.", *PROSE]}, "report"),
    ],
)
def test_of(facts, expected):
    assert kind(**facts) == expected
