"""`python -m articles.analysis IN.jsonl > OUT.jsonl`: drafts one text a line, without Django.

In: `{id, text}` a line, and `language` if it is known. Out, in the same order: `{id, attributions, framing,
sentences}`
with offsets into the text exactly as given, counted in Unicode code points; `notes` where something was
left out.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from articles.analysis.draft import Draft, DraftedAttribution, draft
from articles.analysis.framing import FramingMark
from articles.analysis.spans import Span


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m articles.analysis", description=__doc__)
    parser.add_argument(
        "file", nargs="?", default="-", help="JSON lines with id and text; - reads standard input"
    )
    options = parser.parse_args(arguments)
    if options.file == "-":
        return _write(sys.stdin)
    with open(options.file, encoding="utf-8") as lines:
        return _write(lines)


def _write(lines: Iterable[str]) -> int:
    try:
        for record in records(lines):
            print(json.dumps(record, allow_nan=False), flush=True)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def records(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """One record for each line that is not blank.

    Raises ValueError, with the line's number, when a line is no JSON object with an id and a text.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"line {number} is not JSON: {error}") from error
        if not isinstance(given, dict) or "id" not in given or not isinstance(given.get("text"), str):
            raise ValueError(f"line {number} needs an id and a text")
        language = given.get("language")
        yield {
            "id": given["id"],
            **as_json(draft(given["text"], language if isinstance(language, str) else None)),
        }


def as_json(drafted: Draft) -> dict[str, Any]:
    record: dict[str, Any] = {
        "attributions": [_attribution(attribution) for attribution in drafted.attributions],
        "framing": [_mark(mark) for mark in drafted.framing],
        "sentences": [
            {"start": sentence.span.start, "end": sentence.span.end, "voice": sentence.voice}
            for sentence in drafted.sentences
        ],
    }
    if drafted.notes:
        record["notes"] = list(drafted.notes)
    return record


def _attribution(attribution: DraftedAttribution) -> dict[str, Any]:
    return {
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "quotation": attribution.quotation,
        "source_kind": attribution.source_kind,
        "source_name": attribution.source_name,
        "stance": attribution.stance,
        "parent": attribution.parent,
        "confidence": attribution.confidence,
        "reason": attribution.reason,
    }


def _mark(mark: FramingMark) -> dict[str, Any]:
    return {
        "start": mark.span.start,
        "end": mark.span.end,
        "device": mark.device,
        "confidence": mark.confidence,
        "reason": mark.reason,
    }


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


if __name__ == "__main__":
    sys.exit(main())
