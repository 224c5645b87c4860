"""What holds for any change of a key: random keys, answers and orders."""

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.actions import keys, scores
from quizzes.items import find_source, in_force
from quizzes.models import Item, KeyChange, Response
from tests.factories import AssignmentFactory, AttemptFactory, UserFactory
from tests.factories.attempts import TEN_PAST
from tests.quizzes.actions.test_keys import everything, scores_now

NAMES = ["Ida Renn", "Olu Bask", "the writer", "unnamed"]
KINDS = ["named person", "unnamed", "the writer"]


def some_of(values):
    chosen = st.lists(st.sampled_from(values), min_size=1, unique=True)
    return chosen.map(lambda names: [{"value": name, "reason": ""} for name in names])


KEYS = st.fixed_dictionaries({"sources": some_of(NAMES), "kinds": some_of(KINDS), "chain": st.just([])})
ANSWERS = st.fixed_dictionaries(
    {"source": st.sampled_from(["", *NAMES]), "kind": st.sampled_from(["", *KINDS]), "chain": st.just([])}
)
CHANGES = st.builds(KeyChange, key=KEYS, only_raise=st.booleans())


@given(KEYS, st.lists(CHANGES, max_size=4), CHANGES, ANSWERS)
def test_scoring_twice_is_once_and_only_raise_never_lowers(key, changes, last, answer):
    item = Item(kind=find_source.NAME, key=key, task={"options": NAMES, "chain": []})

    def score(standing):
        return in_force.score(find_source, item, standing, answer).score

    assert score([*changes, last, last]) == score([*changes, last])
    if last.only_raise:
        assert score([*changes, last]) >= score(changes)
    else:
        assert score([*changes, last]) == score([last])


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(ANSWERS, min_size=1, max_size=4),
    st.lists(st.tuples(KEYS, st.booleans()), min_size=1, max_size=3),
    st.randoms(use_true_random=False),
)
def test_any_regrade_is_as_its_dry_run_said_and_can_be_undone(db, answers, steps, chance):
    with transaction.atomic():
        assignment, by = AssignmentFactory(), UserFactory(teacher=True)
        for answer in answers:
            AttemptFactory(
                assignment=assignment, submitted=True, responses__revision=1, responses__answer=answer
            )
        scores.judge(responses=Response.objects.all(), at=TEN_PAST)
        began, made = scores_now(), []
        for key, only_raise in steps:
            proposed = {
                "assignment": assignment,
                "item": assignment.exercise_revision.items.get(),
                "key": key,
            }
            before, stored = scores_now(), everything()
            try:
                shifts = keys.preview(**proposed, only_raise=only_raise)
            except keys.SameKey:
                continue
            assert everything() == stored
            said = {shift.response.pk: float(shift.after) for shift in shifts}
            made.append(
                keys.change_key(**proposed, only_raise=only_raise, because="Line 4.", by=by, at=TEN_PAST)
            )
            after = scores_now()
            assert after == [said[pk] for pk in sorted(said)]
            if only_raise:
                assert all(new >= old for old, new in zip(before, after, strict=True))
            stored = everything()
            scores.judge(responses=Response.objects.all(), at=TEN_PAST)
            assert everything() == stored
        chance.shuffle(made)
        for change in made:
            keys.undo_key_change(change=change, by=by, at=TEN_PAST)
        assert scores_now() == began
        transaction.set_rollback(True)
