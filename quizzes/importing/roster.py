"""A class list as schools have it, read into names. Only names are kept; what else stood there is named and dropped.

`read` takes pasted text or a file: one name a line, “Surname, First name”, a table with a head (comma, semicolon or
tab), or OneRoster 1.1 and 1.2 (`users.csv`, alone or in the zip file with its classes and enrolments).
"""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from quizzes.importing import columns, decoding, names, one_roster
from quizzes.importing.errors import Problem, UnreadableRoster

MOST_NAMES = 500
MOST_BYTES = 2_000_000
_OLD_EXCEL, _PDF = b"\xd0\xcf\x11\xe0", b"%PDF"


class Order(StrEnum):
    """Where two parts have no head: which comes first."""

    FAMILY_FIRST = "family first"
    GIVEN_FIRST = "given first"


class Reason(StrEnum):
    NOT_A_NAME = "not a name"
    TOO_LONG = "too long"
    NOT_A_STUDENT = "not a student"
    NOT_ACTIVE = "not active"
    NO_NAME = "no name"


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, and the line it stood on, counted from 1."""

    line: int
    name: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    line: int
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Roster:
    """In the order of the file. `turned` says that “Surname, First name” was turned round without a head to say so."""

    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...] = ()
    dropped: tuple[str, ...] = ()
    turned: bool = False


@dataclass(slots=True)
class _Taking:
    """Names on their way into a roster."""

    entries: list[Entry] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def take(self, line: int, text: str) -> None:
        name = names.clean_name(text)
        if not names.is_name(name):
            self.left_out.append(
                LeftOut(line, text.strip()[:80], Reason.NOT_A_NAME if name else Reason.NO_NAME)
            )
        elif len(name) > names.LONGEST:
            self.left_out.append(LeftOut(line, name[:80], Reason.TOO_LONG))
        else:
            self.entries.append(Entry(line, name))


def read(
    data: bytes | str, *, order: Order = Order.FAMILY_FIRST, klass: str = "", code_page: str = ""
) -> Roster:
    """Raises UnreadableRoster. `klass` is the class to take from a OneRoster file that has several, by its id."""
    if not data.strip():
        raise UnreadableRoster(Problem.EMPTY)
    if len(data) > MOST_BYTES:
        raise UnreadableRoster(Problem.TOO_LARGE)
    if isinstance(data, bytes):
        if data.startswith(b"PK\x03\x04"):
            return _zipped(data, klass)
        if data.startswith(_OLD_EXCEL):
            raise UnreadableRoster(Problem.SPREADSHEET)
        if data.startswith(_PDF):
            raise UnreadableRoster(Problem.NOT_TEXT)
        data = decoding.text_of(data, code_page)
    return _text(data.removeprefix("\ufeff"), order)


def _text(text: str, order: Order) -> Roster:
    rows = rows_of(text)
    if not rows:
        raise UnreadableRoster(Problem.EMPTY)
    if len(rows) > MOST_NAMES + 1:
        raise UnreadableRoster(Problem.TOO_MANY, len(rows))
    head = rows[0][1]
    if one_roster.is_users(head):
        return _from_one_roster(one_roster.students(rows))
    if columns.is_head(head):
        return _table(head, rows[1:])
    return _without_head(rows, order)


def rows_of(text: str) -> list[tuple[int, list[str]]]:
    """(line, cells) of each line that has something in it."""
    lines = text.splitlines()
    text = "\n".join(lines)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(lines), skipinitialspace=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, [cell.strip() for cell in cells]))
    except csv.Error as error:  # a cell of more than 131,072 characters: a quote that was never closed
        raise UnreadableRoster(Problem.NOT_TEXT) from error
    return rows


def _delimiter(lines: Sequence[str]) -> str:
    """The one that most lines have; a tab before a semicolon before a comma."""
    filled = [line for line in lines[: MOST_NAMES + 1] if line.strip()]
    counts = {mark: sum(mark in line for line in filled) for mark in "\t;,"}
    return max(counts, key=lambda mark: counts[mark])


def _table(head: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> Roster:
    found = columns.name_columns(head)
    if found is None:
        raise UnreadableRoster(Problem.NO_NAME_COLUMN, tuple(head))
    if not rows:
        raise UnreadableRoster(Problem.EMPTY)
    taking = _Taking()
    for line, cells in rows:
        taking.take(line, " ".join(cells[at] for at in found.parts if at < len(cells)))
    if len(taking.entries) * 2 < len(rows):
        raise UnreadableRoster(Problem.NO_NAMES_IN_COLUMN, tuple(head[at] for at in found.parts))
    return Roster(tuple(taking.entries), tuple(taking.left_out), found.dropped)


def _without_head(rows: Sequence[tuple[int, list[str]]], order: Order) -> Roster:
    lines = [(line, _parts(cells)) for line, cells in rows]
    widest = max(len(parts) for _line, parts in lines)
    if widest > 2:
        raise UnreadableRoster(Problem.UNNAMED_COLUMNS, widest)
    taking, turned = _Taking(), False
    for line, parts in lines:
        if len(parts) == 2 and order is Order.FAMILY_FIRST:
            parts, turned = parts[::-1], True
        taking.take(line, " ".join(parts))
    if len(taking.entries) * 2 < len(rows):
        raise UnreadableRoster(Problem.NO_NAMES_IN_COLUMN)
    return Roster(tuple(taking.entries), tuple(taking.left_out), (), turned)


def _parts(cells: Sequence[str]) -> list[str]:
    """The cells that say something; a single one in quotes may be “Surname, First name” as well."""
    parts = [cell for cell in cells if cell]
    if len(parts) == 1 and parts[0].count(",") == 1:
        parts = [part.strip() for part in parts[0].split(",") if part.strip()]
    return parts


def _zipped(data: bytes, klass: str) -> Roster:
    """A OneRoster zip; a spreadsheet is a zip file, too."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            files = {info.filename.rpartition("/")[2].lower(): info for info in packed.infolist()}
            if "users.csv" not in files:
                raise UnreadableRoster(Problem.SPREADSHEET)
            wanted = {name: files[name] for name in one_roster.FILES if name in files}
            if sum(info.file_size for info in wanted.values()) > one_roster.MOST_BYTES:
                raise UnreadableRoster(Problem.TOO_LARGE)
            texts = {
                name: decoding.text_of(packed.open(info).read(info.file_size))
                for name, info in wanted.items()
            }
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableRoster(Problem.NOT_TEXT) from error
    tables = {name: rows_of(text.removeprefix("\ufeff")) for name, text in texts.items()}
    return _from_one_roster(one_roster.students_of_class(tables, klass))


def _from_one_roster(found: one_roster.Found) -> Roster:
    if len(found.students) > MOST_NAMES:
        raise UnreadableRoster(Problem.TOO_MANY, len(found.students))
    taking = _Taking()
    for line, name in found.students:
        taking.take(line, name)
    taking.left_out += [LeftOut(line, text, Reason(reason)) for line, text, reason in found.others]
    if not taking.entries and not taking.left_out:
        raise UnreadableRoster(Problem.EMPTY)
    return Roster(tuple(taking.entries), tuple(taking.left_out), found.dropped)
