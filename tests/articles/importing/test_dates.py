from datetime import date

import pytest

from articles.importing.dates import from_iso, line_of_date


@pytest.mark.parametrize(
    ("line", "label", "on"),
    [
        ("3 May 2031", "", date(2031, 5, 3)),
        ("May 3rd, 2031", "", date(2031, 5, 3)),
        ("Published: 3 May 2031, 14:05 CET", "published", date(2031, 5, 3)),
        ("Last updated on Monday, May 3, 2031 at 9:15 am", "updated", date(2031, 5, 3)),
        ("3 de mayo de 2031", "", date(2031, 5, 3)),
        ("3. März 2031", "", date(2031, 3, 3)),
        ("1er février 2031", "", date(2031, 2, 1)),
        ("3 мая 2031", "", date(2031, 5, 3)),
        ("2031-05-03", "", date(2031, 5, 3)),
        ("May 3", "", None),
    ],
)
def test_line_of_date(line, label, on):
    found = line_of_date(line)
    assert (found[0], found[1].on) == (label, on)


@pytest.mark.parametrize("line", ["03/04/2031", "31 February 2031", "May 3 was a Friday", "2031", "Sept", ""])
def test_line_of_date_unclear_is_none(line):
    assert line_of_date(line) is None


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("2031-05-03T23:30:00+02:00", date(2031, 5, 3)),
        ("20310503", date(2031, 5, 3)),
        ("2031-13-03", None),
        ("2031-05", None),
        ("3 May 2031", date(2031, 5, 3)),
        ("", None),
    ],
)
def test_from_iso(text, on):
    assert from_iso(text) == on
