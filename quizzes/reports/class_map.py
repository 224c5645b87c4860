"""Where a class is of different minds, over the article: no names, and nothing about what is right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.models.revision import Part
from quizzes.items import mark_framing
from quizzes.models import Assignment, Response
from quizzes.reports.sheets import NumberedText, Sheet, ShownItem
from quizzes.scoring import votes
from quizzes.scoring.class_agreement import entropy, most_disputed
from quizzes.scoring.votes import Shift

FEWEST = 5
"""In a smaller group a distribution would name people."""
DISPUTES = 3
MOST_BARS = 4
MARKS = "marks"  # where an answer of that kind keeps its words
DEGREES = {
    votes.AGREES: _("agreed"),
    votes.MOSTLY: _("nearly agreed"),
    votes.DIVIDED: _("divided"),
    votes.TORN: _("very divided"),
}

Choices = Mapping[int, Mapping[int, Any]]
"""By item: what each attempt chose or marked, without those that left it empty."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of those who answered chose this. `percent` of them."""

    label: str
    count: int
    percent: int


@dataclass(slots=True)
class Passage:
    """One item of the map. `bits` and `bars` are empty where too few answered.

    `stretches` are [start, end) with how divided the class is there: all of it alike, or run by run where words are
    marked; `bits` is then that of the most divided run.
    """

    shown: ShownItem
    answered: int
    bits: float | None = None
    bars: list[Bar] = field(default_factory=list)
    stretches: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def item(self):
        return self.shown.item

    @property
    def degree(self) -> int | None:
        return None if self.bits is None else votes.degree(self.bits)

    @property
    def degree_in_words(self):
        return "" if self.degree is None else DEGREES[self.degree]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one line, from `x` on in percent of the widest line, and the passage it belongs to."""

    x: float
    width: float
    degree: int | None


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line of the picture: its number, how long it is, the pieces that were asked about, what begins in it."""

    number: int
    y: int
    width: float
    pieces: list[Piece]
    begins: list[int]


@dataclass(frozen=True, slots=True)
class TextMap:
    text: NumberedText
    lines: list[MapLine]
    height: int


@dataclass(frozen=True, slots=True)
class ClassMap:
    """`passages` in the order of the items; `disputes` the most divided of them, the most divided first."""

    passages: list[Passage]
    disputes: list[Passage]
    texts: list[TextMap]

    @property
    def is_empty(self) -> bool:
        """Nothing can be shown: too few answered anything."""
        return all(one.bits is None for one in self.passages)

    @property
    def legend(self) -> list[tuple[int, object]]:
        return list(DEGREES.items())


def choices_of(given: Assignment, shown: Iterable[ShownItem]) -> dict[int, Choices]:
    """What was chosen or marked, by vote. One query."""
    fields = {one.item.pk: _field(one) for one in shown if _field(one)}
    rows = Response.objects.answered().filter(attempt__assignment=given, item__in=fields)
    found: dict[int, dict[int, dict[int, Any]]] = {1: defaultdict(dict), 2: defaultdict(dict)}
    for vote, item, attempt, answer in rows.values_list("round", "item_id", "attempt_id", "answer"):
        if choice := answer.get(fields[item]):
            found[vote][item][attempt] = choice
    return {vote: dict(by_item) for vote, by_item in found.items()}


def _field(shown: ShownItem) -> str:
    """Of an answer: what the map is drawn from; empty for kinds that are not on it."""
    return shown.kind.CHOICE or (MARKS if shown.kind.NAME == mark_framing.NAME else "")


def class_map(sheet: Sheet, chosen: Choices) -> ClassMap:
    """Of one vote. No query."""
    passages = [
        _passage(one, list(chosen.get(one.item.pk, {}).values())) for one in sheet.items if _field(one)
    ]
    by_item = {one.item.pk: one for one in passages if one.shown.kind.CHOICE}
    ranked = most_disputed({pk: list(chosen.get(pk, {}).values()) for pk in by_item}, fewest=FEWEST)
    disputes = [by_item[pk] for pk, bits in ranked if bits > 0][:DISPUTES]
    return ClassMap(passages, disputes, [_text_map(text, passages) for text in sheet.texts])


def _passage(shown: ShownItem, choices: Sequence[Any]) -> Passage:
    found = Passage(shown, len(choices))
    if len(choices) < FEWEST:
        return found
    item = shown.item
    if shown.kind.CHOICE:
        found.bits = entropy(choices)
        found.bars = bars_of(shown, choices)
        found.stretches = [(item.start, item.end, votes.degree(found.bits or 0))]
    else:
        runs = votes.marked_runs([_spans(marks) for marks in choices])
        bits = [_bits_of(run, len(choices)) for run in runs]
        found.bits = max(bits, default=0.0)
        found.stretches = [(item.start, item.end, votes.AGREES)]
        found.stretches += [
            (run.start, run.end, votes.degree(one)) for run, one in zip(runs, bits, strict=True)
        ]
    return found


def _spans(marks: Iterable[Mapping[str, Any]]) -> list[tuple[int, int]]:
    return [(start, end) for mark in marks for start, end in mark["spans"]]


def _bits_of(run: votes.Run, all_students: int) -> float:
    return entropy([place < run.count for place in range(all_students)]) or 0.0


def bars_of(shown: ShownItem, choices: Sequence[str]) -> list[Bar]:
    """What somebody chose, the most frequent first; what goes beyond a few together as others."""
    counts = [(label, choices.count(value)) for value, label in labels_of(shown).items()]
    ranked = sorted((one for one in counts if one[1]), key=lambda one: -one[1])
    if len(ranked) > MOST_BARS + 1:
        ranked = [*ranked[:MOST_BARS], (str(_("others")), sum(n for _label, n in ranked[MOST_BARS:]))]
    return [Bar(str(label), n, round(100 * n / len(choices))) for label, n in ranked]


def labels_of(shown: ShownItem) -> dict[str, str]:
    return shown.kind.options(shown.item, shown.kind.CHOICE)


def shift_of(chosen: Mapping[int, Choices], item: int) -> Shift | None:
    """None where too few took part in either vote."""
    found = votes.shift(chosen[1].get(item, {}), chosen[2].get(item, {}))
    return found if min(found.voters, found.again) >= FEWEST else None


LINE = 8  # the height of a line in the picture
WIDTH = 100


def _text_map(text: NumberedText, passages: Sequence[Passage]) -> TextMap:
    lines = [one for paragraph in text.paragraphs for one in paragraph]
    longest = max((len(words) for _number, _start, words in lines), default=1)
    here = [
        one for one in passages if one.item.article_revision_id == text.revision.pk and one.item.part == Part.BODY
    ]  # fmt: skip
    drawn, y = [], 0
    for paragraph in text.paragraphs:
        for number, start, words in paragraph:
            drawn.append(_line(number, y, start, words, here, longest))
            y += LINE
        y += LINE // 2
    return TextMap(text, drawn, y)


def _line(number: int, y: int, start: int, words: str, passages: Sequence[Passage], longest: int) -> MapLine:
    end, scale = start + len(words), WIDTH / longest
    asked = [one for one in passages if one.item.start < end and start < one.item.end]
    stretches = [one for passage in asked for one in passage.stretches]
    bounds = [(one.item.start, one.item.end) for one in asked] + [(a, b) for a, b, _degree in stretches]
    cuts = sorted({start, end, *(min(max(at, start), end) for pair in bounds for at in pair)})
    pieces = [
        Piece(round((a - start) * scale, 2), round((b - a) * scale, 2), _strongest(stretches, a, b))
        for a, b in zip(cuts, cuts[1:], strict=False)
        if any(one.item.start <= a and b <= one.item.end for one in asked)
    ]
    begins = [one.item.position for one in asked if start <= one.item.start]
    return MapLine(number, y, round(len(words) * scale, 2), pieces, begins)


def _strongest(stretches: Sequence[tuple[int, int, int]], a: int, b: int) -> int | None:
    """Where several items ask about the same words, the most divided; None where too few answered."""
    return max((degree for start, end, degree in stretches if start <= a and b <= end), default=None)
