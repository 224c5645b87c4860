"""What a teacher edits an exercise from: the draft, and what may still be asked about."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.analysis.spans import Span
from articles.coverage.story import coverage_of
from articles.models import Article, Attribution, FramingMark, Revision
from articles.models.revision import Part
from quizsite.models import User
from quizzes import items as kinds
from quizzes.items.material import Material
from quizzes.items.story_material import StoryMaterial
from quizzes.models import ExerciseRevision, Item
from quizzes.reports.sheets import sheet_of


def desk_of(draft: ExerciseRevision) -> dict[str, Any]:
    """What the editing page shows. Two queries."""
    return {
        "draft": draft,
        "exercise": draft.exercise,
        "sheet": sheet_of(draft),
        "removed": list(draft.items.removed().in_order()),
    }


def articles_to_ask_about(user: User) -> QuerySet[Article]:
    """Those this person may read, newest first, with the number of their accepted marks as `marks`."""
    visible = Article.objects.visible_to(user).filter(current__isnull=False).with_details()
    return visible.annotate(
        marks=_accepted(Attribution) + _accepted(FramingMark),
    )


def _accepted(model: type[Attribution] | type[FramingMark]) -> Coalesce:
    marks = model.objects.accepted().filter(revision=OuterRef("current")).order_by().values("revision")
    return Coalesce(Subquery(marks.annotate(number=Count("pk")).values("number")), 0)


def blank_item(
    draft: ExerciseRevision, *, kind: str, revision: Revision, passage: Span, **chosen: Any
) -> Item:
    """An unsaved item on the passage, with the options its kind can offer."""
    item = Item(
        revision=draft, kind=kind, article_revision=revision, prompt=str(kinds.kind_named(kind).PROMPT)
    )
    for name, value in revision.anchor(passage.start, passage.end).items():
        setattr(item, name, value)
    item.task, item.key = kinds.kind_named(kind).blank_task(_material(draft, revision)), {}
    return item


def _material(draft: ExerciseRevision, revision: Revision) -> Material:
    material, story = Material(revision), draft.exercise.story
    if story:
        material.story = StoryMaterial(coverage_of(story, draft.exercise.owner), {})
    return material


def surroundings(item: Item) -> Span:
    """What its passage may be chosen from: the blocks it touches."""
    if item.part != Part.BODY:
        return Span(0, len(item.text))
    touched = [
        one for one in item.article_revision.body_blocks if one.start < item.end and item.start < one.end
    ]
    return Span(touched[0].start, touched[-1].end) if touched else item.passage
