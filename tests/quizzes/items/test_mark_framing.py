from fractions import Fraction

import pytest

from quizzes.items import BadKey, mark_framing

KIND = "mark the framing"


@pytest.mark.parametrize(
    ("marked", "worth"),
    [
        ([("eyesore", "label"), ("claims", "stance-laden cue")], 1),
        ([("eyesore", "label")], Fraction(1, 2)),
        ([("eyesore", "loaded word"), ("claims", "stance-laden cue")], Fraction(5, 6)),
        ([("eyesore", "label"), ("claims", "stance-laden cue"), ("Neighbours", "label")], Fraction(3, 4)),
        ([], 0),
    ],
)
def test_each_mark_counts_and_a_superfluous_one_costs(item_about, place, score, marked, worth):
    item = item_about(KIND, "eyesore")
    marks = [{"spans": [place(item, words)], "device": device} for words, device in marked]
    assert score(item, {"marks": marks}) == worth


def test_optional_mark_neither_earns_nor_costs(item_about, place, score):
    item = item_about(KIND, "eyesore")
    item.key["marks"][1]["optional"] = True
    mark_framing.check(item)
    marks = [{"spans": [place(item, "eyesore")], "device": "label"}]
    assert score(item, {"marks": marks}) == 1


def test_only_optional_marks_are_refused(item_about):
    item = item_about(KIND, "eyesore")
    for mark in item.key["marks"]:
        mark["optional"] = True
    with pytest.raises(BadKey, match="At least one mark"):
        mark_framing.check(item)


def test_overlapping_marks_are_refused(item_about):
    item = item_about(KIND, "eyesore")
    item.key["marks"].append(item.key["marks"][0])
    with pytest.raises(BadKey, match="Marks 1 and 3 share words"):
        mark_framing.check(item)


@pytest.mark.parametrize(
    "response", [{}, {"marks": "x"}, {"marks": [3, {"spans": [[1]]}, {"device": "label"}]}]
)
def test_nonsense_scores_nothing(item_about, score, response):
    assert score(item_about(KIND, "eyesore"), response) == 0


def test_form_does_not_tell_how_many_marks_there_are(exercise):
    forms = [mark_framing.ResponseForm(item=item) for item in exercise.draft.items.filter(kind=KIND)]
    assert {len(form.fields) for form in forms} == {2 * mark_framing.ROWS}


def test_more_marks_than_a_student_can_give_are_refused(item_about):
    item = item_about(KIND, "eyesore")
    item.key["marks"] *= mark_framing.ROWS
    with pytest.raises(BadKey, match="A student can mark 10 places"):
        mark_framing.check(item)


def test_draft_that_the_key_does_not_know_contradicts(item_about, place):
    item = item_about(KIND, "eyesore")
    draft = item.framing_mark
    assert mark_framing.contradictions(item, [], [draft]) == []
    draft.start, draft.end = place(item, "wheels on metal")
    draft.quote = "wheels on metal"
    assert "wheels on metal" in mark_framing.contradictions(item, [], [draft])[0]
