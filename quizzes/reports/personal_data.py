"""Everything that is held about a student, for the student, the school and whoever may ask.

Every table that holds something of a student has its line in `TABLES`; the tests fail for one that has none.
"""

from datetime import datetime
from typing import Any

from django.core import serializers
from django.db.models import QuerySet

from quizsite.models import User
from quizzes.models import Attempt, Contest, Enrolment, ExitTicket, Item, Response, SavedAnswer, Score

# Model -> the way from its rows to the enrolment.
TABLES: dict[type, str] = {
    Enrolment: "pk",
    Attempt: "enrolment",
    Response: "attempt__enrolment",
    SavedAnswer: "response__attempt__enrolment",
    Score: "response__attempt__enrolment",
    Contest: "response__attempt__enrolment",
    ExitTicket: "attempt__enrolment",
}
# Digests of a PIN and of no password: they say nothing about a person, and would only help a stranger.
WITHHELD = {"password", "pin_digest"}


def data_of(person: User, enrolments: QuerySet[Enrolment], at: datetime) -> dict[str, Any]:
    """As values JSON can hold: the person, their rows in these enrolments by table, and what they were asked."""
    numbers = list(enrolments.filter(user=person).values_list("pk", flat=True))
    tables: dict[str, list[dict[str, Any]]] = {
        User._meta.label_lower: _rows(User.objects.filter(pk=person.pk))
    }
    for model, path in TABLES.items():
        rows = model.objects.filter(**{f"{path}__in": numbers})  # type: ignore[attr-defined]
        tables[model._meta.label_lower] = _rows(rows)  # type: ignore[attr-defined]
    return {"made_at": at.isoformat(), "tables": tables, "asked": _asked(numbers)}


def _rows(rows: QuerySet) -> list[dict[str, Any]]:
    written = serializers.serialize("python", rows.order_by("pk"))
    return [
        {"id": row["pk"], **{name: value for name, value in row["fields"].items() if name not in WITHHELD}}
        for row in written
    ]


def _asked(enrolments: list[int]) -> dict[str, dict[str, str]]:
    """What each answered item asked, by its number: an answer alone could not be understood."""
    items = Item.objects.filter(responses__attempt__enrolment__in=enrolments).distinct()
    return {
        str(pk): {"kind": kind, "prompt": prompt, "passage": quote}
        for pk, kind, prompt, quote in items.values_list("pk", "kind", "prompt", "quote")
    }
