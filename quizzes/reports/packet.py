"""For who was absent: article, exercise, what the class answered without names, and what the keys came to be."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from quizzes.items import in_force, mark_framing
from quizzes.items.words import spans_of
from quizzes.models import Assignment, Item, KeyChange, Response
from quizzes.reports.sheets import Sheet, ShownItem, sheet_of
from quizzes.scoring.words import Words

FEWEST = 5
"""Below so many a count would point at people."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option, or marked words, that at least `FEWEST` have chosen. `share` in percent."""

    label: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class Decision:
    """`shown` has the key in force, `changes` say how it came to be.

    `chosen` is empty where too few have answered; `few` are the options that somebody chose, but fewer than `FEWEST`.
    """

    shown: ShownItem
    chosen: list[Chosen]
    few: list[str]
    changes: Sequence[KeyChange]


@dataclass(frozen=True, slots=True)
class Packet:
    """Without `decisions` while policy tells students no keys."""

    sheet: Sheet
    decisions: list[Decision]


def may_tell(given: Assignment) -> bool:
    """Whether students of this class may see keys by now, whatever they have handed in themselves."""
    if given.is_released:
        return given.feedback_released == Assignment.Feedback.KEY
    return given.phase in given.REVEALED


def packet_of(given: Assignment) -> Packet:
    """One query, or four where the keys may be told."""
    sheet = sheet_of(given.exercise_revision)
    return Packet(sheet, _decisions(given, sheet.items) if may_tell(given) else [])


def _decisions(given: Assignment, items: Iterable[ShownItem]) -> list[Decision]:
    rows = Response.objects.filter(
        attempt__assignment=given, attempt__state="submitted", round=1, revision__gte=1
    )
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for item, choice, count in rows.order_by().values_list("item", "choice").annotate(count=Count("pk")):
        counts[item][choice] += count
    marks: dict[int, list[Mapping]] = defaultdict(list)
    for item, answer in rows.filter(item__kind=mark_framing.NAME).values_list("item", "answer"):
        marks[item].append(answer)
    changes = in_force.changes_of([given.pk])
    found = []
    for one in items:
        own = changes.get((given.pk, one.item.pk), ())
        keyed = ShownItem(in_force.keyed(one.item, own), one.kind, one.place)
        found.append(Decision(keyed, *_chosen(keyed, counts[one.item.pk], marks[one.item.pk]), own))
    return found


def _chosen(
    shown: ShownItem, counts: Counter[str], marks: Sequence[Mapping]
) -> tuple[list[Chosen], list[str]]:
    if counts.total() < FEWEST:
        return [], []
    if shown.item.kind == mark_framing.NAME:
        return _marked(shown.item, marks), []
    if not shown.kind.CHOICE:
        return [], []
    options = shown.kind.options(shown.item, shown.kind.CHOICE)
    return (
        [
            Chosen(label, counts[value], round(100 * counts[value] / counts.total()))
            for value, label in options.items()
            if counts[value] >= FEWEST
        ],
        [label for value, label in options.items() if 0 < counts[value] < FEWEST],
    )


def _marked(item: Item, answers: Sequence[Mapping]) -> list[Chosen]:
    """Words that enough have marked; neighbours with the same count stand together."""
    marked = (
        [span for mark in one.get("marks") or () for span in spans_of(mark.get("spans"))] for one in answers
    )
    runs: list[tuple[int, int, int]] = []
    for word, count in Words(item.text).counted(marked):
        if count < FEWEST:
            continue
        if runs and runs[-1][2] == count and not item.text[runs[-1][1] : word.start].strip():
            runs[-1] = (runs[-1][0], word.end, count)
        else:
            runs.append((word.start, word.end, count))
    return [
        Chosen(f"“{item.text[start:end]}”", count, round(100 * count / len(answers)))
        for start, end, count in runs
    ]
