"""Answers as JSON Lines, and the words students marked as W3C Web Annotations.

Web Annotation Data Model, W3C Recommendation 2017: a TextPositionSelector counts code points, as we do; a
TextQuoteSelector finds the words again in a text that changed. No names: a student is a number of this file.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.db.models import ExpressionWrapper, F, TextField

from quizzes.items.words import spans_of
from quizzes.models import Assignment, Item, Response
from quizzes.reports.items import items_of

AROUND = 32


@dataclass(frozen=True, slots=True)
class Row:
    """One answer; `student` is a number of this file, in an order that is not the roster's."""

    student: int
    item: Item
    vote: int
    answer: dict[str, Any]
    certainty: str
    seconds: int | None
    tries: int
    score: Any
    saved_at: datetime | None


def rows_of(given: Assignment) -> Iterator[Row]:
    """What was answered and handed in, student by student. Two queries, however many there are."""
    items = {one.pk: one for one in items_of(given.exercise_revision)}
    rows = Response.objects.filter(attempt__assignment=given, attempt__state="submitted", revision__gte=1)
    score = ExpressionWrapper(F("score"), output_field=TextField())
    numbers: dict[int, int] = {}
    for attempt, item, *more in (
        rows.order_by("attempt__public_id", "item__position", "round")
        .values_list("attempt_id", "item_id", "round", "answer", "certainty", "seconds", "tries", score, "saved_at")
        .iterator(chunk_size=2000)
    ):  # fmt: skip
        yield Row(numbers.setdefault(attempt, len(numbers) + 1), items[item], *more)


def as_json_lines(given: Assignment) -> Iterator[bytes]:
    """One answer a line: the item, the passage, what was answered, the score."""
    for row in rows_of(given):
        line = {
            "student": row.student, "item": row.item.position, "kind": row.item.kind, "vote": row.vote,
            "article": row.item.article_revision.article.title,
            "passage": {"start": row.item.start, "end": row.item.end, "quote": row.item.quote},
            "answer": row.answer, "certainty": row.certainty or None, "seconds": row.seconds, "tries": row.tries,
            "score": None if row.score is None else float(row.score),
            "saved_at": row.saved_at and row.saved_at.isoformat(),
        }  # fmt: skip
        yield (json.dumps(line, ensure_ascii=False) + "\n").encode()


def as_annotations(given: Assignment) -> Iterator[bytes]:
    """Every marked span of every answer as one annotation, in one collection."""
    found = [
        {"id": _iri(given, row, body, start, end), **_annotation(row.item, start, end, body, row.student)}
        for row in rows_of(given)
        for body, start, end in marked(row.item, row.answer)
    ]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": f"urn:uuid:{given.public_id}",
        "type": "AnnotationPage", "items": found,
    }  # fmt: skip
    yield json.dumps(page, ensure_ascii=False, indent=1).encode()


def _iri(given: Assignment, row: Row, *mark: object) -> str:
    """The same mark has the same one in every file, as long as nobody is erased."""
    place = "/".join(map(str, (row.student, row.item.position, row.vote, *mark)))
    return f"urn:uuid:{uuid5(given.public_id, place)}"


def marked(item: Item, answer: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """(what the words are marked as, start, end) of an answer of any kind."""
    for mark in answer.get("marks") or ():
        for span in spans_of(mark.get("spans")):
            yield f"framing: {mark.get('device') or 'unsaid'}", span.start, span.end
    for name in ("cue", "shows"):
        for span in spans_of(answer.get(name)):
            yield name, span.start, span.end


def _annotation(item: Item, start: int, end: int, body: str, student: int) -> dict[str, Any]:
    text, revision = item.text, item.article_revision
    return {
        "type": "Annotation",
        "motivation": "tagging",
        "creator": {"type": "Person", "nickname": f"student {student}"},
        "body": {"type": "TextualBody", "value": body, "purpose": "tagging"},
        "target": {
            "source": f"urn:uuid:{revision.public_id}",
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector", "exact": text[start:end],
                    "prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND],
                },
            ],
        },
    }  # fmt: skip
