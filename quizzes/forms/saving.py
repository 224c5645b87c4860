"""What the attempt page sends as JSON, read strictly. The sentences are for whoever mends a page, not for students."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from quizzes.models.response import Certainty

LONGEST = 20_000  # bytes
MOST = 2**31 - 1  # what an integer column of PostgreSQL holds
CERTAINTIES = ("", *Certainty.values)


class Malformed(Exception):
    """What arrived is not what the page sends."""


@dataclass(frozen=True, slots=True)
class Act:
    """One save of an answer, which only the item's kind can read.

    `round` is the vote it was meant for, None where the page did not say.
    """

    act: UUID
    revision: int
    answer: object
    flagged: bool
    certainty: str
    device: str
    round: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the student is. `moved` says that they did something; a page that only asks for news did not."""

    position: int
    device: str
    moved: bool


def read_act(request: HttpRequest) -> Act:
    """Raises Malformed."""
    sent = _read_object(request)
    return Act(
        act=_read_uuid(sent.get("act")),
        revision=_whole(sent, "revision"),
        answer=sent.get("answer"),
        flagged=_checked(sent, "flagged", False, lambda value: isinstance(value, bool)),
        certainty=_checked(sent, "certainty", "", lambda value: value in CERTAINTIES),
        device=_device(sent),
        round=_checked(sent, "round", None, lambda value: value is None or type(value) is int),
    )


def read_place(request: HttpRequest) -> Place:
    """Raises Malformed."""
    sent = _read_object(request)
    return Place(
        position=_whole(sent, "position", most=999),
        device=_device(sent),
        moved=_checked(sent, "moved", False, lambda value: isinstance(value, bool)),
    )


def _read_object(request: HttpRequest) -> dict[str, Any]:
    try:
        if int(request.headers.get("content-length") or 0) > LONGEST:
            raise Malformed(f"An act has at most {LONGEST} bytes.")
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict):
        raise Malformed("An act is a JSON object.")
    return sent


def _read_uuid(value: object) -> UUID:
    try:
        return UUID(value if isinstance(value, str) else "")
    except ValueError:
        raise Malformed("“act” is a UUID.") from None


def _whole(sent: dict[str, Any], name: str, most: int = MOST) -> int:
    return _checked(sent, name, None, lambda value: type(value) is int and 1 <= value <= most)


def _device(sent: dict[str, Any]) -> str:
    return _checked(
        sent, "device", "", lambda value: isinstance(value, str) and len(value) <= 36 and value.isprintable()
    )


def _checked(sent: dict[str, Any], name: str, default: Any, fits: Callable[[Any], bool]) -> Any:
    value = sent.get(name, default)
    if not fits(value):
        raise Malformed(f"“{name}” does not fit.")
    return value
