import pytest

from articles.analysis import document as documents
from articles.analysis import lexicons
from articles.analysis.framing.kinds import LISTED, VERB
from articles.analysis.framing.matching import index, listed_signals
from articles.analysis.words import words_of


def found(text):
    """Words of each signal with its kind."""
    document = documents.read(text)
    words = document.words
    return [(text[words[s.first].start : words[s.last - 1].end], s.kind) for s in listed_signals(document)]


def test_the_longest_entry_wins():
    assert found("They live in a banana republic.") == [("banana republic", "labels")]


def test_a_verb_after_a_determiner_is_a_noun():
    assert found("They gut the plan.") == [("gut", "emotive_verbs")]
    assert found("It was the gut of a fish.") == []


def test_words_coined_to_judge_are_found():
    assert found("They met a golf-crazed heir.") == [("golf-crazed", "coinages")]


def test_entries_are_found_in_any_case_and_with_curly_apostrophes():
    assert found("LET’S FACE IT, it rained.") == [("LET’S FACE IT", "certainty")]


def test_an_unfinished_phrase_at_the_end_is_not_found():
    assert ("beyond the pale", "idioms") not in found("It was beyond the")


@pytest.mark.parametrize("kind", LISTED)
def test_each_list_opens_with_its_basis_and_has_no_entry_twice(kind):
    path = lexicons.FOLDER / "en" / f"framing_{kind}.txt"
    assert "# Basis: " in path.read_text(encoding="utf-8")
    entries = [line.removesuffix("?").strip() for line in lexicons.lines("en", f"framing_{kind}")]
    assert len(entries) == len(set(entries)) > 10


@pytest.mark.parametrize("kind", LISTED)
def test_each_entry_is_looked_up_under_its_own_list(kind):
    bare_verb = LISTED[kind].inflect == VERB
    for line in lexicons.lines("en", f"framing_{kind}"):
        first, *rest = (word.lower for word in words_of(line.removesuffix("?").strip(), "en"))
        group = index("en")[first][rest[0] if rest else ""]
        owners = {e.kind for e in group if e.rest == tuple(rest) and e.bare_verb == bare_verb}
        assert (line, owners) == (line, {kind})


@pytest.mark.parametrize(
    ("one_side", "other_side"),
    [
        ("leftist", "right-winger"),
        ("libtard", "magat"),
        ("social justice warrior", "white supremacist"),
        ("gun grabber", "gun nut"),
        ("climate alarmist", "climate denier"),
        ("baby killer", "anti-choicer"),
        ("democrat party", "trump cult"),
        ("fake news", "propaganda machine"),
        ("zionist entity", "terror state"),
        ("marxist", "fascist"),
        ("welfare queen", "fat cat"),
        ("war on christmas", "war on women"),
    ],
)
def test_labels_of_opposite_sides_are_both_listed(one_side, other_side):
    kinds = {kind for text in (one_side, other_side) for _, kind in found(f"They met the {text} again.")}
    assert kinds <= {"labels", "partisan_terms"}
    assert all(found(f"They met the {text}.") for text in (one_side, other_side))
