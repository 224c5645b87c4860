"""What to look at before an exercise is published."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.access import may_edit, may_edit_story
from articles.analysis.spans import Span
from articles.models import Alignment, Attribution, AttributionSpan, FramingMark
from quizsite.models import User
from quizzes import items as kinds
from quizzes.items import mark_framing, tell_voice
from quizzes.models import Exercise, ExerciseRevision, Item
from quizzes.reports.items import article_revisions, items_of, minutes
from quizzes.reports.told_otherwise import told_otherwise
from quizzes.scoring.reading_level import reading_level

LONGEST_MINUTES = 45
HARDEST_LEVEL = 10.0
HARDER_THAN_YEAR = 2.0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at. `code` names it as long as it stands; `must` means that it cannot be published so.

    `mark` is the draft that a key is contradicted by, `pair` the decision on two passages.
    """

    code: str
    text: str
    item: Item | None = None
    must: bool = False
    mark: Attribution | FramingMark | None = None
    pair: Alignment | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A page where something can be done about a finding."""

    says: str
    address: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with its field for the reason; `is_open` after somebody tried to publish without one."""

    finding: Finding
    fixes: list[Fix]
    field: Any
    is_open: bool


def findings_of(revision: ExerciseRevision) -> list[Finding]:
    """What to look at before publishing, the hindrances first. A constant number of queries."""
    items = items_of(revision)
    if not items:
        return [Finding("no-items", _("There is nothing to answer yet. Add an item."), must=True)]
    marks = _Marks(items)
    found = [
        *_unanswerable(items),
        *_gone_articles(items),
        *_one_sided(items, marks),
        *_without_rule_card(items),
        *_contradicted(items, marks),
        *_told_otherwise(items),
        *_asked_twice(items),
        *_too_hard(items, revision.exercise.year),
        *_too_long(items),
    ]
    return sorted(found, key=lambda one: not one.must)


def rows_of(
    found: Sequence[Finding], exercise: Exercise, by: User, form: Any, still_open: set[str]
) -> list[FindingRow]:
    names = {code: name for name, code in form.codes.items()}
    return [
        FindingRow(
            one,
            _fixes(one, exercise, by),
            form[names[one.code]] if one.code in names else None,
            one.code in still_open,
        )
        for one in found
    ]


def _fixes(one: Finding, exercise: Exercise, by: User) -> list[Fix]:
    """First where it is best done."""
    if one.item is None:
        return [_fix_elsewhere(one.code.partition(":")[0], exercise)]
    number = {"number": one.item.position}
    address = reverse("quizzes:exercise_item_edit", args=[exercise.public_id, one.item.public_id])
    item = Fix(_("Fix item %(number)d") % number, address)
    return [*_fix_at_desk(one.item, one.mark, by), *_fix_side_by_side(one.item, one.pair, by), item]


def _fix_elsewhere(code: str, exercise: Exercise) -> Fix:
    if code in ("no-items", "one-article"):
        return Fix(_("Add an item"), reverse("quizzes:exercise_item_new", args=[exercise.public_id]))
    items = reverse("quizzes:exercise_edit", args=[exercise.public_id])
    if code == "level":
        return Fix(_("Fix it in the introduction"), f"{items}#id_introduction")
    return Fix(_("Fix it in the items"), items)


def _fix_at_desk(item: Item, mark: Attribution | FramingMark | None, by: User) -> list[Fix]:
    """Nothing where this person may not decide, or where the desk shows a newer text."""
    article = item.article_revision.article
    if mark is None or article.current_id != item.article_revision_id or not may_edit(by, article):
        return []
    desk = reverse("articles:article_desk", args=[article.public_id])
    return [Fix(_("Accept or reject the draft"), f"{desk}?claim={mark.public_id}")]


def _fix_side_by_side(item: Item, pair: Alignment | None, by: User) -> list[Fix]:
    story = item.article_revision.article.story
    if pair is None or story is None or not may_edit_story(by, story):
        return []
    sides = reverse("articles:story_sides", args=[story.public_id])
    return [Fix(_("Look at the pair"), f"{sides}?alignment={pair.public_id}")]


class _Marks:
    """The marks of the items' articles that nobody rejected, by revision and part."""

    def __init__(self, items: Sequence[Item]) -> None:
        revisions = {item.article_revision_id for item in items}
        self.attributions: dict[tuple[int, str], list[Attribution]] = defaultdict(list)
        self.framing: dict[tuple[int, str], list[FramingMark]] = defaultdict(list)
        for one in Attribution.objects.filter(revision__in=revisions).kept().with_spans().order_by("pk"):
            self.attributions[one.revision_id, one.part].append(one)
        for mark in FramingMark.objects.filter(revision__in=revisions).kept():
            self.framing[mark.revision_id, mark.part].append(mark)

    def drafts(self, item: Item) -> tuple[list[Attribution], list[FramingMark]]:
        at = (item.article_revision_id, item.part)
        return (
            [one for one in self.attributions[at] if one.state == "draft"],
            [one for one in self.framing[at] if one.state == "draft"],
        )

    def decided(self, item: Item) -> list[Attribution]:
        at = (item.article_revision_id, item.part)
        return [one for one in self.attributions[at] if one.state == "accepted"]


def _unanswerable(items: Sequence[Item]) -> Iterator[Finding]:
    for item in items:
        try:
            kinds.kind_of(item).check(item)
        except kinds.BadKey as problem:
            yield Finding(f"key:{item.public_id}", str(problem), item, must=True)


def _gone_articles(items: Sequence[Item]) -> Iterator[Finding]:
    for one in article_revisions(items):
        if one.article.deleted_at:
            text = _("“%(title)s” was deleted from the library. Bring it back, or take its items out.")
            yield Finding(f"gone:{one.public_id}", text % {"title": one.title}, must=True)


def _without_rule_card(items: Sequence[Item]) -> Iterator[Finding]:
    for item in items:
        if item.rule_card_id is None:
            yield Finding(
                f"rule-card:{item.public_id}",
                _("It cites no rule card: a student who asks why gets no answer."),
                item,
            )


def _contradicted(items: Sequence[Item], marks: _Marks) -> Iterator[Finding]:
    for item in items:
        found: dict[str, Attribution | FramingMark] = {}
        try:
            for text, mark in _against(item, marks):
                found.setdefault(text, mark)
        except kinds.BadKey:
            continue  # `_unanswerable` says so
        for text, draft in found.items():
            yield Finding(f"draft:{item.public_id}:{draft.public_id}", text, item, mark=draft)


def _told_otherwise(items: Sequence[Item]) -> Iterator[Finding]:
    for item, text, pair in told_otherwise(items):
        yield Finding(f"told:{item.public_id}:{pair.public_id}", text, item, pair=pair)


def _against(item: Item, marks: _Marks) -> Iterator[tuple[str, Attribution | FramingMark]]:
    """What each draft says against the key, if it does: asked one by one only where any of them does."""
    says = kinds.kind_of(item).contradictions
    attributions, framing = marks.drafts(item)
    if not says(item, attributions, framing):
        return
    for one in attributions:
        yield from ((text, one) for text in says(item, [one], [])[:1])
    for mark in framing:
        yield from ((text, mark) for text in says(item, [], [mark])[:1])


def _asked_twice(items: Sequence[Item]) -> Iterator[Finding]:
    """The same passage in two items of one kind, or exactly the same in any two."""
    for one, other in combinations(items, 2):
        if (one.article_revision_id, one.part) != (other.article_revision_id, other.part):
            continue
        same_kind = one.kind == other.kind and one.passage.overlaps(other.passage)
        if same_kind or one.passage == other.passage:
            text = _("Its passage is also that of item %(number)d; one answer may give the other away.")
            code = f"twice:{other.public_id}:{one.public_id}"
            yield Finding(code, text % {"number": one.position}, other)


def _too_hard(items: Sequence[Item], year: int | None) -> Iterator[Finding]:
    most = year + HARDER_THAN_YEAR if year else HARDEST_LEVEL
    for one in article_revisions(items):
        level = reading_level(one.text, one.sentence_spans)
        if one.article.language == "en" and level is not None and level > most:
            text = _(
                "“%(title)s” reads like school year %(level).0f (Flesch–Kincaid). Explain its hard words first."
            )
            yield Finding(f"level:{one.public_id}", text % {"title": one.title, "level": level})


def _too_long(items: Sequence[Item]) -> Iterator[Finding]:
    if (estimate := minutes(items)) > LONGEST_MINUTES:
        text = _("It takes about %(minutes)d minutes, more than a lesson. Take some items out.")
        yield Finding("length", text % {"minutes": estimate})


def framing_places(item: Item) -> list[Span]:
    """The words an item's key calls framing."""
    if item.kind == mark_framing.NAME:
        return [mark.place.alternatives[0].core[0] for mark in mark_framing.read(item.key)]
    if item.kind == tell_voice.NAME:
        key = tell_voice.read(item.key)
        if key.voices.alternatives[0].value == tell_voice.FRAMING and key.shows:
            return [one.core[0] for one in key.shows.alternatives]
    return []


def _one_sided(items: Sequence[Item], marks: _Marks) -> Iterator[Finding]:
    """Whether all framing that is asked about stands in one article, or beside one and the same source.

    This sees who is quoted or named in the sentence of a mark. Whom a word helps or harms it cannot see.
    """
    try:
        places = [(item, place) for item in items for place in framing_places(item)]
    except kinds.BadKey:
        return
    if len(places) < 2:
        return
    articles = {item.article_revision_id: item.article_revision for item, _place in places}
    if len(articles) == 1 and len(article_revisions(items)) > 1:
        (only,) = articles.values()
        text = _("All framing that is asked about stands in “%(title)s”. Ask about the other articles, too.")
        yield Finding("one-article", text % {"title": only.title})
    beside = [_named_in(item, place, marks) for item, place in places]
    everywhere = set.intersection(*beside)
    cast = {str(one) for item in items for one in marks.decided(item)}
    if len(everywhere) == 1 and len(cast) > 1:
        text = _(
            "All framing words that are asked about stand in sentences about %(name)s. The app sees only who is "
            "named or quoted there, not whom a word helps or harms: look yourself whether one side gets it all."
        )
        yield Finding("one-side", text % {"name": everywhere.pop()})


def _named_in(item: Item, place: Span, marks: _Marks) -> set[str]:
    """Who is quoted, or named by the name the sources are gathered under, in the sentence of a mark."""
    sentence = next((one for one in item.article_revision.sentence_spans if one.overlaps(place)), place)
    words = sentence.of(item.text)
    return {
        str(one)
        for one in marks.decided(item)
        if (one.source_name and one.source_name in words)
        or any(sentence.overlaps(span) for span in one.spans_of(AttributionSpan.Role.SOURCE))
    }
