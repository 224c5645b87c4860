"""The rule cards are whole, short, well-formed, and cover the language of the house."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

CARDS = tomllib.loads((Path(settings.BASE_DIR) / "quizzes" / "rule_cards.toml").read_text())["card"]

FIELDS = ["slug", "title", "rule", "example", "counter_example", "skill", "applies_to", "reference"]
SKILLS = {"attribution", "stance", "framing", "voice", "comparison"}
KINDS = {"find source", "read the cue", "tell the voice", "mark the framing", "compare coverage", "write"}
SOURCE_KINDS = {
    "named person", "organisation", "news outlet", "document", "unnamed", "group", "the writer",
}  # fmt: skip
QUOTATIONS = {"direct", "mixed", "indirect"}
STANCES = {"acknowledges", "endorses", "distances"}
VOICES = {"reported statement", "the writer's statement of fact", "editorial framing"}
DEVICES = {
    "loaded word", "label", "stance-laden cue", "unattributed interpretation", "presupposition",
    "vague attribution", "scare quotes", "background steer",
}  # fmt: skip
CELLS = {"same source", "other source", "in the writer's own voice", "contradicted", "absent"}
NAMES = KINDS | SOURCE_KINDS | QUOTATIONS | STANCES | VOICES | DEVICES | CELLS | {"chain", "can't tell"}
PARTS = {"source", "cue", "content", "mark", "reported", "fact", "framing"}

MARKED = re.compile(r"\[([^\[\]]+)\](\w+)")
CITED = re.compile(r".+ \((19|20)\d\d\), .+|Wikipedia, Manual of Style: Words to watch")

each_card = pytest.mark.parametrize("card", CARDS, ids=[card.get("slug", "?") for card in CARDS])


def words(text):
    return len(text.split())


@each_card
def test_card_is_whole(card):
    assert list(card) == FIELDS
    assert all(card.values())


@each_card
def test_card_slug_is_one(card):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", card["slug"])


@pytest.mark.parametrize("field", ["slug", "title", "rule", "example", "counter_example"])
def test_no_two_cards_share(field):
    values = [card[field] for card in CARDS]
    assert len(set(values)) == len(values)


@each_card
def test_card_is_short(card):
    assert words(card["rule"]) <= 60
    assert words(card["title"]) <= 7
    assert words(card["example"]) <= 45
    assert words(card["counter_example"]) <= 45


@each_card
def test_card_sentences_are_short_enough_for_a_14_year_old(card):
    sentences = re.split(r"(?<=[.?!:;])”?\s", card["rule"])
    assert max(map(words, sentences)) <= 28


@each_card
def test_card_applies_to_names_of_the_house(card):
    assert card["skill"] in SKILLS
    assert set(card["applies_to"]) <= NAMES
    assert len(set(card["applies_to"])) == len(card["applies_to"])
    assert set(card["applies_to"]) & KINDS, "a card is cited by some kind of item"


@each_card
@pytest.mark.parametrize("field", ["example", "counter_example"])
def test_brackets_are_well_formed(card, field):
    text = card[field]
    assert {part for _, part in MARKED.findall(text)} <= PARTS
    assert not re.search(r"[\[\]]", MARKED.sub("", text)), text
    assert all(marked == marked.strip() for marked, _ in MARKED.findall(text))


@each_card
def test_example_shows_something_and_counter_example_says_why(card):
    assert MARKED.search(card["example"])
    assert " — " in card["counter_example"]
    assert words(card["counter_example"].split(" — ")[-1]) >= 4


@each_card
def test_references_name_author_year_and_work(card):
    for cited in card["reference"].split("; "):
        assert CITED.fullmatch(cited), cited


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_name_has_a_card(name):
    assert [card["slug"] for card in CARDS if name in card["applies_to"]] != []


def test_every_device_stance_and_source_kind_has_a_card_with_few_rivals():
    """A judgement should find its card at once: at most three to choose from."""
    for name in SOURCE_KINDS | DEVICES:
        assert 1 <= sum(name in card["applies_to"] for card in CARDS) <= 3, name


def test_every_skill_has_cards():
    assert {card["skill"] for card in CARDS} == SKILLS


def test_no_card_rates_outlets():
    rating = re.compile(r"\b(credib|reliab|left-wing|right-wing|biased (outlet|source)|trustworth)", re.I)
    texts = [card[field] for card in CARDS for field in ("title", "rule", "example", "counter_example")]
    assert [text for text in texts if rating.search(text)] == []
