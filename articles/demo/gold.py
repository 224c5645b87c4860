"""The demo texts and their gold: what a careful reader finds in them, located by quote.

Plain Python. Offsets are code points into one part of a text (`where`): its body, its title or its captions.
The notation is explained in README.md beside this file.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BRACKET = re.compile(r"\[([^\[\]]*)\](source|cue|content|mark)\b")

Range = tuple[int, int]


class GoldError(ValueError):
    """A quote of the gold is missing from its text, or could be meant in more than one place."""


@dataclass(frozen=True, slots=True)
class DemoText:
    stem: str
    fields: dict[str, str]
    body: str

    def part(self, where: str) -> str:
        return self.body if where == "body" else self.fields[where]

    def paragraphs(self) -> list[str]:
        return self.body.split("\n\n")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """`source`, `cue` and `content` are ranges in reading order; `parent` is the id of the outer attribution."""

    id: str
    where: str
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    source_kind: str
    source_name: str
    quotation: str
    stance: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class GoldMark:
    where: str
    start: int
    end: int
    device: str
    reason: str


@dataclass(frozen=True, slots=True)
class GoldVoice:
    """The voice of one sentence of the body: reported, fact, framing or mixed."""

    start: int
    end: int
    voice: str


@dataclass(frozen=True, slots=True)
class Gold:
    """`voices` covers every sentence in reading order; it is empty for the transcript."""

    text: DemoText
    attributions: tuple[GoldAttribution, ...]
    framing: tuple[GoldMark, ...]
    voices: tuple[GoldVoice, ...]


def read_text(stem: str) -> DemoText:
    """Front matter is `key: value` lines between two `---` lines; paragraphs are split by blank lines."""
    _, front, body = (HERE / f"{stem}.md").read_text(encoding="utf-8").split("---\n", 2)
    pairs = (line.partition(":") for line in front.splitlines())
    return DemoText(stem, {key.strip(): value.strip() for key, _, value in pairs}, body.strip())


def read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def read_gold(stem: str) -> Gold:
    """Raises GoldError where a marked passage does not fit the text exactly once."""
    text = read_text(stem)
    rows = read_toml(f"gold/{stem}.toml")
    return Gold(
        text,
        tuple(_attribution(text, row) for row in rows.get("attribution", [])),
        tuple(_mark(text, row) for row in rows.get("framing", [])),
        tuple(_voice(text, row) for row in rows.get("voice", [])),
    )


def unmark(marked: str) -> tuple[str, dict[str, list[Range]]]:
    """`[She]source [said]cue` → ("She said", {"source": [(0, 3)], "cue": [(4, 8)]})."""
    plain, done = "", 0
    ranges: dict[str, list[Range]] = {}
    for found in BRACKET.finditer(marked):
        plain += marked[done : found.start()]
        ranges.setdefault(found[2], []).append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        done = found.end()
    return plain + marked[done:], ranges


def locate(part: str, quote: str, prefix: str = "") -> int:
    """Start of `quote`; `prefix` is what stands directly before it, given only to tell places apart."""
    sought = prefix + quote
    starts = [found.start() for found in re.finditer(f"(?={re.escape(sought)})", part)]
    if len(starts) != 1:
        raise GoldError(f"found {len(starts)} times, not once: {sought!r}")
    return starts[0] + len(prefix)


def _ranges(text: DemoText, row: dict[str, Any]) -> dict[str, tuple[Range, ...]]:
    plain, ranges = unmark(row["marked"])
    at = locate(text.part(row.get("where", "body")), plain)
    return {role: tuple((at + start, at + end) for start, end in found) for role, found in ranges.items()}


def _attribution(text: DemoText, row: dict[str, Any]) -> GoldAttribution:
    ranges = _ranges(text, row)
    missing = {"source", "cue", "content"} - ranges.keys()
    if missing:
        raise GoldError(f"{row['id']} has no {', '.join(sorted(missing))}")
    return GoldAttribution(
        id=row["id"],
        where=row.get("where", "body"),
        source=ranges["source"],
        cue=ranges["cue"],
        content=ranges["content"],
        source_kind=row["source_kind"],
        source_name=row["source_name"],
        quotation=row["quotation"],
        stance=row["stance"],
        parent=row.get("parent"),
    )


def _mark(text: DemoText, row: dict[str, Any]) -> GoldMark:
    ((start, end),) = _ranges(text, row)["mark"]
    return GoldMark(row.get("where", "body"), start, end, row["device"], row["reason"])


def _voice(text: DemoText, row: dict[str, Any]) -> GoldVoice:
    start = locate(text.body, row["sentence"])
    return GoldVoice(start, start + len(row["sentence"]), row["voice"])
