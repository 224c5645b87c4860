"""How far drafted attributions agree with annotated ones.

Compared are words (letters and digits; marks never decide). A draft matches an annotation when their
contents have at
least half of their words in common, one to one, the closest first. Drafts wholly inside another draft's
content are set
aside, for the annotators marked the outermost relation only. Annotations outside the focus are neither
missed nor
counted against a draft that agrees with them or lies in them.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

WORD = re.compile(r"\w+(?:['’]\w+)*")
CUT = re.compile(
    r"[,;:(\[—–]|\b(?:of|who|which|that|from|in|at|for|on|with|to|by|whose|as|and|including|during|after|"
    r"before|near|"
    r"close|familiar|briefed|about|speaking)\b",
    re.IGNORECASE,
)
Spans = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Relation:
    """One attribution as sets of word numbers, with the record it was made of."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    head: int | None
    record: dict[str, Any]

    def holds(self, other: "Relation") -> bool:
        inside = other.content < self.content and (not other.cue or other.cue <= self.content)
        return self is not other and inside


class Words:
    """The words of a text, to turn spans into sets of word numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bounds = [match.span() for match in WORD.finditer(text)]
        self.starts = [start for start, _ in self.bounds]

    def inside(self, spans: Spans) -> frozenset[int]:
        found = set()
        for start, end in spans:
            at = bisect_left(self.starts, start)
            if at and self.bounds[at - 1][1] > start:
                at -= 1
            while at < len(self.bounds) and self.starts[at] < end:
                found.add(at)
                at += 1
        return frozenset(found)

    def head(self, spans: Spans) -> int | None:
        """A source's head: its last word before the first comma, preposition or relative."""
        if not spans:
            return None
        start, end = min(tuple(span) for span in spans)
        words = list(WORD.finditer(self.text, start, end))
        if not words:
            return None
        kept = words
        for match in CUT.finditer(self.text, words[0].end(), end):
            before = [word for word in words if word.end() <= match.start()]
            if before:
                kept = before
                break
        return min(self.inside([kept[-1].span()]))

    def relations(self, records: Iterable[dict[str, Any]]) -> list[Relation]:
        made = [
            Relation(
                self.inside(record["source"]),
                self.inside(record["cue"]),
                self.inside(record["content"]),
                self.head(record["source"]),
                record,
            )
            for record in records
        ]
        return [relation for relation in made if relation.content]


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def align(gold: Sequence[Relation], drafts: Sequence[Relation], least: float = 0.5) -> list[tuple[int, int]]:
    """Pairs (gold, draft) of agreeing contents, one to one."""
    candidates = []
    for i, annotated in enumerate(gold):
        for k, drafted in enumerate(drafts):
            value = jaccard(annotated.content, drafted.content)
            if value >= least:
                cues = len(annotated.cue & drafted.cue)
                candidates.append((-value, -cues, -jaccard(annotated.source, drafted.source), i, k))
    pairs: list[tuple[int, int]] = []
    for *_, i, k in sorted(candidates):
        if all(i != one and k != other for one, other in pairs):
            pairs.append((i, k))
    return pairs


def same_cue(one: Relation, other: Relation) -> bool:
    if one.cue and other.cue:
        return bool(one.cue & other.cue)
    return any(a < d and c < b for a, b in one.record["cue"] for c, d in other.record["cue"])


def same_source(one: Relation, other: Relation) -> bool:
    if not one.source or not other.source:
        return not one.source and not other.source
    return jaccard(one.source, other.source) >= 0.5 or (one.head is not None and one.head == other.head)


def outermost(relations: Sequence[Relation]) -> list[Relation]:
    return [inner for inner in relations if not any(outer.holds(inner) for outer in relations)]


def is_core(record: dict[str, Any]) -> bool:
    """A statement the article reports: quoted, or a verb of speech or evidence with a clause."""
    return bool(record.get("derived", {}).get("core"))


@dataclass
class Comparison:
    """One article: its annotations and drafts, the pairs that agree, and what counts."""

    words: Words
    core: list[Relation]
    others: list[Relation]
    drafts: list[Relation]
    pairs: list[tuple[int, int]]
    counted: list[int]
    """Indices of the drafts that count: paired, or wrong."""


def compare(
    text: str,
    annotated: Iterable[dict[str, Any]],
    drafted: Iterable[dict[str, Any]],
    in_focus: Callable[[dict[str, Any]], bool] = is_core,
) -> Comparison:
    words = Words(text)
    gold, drafts = words.relations(annotated), words.relations(drafted)
    if not any(outer.holds(inner) for outer in gold for inner in gold):
        drafts = outermost(drafts)
    core = [relation for relation in gold if in_focus(relation.record)]
    others = [relation for relation in gold if not in_focus(relation.record)]
    pairs = align(core, drafts)
    paired = {k for _, k in pairs}
    counted = sorted(paired | _wrong(core, others, drafts, paired))
    return Comparison(words, core, others, drafts, pairs, counted)


def _wrong(
    core: Sequence[Relation], others: Sequence[Relation], drafts: Sequence[Relation], paired: set[int]
) -> set[int]:
    """Unpaired drafts, but for those that agree with, or lie in, an annotation outside the focus."""
    rest = [k for k in range(len(drafts)) if k not in paired]
    spared = {rest[k] for _, k in align(others, [drafts[k] for k in rest], 0.3)}
    aside = frozenset().union(*(o.content | o.source | o.cue for o in others))
    aside -= frozenset().union(*(c.content for c in core))
    return {
        k
        for k in rest
        if k not in spared
        and 2 * len(drafts[k].content & aside) < len(drafts[k].content)
        and not any(same_cue(drafts[k], other) for other in others)
    }


def tally(comparison: Comparison, sentences: Spans) -> Counter[str]:
    """Counts that add up over articles; `figures` makes measures of them."""
    core, drafts = comparison.core, comparison.drafts
    counted = [drafts[k] for k in comparison.counted]
    counts = Counter(gold=len(core), drafted=len(counted), matched=len(comparison.pairs))
    counts["gold with source"] = sum(bool(relation.source) for relation in core)
    counts["drafted with source"] = sum(bool(relation.source) for relation in counted)
    for i, k in comparison.pairs:
        counts["source"] += bool(core[i].source and drafts[k].source) and same_source(core[i], drafts[k])
    used: set[int] = set()
    for relation in core:
        found = next((k for k, d in enumerate(counted) if k not in used and same_cue(relation, d)), None)
        if found is not None:
            used.add(found)
    counts["cue"], counts["gold cues"], counts["drafted cues"] = len(used), len(core), len(counted)
    _tally_words(counts, comparison, counted, sentences)
    return counts


def _tally_words(
    counts: Counter[str], comparison: Comparison, counted: Sequence[Relation], sentences: Spans
) -> None:
    nothing: frozenset[int] = frozenset()
    gold = nothing.union(*(relation.content for relation in comparison.core))
    aside = nothing.union(*(other.content | other.source | other.cue for other in comparison.others)) - gold
    ours = nothing.union(*(relation.content for relation in counted)) - aside
    counts["words"] = len(gold & ours)
    counts["gold words"], counts["drafted words"] = len(gold), len(ours)
    all_ours = nothing.union(*(relation.content for relation in comparison.drafts))
    unfocused = nothing.union(*(other.content for other in comparison.others)) - gold
    for start, end in sentences:
        words = comparison.words.inside([[start, end]])
        reported = 2 * len(words & gold) > len(words)
        drafted = 2 * len(words & all_ours) > len(words)
        if not words or (not reported and 2 * len(words & (unfocused | gold)) > len(words)):
            continue
        counts["sentences"] += reported and drafted
        counts["gold sentences"] += reported
        counts["drafted sentences"] += drafted


MEASURES = (
    ("detect", "matched", "drafted", "gold"),
    ("cue alone", "cue", "drafted cues", "gold cues"),
    ("source end-to-end", "source", "drafted with source", "gold with source"),
    ("content tokens", "words", "drafted words", "gold words"),
    ("sentence reported", "sentences", "drafted sentences", "gold sentences"),
)


def figures(counts: Counter[str]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each measure."""
    return {name: _f1(counts[right], counts[ours], counts[gold]) for name, right, ours, gold in MEASURES}


def _f1(right: int, ours: int, gold: int) -> tuple[float, float, float]:
    precision, recall = right / max(1, ours), right / max(1, gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0
