from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.coverage import Reading, compare, drafted_piece
from articles.analysis.coverage.compare import CONFIDENCE, confidence_of
from tests.articles.analysis.coverage.pieces import piece, reading

REST = " The ferry to the island runs from Thursday. Two hundred lorries wait on the northern road."
SAME, OTHER, OWN, CONTRADICTED = "same source", "other source", "the writer's own voice", "contradicted"
CASES = [
    ("[Ana Renn]source [said]cue [the bearing was worn out]content.",
     "[Renn]source [claimed]cue [that the bearing was worn out]content.", SAME),
    ("[Ana Renn]source [said]cue [the bearing was worn out]content.",
     "[The union]source [said]cue [that the bearing was worn out]content.", OTHER),
    ("[Ana Renn]source [said]cue [the bearing was worn out]content.", "The bearing was worn out.", OWN),
    ("The bearing was worn out.", "The bearing was worn out already.", OWN),
    ("About 600 lorries crossed the bridge.", "About 900 lorries crossed the bridge.", CONTRADICTED),
    ("[The police]source [said]cue [twelve people had been held]content.",
     "[The police]source [said]cue [three people had been held]content.", CONTRADICTED),
    ("The bearing was worn out.", "The bearing was not worn out.", CONTRADICTED),
    ("Nobody was hurt.", "[The driver]source [said]cue [seven passengers were hurt]content.", CONTRADICTED),
    ("Eleven lorries crossed the bridge.", "11 lorries crossed the bridge.", OWN),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "relation"), CASES)
def test_compare_the_same_claim_by_whom(one, other, relation):
    found = compare(reading(one + REST), reading(other + REST))
    (first,) = [a for a in found.alignments if a.first == 0 and a.second == 0]
    assert first.relation == relation


@pytest.mark.parametrize(("one", "other", "relation"), CASES)
def test_compare_swapped_says_the_same(one, other, relation):
    a, b = reading(one + REST), reading(other + REST)
    there = {(x.first, x.second): (x.score, x.relation) for x in compare(a, b).alignments}
    back = {(x.second, x.first): (x.score, x.relation) for x in compare(b, a).alignments}
    assert there == pytest.approx(back) if not there else list(there) and there == back


def test_compare_says_which_words_contradict():
    one = reading("About 600 lorries crossed the bridge." + REST)
    other = reading("About 900 lorries crossed the bridge." + REST)
    difference = compare(one, other).alignments[0].difference
    assert (difference.first, difference.second) == ("600 lorries", "900 lorries")


def test_compare_other_events_aligns_nothing():
    one = reading("The swing bridge sank under a bus on Saturday. The minister closed it." + REST)
    other = reading("Cheese prices rose again in autumn. Dairies blamed a dry summer for it.")
    found = compare(one, other)
    assert (found.alignments, found.likeness.same_event) == ((), False)


def test_compare_other_languages_by_names_and_numbers_only():
    one = reading("In Brennick 34 passengers left the bus on Saturday. The minister closed the bridge.")
    other = reading("In Brennick stiegen 34 Menschen aus. Die Brücke bleibt zu.", language="de")
    found = compare(one, other)
    assert found.by_names_only
    assert [(a.first, a.second) for a in found.alignments] == [(0, 0)]
    assert found.contrasts == ()


def test_compare_identical_articles_aligns_each_passage_with_itself():
    one = reading("The bearing was worn out." + REST)
    found = compare(one, one)
    sure = {(a.first, a.second) for a in found.alignments if a.score > 0.99}
    assert sure == {(at, at) for at in range(len(one.passages))}
    assert found.likeness.value == pytest.approx(1.0)


@pytest.mark.parametrize("text", ["", " \n\n ", "…"])
def test_compare_with_an_empty_article_finds_nothing(text):
    found = compare(reading(text), reading("The bearing was worn out." + REST))
    assert (found.alignments, found.reused, found.contrasts, found.likeness.value) == ((), (), (), 0.0)


SENTENCES = st.lists(
    st.sampled_from(
        ["The bridge sank.", "Oskell said the bridge was safe.", "About 600 lorries wait.", "Nobody was hurt.",
         "“It is safe,” said Renn.", "The union claimed 900 lorries wait.", "Ça va.", "\n\n"]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip


@given(SENTENCES, SENTENCES)
def test_compare_is_symmetric_and_deterministic(one, other):
    a, b = Reading(drafted_piece(one, language="en")), Reading(drafted_piece(other, language="en"))
    there, back, again = compare(a, b), compare(b, a), compare(a, b)
    assert there == again
    assert sorted((x.first, x.second, round(x.score, 9), x.relation) for x in there.alignments) == sorted(
        (x.second, x.first, round(x.score, 9), x.relation) for x in back.alignments
    )
    assert {(r.first, r.second) for r in there.reused} == {(r.second, r.first) for r in back.reused}


@given(st.text(max_size=200), st.text(max_size=200))
def test_compare_never_raises(one, other):
    compare(Reading(drafted_piece(one)), Reading(drafted_piece(other)))


@given(st.floats(0, 1))
def test_confidence_of_grows_with_the_score(score):
    assert 0 <= confidence_of(score) <= CONFIDENCE[-1][1]
    assert confidence_of(score) <= confidence_of(min(1.0, score + 0.1))


def test_compare_labels_between_the_same_words():
    one = piece("Residents and dock workers protested at the toll gate on Monday evening.")
    other = piece("Residents and dock workers demonstrated at the toll gate on Monday evening.")
    (contrast,) = compare(Reading(one), Reading(other)).contrasts
    assert (contrast.first.of(one.text), contrast.second.of(other.text), contrast.kind) == (
        "protested", "demonstrated", "act",
    )  # fmt: skip


def test_compare_labels_of_one_person():
    one = piece(
        "[Union chair Tobin Arrach]source [said]cue [the bearing was worn out]content.",
        names=("Tobin Arrach",),
    )
    other = piece(
        "[Tobin Arrach, the noisy chairman of the dock union,]source [said]cue [the bearing was worn out]content.",
        names=("Tobin Arrach",),
    )
    (contrast,) = compare(Reading(one), Reading(other)).contrasts
    assert contrast.first.of(one.text) == "Union chair"
    assert contrast.second.of(other.text) == "the noisy chairman of the dock union"
    assert (contrast.kind, contrast.about) == ("person", "Tobin Arrach")


TAKEN = "It is the only road to the island, where 6,200 people live. It was built in 1961 for the quarry."
CHANGED = (
    "It is the only road to the island, where some 6,200 people live. It was built in 1961 for the quarry."
)


@pytest.mark.parametrize(
    ("first_day", "second_day", "earlier"),
    [(17, 18, "first"), (18, 17, "second"), (17, 17, "either"), (None, 17, "either"), (17, None, "either")],
)
def test_compare_reuse_by_day(first_day, second_day, earlier):
    days = [day and date(2026, 3, day) for day in (first_day, second_day)]
    one, other = reading(TAKEN, published=days[0]), reading(CHANGED, published=days[1])
    (found,) = compare(one, other).reused
    assert (found.first.of(TAKEN), found.second.of(CHANGED), found.earlier) == (TAKEN, CHANGED, earlier)


def test_compare_reuse_is_credited_where_the_outlet_is_named():
    one = reading(TAKEN, published=date(2026, 3, 17), outlet="Tidemark")
    other = reading("Tidemark wrote this. " + CHANGED, published=date(2026, 3, 18), outlet="Bell")
    assert [found.credited for found in compare(one, other).reused] == [True]


def test_compare_reuse_of_a_quotation_only_is_told_apart():
    said = "“I would rather be asked why I closed a bridge than why I left one open today,” "
    (found,) = compare(reading(said + "the minister said."), reading(said + "Oskell told the hall.")).reused
    assert found.quoted


def test_compare_reuse_of_other_sentences_is_none():
    assert (
        compare(reading(TAKEN), reading("The bridge is old. The island has 6,200 people." + REST)).reused
        == ()
    )


def test_compare_labels_of_one_group():
    one = piece(
        "[Residents]source [said]cue [the toll gate was opened on Monday evening]content.", kind="group"
    )
    other = piece(
        "[A mob]source [claimed]cue [the toll gate was opened on Monday evening]content.", kind="group"
    )
    (contrast,) = compare(Reading(one), Reading(other)).contrasts
    assert (contrast.first.of(one.text), contrast.second.of(other.text), contrast.kind) == (
        "Residents", "A mob", "group",
    )  # fmt: skip
    named = piece("[Ida Renn]source [said]cue [the toll gate was opened on Monday evening]content.")
    assert compare(Reading(one), Reading(named)).contrasts == ()
