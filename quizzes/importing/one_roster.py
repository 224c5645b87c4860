"""OneRoster 1.1 and 1.2, CSV binding: who of `users.csv` is a student, and of which class.

In 1.2 the role moved from `users.csv` to `roles.csv`; `enrollments.csv` says who is in which class.
Source: 1EdTech OneRoster 1.2 Rostering Service, CSV Binding.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizzes.importing.errors import Problem, UnreadableRoster

FILES = ("users.csv", "roles.csv", "classes.csv", "enrollments.csv")
MOST_BYTES = 20_000_000
_KEPT = {
    "sourcedid", "status", "enableduser", "givenname", "familyname", "preferredgivenname", "preferredfamilyname",
    "role",
}  # fmt: skip

Rows = Sequence[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Found:
    """(line, name) of the students; (line, name, reason) of the others; the heads that are not kept."""

    students: tuple[tuple[int, str], ...]
    others: tuple[tuple[int, str, str], ...]
    dropped: tuple[str, ...]


def is_users(head: Sequence[str]) -> bool:
    return {"sourcedid", "givenname", "familyname"} <= {cell.casefold() for cell in head}


def students(
    rows: Rows, roles: Mapping[str, set[str]] | None = None, within: set[str] | None = None
) -> Found:
    """`roles` by user where `roles.csv` was given; `within` are the users of the class, or None for everybody."""
    found, others = [], []
    for line, user in _records(rows):
        if within is not None and user.get("sourcedid", "") not in within:
            continue
        name = _name(user)
        own = (roles or {}).get(user.get("sourcedid", ""), {user.get("role", "").casefold()} - {""})
        if own and "student" not in own:
            others.append((line, name, "not a student"))
        elif (
            user.get("status", "").casefold() == "tobedeleted"
            or user.get("enableduser", "").casefold() == "false"
        ):
            others.append((line, name, "not active"))
        else:
            found.append((line, name))
    dropped = tuple(cell for cell in rows[0][1] if cell.casefold() not in _KEPT and cell)
    return Found(tuple(found), tuple(others), dropped)


def students_of_class(tables: Mapping[str, Rows], klass: str) -> Found:
    """Raises UnreadableRoster: UNCLEAR_CLASS with ((id, title), …) where there are several and none is chosen."""
    users = tables["users.csv"]
    if not users or not is_users(users[0][1]):
        raise UnreadableRoster(Problem.NO_NAME_COLUMN, tuple(users[0][1]) if users else ())
    within = _enrolled(tables, klass) if "enrollments.csv" in tables else None
    return students(users, _roles(tables.get("roles.csv", ())), within)


def _enrolled(tables: Mapping[str, Rows], klass: str) -> set[str]:
    """The students of the class by id. Raises UnreadableRoster."""
    enrolled: dict[str, set[str]] = {}
    for _line, row in _records(tables["enrollments.csv"]):
        is_student = row.get("role", "student").casefold() == "student"
        if is_student and row.get("status", "").casefold() != "tobedeleted":
            enrolled.setdefault(row.get("classsourcedid", ""), set()).add(row.get("usersourcedid", ""))
    if not klass and len(enrolled) > 1:
        records = _records(tables.get("classes.csv", ()))
        titles = {row.get("sourcedid", ""): row.get("title", "") for _line, row in records}
        classes = [(one, titles.get(one) or one) for one in enrolled]
        raise UnreadableRoster(Problem.UNCLEAR_CLASS, tuple(sorted(classes, key=lambda one: one[1])))
    return enrolled.get(klass or next(iter(enrolled), ""), set())


def _roles(rows: Rows) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = {}
    for _line, row in _records(rows):
        roles.setdefault(row.get("usersourcedid", ""), set()).add(row.get("role", "").casefold())
    return roles


def _records(rows: Rows) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, cells by their lower-case head)."""
    if not rows:
        return
    head = [cell.casefold() for cell in rows[0][1]]
    for line, cells in rows[1:]:
        yield line, dict(zip(head, cells, strict=False))


def _name(user: Mapping[str, str]) -> str:
    """As the person wants to be called, where the school knows that."""
    given = user.get("preferredgivenname") or user.get("givenname", "")
    family = user.get("preferredfamilyname") or user.get("familyname", "")
    return f"{given} {family}".strip()
