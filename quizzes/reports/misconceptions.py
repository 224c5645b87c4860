"""What a class mixed up: who showed the same misconception, on which items, and what to say to them."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from django.db.models import ExpressionWrapper, F, TextField

from quizzes.items import in_force
from quizzes.items.misconceptions import shown_by
from quizzes.items.reteaching import MISCONCEPTIONS, Misconception
from quizzes.models import Assignment, Item, Response, RuleCard
from quizzes.reports.items import items_of


@dataclass(frozen=True, slots=True)
class MisconceptionGroup:
    """Students who showed it at least once in their answers, `items` on which; `percent` of those who handed in."""

    about: Misconception
    students: Collection[int]
    items: list[Item]
    answers: int
    percent: int
    cards: list[RuleCard]
    names: list[str]


@dataclass(frozen=True, slots=True)
class MisconceptionPage:
    """The largest group first. `handed_in` counts students."""

    handed_in: int
    groups: list[MisconceptionGroup]


def misconceptions_of(given: Assignment, *, named: bool = False) -> MisconceptionPage:
    """From all wrong answers of the first vote that were handed in. Five queries, with names six."""
    items = {one.pk: one for one in items_of(given.exercise_revision)}
    for (_given, item), changes in in_force.changes_of([given.pk]).items():
        items[item] = in_force.keyed(items[item], changes)
    students: dict[str, set[int]] = defaultdict(set)
    places: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for enrolment, item, names in _shown(given, items):
        for name in names:
            students[name].add(enrolment)
            places[name][item] += 1
    handed_in = given.attempts.submitted().values("enrolment").distinct().count()
    cards = _cards(students)
    people = _names(given, set().union(*students.values())) if named else {}
    groups = [
        MisconceptionGroup(
            about=MISCONCEPTIONS[name], students=group, answers=sum(places[name].values()),
            items=sorted((items[one] for one in places[name]), key=lambda one: one.position),
            percent=round(100 * len(group) / handed_in),
            cards=[cards[slug] for slug in MISCONCEPTIONS[name].cards if slug in cards],
            names=sorted((people[one] for one in group if one in people), key=str.casefold),
        )
        for name, group in students.items()
    ]  # fmt: skip
    return MisconceptionPage(
        handed_in, sorted(groups, key=lambda one: (-len(one.students), str(one.about.title)))
    )


def _shown(given: Assignment, items: dict[int, Item]):
    """(enrolment, item, what the answer shows). The same answer to an item is looked at once: a class has few."""
    rows = Response.objects.filter(
        attempt__assignment=given, attempt__state="submitted", round=1, revision__gte=1, score__lt=1
    )
    answer = ExpressionWrapper(F("answer"), output_field=TextField())
    look = cache(lambda item, text: shown_by(items[item], json.loads(text)))
    for enrolment, item, text in rows.order_by().values_list("attempt__enrolment_id", "item_id", answer):
        yield enrolment, item, look(item, text)


def _cards(names: Collection[str]) -> dict[str, RuleCard]:
    slugs = {slug for name in names for slug in MISCONCEPTIONS[name].cards}
    return RuleCard.objects.in_bulk(slugs, field_name="slug")


def _names(given: Assignment, enrolments: Collection[int]) -> dict[int, str]:
    people = given.classroom.enrolments.filter(pk__in=enrolments)
    return dict(people.values_list("pk", "user__display_name"))
