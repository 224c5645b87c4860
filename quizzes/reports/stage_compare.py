"""What stands on the projector while the class compares: each item's claim, and how each article tells it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quizzes.items import KeyLine, compare_coverage, in_force
from quizzes.items.compare_key import RELATIONS, places, read
from quizzes.models import Assignment, Response
from quizzes.reports.class_map import FEWEST
from quizzes.reports.sheets import Sheet, ShownItem

SIGNS = dict(zip(RELATIONS, "●◐○✕–", strict=True))


@dataclass(frozen=True, slots=True)
class ComparedArticle:
    """`tells` is what the key takes, with its sign; `agreed` of `answered` say so, both 0 where too few answered."""

    outlet: str
    extract: str
    language: str
    tells: list[tuple[str, str]]
    agreed: int
    answered: int


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """`lines` is what the key says beyond each article: who leaves it out, the order of cues, the pairs."""

    shown: ShownItem
    outlet: str
    extract: str
    articles: list[ComparedArticle]
    asks_how: bool
    lines: list[KeyLine]


def compared(given: Assignment, sheet: Sheet) -> list[ComparedClaim]:
    """The items that ask how others tell it. Two queries, or none where there are no such items. Shows keys."""
    asked = [one for one in sheet.items if one.kind.NAME == compare_coverage.NAME]
    if not asked:
        return []
    changes = in_force.changes_of([given.pk])
    rows = Response.objects.answered().filter(
        attempt__assignment=given, item__in=[one.item.pk for one in asked]
    )
    answers: dict[int, dict[int, dict[str, str]]] = {}
    for attempt, item, answer in rows.order_by("round").values_list("attempt_id", "item_id", "answer"):
        answers.setdefault(item, {})[attempt] = answer.get("cells") or {}
    return [
        _claim(one, changes.get((given.pk, one.item.pk), ()), list(answers.get(one.item.pk, {}).values()))
        for one in asked
    ]


def _claim(shown: ShownItem, changes, cells: Sequence[dict[str, str]]) -> ComparedClaim:
    keyed = in_force.keyed(shown.item, changes)
    task, key = keyed.task, read(keyed.key)
    articles = []
    for place, article in zip(places(task["articles"]), task["articles"], strict=True):
        right = [one.value for one in key.cells[place].alternatives] if place in key.cells else []
        chosen = Counter(cell[place] for cell in cells if cell.get(place))
        enough = chosen.total() >= FEWEST
        articles.append(
            ComparedArticle(
                article["outlet"], article["extract"], article["language"],
                [(SIGNS[one], str(RELATIONS[one])) for one in right],
                sum(chosen[one] for one in right) if enough else 0, chosen.total() if enough else 0,
            )
        )  # fmt: skip
    told_above = sum(len(cell.alternatives) for cell in key.cells.values())
    return ComparedClaim(
        shown, task["here"]["outlet"], task["here"]["extract"], articles,
        asks_how=bool(key.cells), lines=compare_coverage.key_lines(keyed)[told_above:],
    )  # fmt: skip
