"""The grade book as rows of cells, the same cells as on the screen, and as a file: CSV, XLSX, Moodle, Canvas.

Moodle's import matches a column of names and a column per grade (Moodle docs, Grade import). Canvas wants *Student, ID,
SIS User ID, SIS Login ID, Section*, the assignment, and a row *Points Possible* (Canvas Instructor Guide).
"""

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from quizzes.models import Assignment
from quizzes.reports.grades import GradeTable

Cell = str | Decimal | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def screen_rows(table: GradeTable) -> list[list[Cell]]:
    """The head and a row for each student, as the page shows them."""
    head: list[Cell] = [
        _("Student"),
        *(_("Item %(number)d") % {"number": item.position} for item in table.items),
        _("Points"),
    ]
    return [head, *([row.name, *row.cells, row.points] for row in table.rows)]


def moodle_rows(table: GradeTable, title: str) -> list[list[Cell]]:
    return [["Full name", title], *([row.name, row.points] for row in table.rows)]


def canvas_rows(table: GradeTable, title: str) -> list[list[Cell]]:
    head: list[Cell] = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]
    possible: list[Cell] = ["    Points Possible", "", "", "", "", table.possible]
    return [head, possible, *([row.name, "", "", "", "", row.points] for row in table.rows)]


def as_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with a mark at the start, which a spreadsheet needs to read accents. Numbers stay numbers."""
    out = StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return ("\ufeff" + out.getvalue()).encode()


def harmless(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_xlsx(rows: Sequence[Sequence[Cell]], sheet: str) -> bytes:
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        page: Any = book.add_worksheet(sheet_name(sheet))
        page.freeze_panes(1, 1)
        page.set_column(0, 0, 28)
        bold = book.add_format({"bold": True})
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, Decimal):
                    page.write_number(at, place, float(cell))
                elif cell:
                    page.write_string(at, place, cell, bold if at == 0 else None)
    return out.getvalue()


def sheet_name(text: str) -> str:
    """What a spreadsheet allows as the name of a sheet: 31 characters, none of []:*?/\\."""
    allowed = "".join(" " if sign in "[]:*?/\\" else sign for sign in text).strip("' ")
    return allowed[:31].strip("' ") or _("Grades")


def title_of(given: Assignment) -> str:
    return given.exercise_revision.title
