"""Scores a choice: strictly, with every defensible answer."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

CANT_TELL = "can't tell"


@dataclass(frozen=True, slots=True)
class Choice:
    """A defensible answer and why it is one."""

    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceKey:
    """The defensible answers, the preferred one first. Raises ValueError when there is none or one stands twice."""

    alternatives: tuple[Choice, ...]

    def __post_init__(self) -> None:
        values = {choice.value for choice in self.alternatives}
        if not values or len(values) < len(self.alternatives):
            raise ValueError("a key needs an alternative, and none twice")


class Verdict(StrEnum):
    """CANT_TELL earns nothing, as WRONG does, but it is no misconception: it is not counted as a distractor."""

    RIGHT = "right"
    WRONG = "wrong"
    CANT_TELL = "can't tell"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class ChoiceResult:
    """`alternative` is the index of the answer in the key, None unless it is right."""

    score: Fraction
    verdict: Verdict
    alternative: int | None = None


def score_choice(key: ChoiceKey, response: str | None) -> ChoiceResult:
    """1 for any alternative, otherwise 0. *Can't tell* is right where the key defends it."""
    for at, choice in enumerate(key.alternatives):
        if response == choice.value:
            return ChoiceResult(Fraction(1), Verdict.RIGHT, at)
    if not response:
        return ChoiceResult(Fraction(0), Verdict.UNANSWERED)
    return ChoiceResult(Fraction(0), Verdict.CANT_TELL if response == CANT_TELL else Verdict.WRONG)
