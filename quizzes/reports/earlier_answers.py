"""Every save of one answer as it arrived, in words: what a student takes back, and a teacher looks up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.analysis.spans import Span
from quizzes.models import Response, SavedAnswer
from quizzes.reports.printed import printed
from quizzes.reports.sheets import ShownItem


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """`said` is label and answer of each part that was answered; `counts` tells the one that stands."""

    save: SavedAnswer
    said: list[tuple[str, str]]
    counts: bool


def earlier_answers(row: Response) -> list[EarlierAnswer]:
    """The latest first, the same answer one after the other once. One query beside the frozen page's."""
    shown = printed(row.attempt.assignment.exercise_revision.public_id).shown[row.item.position]
    found: list[EarlierAnswer] = []
    for save in row.saves.order_by("-revision", "-saved_at", "-pk"):
        counts = save.fate == SavedAnswer.Fate.KEPT and save.revision == row.revision
        if not found or save.answer != found[-1].save.answer or save.fate != found[-1].save.fate:
            found.append(EarlierAnswer(save, in_words(shown, save.answer), counts))
    return found


def in_words(shown: ShownItem, answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Label and value of each field of the item's form that was answered."""
    form = shown.kind.ResponseForm(item=shown.item, initial=shown.kind.initial(shown.item, answer))
    said = []
    for field in form:
        value = field.value()
        if value:
            labels = dict(getattr(field.field, "choices", ()))
            words = value.of(shown.item.text) if isinstance(value, Span) else str(labels.get(value, value))
            said.append((str(field.label), words))
    return said
