"""Compare coverage: how other articles of the story tell a claim, or leave it out; cues by stance; labels in pairs.

    task    here        {"outlet", "extract"}: the sentence the claim stands in
            articles    [{"outlet", "title", "url", "language", "extract"}, …], known by their place from 1
            ask         which of "cells", "omission", "cues", "labels" are asked
            cues        the words to put in order
            labels      {"here": […], "there": […]}, each known by its place from 1

An article that is only compared is never given whole: one sentence of it, and the way to where it was published. The
task names no row of the library, so that it says the same in another school.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Attribution, FramingMark
from quizzes.items import answers
from quizzes.items.answers import BadAnswer
from quizzes.items.compare_key import (
    CELLS,
    CUES,
    LABELS,
    NAME,
    OMISSION,
    PROMPT,
    RELATIONS,
    Key,
    check,
    dump,
    outlets,
    places,
    read,
)
from quizzes.items.compare_key_form import KeyForm
from quizzes.items.compare_proposals import blank_task, propose
from quizzes.items.fields import NONE, Choices, Radios
from quizzes.items.kind import ChoiceField, KeyLine, Scored
from quizzes.models import Item
from quizzes.scoring.choices import score_choice
from quizzes.scoring.coverage_grid import score_grid, score_pairs
from quizzes.scoring.ordering import score_order
from quizzes.scoring.totals import Part, combined

__all__ = ["NAME", "PROMPT", "KeyForm", "blank_task", "check", "propose"]

LABEL = gettext_lazy("Compare coverage")
TEMPLATE = "quizzes/items/compare_coverage.html"
SKILL = "comparison"
CHOICE = ""
SECONDS = 150
HINT = gettext_lazy(
    "Read the sentence here and the sentence there one after the other: who is named, and with which word for saying? "
    "Where a sentence names nobody, the writer says it; where the claim is not in it, choose that."
)
BY_HAND = False
TERMS = ("outlet", "claim", "source", "writer", "contradicted", "absent")


def normal(key: Mapping[str, Any]) -> dict[str, Any]:
    return dump(read(key))


class ResponseForm(forms.Form):
    """`answer()` is `{"cells": {"1": …}, "omission": …, "cues": […], "labels": {"1": "2"}}`; what was not chosen is
    left out."""

    def __init__(self, *args: Any, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        self.task = task = item.task
        asked = {name: name in task["ask"] for name in (CELLS, OMISSION, CUES, LABELS)}
        self.places = {
            CELLS: places(task["articles"]) if asked[CELLS] else [],
            CUES: places(task["cues"]) if asked[CUES] else [],
            LABELS: places(task["labels"]["here"]) if asked[LABELS] else [],
        }
        there = [NONE, *zip(places(task["labels"]["there"]), task["labels"]["there"], strict=True)]
        for place, article in zip(self.places[CELLS], task["articles"], strict=False):
            self._add(f"cell_{place}", article["outlet"], [NONE, *RELATIONS.items()])
        if asked[OMISSION]:
            self._add(OMISSION, _("Left out by"), outlets(item.task).items(), Radios)
        for place in self.places[CUES]:
            label = _("Keeps most distance") if place == "1" else _("Then")
            self._add(f"cue_{place}", label, [NONE, *((cue, cue) for cue in task["cues"])])
        for place, label in zip(self.places[LABELS], task["labels"]["here"], strict=False):
            self._add(f"label_{place}", label, there)

    part = ""

    def narrow(self, part: str) -> None:
        """Ask about that article only: in a jigsaw the other groups have the others."""
        self.part = part
        self.places = {CELLS: [part], CUES: [], LABELS: []}
        self.fields = {name: one for name, one in self.fields.items() if name == f"cell_{part}"}

    @property
    def mine(self) -> str:
        return outlets(self.task).get(self.part, "")

    @property
    def others(self) -> list[str]:
        """The outlets that other groups have; empty where nothing is shared out."""
        return [name for place, name in outlets(self.task).items() if self.part and place != self.part]

    def _add(self, name: str, label: Any, choices: Any, widget: Any = Choices) -> None:
        self.fields[name] = forms.ChoiceField(
            choices=list(choices), widget=widget, label=label, required=False
        )

    @property
    def rows(self) -> list[tuple[str, Mapping[str, str], forms.BoundField | None]]:
        """Each article with its place and, where that is asked, its cell."""
        return [
            (place, article, self[f"cell_{place}"] if self.places[CELLS] else None)
            for place, article in zip(places(self.task["articles"]), self.task["articles"], strict=True)
            if self.part in ("", place)
        ]

    @property
    def cues(self) -> list[forms.BoundField]:
        return [self[f"cue_{place}"] for place in self.places[CUES]]

    @property
    def labels(self) -> list[tuple[str, forms.BoundField]]:
        return [(place, self[f"label_{place}"]) for place in self.places[LABELS]]

    def clean(self) -> None:
        seen: set[str] = set()
        for place in self.places[CUES]:
            cue = self.cleaned_data.get(f"cue_{place}")
            if cue and cue in seen:
                self.add_error(
                    f"cue_{place}",
                    _("“%(cue)s” stands here twice. Give each its own place.") % {"cue": cue},
                )
            seen.add(cue or "")

    def answer(self) -> dict[str, Any]:
        given = self.cleaned_data
        cues = [given[f"cue_{place}"] for place in self.places[CUES]]
        return {
            "cells": self._chosen(CELLS, "cell"),
            "omission": given.get(OMISSION, ""),
            "cues": [cue for cue in cues if cue],
            "labels": self._chosen(LABELS, "label"),
        }

    def _chosen(self, part: str, name: str) -> dict[str, str]:
        found = {place: self.cleaned_data[f"{name}_{place}"] for place in self.places[part]}
        return {place: value for place, value in found.items() if value}


def read_answer(item: Item, raw: object) -> dict[str, Any]:
    task = item.task
    row = answers.fields_of(raw, CELLS, OMISSION, CUES, LABELS)
    articles, labels = places(task["articles"]), task["labels"]
    asked = {name for name in row if row[name]}
    if not asked <= set(task["ask"]):
        raise BadAnswer(_("That is not asked here."))
    return {
        "cells": _read_fields(row.get(CELLS, {}), articles, list(RELATIONS)),
        "omission": answers.read_choice(row.get(OMISSION, ""), articles),
        "cues": answers.read_order(row.get(CUES, []), task["cues"]),
        "labels": _read_fields(row.get(LABELS, {}), places(labels["here"]), places(labels["there"])),
    }


def _read_fields(raw: object, names: Sequence[str], options: Sequence[str]) -> dict[str, str]:
    row = answers.fields_of(raw, *names)
    read_fields = {name: answers.read_choice(row.get(name, ""), options) for name in names}
    return {name: value for name, value in read_fields.items() if value}


is_empty = answers.is_empty


def initial(item: Item, answer: Mapping[str, Any]) -> dict[str, Any]:
    found = {OMISSION: answer.get(OMISSION)}
    found |= {f"cell_{place}": value for place, value in (answer.get(CELLS) or {}).items()}
    found |= {f"cue_{place}": cue for place, cue in enumerate(answer.get(CUES) or [], 1)}
    return found | {f"label_{place}": value for place, value in (answer.get(LABELS) or {}).items()}


def score(item: Item, response: Mapping[str, Any]) -> Scored:
    """Each cell, each demanded pair and the omission weigh the same; the order as much as its cues less one.

    Strict: a cell, and who leaves it out; an empty cell is wrong. Lenient: an order earns by its pairs, and an
    optional pair costs nothing; any other pair that is wrong costs half a pair.
    """
    key = read(item.key)
    parts: list[Part] = []
    lines: list[str] = []
    if key.cells:
        given = {("", place): value for place, value in _fields(response, CELLS).items()}
        grid = score_grid({("", place): cell for place, cell in key.cells.items()}, given)
        right = sum(cell.score == 1 for cell in grid.cells.values())
        parts.append(Part(CELLS, grid.score, len(key.cells)))
        if 0 < right < len(key.cells):
            text = ngettext(
                "%(right)d of %(all)d article is right.",
                "%(right)d of %(all)d articles are right.",
                len(key.cells),
            )
            lines.append(text % {"right": right, "all": len(key.cells)})
    if key.omission:
        parts.append(Part(OMISSION, score_choice(key.omission, response.get(OMISSION)).score, 1))
    if key.cues:
        order = score_order(key.cues, response.get(CUES) or [])
        parts.append(Part(CUES, order.score, len(item.task["cues"]) - 1 or 1))
        if 0 < order.score < 1:
            lines.append(_("Look again at the order of the cues."))
    if key.pairs:
        parts.append(_pairs_part(key, response))
    return Scored(combined(parts), _scores(parts), tuple(lines))


def _scores(parts: Sequence[Part]) -> dict[str, Fraction]:
    return {part.name: part.score for part in parts}


def _fields(response: Mapping[str, Any], name: str) -> dict[str, str]:
    """What is not an object counts as not answered: a response is never refused."""
    raw = response.get(name)
    return dict(raw) if isinstance(raw, Mapping) else {}


def _pairs_part(key: Key, response: Mapping[str, Any]) -> Part:
    demanded = [one.both for one in key.pairs if not one.optional]
    optional = [one.both for one in key.pairs if one.optional]
    given = [(f"here {here}", f"there {there}") for here, there in _fields(response, LABELS).items()]
    return Part(LABELS, score_pairs(demanded, given, optional=optional).score, len(demanded))


def key_lines(item: Item) -> list[KeyLine]:
    key, named, labels = read(item.key), outlets(item.task), item.task["labels"]
    lines = [
        KeyLine(named[place], str(RELATIONS[one.value]), one.reason)
        for place, cell in key.cells.items()
        for one in cell.alternatives
    ]
    for one in key.omission.alternatives if key.omission else ():
        lines.append(KeyLine(_("left out by"), named[one.value], one.reason))
    for order in key.cues:
        lines.append(KeyLine(_("cues"), " → ".join(" / ".join(tier) for tier in order.tiers), order.reason))
    for pair in key.pairs:
        what = _("may be paired") if pair.optional else _("same thing")
        words = f"{_label(labels, 'here', pair.here)} = {_label(labels, 'there', pair.there)}"
        lines.append(KeyLine(what, words, pair.reason))
    return lines


def _label(labels: Mapping[str, Sequence[str]], side: str, place: str) -> str:
    return labels[side][int(place) - 1]


def contradictions(
    item: Item, attributions: Sequence[Attribution], framing: Sequence[FramingMark]
) -> list[str]:
    """Nothing: what speaks against a cell stands between two articles (`reports/told_otherwise.py`), marks in one."""
    return []


def options(item: Item, name: str) -> dict[str, str]:
    if name == OMISSION:
        return outlets(item.task)
    return {value: str(label) for value, label in RELATIONS.items()}


def choice_fields(item: Item) -> list[ChoiceField]:
    """A cell for each article, and who leaves it out; an order and pairs are no choices."""
    asked, found = item.task["ask"], []
    if CELLS in asked:
        found = [
            ChoiceField((CELLS, place), (CELLS, place), outlet, options(item, CELLS))
            for place, outlet in outlets(item.task).items()
        ]
    if OMISSION in asked:
        found.append(ChoiceField((OMISSION,), (OMISSION,), _("Left out by"), options(item, OMISSION)))
    return found


def preferred(item: Item) -> str:
    return ""


def answer_lines(item: Item, answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    named, labels = outlets(item.task), item.task["labels"]
    said = [
        (named[place], str(RELATIONS.get(value, value))) for place, value in _fields(answer, CELLS).items()
    ]
    said.append((_("left out by"), named.get(answer.get(OMISSION) or "", "")))
    said.append((_("cues"), " → ".join(answer.get(CUES) or ())))
    said += [
        (_label(labels, "here", here), _label(labels, "there", there))
        for here, there in _fields(answer, LABELS).items()
    ]
    return [(what, words) for what, words in said if words]
