"""What an item looks like while it is edited: its passage in the article, what students see, what is right."""

from copy import copy
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.analysis.lines import Line, break_lines
from articles.models.revision import Part
from quizzes import items as kinds
from quizzes.items.filling import fill
from quizzes.items.forms import ItemForm
from quizzes.models import Item
from quizzes.reports.sheets import ShownItem, shown_item

Pieces = list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Look:
    """`paragraphs` of (line number, its words in pieces, each with whether it is of the passage); `fault` in words."""

    shown: ShownItem
    paragraphs: list[list[tuple[int, Pieces]]]
    fault: str


def look_of(item: Item, form: ItemForm) -> Look:
    """As it is stored, or as it was typed; where that cannot be read, as it was before, and why."""
    typed, fault = _as_typed(item, form) if form.is_bound else (item, "")
    shown = shown_item(typed)
    shown.form = shown.kind.ResponseForm(item=typed, prefix="look")
    return Look(shown, _around(typed), fault)


def _as_typed(item: Item, form: ItemForm) -> tuple[Item, str]:
    if not form.is_valid():
        return item, _("Something in the form cannot be read yet. This is how it was before.")
    typed = copy(item)
    try:
        fill(typed, form.given())
    except kinds.BadKey as problem:
        return item, str(problem)
    return typed, ""


def _around(item: Item) -> list[list[tuple[int, Pieces]]]:
    """The paragraphs of the passage, with the one before and the one behind; a title or a caption by itself."""
    lines = break_lines(item.text)
    touched = {line.paragraph for line in lines if line.start < item.end and item.start < line.end}
    found: dict[int, list[tuple[int, Pieces]]] = {}
    for line in lines:
        if min(touched) - 1 <= line.paragraph <= max(touched) + 1:
            number = line.number if item.part == Part.BODY else 0
            found.setdefault(line.paragraph, []).append((number, _pieces(line, item)))
    return list(found.values())


def _pieces(line: Line, item: Item) -> Pieces:
    start, end = (min(max(at, line.start), line.end) for at in (item.start, item.end))
    cut = [(line.start, start, False), (start, end, True), (end, line.end, False)]
    return [(item.text[first:last], inside) for first, last, inside in cut if first < last]
