"""Several marks against a key: found, missed, superfluous."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.spans import Span
from quizzes.scoring.mark_matching import COST, KeyMark, ResponseMark, match_marks
from quizzes.scoring.span_agreement import Boundary, span_agreement
from quizzes.scoring.words import Words
from tests.quizzes.scoring.marking import TEXT, at, key, keys, span_tuples, spans

WORDS = Words(TEXT)
KEY = (
    KeyMark(key("who refused to be named"), ("vague attribution",)),
    KeyMark(key("angrily insisted"), ("stance-laden cue", "loaded word")),
    KeyMark(key("so-called"), ("scare quotes", "loaded word")),
)
EXACT = (
    ResponseMark(at("who refused to be named"), "vague attribution"),
    ResponseMark(at("angrily insisted"), "stance-laden cue"),
    ResponseMark(at("so-called"), "loaded word"),
)
DEVICES = st.sampled_from(["label", "loaded word", "presupposition"])
KEY_MARKS = st.lists(
    st.builds(
        KeyMark, place=keys(), devices=st.lists(DEVICES, max_size=2).map(tuple), optional=st.booleans()
    ),
    max_size=4,
)
RESPONSE_MARKS = st.lists(
    st.builds(ResponseMark, spans=span_tuples(1), device=st.none() | DEVICES), max_size=4
)


def test_match_marks_all_found():
    match = match_marks(KEY, EXACT, WORDS)
    assert (match.score, match.missed, match.superfluous) == (1, (), ())


def test_match_marks_nothing_marked_misses_all():
    match = match_marks(KEY, (), WORDS)
    assert (match.score, match.found, match.missed) == (0, (), (0, 1, 2))


def test_match_marks_wrong_device_keeps_two_thirds():
    match = match_marks(KEY[:1], [ResponseMark(EXACT[0].spans, "label")], WORDS)
    assert (match.score, match.found[0].device_right) == (Fraction(2, 3), False)


def test_match_marks_without_devices_in_the_key_asks_for_none():
    assert match_marks([KeyMark(key("so-called"))], [ResponseMark(at("so-called"))], WORDS).score == 1


def test_match_marks_superfluous_costs_half_a_mark():
    match = match_marks(KEY, (*EXACT, ResponseMark(at("dead"), "loaded word")), WORDS)
    assert (match.score, match.superfluous) == (Fraction(5, 6), (3,))


def test_match_marks_marking_every_word_earns_nothing():
    everything = [ResponseMark((word,), "loaded word") for word, _ in WORDS.counted([])]
    assert match_marks(KEY[2:], everything, WORDS).score == 0


def test_match_marks_needs_half_the_core():
    match = match_marks(KEY[:1], [ResponseMark(at("who refused"), "vague attribution")], WORDS)
    assert (match.found, match.missed) == ((), (0,))


def test_match_marks_pairs_one_to_one():
    match = match_marks(KEY[2:], [EXACT[2], EXACT[2]], WORDS)
    assert (len(match.found), match.fragments, match.score) == (1, (1,), 1)


@pytest.mark.parametrize("turn", [1, -1])
def test_match_marks_prefers_worth_to_the_number_of_pairs(turn):
    """1 for the exact pair against 1/2 + 1/3 for two poor ones."""
    marks = [
        KeyMark(key("so-called peace plan is", grace=0), ("label",)),
        KeyMark(key("plan is", grace=0), ("label",)),
    ]
    response = [
        ResponseMark(at("so-called peace plan is"), "label"),
        ResponseMark(at("so-called peace"), "loaded word"),
    ]
    match = match_marks(marks[::turn], response[::turn], WORDS, cost=Fraction(0))
    assert (match.score, len(match.found)) == (Fraction(1, 2), 1)


def test_match_marks_of_equal_worth_prefers_more_pairs():
    marks = [KeyMark(key("peace plan")), KeyMark(key("peace"), optional=True)]
    match = match_marks(marks, [ResponseMark(at("peace plan"))] * 2, WORDS, cost=Fraction(0))
    assert (match.score, len(match.found)) == (1, 2)


def test_match_marks_fragment_of_a_mark_costs_nothing():
    parts = [ResponseMark(at("angrily"), "loaded word"), ResponseMark(at("insisted"), "loaded word")]
    match = match_marks(KEY[1:2], parts, WORDS)
    assert (match.score, match.superfluous, len(match.fragments)) == (Fraction(1, 2), (), 1)


def test_match_marks_optional_mark_earns_and_costs_nothing():
    optional = KeyMark(key("dead"), optional=True)
    marked = match_marks((*KEY, optional), (*EXACT, ResponseMark(at("dead"))), WORDS)
    assert (marked.score, marked.superfluous, len(marked.found)) == (1, (), 4)
    assert match_marks((*KEY, optional), EXACT, WORDS).missed == ()


def test_match_marks_where_nothing_is_to_mark():
    assert match_marks((), (), WORDS).score == 1
    assert match_marks((), EXACT[:1], WORDS).score == 1 - COST


@pytest.mark.parametrize(
    "shares", [{"cost": Fraction(-1)}, {"core_share": Fraction(2)}, {"device_share": Fraction(-1)}]
)
def test_match_marks_refuses_shares_out_of_range(shares):
    with pytest.raises(ValueError, match=r"in \[0, 1\]"):
        match_marks(KEY, EXACT, WORDS, **shares)


def test_match_marks_of_a_long_article_is_exact():
    text = " ".join(f"word{number}" for number in range(400))
    places = [Span(word.start, word.end) for word, _ in Words(text).counted([])]
    marks = [KeyMark(key(text[place.start : place.end] + " ", text=text)) for place in places[:-1:2]]
    assert match_marks(marks, [ResponseMark((place,)) for place in places[::2]], Words(text)).score == 1


@given(KEY_MARKS, RESPONSE_MARKS)
def test_score_is_a_share_and_every_mark_is_accounted_for(marks, response):
    match = match_marks(marks, response, WORDS)
    assert 0 <= match.score <= 1
    used = [one.response for one in match.found]
    assert sorted([*used, *match.superfluous, *match.fragments]) == list(range(len(response)))
    found = {one.key for one in match.found}
    assert found | set(match.missed) | {at for at, mark in enumerate(marks) if mark.optional} == set(
        range(len(marks))
    )


@given(KEY_MARKS, RESPONSE_MARKS, spans())
def test_a_superfluous_mark_never_raises(marks, response, more):
    extra = ResponseMark((more,), "label")
    after = match_marks(marks, [*response, extra], WORDS)
    if len(response) in after.superfluous:
        before = match_marks(marks, response, WORDS)
        assert after.score <= before.score
        assert after.score < before.score or before.score == 0


@given(KEY_MARKS, RESPONSE_MARKS)
def test_order_of_the_marks_does_not_change_the_score(marks, response):
    there = match_marks(marks, response, WORDS)
    back = match_marks(marks[::-1], response[::-1], WORDS)
    assert there.score == back.score
    assert len(there.found) == len(back.found)


def score_by_trying(marks, response, cost):
    """The best score over every way to pair marks, written out from the definition."""
    demanded = sum(not mark.optional for mark in marks)
    slots = [*range(len(marks)), *[None] * len(response)]
    best = Fraction(0)
    for order in set(permutations(slots, len(response))):
        earned = Fraction(0)
        for by, taken in enumerate(order):
            earned += earned_by(marks, response[by], taken, cost)
        best = max(best, earned / demanded if demanded else 1 + earned)
    return best


def earned_by(marks, answer, taken, cost):
    marked = WORDS.inside(answer.spans)
    if taken is not None:
        mark = marks[taken]
        found = span_agreement(mark.place, answer.spans, WORDS)
        if (
            found.boundary not in (Boundary.NOTHING, Boundary.BESIDE)
            and 2 * found.hit >= found.hit + found.missing
        ):
            right = not mark.devices or answer.device in mark.devices
            return Fraction(0) if mark.optional else found.score * (Fraction(1) if right else Fraction(2, 3))
    for mark in marks:
        for one in mark.place.alternatives:
            if marked <= WORDS.inside((*one.core, *one.tolerance)):
                return Fraction(0)
    return -cost


FEW_KEY_MARKS, FEW_RESPONSE_MARKS = (
    marks.filter(lambda several: len(several) < 4) for marks in (KEY_MARKS, RESPONSE_MARKS)
)


@given(FEW_KEY_MARKS, FEW_RESPONSE_MARKS, st.fractions(0, 1, max_denominator=4))
def test_matching_is_optimal(marks, response, cost):
    assert match_marks(marks, response, WORDS, cost=cost).score == score_by_trying(marks, response, cost)
