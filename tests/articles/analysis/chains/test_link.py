"""Who told whom, end to end: detection, inner attributions, parents."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.analysis.attribution import find_attributions
from articles.analysis.chains import holders_of, link_chains
from articles.analysis.chains.excerpts import excerpts_of
from articles.analysis.document import read
from tests.articles.analysis.bracketed import bracketed, words

TEXTS = Path(__file__).with_name("chains.txt").read_text(encoding="utf-8").splitlines()
CHAINS = [line for line in TEXTS if not line.startswith("#")]


def _linked(text):
    document = read(text)
    return link_chains(document, find_attributions(document))


@pytest.mark.parametrize("marked", CHAINS)
def test_link_chains_finds_inner_and_its_parent(marked):
    gold = bracketed(marked)
    linked = _linked(gold.text)
    inner = [a for a in linked if a.cue and a.cue[0].overlaps(gold.of("cue2")[0])]
    assert [words(gold.text, a.source) for a in inner] == [words(gold.text, gold.of("source2"))]
    assert inner[0].parent is not None
    parent = linked[inner[0].parent]
    assert words(gold.text, parent.source) == words(gold.text, gold.of("source1"))
    assert parent.cue[0].overlaps(gold.of("cue1")[0])


def test_link_chains_of_three_links():
    text = "The mayor said the council believes the plan will work, according to the Herald."
    linked = _linked(text)
    assert [(words(text, a.source), a.parent) for a in linked] == [
        ("the Herald", None),
        ("The mayor", 0),
        ("the council", 1),
    ]
    assert words(text, linked[1].content) == "the council believes the plan will work"


def test_link_chains_of_content_that_runs_out_of_its_parents_has_none():
    gold = bracketed(
        "[Smith]source1 [said]cue1 [[Jones]source2 [had said]cue2 [it]content2]content1 [was off]content2."
    )
    assert [a.parent for a in link_chains(read(gold.text), gold.attributions())] == [None, None]


def test_excerpt_joins_what_the_speaker_interrupts():
    gold = bracketed(
        "[“The president,”]content [she]source [said]cue, [“told me that he would resign.”]content"
    )
    excerpts = excerpts_of(read(gold.text), enumerate(gold.attributions()))
    assert excerpts.text == "The president told me that he would resign.."


def test_link_chains_of_separate_statements_have_no_parent():
    linked = _linked("Smith said the bridge is safe. Jones said it is not.")
    assert [a.parent for a in linked] == [None, None]


def test_link_chains_of_two_statements_of_one_source_have_no_parent():
    linked = _linked("Smith said the bridge is safe, adding that it had been tested.")
    assert [a.parent for a in linked] == [None, None]


def test_link_chains_leaves_out_what_a_speaker_says_of_herself():
    linked = _linked("“I think the plan will fail,” she said.")
    assert [a.lemma for a in linked] == ["say"]


def test_link_chains_keeps_given_attributions_and_their_order():
    gold = bracketed(
        "[Smith]source1 [said]cue1 [[Jones]source2 [had said]cue2 [it was off]content2]content1. "
        "[Lee]source3 [said]cue3 [no]content3."
    )
    linked = link_chains(read(gold.text), gold.attributions())
    assert [(words(gold.text, a.source), a.parent) for a in linked] == [
        ("Smith", None),
        ("Jones", 0),
        ("Lee", None),
    ]


def test_holders_of_gives_the_outer_source_of_an_inner_one():
    text = "Smith said Jones had told him that the deal was off."
    holders = holders_of(_linked(text))
    assert {inner.of(text): outer.of(text) for inner, outer in holders.items()} == {"Jones": "Smith"}


def test_hearsay_has_no_source_and_takes_the_sentence():
    text = "The president has reportedly fled the country."
    (found,) = _linked(text)
    assert (found.source, words(text, found.cue)) == ((), "reportedly")
    assert words(text, found.content) == "The president has … fled the country"


def test_hearsay_beside_a_cue_belongs_to_the_cue():
    linked = _linked("The president reportedly said that he would leave.")
    assert [words("", a.source) == "" and a.rule == "hearsay" for a in linked] == [False]


def test_link_chains_without_tags_returns_what_was_given():
    gold = bracketed("[Ana]source [dit]cue [oui]content")
    assert link_chains(read(gold.text, "xx"), gold.attributions()) == gold.attributions()


PIECES = [
    "Smith said ", "Jones told Reuters that ", "“", "”", ", ", ". ", "\n\n", "according to AP", "I ", ": ",
    "reportedly ", "it is safe", "‘", "’", "quoted him as saying ", "he said", "\ud800", "\x00",
    "they called for ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_link_chains_of_any_text_is_sound(text):
    linked = _linked(text)
    assert linked == _linked(text)
    for index, attribution in enumerate(linked):
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        assert all(span.end <= len(text) for span in spans)
        assert attribution.content
        seen = {index}
        while (parent := linked[index].parent) is not None:
            assert parent not in seen
            assert all(
                any(held.covers(part) for held in linked[parent].content) for part in linked[index].cue
            )
            seen.add(parent)
            index = parent
