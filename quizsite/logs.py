"""Logs as one JSON object a line, without names, answers or addresses.

A log line is read by more people than the page it tells of. So: the fixed phrase, fields that are numbers, dates or
public ids, and where in the code it happened. Never the text of an exception (PostgreSQL puts the offending row into
it), never a path (it can hold a class code or a reset key).
"""

import json
import logging
import traceback
from datetime import UTC, date, datetime
from uuid import UUID

_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "status_code", "taskName"}
_SAFE = (bool, int, float, date, UUID)


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": self._event(record),
        }
        line |= _request_fields(record)
        line |= {key: _plain(value) for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["frames"] = _frames(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)

    def _event(self, record: logging.LogRecord) -> str:
        if hasattr(record, "request"):
            # Django's own request messages end in the path: "Not Found: /join/ABCD2345/".
            return str(record.args[0]) if record.args else "request"
        return str(record.msg) if isinstance(record.msg, str) else type(record.msg).__name__


def _request_fields(record: logging.LogRecord) -> dict:
    request = getattr(record, "request", None)
    if request is None:
        return {}
    match = getattr(request, "resolver_match", None)
    return {
        "view": match.view_name if match else None,
        "method": getattr(request, "method", None),
        "status": getattr(record, "status_code", None),
    }


def _plain(value):
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value) if isinstance(value, _SAFE) else "[left out]"


def _frames(tb) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(tb)]
