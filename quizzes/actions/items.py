"""Edits of a draft, item by item. Each names the version it was made from."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from articles.models import Revision
from articles.models.revision import Part
from quizsite.models import User
from quizzes.actions.exercises import StaleExercise, open_draft
from quizzes.items.filling import ItemFields, fill
from quizzes.models import ExerciseRevision, Item

__all__ = ["ItemFields", "StaleExercise", "add_item", "edit_item", "move_item", "remove_item", "restore_item"]

ASIDE = 10_000  # beyond every position, so that moving items never puts two on one place


@transaction.atomic
def add_item(
    *,
    draft: ExerciseRevision,
    seen_version: int,
    kind: str,
    article_revision: Revision,
    fields: ItemFields,
    by: User,
    at: datetime,
    part: str = Part.BODY,
) -> Item:
    """Put it behind the last one. Raises StaleExercise, or BadKey for a key that cannot be answered."""
    open_draft(draft, seen_version)
    item = Item(revision=draft, kind=kind, article_revision=article_revision, part=part)
    item.position = draft.items.kept().count() + 1
    fill(item, fields)
    item.save()
    return item


@transaction.atomic
def edit_item(*, item: Item, seen_version: int, fields: ItemFields, by: User, at: datetime) -> Item:
    """Raises StaleExercise or BadKey."""
    open_draft(item.revision, seen_version)
    fill(item, fields)
    item.save(
        update_fields=[
            "start", "end", "quote", "prefix", "suffix", "prompt", "points", "task", "key", "rule_card",
            "feedback",
        ]
    )  # fmt: skip
    return item


@transaction.atomic
def move_item(*, item: Item, seen_version: int, to: int, by: User, at: datetime) -> Item:
    """To place `to`, counted from 1; beyond an end is that end. Raises StaleExercise."""
    draft = open_draft(item.revision, seen_version)
    others = list(draft.items.kept().in_order().exclude(pk=item.pk))
    at_index = min(max(to, 1), len(others) + 1) - 1
    _place(draft, [*others[:at_index], item, *others[at_index:]])
    return item


@transaction.atomic
def remove_item(*, item: Item, seen_version: int, by: User, at: datetime) -> Item:
    """Take it out; until the draft is published it can be put back. Raises StaleExercise."""
    draft = open_draft(item.revision, seen_version)
    item.removed_at = at
    item.save(update_fields=["removed_at"])
    _place(draft, list(draft.items.kept().in_order()))
    return item


@transaction.atomic
def restore_item(*, item: Item, seen_version: int, by: User, at: datetime) -> Item:
    """Put it back where it was. Raises StaleExercise."""
    draft = open_draft(item.revision, seen_version)
    others = list(draft.items.kept().in_order())
    place = min(item.position, len(others) + 1)
    item.position, item.removed_at = len(others) + 1, None
    item.save(update_fields=["position", "removed_at"])
    _place(draft, [*others[: place - 1], item, *others[place - 1 :]])
    return item


def _place(draft: ExerciseRevision, ordered: Sequence[Item]) -> None:
    """Number the kept items in this order."""
    draft.items.kept().update(position=F("position") + ASIDE)
    for position, item in enumerate(ordered, 1):
        item.position = position
    draft.items.bulk_update(ordered, ["position"])
