"""What is the same on everybody's page of an attempt: the numbered texts and the forms of the items.

A published revision is frozen, so each process prints it once and keeps it. No key is read here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from quizzes.models import ExerciseRevision
from quizzes.reports.sheets import sheet_of

REVISIONS = 32
ANSWERS = 1000  # of one revision; a choice among eight and a few marked words repeat from student to student


@dataclass(frozen=True, slots=True)
class PrintedText:
    revision_id: int
    outlet: str
    language: str
    html: SafeString


class Printed:
    def __init__(self, revision: ExerciseRevision) -> None:
        sheet = sheet_of(revision)
        self.minutes = sheet.minutes
        self.texts = [
            PrintedText(
                text.revision.pk,
                str(text.revision.article.outlet or ""),
                text.revision.article.language,
                render_to_string("quizzes/_numbered_text.html", {"text": text}),
            )
            for text in sheet.texts
        ]
        self.shown = {one.item.position: one for one in sheet.items}
        self._kept = lru_cache(ANSWERS)(self._print)

    def answer(self, position: int, answer: Mapping[str, Any]) -> SafeString:
        """The form of the item with that answer in it."""
        return self._kept(position, json.dumps(answer, sort_keys=True))

    def _print(self, position: int, answer: str) -> SafeString:
        shown = self.shown[position]
        initial = shown.kind.initial(shown.item, json.loads(answer))
        form = shown.kind.ResponseForm(item=shown.item, prefix=f"item{position}", initial=initial)
        return self.form(position, form)

    def form(self, position: int, form: Any) -> SafeString:
        """As it was typed, with what is wrong with it."""
        return render_to_string(
            "quizzes/items/_answer.html", {"shown": replace(self.shown[position], form=form)}
        )


def printed(revision: ExerciseRevision) -> Printed:
    """Runs two queries the first time in a process and language, none afterwards."""
    find = _printed.__wrapped__ if settings.DEBUG else _printed  # a template being written is read each time
    return find(revision.public_id, get_language())


@lru_cache(REVISIONS)
def _printed(public_id: UUID, language: str) -> Printed:
    return Printed(ExerciseRevision.objects.get(public_id=public_id))
