"""How an item did in a class: how many solved it, whom it separates, and what the others chose."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, sqrt
from operator import mul

Score = Fraction | float | int
"""A score in [0, 1], or points."""
SAME = 1e-9
"""What differs by less does not differ: floats were summed."""


def facility(scores: Iterable[Score | None]) -> float | None:
    """Mean score of those who were scored, in [0, 1]: high is easy. None when nobody was."""
    return mean([score for score in scores if score is not None])


def mean(values: Sequence[Score]) -> float | None:
    """The sum is rounded once, so that the order of the values does not matter."""
    return fsum(values) / len(values) if values else None


def discrimination(item: Sequence[Score | None], rest: Sequence[Score | None]) -> float | None:
    """Correlation of one item with the rest of the quiz; the point-biserial one when the item is right or wrong.

    `item[i]` and `rest[i]` are the same student; `rest` leaves this item out, since an item always agrees with
    itself; who lacks one of the two is left out. Returns a value in [-1, 1], or None when either side does not vary.
    Source: Henrysson (1963), Psychometrika 28, 211-218.
    """
    if len(item) != len(rest):
        raise ValueError("each score of the item needs the same student's rest")
    pairs = [(float(x), float(y)) for x, y in zip(item, rest, strict=True) if x is not None and y is not None]
    if not pairs:
        return None
    own, other = map(_deviations, zip(*pairs, strict=True))
    if max(own) - min(own) < SAME or max(other) - min(other) < SAME:
        return None
    spread = sqrt(fsum(map(mul, own, own))) * sqrt(fsum(map(mul, other, other)))
    return max(-1.0, min(1.0, fsum(map(mul, own, other)) / spread))


def discriminations(rows: Sequence[Sequence[Score | None]]) -> list[float | None]:
    """`discrimination` of every item; `rows` has one row for each student and one place for each item.

    None in a row is an item this student was not scored on. The rest is the mean of the student's other items;
    who has no other item is left out.
    """
    width = max(map(len, rows), default=0)
    if any(len(row) != width for row in rows):
        raise ValueError("each row needs a place for every item")
    columns = list(zip(*rows, strict=True))
    return [discrimination(item, rest) for item, rest in zip(columns, rests(columns), strict=True)]


def rests(items: Sequence[Sequence[Score | None]]) -> list[list[float | None]]:
    """For each item and student the mean of the student's other items, None where there is no other.

    `items[i][s]` is what student `s` was scored on item `i`, None where they were not.
    """
    columns = [[0.0 if score is None else float(score) for score in item] for item in items]
    totals = list(map(fsum, zip(*columns, strict=True)))
    counts = [len(items) - row.count(None) for row in zip(*items, strict=True)]
    return [
        [
            None if count < 2 and (score is not None or not count)
            else total / count if score is None
            else (total - own) / (count - 1)
            for score, own, total, count in zip(item, column, totals, counts, strict=True)
        ]
        for item, column in zip(items, columns, strict=True)
    ]  # fmt: skip


def _deviations(values: Sequence[float]) -> list[float]:
    middle = fsum(values) / len(values)
    return [value - middle for value in values]


@dataclass(frozen=True, slots=True)
class OptionCount:
    """How many chose an option, which share of the class that is, and how these did on the rest of the quiz.

    `option` is None for those who did not answer. `rest` is None when nobody chose it.
    """

    option: str | None
    count: int
    share: float
    rest: float | None


def option_counts(
    choices: Sequence[str | None], rest: Sequence[Score], options: Iterable[str]
) -> list[OptionCount]:
    """One row for each option, chosen or not, in the given order; then other choices by name; then no answer.

    `choices[i]` and `rest[i]` are the same student. A wrong option whose students did better on the rest than those
    of the key says that the key may be wrong.
    """
    if len(choices) != len(rest):
        raise ValueError("each choice needs the same student's rest")
    by_choice: dict[str | None, list[Score]] = defaultdict(list)
    for choice, value in zip(choices, rest, strict=True):
        by_choice[choice].append(value)
    others = sorted({choice for choice in by_choice if choice is not None} - set(options := list(options)))
    listed: list[str | None] = [*dict.fromkeys(options), *others, None]
    counts = {option: len(by_choice[option]) for option in listed}
    return [
        OptionCount(
            option, counts[option], counts[option] / len(choices) if choices else 0.0, mean(by_choice[option])
        )
        for option in listed
    ]
