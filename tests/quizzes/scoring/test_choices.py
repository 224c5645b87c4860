"""One choice against its defensible answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.scoring.choices import CANT_TELL, Choice, ChoiceKey, Verdict, score_choice

KEY = ChoiceKey((Choice("organisation"), Choice("document", "the statement itself speaks")))
OPTIONS = ["organisation", "document", "group", CANT_TELL, ""]


@pytest.mark.parametrize(
    ("response", "score", "verdict", "alternative"),
    [
        ("organisation", 1, Verdict.RIGHT, 0),
        ("document", 1, Verdict.RIGHT, 1),
        ("group", 0, Verdict.WRONG, None),
        (CANT_TELL, 0, Verdict.CANT_TELL, None),
        ("", 0, Verdict.UNANSWERED, None),
        (None, 0, Verdict.UNANSWERED, None),
    ],
)
def test_score_choice(response, score, verdict, alternative):
    result = score_choice(KEY, response)
    assert (result.score, result.verdict, result.alternative) == (score, verdict, alternative)


def test_score_choice_cant_tell_is_right_where_the_key_defends_it():
    result = score_choice(ChoiceKey((Choice("framing"), Choice(CANT_TELL))), CANT_TELL)
    assert (result.score, result.verdict) == (1, Verdict.RIGHT)


@pytest.mark.parametrize("values", [[], ["group", "group"]])
def test_choice_key_without_sense_is_refused(values):
    with pytest.raises(ValueError, match="alternative"):
        ChoiceKey(tuple(Choice(value) for value in values))


@given(st.sets(st.sampled_from(OPTIONS[:4]), min_size=1), st.sampled_from(OPTIONS))
def test_score_choice_is_1_exactly_for_the_alternatives(values, response):
    key = ChoiceKey(tuple(Choice(value) for value in sorted(values)))
    assert score_choice(key, response).score == (response in values)
