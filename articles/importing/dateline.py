"""The dateline before the first sentence: place, date, agency.

The year is taken from the line, or from a publication date at most 45 days away; it is never guessed.
"""

import re
from datetime import date

from articles.importing.dates import DATE, PrintedDate, from_match
from articles.importing.imported import Dateline
from articles.importing.traced import Traced

_word = r"(?:(?:[A-Z]\.){2,3}|[^\W\d_a-zà-ÿ][^\W\d_]*(?:[-'’][^\W\d_]+)*\.?)"
_small = r"(?:de|del|da|do|la|las|los|le|les|el|al|am|an|of|the|sur|i|in)"
_place = rf"{_word}(?:[ ](?:{_small}[ ]){{0,2}}{_word}){{0,3}}"
_places = rf"{_place}(?:(?:,[ ]|/){_place}){{0,2}}"
_agency = r"[^\W\d_][\w.&’' /-]{0,38}[\w.]"
_dash = r"(?:\s*\.?\s?(?:--+|[—–―]|-(?=\s))\s*|\s*:\s+)"
_DATELINE = re.compile(
    rf"(?P<place>{_places})"
    rf"(?:[,.]?\s*\(?{DATE}\)?[.,]?)?"
    rf"(?:,?\s*/(?P<agency_b>{_agency})/\.?{_dash}?"
    rf"|(?:,?\s*\((?P<agency_a>{_agency})\)\.?)?(?P<dash>{_dash}))\s*"
)
_SMALL_AGENCY = re.compile(r"[a-zäöü]{2,4}|belga")  # such as dpa
_LABELS = frozenset(
    (
        "EXCLUSIVE",
        "BREAKING",
        "UPDATE",
        "WATCH",
        "OPINION",
        "ANALYSIS",
        "VIDEO",
        "LIVE",
        "REPORT",
        "CORRECTED",
        "NOTE",
    )
)
NEAREST_DAYS = 45
LONGEST = 140  # characters


def split(words: Traced, published_on: date | None) -> tuple[Dateline, Traced, Traced] | None:
    """Dateline, its part of the text, and the rest; None where the text does not open with one."""
    match = _DATELINE.match(words.text, 0, LONGEST)
    if not match or not words.text[match.end() :].strip():
        return None
    agency = (match["agency_a"] or match["agency_b"] or "").strip()
    day = from_match(match)
    if not _stands_apart(match, agency, day):
        return None
    year = day and (day.year or _year_near(day, published_on))
    dateline = Dateline(
        place=_as_name(re.sub(r"([^\W\d_]{5,})\.$", r"\1", match["place"])),
        date=_printed(match),
        agency=agency,
        day=day and day.day,
        month=day and day.month,
        year=year,
    )
    return dateline, words[: match.end()], words[match.end() :]


def _stands_apart(match: re.Match[str], agency: str, day: PrintedDate | None) -> bool:
    """Whether the match is a dateline and not the beginning of a sentence."""
    if agency and not (agency[0].isupper() or _SMALL_AGENCY.fullmatch(agency)):
        return False
    if match["agency_b"]:
        return True
    if ":" in match["dash"]:
        return bool(agency and day)
    if day:
        return True
    if match.string[match.end() :].lstrip("“‘\"'«„(")[:1].islower():
        return False
    place = match["place"].split(",")[0]
    if place in _LABELS:
        return False
    return bool(agency) or place.isupper() and sum(map(str.isalpha, place)) >= 3


def _printed(match: re.Match[str]) -> str:
    spans = [
        match.span(f"{name}_{part}")
        for part in "abc"
        for name in ("day", "month", "year")
        if match[f"{name}_{part}"]
    ]
    printed = match.string[min(s for s, _ in spans) : max(e for _, e in spans)] if spans else ""
    return re.sub(r"(?<=\d)\.$", "", printed)


def _as_name(place: str) -> str:
    """BRUSSELS becomes Brussels; D.C. and Brussels stay."""
    parts = re.split(r"(\W+)", place.strip(" ,"))
    return "".join(
        part.capitalize() if (len(part) > 2 or part == "ST") and part.isupper() and part.isalpha() else part
        for part in parts
    )


def _year_near(day: PrintedDate, published_on: date | None) -> int | None:
    if published_on is None:
        return None
    for year in (published_on.year, published_on.year - 1, published_on.year + 1):
        try:
            away = abs((date(year, day.month, day.day) - published_on).days)
        except ValueError:
            continue
        if away <= NEAREST_DAYS:
            return year
    return None
