"""Numbers as values: *eleven*, *11* and *11.0* are one."""

import re
from functools import cache

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ROUND = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
DIGITS = re.compile(r"\$?(\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th|s|%)?")


@cache
def value_of(lower: str) -> float | None:
    """The value of one word; None where it is no number."""
    if found := DIGITS.fullmatch(lower):
        return float(found[1].replace(",", ""))
    if lower in UNITS:
        return float(UNITS.index(lower))
    if lower in TENS:
        return float(10 * TENS.index(lower) + 20)
    tens, _, unit = lower.partition("-")
    if tens in TENS and unit in UNITS[1:10]:
        return float(10 * TENS.index(tens) + 20 + UNITS.index(unit))
    return None


def times(lower: str) -> int | None:
    """What a word behind a number multiplies it by: *38 million*."""
    return ROUND.get(lower.removesuffix("s"))
