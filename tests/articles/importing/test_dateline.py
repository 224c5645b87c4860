from datetime import date

import pytest

from articles.importing.dateline import split
from articles.importing.traced import Traced


def parts(text, published_on=None):
    found = split(Traced.starting(text, 0), published_on)
    if found is None:
        return None
    line, before, rest = found
    assert before.text + rest.text == text
    return line.place, line.date, line.agency, rest.text


@pytest.mark.parametrize(
    ("opening", "place", "day", "agency"),
    [
        ("Vestry, February 20 (RHV)-- ", "Vestry", "February 20", "RHV"),
        ("CARROW (DWA) — ", "Carrow", "", "DWA"),
        ("CARROW, Feb 20 (Delta Wire) - ", "Carrow", "Feb 20", "Delta Wire"),
        ("CARROW, D.C. — ", "Carrow, D.C.", "", ""),
        ("PORT ALBA, N.Y., May 3 (DWA) — ", "Port Alba, N.Y.", "May 3", "DWA"),
        ("ST. ALBA, Fla. (DWA) — ", "St. Alba, Fla.", "", "DWA"),
        ("RIBALTA, 20 Feb. (NOVA PRESS).- ", "Ribalta", "20 Feb.", "NOVA PRESS"),
        ("Mühlau (dpb) - ", "Mühlau", "", "dpb"),
        ("Brémont, 3 mars 2024 (APB) - ", "Brémont", "3 mars 2024", "APB"),
        ("Rio do Sul, 3 de maio de 2024 (Novusa) -- ", "Rio do Sul", "3 de maio de 2024", "Novusa"),
        ("NARUBI, March 3, 2024 /PRWire/ -- ", "Narubi", "March 3, 2024", "PRWire"),
        ("MOSKVIN, February 20. /TAZZ/. ", "Moskvin", "February 20", "TAZZ"),
        ("КИВЕР, 3 марта (ТАЗЗ) — ", "Кивер", "3 марта", "ТАЗЗ"),
        ("VESTRY, May 3 — ", "Vestry", "May 3", ""),
        ("NEW HALM — ", "New Halm", "", ""),
    ],
)
def test_split_finds_dateline(opening, place, day, agency):
    assert parts(opening + "The mayor said no.") == (place, day, agency, "The mayor said no.")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said — and this is new — that she would go.",
        "Nobody — not even the mayor — knew.",
        "NATO — the alliance — said it would stay.",
        "On May 3 (Friday) the mayor said no.",
        "U.S. troops — 500 of them — left.",
        "Ilse Brandt (Greens) said no.",
        "Vestry: a town by the sea.",
        "LENA ARLT: Good morning.",
        "VESTRY, May 3 —",
        "EXCLUSIVE — The mayor said no.",
        "",
    ],
)
def test_split_leaves_other_openings(text):
    assert parts(text) is None


def test_split_year_stays_open_without_context():
    line, _, _ = split(Traced.starting("VESTRY, February 20 (RHV) -- The mayor", 0), None)
    assert (line.day, line.month, line.year, line.on) == (20, 2, None, None)


@pytest.mark.parametrize(
    ("published_on", "year"),
    [
        (date(2031, 2, 21), 2031),
        (date(2031, 1, 2), None),
        (date(2031, 8, 1), None),
    ],
)
def test_split_year_comes_from_nearby_publication(published_on, year):
    line, _, _ = split(Traced.starting("VESTRY, February 20 (RHV) -- The mayor", 0), published_on)
    assert line.year == year


def test_split_year_before_new_year():
    line, _, _ = split(Traced.starting("VESTRY, December 31 (RHV) -- The mayor", 0), date(2031, 1, 1))
    assert line.on == date(2030, 12, 31)
