"""Puts the parts of an item, and the items of an exercise, together; and rounds, in one place."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an item with its score in [0, 1] and its weight, 0 or more.

    `needs` names a part without which this one earns nothing: showing the words proves nothing about a voice that
    was told wrong. Raises ValueError for a score or weight out of range.
    """

    name: str
    score: Fraction
    weight: Fraction | int = 1
    needs: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1 or self.weight < 0:
            raise ValueError("a score is in [0, 1] and a weight is 0 or more")


def combined(parts: Sequence[Part]) -> Fraction:
    """The weighted mean. Raises ValueError without any weight, for doubled names or an unknown need."""
    earned_by = {part.name: part.score for part in parts}
    weight = sum((Fraction(part.weight) for part in parts), Fraction(0))
    if not weight or len(earned_by) < len(parts):
        raise ValueError("parts need a weight, and each its own name")
    if unknown := {part.needs for part in parts if part.needs} - earned_by.keys():
        raise ValueError(f"needed but not there: {', '.join(sorted(unknown))}")
    earned = (part.score * part.weight for part in parts if part.needs is None or earned_by[part.needs])
    return sum(earned, Fraction(0)) / weight


def points(score: Fraction, of: Decimal | int) -> Decimal:
    """The points that a score earns of so many, rounded to two places."""
    return rounded(score * Fraction(of), 2)


def rounded(value: Fraction, places: int) -> Decimal:
    """Half away from zero, as on paper: 0.125 is 0.13, where a float or `round` may give 0.12.

    Round what is shown or stored, never what is added up: three thirds are 1, three times 0.33 are not.
    """
    scaled = abs(value) * 10**places
    digits = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (Decimal(digits) * (-1 if value < 0 and digits else 1)).scaleb(-places)
