"""How an assignment went, item by item, read as plain columns: two thousand students are forty thousand answers."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from statistics import median
from typing import Any

from django.db.models import Avg, Count, ExpressionWrapper, F, TextField
from django.utils.translation import gettext as _

from quizzes import items as kinds
from quizzes.items import in_force
from quizzes.items.kind import ChoiceField
from quizzes.models import Assignment, Certainty, Item, Response
from quizzes.reports.sheets import ShownItem, sheet_of
from quizzes.scoring.choices import CANT_TELL
from quizzes.scoring.class_agreement import krippendorff_alpha
from quizzes.scoring.item_statistics import (
    OptionCount,
    discrimination,
    facility,
    option_counts,
    rests,
)

FEWEST_FOR_A_FLAG = 8
"""Below so many answers a pattern is chance."""
CLEARLY_BETTER = 0.05
"""By how much of the score on the other items the choosers of a wrong option must be ahead."""


Chosen = tuple[ChoiceField, list[str | None]]
"""A choice, and what each student chose."""


@dataclass(slots=True)
class Answers:
    """What is counted of the answers to one item, as columns: each place is one attempt, the same in every item.

    `rests` are the means of the student's other items.
    """

    scores: Sequence[float | None] = ()
    choices: Sequence[str | None] = ()
    certainties: Sequence[str] = ()
    seconds: Sequence[int] = ()
    answered: int = 0
    rests: Sequence[float | None] = ()


@dataclass(frozen=True, slots=True)
class CertaintyRow:
    """Of those who said they were this certain: how many, and their mean score."""

    label: str
    count: int
    facility: float | None

    @property
    def percent(self) -> int | None:
        return percent(self.facility)


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option: how many chose it, how these did elsewhere, and whether the key takes it. Shares in percent."""

    label: str
    count: int
    percent: int
    rest: int | None
    is_right: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of one choice: `label` says which, and is empty where the item has no other.

    `better` are wrong options whose students did better elsewhere than those who chose the key.
    """

    label: str
    options: list[OptionRow]
    better: list[str]

    @property
    def chosen(self) -> list[OptionRow]:
        """The options somebody chose, and the key in any case."""
        return [one for one in self.options if one.count or one.is_right]

    @property
    def unchosen(self) -> list[str]:
        return [one.label for one in self.options if not one.count and not one.is_right]


@dataclass(slots=True)
class ItemStatistics:
    """`facility` in [0, 1], `discrimination` in [-1, 1] (corrected item-total), None where it cannot be told."""

    shown: ShownItem
    answered: int
    facility: float | None
    discrimination: float | None
    seconds: float | None
    choices: list[Choices] = field(default_factory=list)
    certainty: list[CertaintyRow] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    @property
    def percent(self) -> int | None:
        return percent(self.facility)


@dataclass(frozen=True, slots=True)
class AssignmentStatistics:
    """`alpha` is the class's agreement on the choices, over all items that have one."""

    handed_in: int
    items: list[ItemStatistics]
    alpha: float | None
    mean_points: float | None
    possible_points: float


def answers_by_item(assignment: Assignment, vote: int = 1) -> dict[int, Answers]:
    """The answers of all attempts that are handed in, by item. One query.

    Every attempt has a row for every item, made when it began.
    """
    rows = Response.objects.filter(attempt__assignment=assignment, attempt__state="submitted", round=vote)
    # As the database has them: Django's own conversion of forty thousand decimals takes longer than all the rest.
    score = ExpressionWrapper(F("score"), output_field=TextField())
    # In the order of an index; sorting by item is faster here than there.
    columns = rows.order_by("attempt_id").values_list(
        "item_id", score, "choice", "certainty", "seconds", "revision"
    )
    grouped = groupby(sorted(columns.iterator(chunk_size=5000), key=itemgetter(0)), itemgetter(0))
    by_item = {item: _answers(*zip(*group, strict=True)) for item, group in grouped}
    for one, rest in zip(by_item.values(), rests([one.scores for one in by_item.values()]), strict=True):
        one.rests = rest
    return by_item


def _answers(_item, scores, choices, certainties, seconds, revisions) -> Answers:
    return Answers(
        scores=[None if one is None else float(one) for one in scores],
        choices=[one or None for one in choices],
        certainties=certainties,
        seconds=[one for one in seconds if one is not None],
        answered=len(revisions) - revisions.count(0),
    )


def choices_by_field(
    assignment: Assignment, shown: Sequence[ShownItem], vote: int = 1
) -> dict[int, list[Chosen]]:
    """What was chosen in items that hold several choices, in the order of `answers_by_item`; by item.

    One query where there are such items: these answers have to be read whole.
    """
    fields = {
        one.item.pk: found
        for one in shown
        if not one.kind.CHOICE and (found := one.kind.choice_fields(one.item))
    }
    if not fields:
        return {}
    rows = Response.objects.filter(
        attempt__assignment=assignment, attempt__state="submitted", round=vote, item__in=fields
    )
    answers: dict[int, list[Any]] = defaultdict(list)
    columns = rows.order_by("attempt_id").values_list("item_id", "answer")
    for item, answer in columns.iterator(chunk_size=5000):
        answers[item].append(answer)
    return {
        item: [(one, [one.chosen(answer) for answer in answers[item]]) for one in found]
        for item, found in fields.items()
    }


def statistics(assignment: Assignment) -> AssignmentStatistics:
    """Four queries, and one where an item holds several choices, however many students and items there are."""
    shown = sheet_of(assignment.exercise_revision).items
    changes = in_force.changes_of([assignment.pk])
    for one in shown:
        one.item = in_force.keyed(one.item, changes.get((assignment.pk, one.item.pk), ()))
    answers, fields = answers_by_item(assignment), choices_by_field(assignment, shown)
    handed_in = assignment.attempts.submitted().aggregate(count=Count("pk"), points=Avg("points"))
    return AssignmentStatistics(
        handed_in=handed_in["count"],
        items=[
            _of_item(one, answers.get(one.item.pk, Answers()), fields.get(one.item.pk, ())) for one in shown
        ],
        alpha=krippendorff_alpha(
            [
                *(answers[one.item.pk].choices for one in shown if one.item.pk in answers),
                *(chosen for found in fields.values() for _field, chosen in found),
            ]
        ),
        mean_points=handed_in["points"],
        possible_points=float(sum(one.item.points for one in shown)),
    )


def _of_item(shown: ShownItem, answers: Answers, fields: Sequence[Chosen]) -> ItemStatistics:
    found = ItemStatistics(
        shown=shown,
        answered=answers.answered,
        facility=facility(answers.scores),
        discrimination=discrimination(answers.scores, answers.rests),
        seconds=median(answers.seconds) if answers.seconds else None,
    )
    found.certainty = _certainty(answers)
    if shown.kind.CHOICE:
        labels, right = shown.kind.options(shown.item, shown.kind.CHOICE), right_choices(shown.item)
        found.choices = [_choices("", labels, answers.choices, answers.rests, right)]
    for one, chosen in fields:
        right = set(one.right(shown.item.key))
        found.choices.append(_choices(str(one.label), one.options, chosen, answers.rests, right))
    if found.answered >= FEWEST_FOR_A_FLAG:
        found.flags = [*_key_flags(found), *_flags(found)]
    return found


def percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def _choices(
    label: str,
    labels: Mapping[str, str],
    chosen: Sequence[str | None],
    rests: Sequence[float | None],
    right: set[str],
) -> Choices:
    counted = option_counts(chosen, [one or 0.0 for one in rests], labels)
    rows = [
        OptionRow(
            label=labels.get(one.option, one.option) if one.option else _("no answer"),
            count=one.count, percent=round(100 * one.share), rest=percent(one.rest),
            is_right=one.option in right,
        )
        for one in counted
        if one.option or one.count
    ]  # fmt: skip
    return Choices(label, rows, [labels.get(one.option or "", "") for one in _better(counted, right)])


def _better(counted: Sequence[OptionCount], right: set[str]) -> list[OptionCount]:
    """Wrong options that a fifth of the class chose, and that go with doing better elsewhere than the key does."""
    best = max((one.rest for one in counted if one.option in right and one.rest is not None), default=None)
    return [
        one
        for one in counted
        if one.option not in {*right, None, CANT_TELL}
        and one.share >= 0.2
        and one.rest is not None
        and best is not None
        and one.rest >= best + CLEARLY_BETTER
    ]


def right_choices(item: Item) -> set[str]:
    """Every choice that scores, asked of the kind itself."""
    kind = kinds.kind_of(item)
    nothing = kind.score(item, {})
    return {
        value
        for value in kind.options(item, kind.CHOICE)
        if (scored := kind.score(item, {kind.CHOICE: value}).score) is not None
        and scored > (nothing.score or 0)
    }


def _certainty(answers: Answers) -> list[CertaintyRow]:
    counts = Counter(zip(answers.certainties, answers.scores, strict=True))
    by_level: dict[str, list[float]] = defaultdict(list)
    for (level, score), count in counts.items():
        if level and score is not None:
            by_level[level] += [score] * count
    if not by_level:
        return []
    return [
        CertaintyRow(str(level.label), len(by_level[level]), facility(by_level[level])) for level in Certainty
    ]


def _key_flags(found: ItemStatistics) -> list[str]:
    text = _("The key may be wrong: who chose “%(option)s” did better on the rest than who chose the key.")
    flags = [
        text % {"option": f"{choice.label}: {option}" if choice.label else option}
        for choice in found.choices
        for option in choice.better
    ]
    if not flags and found.discrimination is not None and found.discrimination < 0:
        flags.append(_("Who knows more gets this less often right. Read the question and its key again."))
    return flags


def _flags(found: ItemStatistics) -> list[str]:
    """What else a teacher should look at, in words."""
    flags = []
    if found.facility is not None and found.facility <= 0.2:
        flags.append(_("Hardly anybody got this. Talk about it, or look at the key."))
    if found.facility is not None and found.facility >= 0.95:
        flags.append(_("Nearly everybody got this. It tells you little about the class."))
    sure = found.certainty[-1] if found.certainty else None
    if sure and sure.count >= 5 and sure.facility is not None and sure.facility < 0.5:
        flags.append(_("Many were sure and wrong: a misconception rather than a guess."))
    return flags
