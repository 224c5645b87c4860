"""The key of a comparison, and what of the task it must fit.

cells      {"1": choices, …}        how each article tells the claim, by its place in the task
omission   choices                  the places of those that leave it out; [] where that is not asked
cues       orders                   from the cue that keeps its distance to the one that vouches
pairs      [{"here": "1", "there": "2", "reason": "…", "optional": false}, …]
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.analysis.coverage.relations import ABSENT, CONTRADICTED, OTHER, OWN, SAME
from quizzes.items import keys
from quizzes.items.keys import BadKey
from quizzes.models import Item
from quizzes.scoring.choices import ChoiceKey
from quizzes.scoring.key_faults import choice_key_faults, order_key_faults
from quizzes.scoring.ordering import Ordering

NAME = "compare coverage"
PROMPT = gettext_lazy("How do the others tell this?")
CELLS, OMISSION, CUES, LABELS = ASKS = ("cells", "omission", "cues", "labels")
RELATIONS = {
    SAME: gettext_lazy("same source"),
    OTHER: gettext_lazy("other source"),
    OWN: gettext_lazy("in the writer’s own voice"),
    CONTRADICTED: gettext_lazy("contradicted"),
    ABSENT: gettext_lazy("absent"),
}
MOST_ARTICLES = 8
ARTICLE = ("outlet", "title", "url", "language", "extract")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two labels of one thing, by their places. An `optional` one earns and costs nothing."""

    here: str
    there: str
    reason: str = ""
    optional: bool = False

    @property
    def both(self) -> tuple[str, str]:
        return f"here {self.here}", f"there {self.there}"


@dataclass(frozen=True, slots=True)
class Key:
    """What is not asked is empty."""

    cells: Mapping[str, ChoiceKey] = field(default_factory=dict)
    omission: ChoiceKey | None = None
    cues: tuple[Ordering, ...] = ()
    pairs: tuple[Pair, ...] = ()


def read(raw: object) -> Key:
    row = keys.fields_of(raw, "cells", "omission", "cues", "pairs")
    if not isinstance(row["cells"], Mapping) or not isinstance(row["pairs"], list):
        raise BadKey(_("Cells are an object, and pairs are a list."))
    return Key(
        {str(place): keys.read_choices(one) for place, one in row["cells"].items()},
        keys.read_choices(row["omission"]) if row["omission"] != [] else None,
        keys.read_orders(row["cues"]),
        tuple(_read_pair(one) for one in row["pairs"]),
    )


def _read_pair(raw: object) -> Pair:
    row = keys.fields_of(raw, "here", "there", "reason", "optional")
    if type(row["optional"]) is not bool or not all(
        isinstance(row[name], str) for name in ("here", "there", "reason")
    ):
        raise BadKey(_("A pair is two labels, a reason, and whether it is optional."))
    return Pair(row["here"], row["there"], row["reason"].strip(), row["optional"])


def dump(key: Key) -> dict[str, Any]:
    return {
        "cells": {place: keys.dump_choices(one) for place, one in key.cells.items()},
        "omission": keys.dump_choices(key.omission) if key.omission else [],
        "cues": keys.dump_orders(key.cues),
        "pairs": [
            {"here": one.here, "there": one.there, "reason": one.reason, "optional": one.optional}
            for one in key.pairs
        ],
    }


def places(given: list[Any]) -> list[str]:
    """ "1", "2", … as answers and keys name what is given."""
    return [str(at) for at in range(1, len(given) + 1)]


def outlets(task: Mapping[str, Any]) -> dict[str, str]:
    """The compared articles by their place, as a class speaks of them."""
    articles = task["articles"]
    return {place: article["outlet"] for place, article in zip(places(articles), articles, strict=True)}


def check(item: Item) -> None:
    key = read(item.key)
    check_task(item.task)
    task = item.task
    for name, given in ((CELLS, key.cells), (OMISSION, key.omission), (CUES, key.cues), (LABELS, key.pairs)):
        if bool(given) != (name in task["ask"]):
            raise BadKey(_("What is asked needs its key, and what has a key must be asked."))
    articles = places(task["articles"])
    if key.cells and set(key.cells) != set(articles):
        raise BadKey(_("Say of each article how it tells the claim."))
    for cell in key.cells.values():
        keys.refuse(choice_key_faults(cell, RELATIONS))
    if key.omission:
        keys.refuse(choice_key_faults(key.omission, articles))
    keys.refuse(order_key_faults(key.cues, task["cues"]))
    _check_pairs(key, task["labels"])


def _check_pairs(key: Key, labels: Mapping[str, list[str]]) -> None:
    here, there = places(labels["here"]), places(labels["there"])
    if any(one.here not in here or one.there not in there for one in key.pairs):
        raise BadKey(_("A pair names a label that is not there."))
    if len({one.both for one in key.pairs}) < len(key.pairs):
        raise BadKey(_("The same pair stands twice. Take one of them out."))
    demanded = [one for one in key.pairs if not one.optional]
    if key.pairs and len({one.here for one in demanded}) < len(here):
        raise BadKey(_("Each label of this article needs its partner."))
    if len(demanded) > len(here):
        raise BadKey(_("A label of this article can have one partner only. Make the others optional."))


def check_task(task: object) -> None:
    """Raises BadKey."""
    row = keys.fields_of(task, "here", "articles", "ask", "cues", "labels")
    _check_texts(row["here"], "outlet", "extract")
    if not isinstance(row["articles"], list) or len(row["articles"]) > MOST_ARTICLES:
        raise BadKey(_("At most %(most)d articles can be compared.") % {"most": MOST_ARTICLES})
    if not row["articles"]:
        raise BadKey(_("There is nothing to compare with. Put other articles into the story first."))
    for article in row["articles"]:
        _check_texts(article, *ARTICLE)
        if article["url"] and not article["url"].startswith(("https://", "http://")):
            raise BadKey(_("An address starts with https://."))
    if not isinstance(row["ask"], list) or not row["ask"] or not set(row["ask"]) <= set(ASKS):
        raise BadKey(_("Choose what is asked."))
    labels = keys.fields_of(row["labels"], "here", "there")
    for words in (row["cues"], labels["here"], labels["there"]):
        if not isinstance(words, list) or not all(isinstance(one, str) and one for one in words):
            raise BadKey(_("Cues and labels are lists of words."))
        if len(set(words)) < len(words):
            raise BadKey(_("Each cue and each label stands once."))


def _check_texts(raw: object, *names: str) -> None:
    row = keys.fields_of(raw, *names)
    if not all(isinstance(row[name], str) for name in names):
        raise BadKey(_("What is said of an article is text."))
