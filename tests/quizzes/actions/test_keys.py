from decimal import Decimal

import pytest

from quizzes.actions import keys, scores
from quizzes.models import KeyChange, Response, Score
from tests.factories import AssignmentFactory, AttemptFactory, ItemFactory, KeyChangeFactory
from tests.factories.attempts import TEN_PAST
from tests.quizzes.actions.test_attempts import RIGHT, WRONG

BOTH = {
    "sources": [{"value": "Ida Renn", "reason": ""}, {"value": "Olu Bask", "reason": "Line 4."}],
    "kinds": [{"value": "named person", "reason": ""}],
    "chain": [],
}
OTHER = {**BOTH, "sources": BOTH["sources"][1:]}


@pytest.fixture
def assignment(db):
    """Three have handed in: two said Ida Renn, one Olu Bask."""
    given = AssignmentFactory()
    for answer in (RIGHT, RIGHT, WRONG):
        AttemptFactory(assignment=given, submitted=True, responses__revision=1, responses__answer=answer)
    scores.judge(responses=Response.objects.all(), at=TEN_PAST)
    return given


@pytest.fixture
def item(assignment):
    return assignment.exercise_revision.items.get()


def change(assignment, item, key, by, **more):
    return keys.change_key(
        assignment=assignment, item=item, key=key, because="Line 4.", by=by, at=TEN_PAST, **more
    )


def scores_now():
    return [float(score) for score in Response.objects.order_by("pk").values_list("score", flat=True)]


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (KeyChange, Response, Score)]


def shifts(assignment, item, key, **more):
    found = keys.preview(assignment=assignment, item=item, key=key, **more)
    return sum(one.gains for one in found), sum(one.loses for one in found)


@pytest.mark.parametrize(
    ("key", "only_raise", "expected"),
    [(BOTH, False, (1, 0)), (OTHER, False, (1, 2)), (OTHER, True, (1, 0))],
)
def test_preview_says_what_changing_does_and_writes_nothing(
    assignment, item, tess, key, only_raise, expected
):
    before, shown = everything(), scores_now()
    assert shifts(assignment, item, key, only_raise=only_raise) == expected
    assert everything() == before
    change(assignment, item, key, tess, only_raise=only_raise)
    after = scores_now()
    pairs = list(zip(shown, after, strict=True))
    assert (sum(b > a for a, b in pairs), sum(b < a for a, b in pairs)) == expected


def test_only_raise_never_lowers_not_even_with_a_change_on_top(assignment, item, tess):
    change(assignment, item, BOTH, tess)
    change(
        assignment, item, {**OTHER, "sources": [{"value": "unnamed", "reason": ""}]}, tess, only_raise=True
    )
    assert scores_now() == [1, 1, 1]


def test_change_keeps_the_history(assignment, item, tess):
    change(assignment, item, BOTH, tess)
    raised = Response.objects.order_by("pk").last()
    kept = list(raised.scores.order_by("pk").values_list("because", "replaced_at"))
    assert kept == [("", TEN_PAST), ("Line 4.", None)]
    assert raised.attempt.points == 1


def test_change_twice_is_once(assignment, item, tess):
    change(assignment, item, BOTH, tess)
    before = everything()
    with pytest.raises(keys.SameKey):
        change(assignment, item, BOTH, tess)
    scores.judge(responses=Response.objects.all(), at=TEN_PAST)
    assert everything() == before


def test_undo_gives_back_the_scores(assignment, item, tess):
    before = scores_now()
    made = change(assignment, item, OTHER, tess)
    assert scores_now() != before
    keys.undo_key_change(change=made, by=tess, at=TEN_PAST)
    assert scores_now() == before


def test_teachers_mark_stands(assignment, item, tess):
    last = Response.objects.order_by("pk").last()
    scores.mark(response=last, value=Decimal("0.25"), by=tess, at=TEN_PAST)
    assert shifts(assignment, item, BOTH) == (0, 0)
    change(assignment, item, BOTH, tess)
    assert scores_now() == [1, 1, 0.25]


def test_change_is_for_this_assignment_alone(assignment, item, tess):
    other = AttemptFactory(
        assignment=AssignmentFactory(exercise_revision=assignment.exercise_revision), submitted=True,
        responses__revision=1, responses__answer=WRONG,
    )  # fmt: skip
    change(assignment, item, BOTH, tess)
    scores.judge(responses=other.responses.all(), at=TEN_PAST)
    assert float(other.responses.get().score) == 0


def test_key_that_cannot_be_answered_is_refused(assignment, item, tess):
    nobody = {**BOTH, "sources": [{"value": "Somebody else", "reason": ""}]}
    with pytest.raises(keys.BadKey, match="not among the options"):
        change(assignment, item, nobody, tess)
    assert not KeyChange.objects.exists()


def test_item_of_another_exercise_is_refused(assignment, tess):
    with pytest.raises(keys.NotOfThisAssignment):
        change(assignment, ItemFactory(), BOTH, tess)


def test_what_is_handed_in_later_is_scored_by_the_changed_key(assignment, item):
    KeyChangeFactory(assignment=assignment, item=item)
    late = AttemptFactory(
        assignment=assignment, submitted=True, responses__revision=1, responses__answer=WRONG
    )
    scores.judge(responses=late.responses.all(), at=TEN_PAST)
    assert float(late.responses.get().score) == 1
