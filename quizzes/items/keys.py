"""Keys as JSON: read strictly, written in one form, each alternative with its reason.

    choice      [{"value": "Ida Renn", "reason": "…"}, …]                      the preferred answer first
    words       {"grace": 2, "alternatives": [{"core": [[12, 16]], "tolerance": [], "reason": "…"}, …]}
    order       [{"tiers": [["Ida Renn"], ["Corbel"]], "reason": "…"}, …]

Ranges are half-open code points of the part of the article's revision that the item points at.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.analysis.spans import Span
from quizzes.scoring.choices import Choice, ChoiceKey
from quizzes.scoring.key_faults import Fault, FaultKind, span_key_faults
from quizzes.scoring.ordering import Ordering
from quizzes.scoring.span_agreement import GRACE, Alternative, SpanKey
from quizzes.scoring.words import Words

SAYS = {
    FaultKind.OUTSIDE: gettext_lazy("Answer %(at)d lies outside the passage. Choose words of the passage."),
    FaultKind.TWICE: gettext_lazy("Answer %(at)d is the same as answer %(other)d. Take one of them out."),
    FaultKind.OVERLAP: gettext_lazy("Marks %(other)d and %(at)d share words. Give each word to one of them."),
    FaultKind.NO_OPTION: gettext_lazy("Answer %(at)d is not among the options. Add it, or take it out."),
}


class BadKey(ValueError):
    """A key that cannot be answered or scored; its text tells a teacher what to do."""


def said(fault: Fault) -> str:
    return str(SAYS[fault.kind]) % {"at": fault.at + 1, "other": (fault.other or 0) + 1}


def refuse(faults: Iterable[Fault]) -> None:
    if texts := [said(fault) for fault in faults]:
        raise BadKey(" ".join(texts))


def fields_of(raw: object, *names: str) -> Mapping[str, Any]:
    """`raw` as an object with exactly these fields. Raises BadKey."""
    if not isinstance(raw, Mapping) or set(raw) != set(names):
        raise BadKey(_("A key has exactly these fields: %(names)s.") % {"names": ", ".join(names)})
    return raw


def read_choices(raw: object) -> ChoiceKey:
    rows = _rows(raw, _("Choose at least one right answer."))
    choices = [Choice(_text(row, "value"), _text(row, "reason")) for row in rows]
    if len({choice.value for choice in choices}) < len(choices):
        raise BadKey(_("The same answer stands twice. Take one of them out."))
    if not all(choice.value for choice in choices):
        raise BadKey(_("An answer is empty."))
    return ChoiceKey(tuple(choices))


def dump_choices(key: ChoiceKey) -> list[dict[str, str]]:
    return [{"value": choice.value, "reason": choice.reason} for choice in key.alternatives]


def accepting(choices: object, values: Sequence[str], reason: str) -> list[dict[str, str]]:
    """The right choices made these: what was right before keeps its place and reason, what is new gets `reason`."""
    known = {one.value: one for one in read_choices(choices).alternatives}
    kept = [one for one in known.values() if one.value in values]
    new = [Choice(value, reason) for value in values if value not in known]
    return dump_choices(ChoiceKey((*kept, *new)))


def read_words(raw: object) -> SpanKey:
    row = fields_of(raw, "grace", "alternatives")
    rows = _rows(row["alternatives"], _("Choose the words that are right."))
    if type(row["grace"]) is not int or not 0 <= row["grace"] <= 20:
        raise BadKey(_("The grace is a number of words from 0 to 20."))
    found = []
    for one in rows:
        core, tolerance = read_spans(one.get("core")), read_spans(one.get("tolerance", []))
        if not core:
            raise BadKey(_("An answer has no words. Choose its first and last word."))
        found.append(Alternative(core, tolerance, _text(one, "reason")))
    return SpanKey(tuple(found), row["grace"])


def dump_words(key: SpanKey) -> dict[str, Any]:
    return {
        "grace": key.grace,
        "alternatives": [
            {"core": dump_spans(one.core), "tolerance": dump_spans(one.tolerance), "reason": one.reason}
            for one in key.alternatives
        ],
    }


def words_key(core: Sequence[Span], tolerance: Sequence[Span] = (), reason: str = "") -> SpanKey:
    return SpanKey((Alternative(tuple(core), tuple(tolerance), reason),), GRACE)


def read_spans(raw: object) -> tuple[Span, ...]:
    """`[[start, end], …]` as spans in order. Raises BadKey when one is empty, inverted, or overlaps another."""
    if not isinstance(raw, list):
        raise BadKey(_("Marked words are a list of ranges."))
    spans = []
    for pair in raw:
        if not isinstance(pair, list) or len(pair) != 2 or any(type(place) is not int for place in pair):
            raise BadKey(_("A range of words is two numbers: where it starts and where it ends."))
        try:
            spans.append(Span(*pair))
        except ValueError:
            raise BadKey(_("A range of words ends before it starts.")) from None
    spans.sort()
    if any(one.overlaps(other) for one, other in zip(spans, spans[1:], strict=False)):
        raise BadKey(_("Two ranges of one answer overlap."))
    return tuple(spans)


def dump_spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def read_orders(raw: object) -> tuple[Ordering, ...]:
    if not isinstance(raw, list):
        raise BadKey(_("An order is a list."))
    found = []
    for row in raw:
        tiers = row.get("tiers") if isinstance(row, Mapping) else None
        if not isinstance(tiers, list) or not all(isinstance(tier, list) for tier in tiers):
            raise BadKey(_("An order is a list of steps."))
        try:
            found.append(Ordering(tuple(tuple(map(str, tier)) for tier in tiers), _text(row, "reason")))
        except ValueError:
            raise BadKey(_("An order names each link once and leaves no step empty.")) from None
    return tuple(found)


def dump_orders(orders: Iterable[Ordering]) -> list[dict[str, Any]]:
    return [{"tiers": [list(tier) for tier in one.tiers], "reason": one.reason} for one in orders]


def check_words(key: SpanKey, passage: Span, text: str) -> None:
    refuse(span_key_faults(key, passage, Words(text)))


def quoted(spans: Iterable[Span], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)


def _rows(raw: object, when_empty: str) -> list[Mapping[str, Any]]:
    if not isinstance(raw, list) or not all(isinstance(row, Mapping) for row in raw):
        raise BadKey(_("Answers are a list."))
    if not raw:
        raise BadKey(when_empty)
    return raw


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name, "")
    if not isinstance(value, str):
        raise BadKey(_("“%(name)s” is text.") % {"name": name})
    return value.strip()
