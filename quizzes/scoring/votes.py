"""Two votes of a class on one passage: how divided it is, and who moved where."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

AGREES, MOSTLY, DIVIDED, TORN = range(4)
BITS = (0.35, 0.95, 1.5)
"""Where one degree ends and the next begins: 1 of 15 dissents; nearly half and half; nearly three equal parts."""


def degree(bits: float) -> int:
    """How divided a class is: AGREES, MOSTLY, DIVIDED or TORN."""
    return sum(bits >= least for least in BITS)


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
