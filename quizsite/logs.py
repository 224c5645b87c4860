"""Logs as one JSON object a line, without names, answers or addresses.

A log line is read by more people than the page it tells of. So: the fixed phrase, fields that are numbers,
dates or public ids, and where in the code it happened. Never the text of an exception (PostgreSQL puts the
offending row into it), never a path (it can hold a class code or a reset key).
"""

import json
import logging
import traceback
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Any
from uuid import UUID

STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "status_code", "taskName"}
SAFE = (bool, int, float, date, UUID, type(None))


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": event(record),
        }
        line |= request_fields(record)
        line |= {key: plain(value) for key, value in vars(record).items() if key not in STANDARD}
        if record.exc_info and record.exc_info[0]:
            line |= {"exception": record.exc_info[0].__name__, "frames": frames(record.exc_info[2])}
        return json.dumps(line, ensure_ascii=False, default=str)


def event(record: logging.LogRecord) -> str:
    """The fixed phrase, its arguments left out.

    Django's own request messages are "%s: %s" of a phrase and a path; of those the phrase is kept.
    """
    if hasattr(record, "request") and isinstance(record.args, tuple) and record.args:
        return str(record.args[0])
    return record.msg if isinstance(record.msg, str) else type(record.msg).__name__


def request_fields(record: logging.LogRecord) -> dict[str, Any]:
    request = getattr(record, "request", None)
    if request is None:
        return {}
    match = getattr(request, "resolver_match", None)
    return {
        "view": match.view_name if match else None,
        "method": getattr(request, "method", None),
        "status": getattr(record, "status_code", None),
    }


def plain(value: Any) -> Any:
    return value if isinstance(value, SAFE) else "[left out]"


def frames(tb: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(tb)]
