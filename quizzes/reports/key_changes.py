"""What a teacher sees of an item's key once students have answered."""

import copy
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import getitem
from typing import Any

from quizzes.items import in_force, keys
from quizzes.models import Assignment, Item, KeyChange, Response
from quizzes.reports.sheets import ShownItem, shown_item


@dataclass(frozen=True, slots=True)
class Offered:
    """One field of an answer: what it may be, with how many chose it, and what is right now."""

    name: str
    label: Any
    options: list[tuple[str, str]]
    right: list[str]


@dataclass(frozen=True, slots=True)
class KeyPage:
    """`item` is as it was published, `shown` has the key in force; `changes` are those that stand, the newest first."""

    item: Item
    shown: ShownItem
    offered: list[Offered]
    changes: list[KeyChange]

    def key_accepting(self, accepted: Mapping[str, Sequence[str]], reason: str) -> dict[str, Any]:
        """The key in force with these as the right choices."""
        key = copy.deepcopy(self.shown.item.key)
        for field in self.shown.kind.choice_fields(self.shown.item):
            *outer, last = field.key
            inner = reduce(getitem, outer, key)
            inner[last] = keys.accepting(inner[last], accepted[field.name], reason)
        return key


@dataclass(frozen=True, slots=True)
class Shifts:
    """What a change would do: how many gain, lose, and stay, and who the first two are."""

    gain: list[Any]
    lose: list[Any]
    same: int


def key_page(given: Assignment, item: Item) -> KeyPage:
    """Three queries."""
    changes = list(in_force.changes_of([given.pk]).get((given.pk, item.pk), ()))
    shown = shown_item(in_force.keyed(item, changes))
    answers = Response.objects.filter(attempt__assignment=given, item=item, revision__gte=1)
    fields = shown.kind.choice_fields(shown.item)
    counts = Counter(
        (field.name, field.chosen(answer))
        for answer in answers.values_list("answer", flat=True)
        for field in fields
    )
    offered = []
    for field in fields:
        options = [
            (value, f"{label} ({counts[field.name, value]})") for value, label in field.options.items()
        ]
        offered.append(Offered(field.name, field.label, options, field.right(shown.item.key)))
    return KeyPage(item, shown, offered, changes[::-1])


def shifts_of(found: Sequence[Any]) -> Shifts:
    """`found` is what `actions.keys.preview` gives."""
    gain, lose = [one for one in found if one.gains], [one for one in found if one.loses]
    return Shifts(gain, lose, len(found) - len(gain) - len(lose))
