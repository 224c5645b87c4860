import re
from pathlib import Path

import pytest

from articles.analysis import reasons
from articles.analysis.attribution import find_attributions
from articles.analysis.cast import Link, gather_cast
from articles.analysis.chains import Channel, link_chains
from articles.analysis.document import read
from articles.analysis.spans import Span
from articles.analysis.stance import stance_of

PACKAGE = Path(reasons.__file__).parent


def _reasons(text):
    document = read(text)
    return [
        reasons.reason_of(document, found, stance_of(document, found.cue))
        for found in link_chains(document, find_attributions(document))
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Smith said the bridge would open, claiming that it is safe.",
            "The reporting verb “claiming” opens what is told after it; its source is the subject of the "
            "main clause, “Smith”. The wording “claiming” distances the writer: "
            "it leaves open whether this is true.",
        ),
        (
            "“The bridge is safe now,” Smith said.",
            "The reporting verb “said” stands right behind a quotation; "
            "its source, “Smith”, stands before it.",
        ),
        (
            "“The bridge is safe now,” said Smith.",
            "The reporting verb “said” stands right behind a quotation; "
            "its source, “Smith”, stands after it.",
        ),
        (
            "The man has reportedly fled.",
            "The adverb “reportedly” says that somebody told this, but not who; "
            "nobody is named as the source. With “reportedly” the writer casts doubt on what is told.",
        ),
    ],
)
def test_reason_is_built_from_the_words_of_the_text(text, reason):
    assert reason in _reasons(text)


def test_reason_of_member_says_what_a_pronoun_goes_back_to():
    text = "NATO chief Jens Stoltenberg said no. He left."
    document = read(text)
    source = Span(text.index("He"), text.index("He") + 2)
    cast = gather_cast(document, [Span(0, 27), source])
    assert reasons.reason_of_member(document, source, cast.links[source], cast.name_of(source)) == (
        "“He” goes back to “NATO chief Jens Stoltenberg”, which means Jens Stoltenberg."
    )


def test_reason_of_unresolved_member_says_so():
    document = read("He left.")
    reason = reasons.reason_of_member(document, Span(0, 2), Link(None, 0.0, "unresolved"), "")
    assert reason == "The text does not settle who “He” is."


def test_reason_of_channel_names_the_outlet():
    document = read("She told Reuters no.")
    channel = Channel(Span(9, 16), Span(4, 8))
    assert reasons.reason_of_channel(document, channel) == "It came through “Reuters” (“told”)."


def test_reason_shortens_long_words_of_the_text():
    document = read("The chairman of the " + "very " * 30 + "old council left.")
    reason = reasons.reason_of_member(document, Span(0, 180), Link(None, 0.0, "unresolved"), "")
    assert reason.endswith("very very very …” is.")


def _rules_in(folder):
    sources = [path.read_text(encoding="utf-8") for path in sorted((PACKAGE / folder).rglob("*.py"))]
    return {rule for source in sources for rule in re.findall(r'(?:rule=|RULE = )"([a-z_]+)"', source)} | {
        rule for source in sources for rule in re.findall(r'(?:Content|Finding)\(\s*"([a-z_]+)"', source)
    }


def test_every_rule_of_detection_and_chains_has_a_wording():
    rules = _rules_in("attribution") | _rules_in("chains")
    assert "according_to" in rules
    assert rules - set(reasons.FOUND_BY) == set()


def test_every_stance_and_link_rule_has_a_wording():
    stances = set(re.findall(r'"(stance-[a-z-]+)"', (PACKAGE / "stance.py").read_text(encoding="utf-8")))
    assert stances == {rule for _, rule in reasons.STANCES}
    gathering = (PACKAGE / "cast" / "gather.py").read_text(encoding="utf-8")
    links = set(re.findall(r'_Found\([^)\n]*"([a-z-]+)"', gathering)) | {"full-name", "surname", "name-alone"}
    assert links - set(reasons.MEMBERS) == set()


def test_wordings_are_plain_strings_with_known_places():
    tables = [reasons.FOUND_BY, reasons.STANCES, reasons.MEMBERS, reasons.CHANNELS]
    places = {place for table in tables for text in table.values() for place in re.findall(r"{(\w*)}", text)}
    assert places == {"cue", "source", "words", "name"}
