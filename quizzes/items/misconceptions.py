"""What a wrong answer shows to be mixed up. One function a kind; each gives names that `reteaching.py` tells about.

An answer that says nothing shows nothing, and *can't tell* is honest: neither is a misconception. An answer may show
several. The key is the one in force.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from articles.analysis.coverage.relations import ABSENT, CONTRADICTED, OTHER, OWN, SAME
from articles.analysis.spans import Span
from quizzes.items import compare_key, find_source, mark_framing, read_cue, tell_voice
from quizzes.items.material import UNNAMED, WRITER
from quizzes.items.words import spans_of
from quizzes.models import Item
from quizzes.scoring.choices import ChoiceKey
from quizzes.scoring.ordering import score_order
from quizzes.scoring.span_agreement import Boundary, span_agreement
from quizzes.scoring.words import Words

OUTLET = "news outlet"
QUOTED = re.compile('“[^”]*”|"[^"]*"|„[^“”]*[“”]|«[^»]*»')
VOICES = {
    ("reported", "fact"): "claim-for-fact",
    ("reported", "framing"): "quotation-for-framing",
    ("framing", "reported"): "framing-for-quotation",
    ("framing", "fact"): "framing-for-fact",
    ("fact", "framing"): "fact-for-framing",
    ("fact", "reported"): "fact-for-claim",
}
STANCES = {
    ("distances", "acknowledges"): "distance-not-heard",
    ("endorses", "acknowledges"): "vouching-not-heard",
    ("acknowledges", "distances"): "plain-cue-loaded",
    ("acknowledges", "endorses"): "plain-cue-loaded",
    ("distances", "endorses"): "stance-turned-round",
    ("endorses", "distances"): "stance-turned-round",
}
RELATIONS = {
    (SAME, OTHER): "sources-not-matched",
    (OTHER, SAME): "sources-not-told-apart",
    (SAME, OWN): "claim-for-fact",
    (OTHER, OWN): "claim-for-fact",
    (OWN, SAME): "adopted-claim-missed",
    (OWN, OTHER): "adopted-claim-missed",
    (ABSENT, CONTRADICTED): "silence-for-denial",
    (CONTRADICTED, ABSENT): "denial-for-silence",
}


def shown_by(item: Item, answer: Mapping[str, Any]) -> list[str]:
    """Each once. The item comes with its article's text and outlet."""
    find = BY_KIND.get(item.kind)
    return list(dict.fromkeys(find(item, answer))) if find else []


def _find_source(item: Item, answer: Mapping[str, Any]) -> Iterator[str]:
    key, source, kind = find_source.read(item.key), answer.get("source") or "", answer.get("kind") or ""
    right, kinds = _values(key.sources), _values(key.kinds)
    if source in right:
        if kind and kind not in kinds:
            yield "kind-of-source"
        if key.chain and answer.get("chain") and score_order(key.chain, answer["chain"]).score < 1:
            yield "chain-order"
    elif source == WRITER:
        yield "writer-for-source"
    elif source and WRITER in right:
        yield "source-for-writer"
    elif source == UNNAMED:
        yield "named-for-unnamed"
    elif source and (source in _relays(item, key) or (kind == OUTLET and OUTLET not in kinds)):
        yield "outlet-for-source"
    elif source and UNNAMED in right:
        yield "unnamed-for-named"
    elif source and _is_named_in(source, item.quote):
        yield "subject-for-speaker"


def _relays(item: Item, key: find_source.Key) -> set[str]:
    """Who only passes it on: the later links of a chain, and the outlet of the article."""
    later = {link for order in key.chain for tier in order.tiers[1:] for link in tier}
    outlet = item.article_revision.article.outlet
    return later | ({outlet.name} if outlet else set())


def _is_named_in(name: str, passage: str) -> bool:
    """By the last word of the name: articles give the whole name once."""
    return bool(re.search(rf"\b{re.escape(name.split()[-1])}\b", passage))


def _read_cue(item: Item, answer: Mapping[str, Any]) -> Iterator[str]:
    key, words = read_cue.read(item.key), spans_of(answer.get("cue"))
    if words:
        boundary = span_agreement(key.cue, words, Words(item.text))
        if boundary.boundary is Boundary.BESIDE:
            yield "cue-elsewhere"
        elif boundary.boundary is Boundary.TOO_MANY and boundary.score < 1:
            yield "cue-with-neighbours"
    yield from _mixed_up(key.stances, answer.get("stance") or "", STANCES)


def _tell_voice(item: Item, answer: Mapping[str, Any]) -> Iterator[str]:
    return _mixed_up(tell_voice.read(item.key).voices, answer.get("voice") or "", VOICES)


def _mark_framing(item: Item, answer: Mapping[str, Any]) -> Iterator[str]:
    found, rows = mark_framing.match(item, answer), answer.get("marks") or ()
    marks = [spans for row in rows if (spans := spans_of(row.get("spans")))]
    quoted = [Span(one.start() + item.start, one.end() + item.start) for one in QUOTED.finditer(item.quote)]
    for at in found.superfluous:
        inside = all(any(place.covers(span) for place in quoted) for span in marks[at])
        yield "quotation-for-framing" if inside else "fact-for-framing"
    if any(not one.device_right for one in found.found):
        yield "device-mixed-up"
    if marks and len(found.missed) > len(found.found):
        yield "framing-for-fact"


def _compare(item: Item, answer: Mapping[str, Any]) -> Iterator[str]:
    key, cells = compare_key.read(item.key), answer.get("cells") or {}
    for place, choices in key.cells.items():
        yield from _mixed_up(choices, cells.get(place) or "", RELATIONS)
    cues = answer.get("cues")
    if key.cues and cues and score_order(key.cues, cues).score < 1:
        yield "cues-out-of-order"


def _mixed_up(key: ChoiceKey, chosen: str, names: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """By the preferred answer and what was chosen in its place."""
    if chosen and chosen not in _values(key):
        found = names.get((key.alternatives[0].value, chosen))
        if found:
            yield found


def _values(key: ChoiceKey) -> set[str]:
    return {one.value for one in key.alternatives}


BY_KIND: dict[str, Callable[[Item, Mapping[str, Any]], Iterator[str]]] = {
    find_source.NAME: _find_source,
    read_cue.NAME: _read_cue,
    tell_voice.NAME: _tell_voice,
    mark_framing.NAME: _mark_framing,
    compare_key.NAME: _compare,
}
