"""What a list of names would change in a class, before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizzes.importing.names import apart_from, key_of
from quizzes.importing.roster import Roster


@dataclass(frozen=True, slots=True)
class Doubled:
    """A name that stood in the list more than once, and what this one could be called instead."""

    line: int
    name: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """`present` are in the class already; `absent` are in the class and not in the list: they stay."""

    roster: Roster
    new: tuple[str, ...]
    doubled: tuple[Doubled, ...]
    present: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def changes_anything(self) -> bool:
        return bool(self.new or self.doubled)


def plan_for(roster: Roster, names_in_class: Iterable[str]) -> RosterPlan:
    """In the order of the list; a name counts as the same however it is capitalised. No query."""
    in_class = {key_of(name): name for name in names_in_class}
    listed = {key_of(entry.name) for entry in roster.entries}
    taken, seen = listed | set(in_class), set[str]()
    new, doubled, present = [], [], []
    for entry in roster.entries:
        key = key_of(entry.name)
        if key in seen:
            suggestion = apart_from(entry.name, taken)
            taken.add(key_of(suggestion))
            doubled.append(Doubled(entry.line, entry.name, suggestion))
        elif key in in_class:
            present.append(in_class[key])
        else:
            new.append(entry.name)
        seen.add(key)
    absent = tuple(name for key, name in in_class.items() if key not in listed)
    return RosterPlan(roster, tuple(new), tuple(doubled), tuple(present), absent)
