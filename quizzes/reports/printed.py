"""What is the same on everybody's page of an attempt: the numbered texts, and each item in each of its states.

A published revision is frozen, so each process prints a piece once and keeps it. No key is printed here.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from quizzes.models import ExerciseRevision
from quizzes.models.response import Certainty
from quizzes.reports.feedback import VERDICTS
from quizzes.reports.sheets import sheet_of

REVISIONS = 32
PIECES = 400  # of one revision; a choice among eight and a few marked words repeat from student to student
BETWEEN_TAGS = re.compile(r">\s*\n\s*<")
NOBODY = UUID(int=0)  # whose attempt the kept pieces lead to


@dataclass(frozen=True, slots=True)
class PrintedText:
    revision_id: int
    outlet: str
    language: str
    html: SafeString


class Standing(NamedTuple):
    """What a question's pieces depend on beside its answer. Each has few values, so that pieces repeat."""

    is_open: bool
    may_check: bool
    flagged: bool
    certainty: str
    verdict: str
    asks_certainty: bool
    hints: bool
    is_submitted: bool
    part: str = ""
    """In a jigsaw: the one article of a comparison that this student's group has."""


class Pieces(NamedTuple):
    """`step` stands in the overview; what may be told stands between `question` and `buttons`."""

    step: SafeString
    question: SafeString
    buttons: SafeString

    def of(self, attempt: UUID) -> "Pieces":
        """With the addresses of that attempt."""
        return Pieces(*(mark_safe(one.replace(str(NOBODY), str(attempt))) for one in self))


class Printed:
    def __init__(self, revision: ExerciseRevision) -> None:
        sheet = sheet_of(revision)
        self.title = revision.title
        self.introduction = revision.introduction
        self.texts = [
            PrintedText(
                text.revision.pk,
                str(text.revision.article.outlet or ""),
                text.revision.article.language,
                render_to_string("quizzes/_numbered_text.html", {"text": text}),
            )
            for text in sheet.texts
        ]
        self.glossary = _tight(render_to_string("quizzes/_glossary.html", {"terms": sheet.terms}))
        self.shown = {one.item.position: one for one in sheet.items}
        self.has_tables = any("articles" in one.item.task for one in sheet.items)
        self.items = {one.item.pk: one.item for one in sheet.items}
        self._kept = lru_cache(PIECES)(self._print)

    def pieces(self, position: int, answer: Mapping[str, Any], standing: Standing) -> Pieces:
        """With that answer in the form. Their addresses are still nobody's."""
        return self._kept(position, json.dumps(answer, sort_keys=True), standing)

    def _print(self, position: int, answer: str, standing: Standing) -> Pieces:
        shown, given = self.shown[position], json.loads(answer)
        initial = shown.kind.initial(shown.item, given)
        form = shown.kind.ResponseForm(item=shown.item, prefix=f"item{position}", initial=initial)
        return self.with_form(position, form, standing, is_answered=not shown.kind.is_empty(given))

    def with_form(self, position: int, form: Any, standing: Standing, *, is_answered: bool) -> Pieces:
        """The form may be one as it was typed, with what is wrong with it."""
        if standing.part:
            form.narrow(standing.part)
        context = {
            "shown": replace(self.shown[position], form=form), "standing": standing, "is_answered": is_answered,
            "verdict": VERDICTS.get(standing.verdict), "nobody": NOBODY, "certainties": Certainty.choices,
        }  # fmt: skip
        names = ("_attempt_step.html", "_attempt_question.html", "_attempt_buttons.html")
        return Pieces(*(_tight(render_to_string(f"quizzes/{name}", context)) for name in names))


def _tight(html: SafeString) -> SafeString:
    """Without the templates' indentation, which is a twelfth of what goes over the line."""
    return mark_safe(BETWEEN_TAGS.sub(">\n<", html))


def printed(revision: UUID) -> Printed:
    """By the public id. Runs two queries the first time in a process and language, none afterwards."""
    find = _printed.__wrapped__ if settings.DEBUG else _printed  # a template being written is read each time
    return find(revision, get_language())


@lru_cache(REVISIONS)
def _printed(public_id: UUID, language: str) -> Printed:
    return Printed(ExerciseRevision.objects.get(public_id=public_id))
