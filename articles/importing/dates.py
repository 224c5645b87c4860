"""Dates as newspapers print them. A date that can be read two ways (03/04/2024) is not read at all."""

import re
from dataclasses import dataclass
from datetime import date

# Own list: month names and their usual abbreviations, by month, in the languages the app tells apart.
_NAMES = (
    "january jan enero ene janvier janv januar jän januari gennaio gen janeiro styczeń stycznia "
    "ocak января январь января січня",
    "february feb febrero février févr fév februar februari febbraio fevereiro fev luty lutego "
    "şubat февраля февраль лютого",
    "march mar marzo mars märz mär maart março marca marzec mart марта март березня",
    "april apr abril abr avril avr aprile kwiecień kwietnia nisan апреля апрель квітня",
    "may mayo mai mei maggio mag maio maja maj mayıs мая май травня",
    "june jun junio juin juni giugno giu junho czerwiec czerwca haziran июня июнь червня",
    "july jul julio juillet juil juli luglio lug julho lipiec lipca temmuz июля июль липня",
    "august aug agosto ago août augustus sierpień sierpnia ağustos августа август серпня",
    "september sept sep septiembre septembre settembre setembro set wrzesień września eylül "
    "сентября сентябрь вересня",
    "october oct octubre octobre oktober okt ottobre ott outubro out październik października "
    "ekim октября октябрь жовтня",
    "november nov noviembre novembre novembro listopad listopada kasım ноября ноябрь листопада",
    "december dec diciembre dic décembre déc dezember dez dicembre dezembro grudzień grudnia "
    "aralık декабря декабрь грудня",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}

_month = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|\.)?"
_year = r"(?:19|20)\d\d"
# Names of groups are given by whoever builds a larger pattern, which holds one date only.
DATE = (
    rf"(?i:(?P<month_a>{_month})\s+(?P<day_a>{_day})(?:,?\s+(?P<year_a>{_year}))?"
    rf"|(?P<day_b>{_day})\s+(?:de\s+)?(?P<month_b>{_month})(?:,?\s+(?:de\s+)?(?P<year_b>{_year}))?"
    rf"|(?P<year_c>{_year})-(?P<month_c>\d\d)-(?P<day_c>\d\d))"
)
_ALONE = re.compile(
    r"(?:(?:first |last )?(?P<label>published|posted|updated|modified|date|publicado"
    r"|veröffentlicht|publié|pubblicato"
    r"|gepubliceerd|stand|опубликовано|опубліковано)(?: (?:on|am|el|le|il|em|op))?\s*:?\s*)?"
    r"(?:(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)[a-z]*,?\s+)?" + DATE + r"(?:\s*(?:[,|·•T-]|at|um"
    r"|à)?\s*\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?(?:[+-]\d+)?"
    r"|Uhr)?)?\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    day: int
    month: int
    year: int | None

    @property
    def on(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year else None


def from_match(match: re.Match[str]) -> PrintedDate | None:
    """The date in a match of a pattern that holds DATE; None when there is none or no such day."""
    for part in "abc":
        if match[f"day_{part}"]:
            month = match[f"month_{part}"]
            number = int(month) if month.isdigit() else MONTHS[month.rstrip(".").lower()]
            year = match[f"year_{part}"]
            return _real(int(re.sub(r"\D", "", match[f"day_{part}"])), number, int(year) if year else None)
    return None


def line_of_date(text: str) -> tuple[str, PrintedDate] | None:
    """Label ("published", "updated" or "") and date of a line that holds nothing else."""
    match = _ALONE.fullmatch(text.strip()) if len(text) < 80 else None
    found = from_match(match) if match else None
    return ((match["label"] or "").lower(), found) if match and found else None


def from_iso(text: str) -> date | None:
    """The day of an ISO 8601 date or time in its own time zone, else of a spelled-out date."""
    match = re.match(rf"\s*({_year})-?(\d\d)-?(\d\d)(?!\d)", text)
    if match:
        found = _real(int(match[3]), int(match[2]), int(match[1]))
        return found.on if found else None
    line = line_of_date(text)
    return line[1].on if line else None


def _real(day: int, month: int, year: int | None) -> PrintedDate | None:
    try:
        date(year or 2000, month, day)  # a leap year, so that 29 February without a year is a day
    except ValueError:
        return None
    return PrintedDate(day, month, year)
