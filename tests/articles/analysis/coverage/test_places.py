"""Places under other names: which words are a place, and which of two articles are taken for one."""

import pytest

from articles.analysis import document as documents
from articles.analysis.coverage import compare
from articles.analysis.coverage.places import introductions_of, places_of
from tests.articles.analysis.coverage.pieces import reading

REST = " The ferry runs from Thursday. Two hundred lorries wait beside a long fence of wire."


def told(document, words):
    return " ".join(document.words[at].text for at in words)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They met at the old toll gate on Monday.", [("the old toll gate", "at")]),
        ("The family fled out of the camp into a valley.", [("the camp", "from"), ("a valley", "to")]),
        ("He has lived in Soltare since May.", [("Soltare", "at")]),
        ("A letter to Soltare named the gate.", []),
        ("She believes in Renn and in May and in patience.", []),
    ],
)
def test_places_of_stand_behind_words_of_place(text, places):
    document = documents.read(text, "en")
    found = places_of(document, range(len(document.words)), ["Ana Renn"])
    assert [(told(document, place.words), place.side) for place in found] == places


def test_places_of_another_language_are_none():
    document = documents.read("Sie standen in Soltare in der Stadt.", "de")
    assert (places_of(document, range(len(document.words))), introductions_of(document)) == ([], [])


@pytest.mark.parametrize(
    ("text", "introduced"),
    [
        ("The quake hit the port town of Nether Quarrow.", {"Nether Quarrow": "the port town"}),
        ("He was born in Quarrow, a poor village, and left.", {"Quarrow": "a poor village"}),
        ("They closed the gates of Quarrow, the mayor said.", {}),
        ("The town of nine thousand sleeps.", {}),
    ],
)
def test_introductions_of_named_places(text, introduced):
    document = documents.read(text, "en")
    assert {name: told(document, words) for name, words in introductions_of(document)} == introduced


def labels(one, other):
    """Each: the words of the one, of the other, the name, and whether that is sure."""
    a, b = reading(one + REST), reading(other + REST)
    return [
        (found.first.of(a.piece.text), found.second.of(b.piece.text), found.about, found.confidence > 0.5)
        for found in compare(a, b).contrasts
        if found.kind == "place"
    ]


SHOT = "Soldiers shot two farmers {} on Monday evening."
OTHERWISE = "On Monday evening two farmers were shot by soldiers {}."


def test_labels_of_one_place_between_the_same_words():
    found = labels(SHOT.format("at the barrier"), SHOT.format("at the border"))
    assert found == [("barrier", "border", "", True)]


def test_labels_of_one_place_elsewhere_in_the_sentence_are_less_sure():
    found = labels(SHOT.format("at the barrier"), OTHERWISE.format("near the northern frontier"))
    assert found == [("barrier", "northern frontier", "", False)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SHOT.format("at the barrier"), OTHERWISE.format("near the barrier")),
        (SHOT.format("at the barrier"), OTHERWISE.format("near the frontier") + " The barrier is of steel."),
        (SHOT.format("at the barrier"), OTHERWISE.format("near the frontier in Soltare")),
        (SHOT.format("into the camp"), OTHERWISE.format("near the frontier")),
        (SHOT.format("at the barrier"), "Nine children sang a song about cheese near the frontier."),
    ],
    ids=["the same", "known by the other, too", "two places", "to, and at", "another claim"],
)
def test_labels_of_places_that_may_be_two_are_none(one, other):
    assert labels(one, other) == []


def test_labels_of_a_place_by_its_name():
    one = "Fire broke out in the settlement of Quarrow. Nobody was hurt."
    other = "Cheese prices rose. A dry summer was blamed in Quarrow, a slum, by the dairies."
    assert labels(one, other) == [("settlement", "slum", "Quarrow", True)]
    assert labels(one, one) == []
