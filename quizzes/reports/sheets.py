"""An exercise as it is read, answered and printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.analysis.lines import Line, break_lines
from articles.models import Revision
from articles.models.revision import Part
from quizzes import items as kinds
from quizzes.items.glossary import Term, terms_of
from quizzes.models import ExerciseRevision, Item
from quizzes.reports.items import article_revisions, items_of, minutes, points


@dataclass(frozen=True, slots=True)
class NumberedText:
    """An article as students read it: paragraphs of (line number, where it starts, text).

    `letter` tells it from the others and is empty where there is one.
    """

    letter: str
    revision: Revision
    paragraphs: list[list[tuple[int, int, str]]]


@dataclass(slots=True)
class ShownItem:
    """An item with all that its page prints; `form` and `scored` are there once somebody answers."""

    item: Item
    kind: kinds.Kind
    place: str
    form: Any = None
    scored: Any = None

    @property
    def template(self) -> str:
        return self.kind.TEMPLATE

    @property
    def key_lines(self) -> list[kinds.KeyLine]:
        try:
            return self.kind.key_lines(self.item)
        except kinds.BadKey:
            return []


@dataclass(frozen=True, slots=True)
class Sheet:
    texts: list[NumberedText]
    items: list[ShownItem]

    @property
    def minutes(self) -> int:
        return minutes([one.item for one in self.items])

    @property
    def terms(self) -> list[Term]:
        return terms_of({one.item.kind: one.kind for one in self.items}.values())

    @property
    def points(self):
        return points(one.item for one in self.items)


def sheet_of(revision: ExerciseRevision) -> Sheet:
    """The exercise as it is read and printed. One query."""
    items = items_of(revision)
    revisions = article_revisions(items)
    letters = {one.pk: chr(ord("A") + at) if len(revisions) > 1 else "" for at, one in enumerate(revisions)}
    lines = {one.pk: break_lines(one.text) for one in revisions}
    texts = [NumberedText(letters[one.pk], one, _paragraphs(one, lines[one.pk])) for one in revisions]
    shown = [
        ShownItem(
            item,
            kinds.kind_of(item),
            _place(item, letters[item.article_revision_id], lines[item.article_revision_id]),
        )
        for item in items
    ]
    return Sheet(texts, shown)


def shown_item(item: Item) -> ShownItem:
    """One item by itself."""
    return ShownItem(item, kinds.kind_of(item), _place(item, "", break_lines(item.article_revision.text)))


def _paragraphs(revision: Revision, lines: Sequence[Line]) -> list[list[tuple[int, int, str]]]:
    found: dict[int, list[tuple[int, int, str]]] = {}
    for line in lines:
        words = revision.text[line.start : line.end]
        found.setdefault(line.paragraph, []).append((line.number, line.start, words))
    return list(found.values())


def _place(item: Item, letter: str, lines: Sequence[Line]) -> str:
    """“Line 5”, “Lines 5–6”, with the letter of the article where there are several."""
    if item.part != Part.BODY:
        place = item.get_part_display()
    else:
        touched = [line.number for line in lines if line.start < item.end and item.start < line.end]
        first, last = touched[0], touched[-1]
        place = (
            _("Line %(first)d") % {"first": first}
            if first == last
            else _("Lines %(first)d–%(last)d") % {"first": first, "last": last}
        )
    return f"{letter} · {place}" if letter else str(place)


def answer(shown: Sheet, data: Any) -> None:
    """Give each item its form; with `data`, also what its response scores."""
    for one in shown.items:
        one.form = one.kind.ResponseForm(data, item=one.item, prefix=f"item{one.item.position}")
        if data is not None and one.form.is_valid():
            one.scored = one.kind.score(one.item, one.form.answer())
