"""How an item did in a class: how many solved it, whom it separates, and what the others chose."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, sqrt

Score = Fraction | float | int
"""A score in [0, 1], or points."""


def facility(scores: Iterable[Score | None]) -> float | None:
    """Mean score of those who were scored, in [0, 1]: high is easy. None when nobody was."""
    return mean([score for score in scores if score is not None])


def mean(values: Sequence[Score]) -> float | None:
    """The sum is rounded once, so that the order of the values does not matter."""
    return fsum(values) / len(values) if values else None


def discrimination(item: Sequence[Score], rest: Sequence[Score]) -> float | None:
    """Correlation of one item with the rest of the quiz; the point-biserial one when the item is right or wrong.

    `item[i]` and `rest[i]` are the same student; `rest` leaves this item out, since an item always agrees with
    itself. Returns a value in [-1, 1], or None when either side does not vary.
    Source: Henrysson (1963), Psychometrika 28, 211-218.
    """
    if len(item) != len(rest):
        raise ValueError("each score of the item needs the same student's rest")
    if len(set(item)) < 2 or len(set(rest)) < 2:
        return None
    own, other = _deviations(item), _deviations(rest)
    spread = sqrt(fsum(x * x for x in own)) * sqrt(fsum(y * y for y in other))
    if not spread:
        return None
    return max(-1.0, min(1.0, fsum(x * y for x, y in zip(own, other, strict=True)) / spread))


def discriminations(rows: Sequence[Sequence[Score | None]]) -> list[float | None]:
    """`discrimination` of every item; `rows` has one row for each student and one place for each item.

    None in a row is an item this student was not scored on. The rest is the mean of the student's other items;
    who has no other item is left out.
    """
    width = max(map(len, rows), default=0)
    if any(len(row) != width for row in rows):
        raise ValueError("each row needs a place for every item")
    by_item: list[tuple[list[float], list[float]]] = [([], []) for _at in range(width)]
    for row in rows:
        for at, (own, other) in enumerate(zip(row, rests(row), strict=True)):
            if own is not None and other is not None:
                by_item[at][0].append(float(own))
                by_item[at][1].append(other)
    return [discrimination(item, rest) for item, rest in by_item]


def rests(row: Sequence[Score | None]) -> list[float | None]:
    """For each item the mean of the student's others, None where there is no other.

    One sum for all, so rounded to twelve places: what differs by less than that does not differ.
    """
    scored = [float(score) for score in row if score is not None]
    total, others = fsum(scored), len(scored) - 1
    alone = round(total / len(scored), 12) if scored else None
    return [
        alone if score is None else round((total - float(score)) / others, 12) if others else None
        for score in row
    ]


def _deviations(values: Sequence[Score]) -> list[float]:
    middle = fsum(values) / len(values)
    return [float(value) - middle for value in values]


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
    counts = Counter(choices)
    others = sorted({choice for choice in choices if choice is not None} - set(options := list(options)))
    listed: list[str | None] = [*dict.fromkeys(options), *others, None]
    return [
        OptionCount(
            option,
            counts[option],
            counts[option] / len(choices) if choices else 0.0,
            mean([value for choice, value in zip(choices, rest, strict=True) if choice == option]),
        )
        for option in listed
    ]
