"""A jigsaw: in the first vote each group has one outlet of a comparison, then what all found is put together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from quizzes.items import compare_coverage
from quizzes.items.answers import BadAnswer
from quizzes.items.compare_key import CELLS
from quizzes.models import Assignment, Group, Item, Response


@dataclass(frozen=True, slots=True)
class Finding:
    """What most of a group chose for its outlet, both where two are chosen as often; `agreed`: all chose the same.

    How many chose what is not told: in a group it would name people.
    """

    group: str
    choices: tuple[str, ...]
    agreed: bool


@dataclass(frozen=True, slots=True)
class Outlet:
    """One row: an article of the comparison, and what those who had it found. Empty where no group had it."""

    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Together:
    item: Item
    outlets: tuple[Outlet, ...]


def outlets_of(items: Iterable[Item]) -> list[str]:
    """The outlets of all comparisons by cells, in the order they are asked about."""
    names = (article["outlet"] for item in items if has_cells(item) for article in item.task["articles"])
    return list(dict.fromkeys(names))


def has_cells(item: Item) -> bool:
    return item.kind == compare_coverage.NAME and CELLS in item.task["ask"]


def outlet_of_group(given: Assignment, items: Iterable[Item]) -> dict[int, str]:
    """Which outlet a group has, by its key: one after the other, from the first again where groups are more.

    One query.
    """
    return _shared_out(_groups_of(given), items)


def _groups_of(given: Assignment) -> dict[int, str]:
    """Their names by their keys, in the order they were made."""
    return dict(Group.objects.filter(classroom=given.classroom_id).order_by("pk").values_list("pk", "name"))


def _shared_out(groups: Iterable[int], items: Iterable[Item]) -> dict[int, str]:
    names = outlets_of(items)
    return {pk: names[at % len(names)] for at, pk in enumerate(groups)} if names else {}


def place_of(item: Item, outlet: str) -> str:
    """Where the outlet stands in this comparison; empty where it does not, so that nothing is left out."""
    if not outlet or not has_cells(item):
        return ""
    places = compare_coverage.outlets(item.task).items()
    return next((place for place, name in places if name == outlet), "")


def refuse_what_others_have(response: Response, answer: Mapping[str, Any]) -> None:
    """Raises BadAnswer where groups work apart and more is answered than this student's group has.

    Two queries in the first vote of a jigsaw, else none.
    """
    given, group = response.attempt.assignment, response.attempt.enrolment.group_id
    if response.round != 1 or not given.is_apart or group is None or not has_cells(response.item):
        return
    items = Item.objects.filter(revision=given.exercise_revision_id).kept().in_order()
    outlet = outlet_of_group(given, items).get(group, "")
    part = place_of(response.item, outlet)
    asked = {place: value for place, value in answer[CELLS].items() if place == part}
    if part and {name: value for name, value in answer.items() if value} != ({CELLS: asked} if asked else {}):
        raise BadAnswer(
            _("Your group has %(outlet)s, other groups the rest. Load this page anew.") % {"outlet": outlet}
        )


def together_of(given: Assignment, items: Iterable[Item]) -> dict[int, Together]:
    """By the key of the item; nothing as long as the groups work apart. Two queries."""
    items = [item for item in items if has_cells(item)]
    if not given.jigsaw or given.is_apart or not items:
        return {}
    groups = _groups_of(given)
    outlets = _shared_out(groups, items)
    rows = Response.objects.filter(
        attempt__assignment=given, round=1, revision__gt=0, item__in=[item.pk for item in items]
    )
    chosen: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for item, group, answer in rows.values_list("item_id", "attempt__enrolment__group", "answer"):
        chosen[item, group].append(answer)
    return {item.pk: _together(item, groups, outlets, chosen) for item in items}


def _together(
    item: Item,
    groups: Mapping[int, str],
    outlets: Mapping[int, str],
    chosen: Mapping[tuple[int, int], list[Any]],
) -> Together:
    rows = []
    for field in compare_coverage.choice_fields(item):
        if field.place[0] != CELLS:
            continue
        found = [
            finding
            for group, name in groups.items()
            if outlets.get(group) == field.label
            and (finding := _finding(name, field, chosen.get((item.pk, group), [])))
        ]
        rows.append(Outlet(field.label, tuple(found)))
    return Together(item, tuple(rows))


def _finding(name: str, field: Any, answers: list[Any]) -> Finding | None:
    counts = Counter(value for answer in answers if (value := field.chosen(answer)))
    if not counts:
        return None
    most = max(counts.values())
    choices = tuple(field.options[value] for value in field.options if counts[value] == most)
    return Finding(name, choices, len(counts) == 1)
