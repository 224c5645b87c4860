from fractions import Fraction

import pytest

from quizzes.items import BadKey, read_cue

KIND = "read the cue"


@pytest.mark.parametrize(
    ("words", "stance", "worth"),
    [
        ("claims", "distances", 1),
        ("claims that", "distances", 1),
        ("claims", "endorses", Fraction(1, 2)),
        ("Petra Lum", "distances", Fraction(1, 2)),
        ("Petra Lum", "endorses", 0),
    ],
)
def test_words_and_stance_count_the_same(item_about, place, score, words, stance, worth):
    item = item_about(KIND, "claims that nobody")
    assert score(item, {"cue": [place(item, words)], "stance": stance}) == worth


@pytest.mark.parametrize(
    "response", [{}, {"cue": "x", "stance": 3}, {"cue": [[5]], "stance": None}, {"cue": [[9, 2]]}]
)
def test_nonsense_scores_nothing(item_about, score, response):
    assert score(item_about(KIND, "claims that nobody"), response) == 0


def test_words_too_many_are_said(item_about, place):
    item = item_about(KIND, "claims that nobody")
    scored = read_cue.score(item, {"cue": [place(item, "claims that nobody")], "stance": "distances"})
    assert scored.lines == ("Right idea, 2 words too many.",)


def test_proposal_prefers_the_rare_stances(exercise):
    stances = [one.key["stances"][0]["value"] for one in exercise.draft.items.filter(kind=KIND)]
    assert stances == ["distances", "endorses"]


def test_form_of_words_gives_the_same_answer_as_marking(item_about, place):
    item = item_about(KIND, "claims that nobody")
    start, end = place(item, "claims")
    form = read_cue.ResponseForm({"cue_from": start, "cue_to": end, "stance": "distances"}, item=item)
    assert form.is_valid(), form.errors
    assert form.answer() == {"cue": [[start, end]], "stance": "distances"}


@pytest.mark.parametrize(("first", "last"), [("that", "claims"), ("claims", None)])
def test_words_in_the_wrong_order_are_refused(item_about, place, first, last):
    item = item_about(KIND, "claims that nobody")
    data = {"cue_from": place(item, first)[0], "cue_to": place(item, last)[1] if last else ""}
    assert not read_cue.ResponseForm(data, item=item).is_valid()


def test_cue_outside_the_passage_is_refused(item_about):
    item = item_about(KIND, "claims that nobody")
    item.key["cue"]["alternatives"][0]["core"] = [[0, 3]]
    with pytest.raises(BadKey, match="outside the passage"):
        read_cue.check(item)


def test_alternative_equal_to_the_key_is_refused(item_about):
    item = item_about(KIND, "claims that nobody")
    item.key["cue"]["alternatives"] *= 2
    with pytest.raises(BadKey, match="Answer 2 is the same as answer 1"):
        read_cue.check(item)


def test_draft_of_another_stance_contradicts(item_about):
    item = item_about(KIND, "claims that nobody")
    draft = item.attribution
    assert read_cue.contradictions(item, [draft], []) == []
    draft.stance = "endorses"
    assert read_cue.contradictions(item, [draft], []) == [
        "A draft reads the cue “claims” as one that endorses."
    ]
