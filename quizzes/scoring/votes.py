"""The votes of a class on one passage: how divided it is, what it marked, and who moved where."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

AGREES, MOSTLY, DIVIDED, TORN = range(4)
BITS = (0.35, 0.95, 1.5)
"""Where one degree ends and the next begins: 1 of 15 dissents; nearly half and half; nearly three equal parts."""


def degree(bits: float) -> int:
    """How divided a class is: AGREES, MOSTLY, DIVIDED or TORN."""
    return sum(bits >= least for least in BITS)


@dataclass(frozen=True, slots=True)
class Run:
    """The code points [start, end), which so many students marked."""

    start: int
    end: int
    count: int


def marked_runs(marks: Sequence[Iterable[tuple[int, int]]]) -> list[Run]:
    """What each student marked, laid over each other: runs without a gap in their count, in the order of the text.

    Whoever marks the same words twice has marked them once. What nobody marked is left out.
    """
    marked = [{at for start, end in spans for at in range(start, end)} for spans in marks]
    counts = Counter(at for one in marked for at in one)
    runs: list[Run] = []
    for at in sorted(counts):
        if runs and runs[-1].end == at and runs[-1].count == counts[at]:
            runs[-1] = Run(runs[-1].start, at + 1, counts[at])
        else:
            runs.append(Run(at, at + 1, counts[at]))
    return runs


@dataclass(frozen=True, slots=True)
class Moved:
    """One choice: how many had it first, how many in the end, how many came to it and how many left it."""

    choice: Hashable
    first: int
    second: int
    came: int
    left: int


@dataclass(frozen=True, slots=True)
class Shift:
    """`voters` answered in the first vote; `again` of them in the second too; `moved` then chose something else."""

    choices: list[Moved]
    voters: int
    again: int
    moved: int


def shift(first: Mapping[int, Hashable | None], second: Mapping[int, Hashable | None]) -> Shift:
    """From the first vote to the second, by student; None is no answer. The choices of the second vote lead.

    Who does not vote again stands by the first vote. Who answers only in the second is left out: nothing moved.
    """
    pairs = [
        (before, after if (after := second.get(student)) is not None else before)
        for student, before in first.items()
        if before is not None
    ]
    firsts, seconds = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    came = Counter(after for before, after in pairs if before != after)
    left = Counter(before for before, after in pairs if before != after)
    choices = [Moved(one, firsts[one], seconds[one], came[one], left[one]) for one in {**firsts, **seconds}]
    choices.sort(key=lambda one: (-one.second, -one.first, str(one.choice)))
    again = sum(first.get(student) is not None and one is not None for student, one in second.items())
    return Shift(choices, len(pairs), again, left.total())
