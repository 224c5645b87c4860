"""Keys of comparisons against what a person decided about the story since: tied passages, and pairs told apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.analysis.coverage.relations import ABSENT, CONTRADICTED
from articles.analysis.spans import Span
from articles.models import Alignment, Article
from articles.models.marks import Mark
from quizzes.items import compare_key
from quizzes.items.keys import BadKey
from quizzes.models import Item

STEPS = 2
"""From a passage to the origin of its claim, and from there to another article's."""


class Place(NamedTuple):
    """A passage by the key of its revision and its words."""

    revision: int
    start: int
    end: int
    quote: str


class Told(NamedTuple):
    """A passage that persons tied to the item's; `tie` is the last pair on the way, `contradicted` counts all."""

    tie: Alignment
    contradicted: bool
    direct: bool


def told_otherwise(items: Sequence[Item]) -> Iterator[tuple[Item, str, Alignment]]:
    """(item, sentence, the decision it goes back to). Two queries where there is a comparison, else none.

    A task names no row of the library, so its articles are found in the story by their title and address.
    """
    compared = [item for item in items if item.kind == compare_key.NAME]
    if not compared:
        return
    stories = {item.article_revision.article.story_id for item in compared} - {None}
    rows = Article.objects.present().filter(story__in=stories)
    revisions = {
        (story, title, url): key
        for story, title, url, key in rows.values_list("story", "current__title", "url", "current")
    }
    asked = {*revisions.values(), *(item.article_revision_id for item in compared)}
    decided = (
        Alignment.objects.of_passages()
        .decided()
        .filter(Q(comparison__first__in=asked) | Q(comparison__second__in=asked))
    )
    by_place: dict[int, list[tuple[Place, Place, Alignment]]] = defaultdict(list)
    for one in decided.select_related("comparison"):
        first = Place(one.comparison.first_id, one.first_start, one.first_end, one.first_quote)
        second = Place(one.comparison.second_id, one.second_start, one.second_end, one.second_quote)
        by_place[first.revision].append((first, second, one))
        by_place[second.revision].append((second, first, one))
    for item in compared:
        try:
            yield from _of(item, by_place, revisions)
        except BadKey:
            continue  # `_unanswerable` says so


Pairs = dict[int, list[tuple[Place, Place, Alignment]]]
Revisions = dict[tuple[int | None, str, str], int]


def _of(item: Item, pairs: Pairs, revisions: Revisions) -> Iterator[tuple[Item, str, Alignment]]:
    key = compare_key.read(item.key)
    told, apart = _reached(item, pairs)
    for place, article in zip(compare_key.places(item.task["articles"]), item.task["articles"], strict=True):
        story = item.article_revision.article.story_id
        revision = revisions.get((story, article["title"], article["url"]), 0)
        cell = {one.value for one in key.cells[place].alternatives} if place in key.cells else set()
        left_out = {one.value for one in key.omission.alternatives} if key.omission else set()
        if revision in told:
            says_absent = cell == {ABSENT} or place in left_out
            if text := _against_told(article["outlet"], told[revision], cell, says_absent):
                yield item, text, told[revision].tie
        elif cell and ABSENT not in cell and (one := _rejected(apart.get(revision, ()), article["extract"])):
            text = _(
                "Somebody rejected that the sentence of %(outlet)s tells this; its key says that it does."
            )
            yield item, text % {"outlet": article["outlet"]}, one


def _against_told(outlet: str, told: Told, cell: set[str], says_absent: bool) -> str:
    if says_absent:
        text = _("Somebody tied a passage of %(outlet)s to this; the key says that it leaves this out.")
    elif cell and told.contradicted and CONTRADICTED not in cell:
        text = _("Somebody found that %(outlet)s contradicts this; its key does not say so.")
    elif cell == {CONTRADICTED} and not told.contradicted:
        text = _(
            "Somebody found that %(outlet)s tells the same as this; its key says that it contradicts this."
        )
    elif cell and told.direct and not told.contradicted and told.tie.relation not in cell:
        text = _("Somebody decided how %(outlet)s tells this; its key says something else.")
    else:
        return ""
    return text % {"outlet": outlet}


def _reached(item: Item, pairs: Pairs) -> tuple[dict[int, Told], dict[int, list[tuple[Place, Alignment]]]]:
    """By revision: what is tied to the item's passage, at most by way of one other; and what was told apart from it."""
    here = Place(item.article_revision_id, item.start, item.end, item.quote)
    told: dict[int, Told] = {}
    apart: dict[int, list[tuple[Place, Alignment]]] = defaultdict(list)
    ways = [(here, False)]
    for step in range(STEPS):
        further: list[tuple[Place, bool]] = []
        for place, contradicted in ways:
            for mine, other, one in pairs.get(place.revision, ()):
                if not _is_there(place, mine) or other.revision == here.revision:
                    continue
                if one.state == Mark.State.REJECTED:
                    apart[other.revision].append((other, one))
                elif other.revision not in told:
                    differs = contradicted != (one.relation == CONTRADICTED)
                    told[other.revision] = Told(one, differs, step == 0)
                    further.append((other, differs))
        ways = further
    return told, apart


def _is_there(place: Place, mine: Place) -> bool:
    return Span(place.start, place.end).overlaps(Span(mine.start, mine.end))


def _rejected(apart: Sequence[tuple[Place, Alignment]], extract: str) -> Alignment | None:
    return next((one for place, one in apart if " ".join(place.quote.split()) in extract), None)
