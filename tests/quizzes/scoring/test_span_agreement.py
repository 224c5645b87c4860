"""Marked words against a key: a strict relation, lenient boundaries."""

from fractions import Fraction

import pytest
from hypothesis import assume, given

from articles.analysis.spans import Span
from quizzes.scoring.span_agreement import Alternative, Boundary, SpanKey, span_agreement
from quizzes.scoring.words import Words
from tests.quizzes.scoring.marking import TEXT, alternatives, at, key, keys, span_tuples, spans

WORDS = Words(TEXT)


def agree(a_key, *quotes):
    return span_agreement(a_key, at(*quotes), WORDS)


@pytest.mark.parametrize(
    ("quotes", "score", "boundary", "off_by"),
    [
        ((), 0, Boundary.NOTHING, 0),
        (("insisted",), 1, Boundary.EXACT, 0),
        (("angrily insisted",), 1, Boundary.EXACT, 0),
        (("have angrily insisted that",), 1, Boundary.TOO_MANY, 2),
        (("have angrily insisted that the so-called",), Fraction(1, 2), Boundary.TOO_MANY, 4),
        (("insisted that the so-called peace plan is dead",), 0, Boundary.BESIDE, 0),
        (("angrily",), 0, Boundary.BESIDE, 0),
        (("Officials",), 0, Boundary.BESIDE, 0),
        ((".",), 0, Boundary.NOTHING, 0),
    ],
)
def test_span_agreement_with_a_cue(quotes, score, boundary, off_by):
    found = agree(key("insisted", tolerance=["angrily"]), *quotes)
    assert (found.score, found.boundary, found.off_by) == (score, boundary, off_by)


def test_span_agreement_of_half_the_core_is_too_few():
    found = agree(key("who refused to be named"), "to be named")
    assert (found.score, found.boundary, found.off_by) == (Fraction(3, 5), Boundary.TOO_FEW, 2)


def test_span_agreement_names_the_larger_fault():
    found = agree(key("so-called peace plan", grace=0), "peace plan is dead")
    assert (found.boundary, found.missing, found.surplus) == (Boundary.TOO_MANY, 1, 2)


def test_span_agreement_of_shifted_words_says_too_many():
    found = agree(key("so-called peace plan", grace=0), "peace plan is")
    assert (found.score, found.boundary, found.off_by) == (Fraction(4, 9), Boundary.TOO_MANY, 1)


def test_span_agreement_without_grace_charges_the_first_word():
    assert agree(key("peace plan", grace=0), "the so-called peace plan").score == Fraction(1, 2)


def test_span_agreement_takes_the_best_alternative():
    found = agree(key("Officials", "who refused to be named"), "who refused to be named")
    assert (found.score, found.alternative) == (1, 1)


def test_span_agreement_beside_every_alternative_names_the_nearest():
    found = agree(key("Officials", "who refused to be named"), "named")
    assert (found.score, found.boundary, found.alternative) == (0, Boundary.BESIDE, 1)


def test_span_agreement_of_equal_alternatives_names_the_first():
    assert agree(key("peace", "plan"), "peace plan").alternative == 0


def test_span_agreement_with_a_split_core():
    split = SpanKey((Alternative(at("Officials", "insisted")),))
    assert agree(split, "Officials", "insisted").score == 1
    assert agree(split, "Officials").score == Fraction(1, 2)


def test_span_agreement_with_a_colon_as_cue():
    colon = SpanKey((Alternative((Span(6, 7),)),))
    words = Words("OSKELL: We had not.")
    assert span_agreement(colon, [Span(6, 7)], words).boundary is Boundary.EXACT
    assert span_agreement(colon, [Span(0, 7)], words).off_by == 1
    assert span_agreement(colon, [Span(8, 10)], words).score == 0


@pytest.mark.parametrize(
    ("make", "arguments"), [(Alternative, ((),)), (SpanKey, ((),)), (SpanKey, ((1,), -1))]
)
def test_keys_without_sense_are_refused(make, arguments):
    with pytest.raises(ValueError, match="needs"):
        make(*arguments)


@given(keys(), span_tuples())
def test_score_is_a_share(a_key, response):
    found = span_agreement(a_key, response, WORDS)
    assert 0 <= found.score <= 1
    assert (found.boundary in (Boundary.NOTHING, Boundary.BESIDE)) == (found.score == 0)


@given(keys())
def test_every_alternative_scores_1(a_key):
    for alternative in a_key.alternatives:
        assert span_agreement(a_key, alternative.core, WORDS).score == 1


@given(alternatives())
def test_tolerance_taken_along_is_exact(alternative):
    found = span_agreement(SpanKey((alternative,)), (*alternative.core, *alternative.tolerance), WORDS)
    assert found.boundary is Boundary.EXACT


@given(keys(), span_tuples(1), spans())
def test_a_superfluous_span_never_raises(a_key, response, more):
    allowed = [s for one in a_key.alternatives for s in (*one.core, *one.tolerance)]
    assume(not any(more.overlaps(span) for span in allowed))
    assume(not WORDS.inside([more]) & WORDS.inside(allowed))
    before = span_agreement(a_key, response, WORDS).score
    assert span_agreement(a_key, (*response, more), WORDS).score <= before


@given(keys(), span_tuples(1))
def test_one_more_alternative_never_lowers(a_key, core):
    wider = SpanKey((*a_key.alternatives, Alternative(core)), a_key.grace)
    assert span_agreement(wider, core, WORDS).score >= span_agreement(a_key, core, WORDS).score


@given(keys(), span_tuples(1))
def test_order_of_the_spans_does_not_matter(a_key, response):
    assert span_agreement(a_key, response, WORDS) == span_agreement(a_key, response[::-1], WORDS)


@given(span_tuples(1), span_tuples(1))
def test_missing_and_surplus_change_places_with_key_and_response(one, other):
    """What the one has too many, the other has too few."""
    assume(all(WORDS.inside([span]) for span in (*one, *other)))
    there = span_agreement(SpanKey((Alternative(one),)), other, WORDS)
    back = span_agreement(SpanKey((Alternative(other),)), one, WORDS)
    assert (there.hit, there.missing, there.surplus) == (back.hit, back.surplus, back.missing)
