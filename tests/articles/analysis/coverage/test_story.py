"""What is gathered from the pairs for the whole story."""

from datetime import date

import pytest

from articles.analysis.changes import SAME
from articles.analysis.coverage.chains import chains_of
from articles.analysis.coverage.claims import Tie, claims_of
from articles.analysis.coverage.ladder import Step, ladder_of
from articles.analysis.coverage.placement import paragraph_of, placement_of
from articles.analysis.coverage.shares import never_heard, shares_of
from articles.analysis.coverage.sources import same_source
from articles.analysis.coverage.traces import traces_of
from tests.articles.analysis.coverage.pieces import piece, reading

DAYS = (date(2026, 3, 18), date(2026, 3, 17), None)


def gathered(*ties, apart=frozenset(), primary=(False, False, False)):
    found = claims_of([Tie(*tie) for tie in ties], apart=apart, published=DAYS, primary=primary)
    return [(claim.origin, dict(claim.passages)) for claim in found]


def test_claims_of_begin_with_the_earliest_article():
    assert gathered(((0, 0), (1, 4), 0.9)) == [((1, 4), {0: (0,), 1: (4,)})]


def test_claims_of_begin_with_the_primary_document():
    assert gathered(((1, 4), (2, 1), 0.9), primary=(False, False, True)) == [((2, 1), {1: (4,), 2: (1,)})]


def test_claims_of_weak_ties_stay_apart():
    assert gathered(((0, 0), (1, 4), 0.1)) == []


def test_claims_of_a_third_article_comes_in_by_a_close_tie():
    near = ((1, 0), (0, 0), 0.9)
    assert gathered(near, ((0, 0), (2, 0), 0.5)) == [((1, 0), {0: (0,), 1: (0,), 2: (0,)})]
    assert gathered(near, ((0, 0), (2, 0), 0.3)) == [((1, 0), {0: (0,), 1: (0,)})]


def test_claims_of_a_draft_is_in_the_claim_of_its_nearest_origin_only():
    assert gathered(((1, 0), (0, 0), 0.4), ((1, 1), (0, 0), 0.6)) == [((1, 1), {0: (0,), 1: (1,)})]


def test_claims_of_a_person_may_tie_a_passage_to_two_claims():
    assert gathered(((1, 0), (0, 0), 0.0, True), ((1, 1), (0, 0), 0.0, True)) == [
        ((1, 0), {0: (0,), 1: (0,)}),
        ((1, 1), {0: (0,), 1: (1,)}),
    ]


def test_claims_of_what_a_person_tied_is_together():
    assert gathered(((0, 0), (1, 4), 0.0, True)) == [((1, 4), {0: (0,), 1: (4,)})]


def test_claims_of_what_a_person_told_apart_meets_through_nobody():
    ties = [((0, 0), (1, 0), 0.9), ((1, 0), (2, 0), 0.9)]
    apart = frozenset({((0, 0), (2, 0))})
    assert gathered(*ties, apart=apart) == [((1, 0), {0: (0,), 1: (0,)})]


def test_claims_of_twenty_articles():
    ties = [Tie((a, 0), (b, 0), 0.9) for a in range(20) for b in range(a + 1, 20)]
    (claim,) = claims_of(ties, published=[None] * 20, primary=[False] * 20)
    assert (claim.size, claim.origin) == (20, (0, 0))


def test_ladder_of_goes_from_distances_to_endorses():
    ladder = ladder_of(3, "Farrin", [Step(0, "said", "acknowledges"), Step(1, "revealed", "endorses"),
                                     Step(2, "alleged", "distances"), Step(1, "added", "acknowledges")])  # fmt: skip
    assert [step.cue for step in ladder.steps] == ["alleged", "said", "revealed"]
    assert ladder.spread == 2


@pytest.mark.parametrize(
    "steps",
    [[], [Step(0, "said", "acknowledges")], [Step(0, "said", "acknowledges"), Step(1, "", "endorses")]],
)
def test_ladder_of_one_article_is_none(steps):
    assert ladder_of(0, "Farrin", steps) is None


def test_shares_of_counts_the_innermost_source_and_the_writer():
    one = piece(
        "[Oskell]source [said]cue [[Velt]source2 [had told her]cue2 [he wanted a date]content2]content."
        "\n\nThe bus stopped.",
        parents=(None, 0),
    )
    shares = shares_of(one)
    assert shares.by_source == {"": 5, "Velt": 4, "Oskell": 4}
    assert [dict(paragraph) for paragraph in shares.by_paragraph] == [
        {"": 2, "Velt": 4, "Oskell": 4},
        {"": 3},
    ]
    assert shares.total == 13


def test_never_heard_names_who_only_the_others_hear():
    one = shares_of(piece("[Ana Renn]source [said]cue [the bridge is safe]content."))
    other = shares_of(
        piece(
            "[Renn]source [said]cue [it is safe]content. [The union]source2 [said]cue2 [it is not]content2."
        )
    )
    assert never_heard([one, other]) == (("The union",), ())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Maren Oskell", "Oskell", True), ("MAREN OSKELL", "Maren Oskell", True), ("the police", "Police", True),
        ("Maren Oskell", "Tobin Arrach", False), ("", "", False), ("officials", "Canadian officials", False),
        ("the union", "Dock and Ferry Workers' Union", False),
    ],
)  # fmt: skip
def test_same_source(one, other, same):
    assert same_source(one, other) is same
    assert same_source(other, one) is same


RECORD = "We had not fitted it. That was our failure, and I am sorry for it. I would rather be asked why I closed it."


@pytest.mark.parametrize(
    ("quotation", "use"),
    [
        ("“That was our failure, and I am sorry for it,”", "exact"),
        ("“We had not fitted it. That was our failure, and I am sorry for it.”", "exact"),
        ("‘We had not fitted it. That was our failure.’", "trimmed"),
        ("“I would rather be asked why I shut it.”", "altered"),
        ("“It rained all day and nobody came.”", None),
        ("“our failure”", None),
    ],
)
def test_traces_of_quotations(quotation, use):
    found = traces_of(piece(f"{quotation} she said."), piece(RECORD, primary=True))
    assert [trace.use for trace in found] == ([use] if use else [])


def test_traces_of_show_what_was_cut():
    (trace,) = traces_of(piece("‘We had not fitted it. That was our failure.’ she said."), piece(RECORD))
    assert "sorry" in "".join(change.text for change in trace.changes if change.kind != SAME)


def test_chains_of_run_from_the_first_speaker():
    one = piece(
        "[Corbel]source [reported]cue [[the lawmakers]source2 [had called for]cue2 [compensation]content2]content.",
        parents=(None, 0),
    )
    assert [chain.links for chain in chains_of(one)] == [("the lawmakers", "Corbel")]


def test_placement_of_headline_and_claims():
    one = reading(
        "The bus stopped.\n\nLawmakers demand compensation for drivers.",
        title="Lawmakers demand compensation",
    )
    placement = placement_of(one.piece, one.passages)
    assert (placement.headline, placement.paragraphs) == (1, 2)
    (claim,) = claims_of([Tie((0, 1), (1, 0), 0.9)], published=[None, None], primary=[False, False])
    assert (paragraph_of(claim, 0, one.passages), paragraph_of(claim, 2, one.passages)) == (2, None)


def test_placement_of_a_headline_like_nothing_is_none():
    one = reading("The bus stopped.", title="They knew!")
    assert placement_of(one.piece, one.passages).headline is None
