"""The key in force for an assignment: the published one, then each change of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any

from quizzes.items.kind import Kind, Scored
from quizzes.models import Item, KeyChange

Changes = Mapping[tuple[int, int], Sequence[KeyChange]]
"""Standing changes in order, by (assignment, item)."""


def changes_of(assignments: Iterable[int]) -> Changes:
    """One query."""
    found: dict[tuple[int, int], list[KeyChange]] = defaultdict(list)
    for one in KeyChange.objects.standing().filter(assignment__in=set(assignments)).in_order():
        found[one.assignment_id, one.item_id].append(one)
    return found


def with_key(item: Item, key: Mapping[str, Any]) -> Item:
    """The same item with another key, in memory only."""
    changed = copy(item)
    changed.key = dict(key)
    return changed


def keyed(item: Item, changes: Sequence[KeyChange]) -> Item:
    """The item with the key that is in force."""
    return with_key(item, changes[-1].key) if changes else item


def score(kind: Kind, item: Item, changes: Sequence[KeyChange], answer: Mapping[str, Any]) -> Scored:
    """Scored by the key in force; a change that only raises leaves the better score before it standing."""
    best = kind.score(item, answer)
    for change in changes:
        new = kind.score(with_key(item, change.key), answer)
        falls = best.score is not None and (new.score is None or new.score < best.score)
        best = best if change.only_raise and falls else new
    return best
