"""Answers as JSON Lines, and the words students marked as W3C Web Annotations.

Web Annotation Data Model, W3C Recommendation 2017: a TextPositionSelector counts code points, as we do; a
TextQuoteSelector finds the words again in a text that changed. No names: a student is a number of this file.
"""

import json
from collections.abc import Iterator
from typing import Any

from quizzes.items.words import spans_of
from quizzes.models import Assignment, Item, Response

AROUND = 32


def rows_of(given: Assignment) -> list[Response]:
    rows = Response.objects.filter(attempt__assignment=given, attempt__state="submitted", revision__gte=1)
    rows = rows.select_related("attempt", "item__article_revision__article")
    return list(rows.order_by("attempt__public_id", "item__position", "round"))


def numbered(rows: list[Response]) -> dict[int, int]:
    """A number for each attempt, in an order that is not the roster's."""
    return {attempt: at for at, attempt in enumerate(dict.fromkeys(row.attempt_id for row in rows), 1)}


def as_json_lines(given: Assignment) -> bytes:
    """One answer a line: the item, the passage, what was answered, the score."""
    rows = rows_of(given)
    numbers = numbered(rows)
    lines = (
        {
            "student": numbers[row.attempt_id], "item": row.item.position, "kind": row.item.kind, "vote": row.round,
            "article": row.item.article_revision.article.title,
            "passage": {"start": row.item.start, "end": row.item.end, "quote": row.item.quote},
            "answer": row.answer, "certainty": row.certainty or None, "seconds": row.seconds, "tries": row.tries,
            "score": None if row.score is None else float(row.score),
            "saved_at": row.saved_at and row.saved_at.isoformat(),
        }
        for row in rows
    )  # fmt: skip
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def as_annotations(given: Assignment) -> bytes:
    """Every marked span of every answer as one annotation, in one collection."""
    rows = rows_of(given)
    numbers = numbered(rows)
    found = [
        _annotation(row.item, start, end, body, numbers[row.attempt_id])
        for row in rows
        for body, start, end in marked(row.item, row.answer)
    ]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": found,
    }  # fmt: skip
    return json.dumps(page, ensure_ascii=False, indent=1).encode()


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
