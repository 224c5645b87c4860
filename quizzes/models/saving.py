"""What a save needs to know, in one query whose SQL is compiled once in a process.

Compiling five joined tables anew was a third of what a save cost (`tests/benchmarks/autosave.py`).
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models

from quizzes.models.assignment import Assignment
from quizzes.models.attempt import Attempt
from quizzes.models.classroom import Enrolment
from quizzes.models.item import Item
from quizzes.models.response import Response


def _in_order(model: type[models.Model], *wanted: str) -> list[str]:
    """As the model declares them, which is how `Model.from_db` takes them."""
    return [field.attname for field in model._meta.concrete_fields if field.attname in wanted]


# What decides whether an answer is well formed and counts: no text, no key.
WANTED: dict[type[models.Model], tuple[str, list[str]]] = {
    Response: ("", _in_order(Response, "id", "round")),
    Item: ("item__", _in_order(Item, "id", "kind", "position", "task", "start", "end")),
    Attempt: (
        "attempt__",
        _in_order(Attempt, "id", "state", "started_at", "device", "extra_minutes", "nudged_at"),
    ),
    Enrolment: ("attempt__enrolment__", _in_order(Enrolment, "id", "extra_time", "group_id")),
    Assignment: (
        "attempt__assignment__",
        _in_order(
            Assignment,
            "id",
            "classroom_id",
            "exercise_revision_id",
            "opens_at",
            "closes_at",
            "minutes",
            "jigsaw",
            "phase",
        ),  # fmt: skip
    ),
}
# Stand for the values while the SQL is compiled; each is found again among its parameters.
ANY_USER, ANY_POSITION, ANY_ATTEMPT = 2_000_000_011, 32_749, UUID(int=7)
Converter = tuple[int, Callable[..., Any]]


def responses_to(user_id: int, attempt_id: UUID, position: int) -> list[Response]:
    """A student's own answers to the item, one for each vote, the last first. One query."""
    sql, names, converters = _compiled()
    values = {"user": user_id, "attempt": _stored(attempt_id), "position": position}
    with connection.cursor() as cursor:
        cursor.execute(sql, [values.get(name, name) for name in names])
        rows = [list(row) for row in cursor.fetchall()]
    for row in rows:
        for place, convert in converters:
            row[place] = convert(row[place], None, connection)
    return [_response(row) for row in rows]


@cache
def _compiled() -> tuple[str, list[Any], list[Converter]]:
    """The SQL; what its parameters are, by name or themselves; and how columns become values."""
    rows = Response.objects.filter(
        attempt__public_id=ANY_ATTEMPT,
        attempt__enrolment__user=ANY_USER,
        attempt__enrolment__role=Enrolment.Role.STUDENT,
        item__position=ANY_POSITION,
    ).order_by("-round")
    names = [path + name for path, fields in WANTED.values() for name in fields]
    sql, parameters = rows.values_list(*names).query.sql_with_params()
    marks = {ANY_USER: "user", _stored(ANY_ATTEMPT): "attempt", ANY_POSITION: "position"}
    return sql, [marks.get(one, one) for one in parameters], list(_converters())


def _converters():
    place = 0
    for model, (_path, fields) in WANTED.items():
        for name in fields:
            field = model._meta.get_field(name)
            column = field.get_col(model._meta.db_table)  # type: ignore[union-attr]
            for convert in [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]:
                yield place, convert
            place += 1


def _stored(attempt_id: UUID) -> Any:
    return Attempt._meta.get_field("public_id").get_db_prep_value(attempt_id, connection)


def _response(row: Sequence[Any]) -> Response:
    found: dict[type[models.Model], Any] = {}
    place = 0
    for model, (_path, fields) in WANTED.items():
        found[model] = model.from_db(connection.alias, fields, row[place : place + len(fields)])
        place += len(fields)
    response, attempt = found[Response], found[Attempt]
    response.item, response.attempt = found[Item], attempt
    attempt.enrolment, attempt.assignment = found[Enrolment], found[Assignment]
    return response
