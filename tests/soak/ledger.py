"""What the database holds, read with plain SQL and no code of ours, against what the students were told."""

import json
import re
import sqlite3
from collections.abc import Sequence
from typing import Any

import psycopg

from tests.soak.students import Student

HISTORY = "SELECT act, fate, revision, answer FROM quizzes_savedanswer"
RESPONSES = """
    SELECT a.public_id, i.position, r.revision, r.answer FROM quizzes_response r
    JOIN quizzes_attempt a ON a.id = r.attempt_id JOIN quizzes_item i ON i.id = r.item_id
"""


def read(url: str, query: str) -> list[tuple[Any, ...]]:
    if url.startswith("sqlite:///"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        # The check looks at our constraints, too, and the class code's needs Django's function.
        connection.create_function("REGEXP", 2, lambda pattern, text: re.search(pattern, text) is not None)
        try:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return connection.execute(query).fetchall()
        finally:
            connection.close()
    with psycopg.connect(url) as server:
        return server.execute(query).fetchall()


def plain(value: Any) -> Any:
    """UUIDs as 32 characters, JSON as what it says: the two databases store them differently."""
    text = str(value)
    return json.loads(text) if isinstance(value, str) and text[:1] in "{[" else value


def missing(url: str, students: Sequence[Student]) -> list[str]:
    """Every acknowledged save that the history or the response does not show, in words."""
    rows = read(url, HISTORY)
    history = {
        str(act).replace("-", ""): (fate, revision, plain(answer)) for act, fate, revision, answer in rows
    }
    responses = {
        (str(attempt).replace("-", ""), position): (revision, plain(answer))
        for attempt, position, revision, answer in read(url, RESPONSES)
    }
    found = [f"{len(rows)} rows of history have {len(history)} acts"] if len(rows) != len(history) else []
    for student in students:
        attempt, last = student.attempt.replace("-", ""), {}
        for save in student.acknowledged:
            last[save.position] = save
            if history.get(save.act.replace("-", "")) != ("kept", save.revision, save.answer):
                found.append(f"student {student.number}: act {save.act} is not in the history as it was told")
        for position, save in last.items():
            # One that was stored and whose answer was cut off may have come on top.
            allowed = [(save.revision, save.answer)]
            if student.in_doubt and student.in_doubt.position == position:
                allowed.append((student.in_doubt.revision, student.in_doubt.answer))
            if responses.get((attempt, position)) not in allowed:
                found.append(
                    f"student {student.number}: item {position} does not hold revision {save.revision}"
                )
    return found
