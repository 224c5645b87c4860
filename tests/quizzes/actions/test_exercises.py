"""From accepted marks to a frozen revision."""

from collections import Counter

import pytest

from quizzes import items as kinds
from quizzes.actions import attempts, exercises
from quizzes.models import Exercise
from quizzes.models.exercise import Frozen
from quizzes.reports.findings import findings_of
from quizzes.reports.items import article_revisions, items_of, minutes
from tests.factories import (
    ArticleFactory,
    AssignmentFactory,
    AttemptFactory,
    AttributionFactory,
    EnrolmentFactory,
    ExerciseFactory,
    ExerciseRevisionFactory,
    FramingMarkFactory,
)
from tests.factories.attempts import TEN_PAST
from tests.quizzes.actions.test_attempts import RIGHT
from tests.quizzes.conftest import NOW


def publish(draft, by, **because):
    return exercises.publish(draft=draft, seen_version=draft.version, because=because, by=by, at=NOW)


def anyway(draft):
    return {one.code: "On purpose." for one in findings_of(draft)}


def test_proposal_is_balanced(exercise):
    """One voice fewer than wanted: each passage is asked about once, so that nothing stands out."""
    counted = Counter(item.kind for item in exercise.draft.items.all())
    alone = {name: most for name, most in exercises.WANTED.items() if name != "compare coverage"}
    assert counted == alone | {"tell the voice": 7}
    assert findings_of(exercise.draft) == []


def test_kind_with_nothing_else_to_ask_about_repeats_a_passage(tess, cards):
    revision = ArticleFactory(owner=tess, text="The reckless plan will fail. Ida Renn said so.").current
    FramingMarkFactory(revision=revision, quote="reckless")
    draft = exercises.propose_exercise(article=revision.article, by=tess, at=NOW).draft
    counted = Counter(draft.items.filter(quote="The reckless plan will fail.").values_list("kind", flat=True))
    assert counted["write"] == 1
    assert counted.total() > 1


def test_every_proposed_item_can_be_answered_and_cites_a_rule(exercise):
    for item in items_of(exercise.draft):
        kinds.kind_of(item).check(item)
        assert item.rule_card is not None


def test_proposing_twice_gives_the_same(exercise, ramp, tess):
    again = exercises.propose_exercise(article=ramp, by=tess, at=NOW)
    fields = ["position", "kind", "start", "end", "prompt", "task", "key", "rule_card", "feedback"]
    assert list(again.draft.items.values(*fields)) == list(exercise.draft.items.values(*fields))


def test_proposal_from_a_story_asks_about_several_articles(story, tess):
    exercise = exercises.propose_exercise(story=story, by=tess, at=NOW)
    items = items_of(exercise.draft)
    assert Counter(item.kind for item in items) == exercises.WANTED
    assert len(article_revisions(items)) == 4


def test_proposal_knows_the_chain(exercise):
    (item,) = [one for one in items_of(exercise.draft) if one.task.get("chain")]
    assert item.quote == "that the loudest sound in the park came from the road"
    assert [tier[0] for tier in item.key["chain"][0]["tiers"]] == [
        "A police officer", "Marrast Courier", "this article",
    ]  # fmt: skip


def test_proposal_leaves_drafts_alone(tess):
    article = ArticleFactory(owner=tess)
    AttributionFactory(revision=article.current, draft=True)
    FramingMarkFactory(revision=article.current, draft=True)
    with pytest.raises(exercises.NothingMarked):
        exercises.propose_exercise(article=article, by=tess, at=NOW)
    assert not Exercise.objects.exists()


def test_estimate_grows_with_items_and_words(exercise):
    items = items_of(exercise.draft)
    assert minutes(items) == 24
    assert minutes(items[:1]) == 2
    assert minutes([]) == 0


def test_publishing_freezes(exercise, tess):
    draft = exercise.draft
    publish(draft, tess, **anyway(draft))
    item = draft.items.first()
    item.prompt = "Changed?"
    with pytest.raises(Frozen):
        item.save()
    with pytest.raises(Frozen):
        draft.items.update(prompt="Changed?")
    with pytest.raises(Frozen):
        draft.items.all().delete()
    with pytest.raises(Frozen):
        draft.save()


def test_publishing_an_old_version_is_refused(exercise, tess):
    draft = exercise.draft
    with pytest.raises(exercises.StaleExercise):
        exercises.publish(draft=draft, seen_version=draft.version + 1, because={}, by=tess, at=NOW)


def test_publishing_twice_is_refused(exercise, tess):
    draft = exercise.draft
    publish(draft, tess, **anyway(draft))
    with pytest.raises(exercises.StaleExercise):
        publish(draft, tess, **anyway(draft))


def test_publishing_without_items_is_refused_whatever_the_reason(tess):
    draft = ExerciseRevisionFactory(exercise__owner=tess)
    with pytest.raises(exercises.OpenFindings) as refused:
        publish(draft, tess, **{"no-items": "On purpose."})
    assert [one.code for one in refused.value.findings] == ["no-items"]


def test_refused_publishing_changes_nothing(tess):
    draft = ExerciseRevisionFactory(exercise__owner=tess)
    with pytest.raises(exercises.OpenFindings):
        publish(draft, tess)
    draft.refresh_from_db()
    assert (draft.version, draft.published_at) == (1, None)


def test_edit_after_publishing_makes_a_new_revision(tess):
    first = ExerciseRevisionFactory(exercise__owner=tess, items=2, published=True)
    draft = exercises.revise(exercise=first.exercise, by=tess, at=NOW)
    draft.items.update(prompt="Changed.")
    assert (draft.number, draft.items.count()) == (2, 2)
    assert set(first.items.values_list("prompt", flat=True)) == {"Who says this?"}


def test_new_revision_leaves_a_running_assignment_as_it_was(tess):
    """Who began, and who begins after it, is asked and scored by what the class was given."""
    first = ExerciseRevisionFactory(exercise__owner=tess, items=2, published=True)
    given = AssignmentFactory(exercise_revision=first)
    began = AttemptFactory(assignment=given, responses__revision=1, responses__answer=RIGHT)
    enrolment = EnrolmentFactory(classroom=given.classroom)
    draft = exercises.revise(exercise=first.exercise, by=tess, at=NOW)
    draft.items.filter(position=2).update(removed_at=NOW)
    other = {"value": "Olu Bask", "reason": ""}
    draft.items.update(key=draft.items.first().key | {"sources": [other]})
    second = publish(draft, tess, **anyway(draft))
    given.refresh_from_db()
    later = attempts.start(assignment=given, enrolment=enrolment, at=TEN_PAST)
    asked = [[row.item for row in one.responses.in_order()] for one in (began, later)]
    assert asked == [list(first.items.in_order())] * 2
    attempts.submit(attempt=began, at=TEN_PAST)
    began.refresh_from_db()
    assert (began.points, first.exercise.published, second.items.count()) == (2, second, 1)


def test_revising_twice_gives_the_same_draft(tess):
    first = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True)
    draft = exercises.revise(exercise=first.exercise, by=tess, at=NOW)
    assert exercises.revise(exercise=first.exercise, by=tess, at=NOW) == draft


def test_copy_says_what_it_is_based_on(tess, theo):
    article = ArticleFactory(owner=tess, shared=True)
    first = ExerciseRevisionFactory(
        exercise__owner=tess, exercise__article=article, title="Ramp", items=2, published=True
    )
    copied = exercises.copy_exercise(exercise=first.exercise, by=theo, at=NOW)
    assert (copied.owner, copied.based_on, copied.based_on_note) == (theo, first.exercise, "“Ramp” by Tess")
    assert copied.draft.items.count() == 2


def test_copy_of_a_draft_by_somebody_else_is_refused(tess, theo):
    draft = ExerciseRevisionFactory(exercise__owner=tess, items=2)
    with pytest.raises(Frozen):
        exercises.copy_exercise(exercise=draft.exercise, by=theo, at=NOW)


def test_withdrawing_keeps_what_is_published(tess):
    first = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True)
    exercises.withdraw(exercise=first.exercise, by=tess, at=NOW)
    assert first.exercise.withdrawn_at == NOW
    assert first.exercise.published == first


def test_moves_cover_every_state():
    assert set(Exercise.MOVES) == set(Exercise.Sharing)


def test_visible_to_hides_what_is_withdrawn(theo):
    ExerciseFactory(shared=True, withdrawn_at=NOW)
    assert not Exercise.objects.visible_to(theo).exists()
