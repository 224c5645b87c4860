"""What can be said about an exercise as a whole: how long it takes, and what to look at before publishing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles.analysis.lines import Line, break_lines
from articles.analysis.spans import Span
from articles.models import Article, Attribution, AttributionSpan, FramingMark, Revision
from articles.models.revision import Part
from quizsite.models import User
from quizzes import items as kinds
from quizzes.items import mark_framing, tell_voice
from quizzes.items.material import Material
from quizzes.models import ExerciseRevision, Item
from quizzes.scoring.reading_level import reading_level

# Our own guesses for a class of 13-year-olds, until the attempts of this school tell better.
WORDS_A_MINUTE = 180
CHAIN_SECONDS = 30
LONGEST_MINUTES = 45
HARDEST_LEVEL = 10.0
HARDER_THAN_YEAR = 2.0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at. `code` names it as long as it stands; `must` means that it cannot be published so."""

    code: str
    text: str
    item: Item | None = None
    must: bool = False


def items_of(revision: ExerciseRevision) -> list[Item]:
    """In order, with what their pages need. One query."""
    return list(revision.items.kept().for_display().select_related("attribution", "revision__exercise"))


def article_revisions(items: Iterable[Item]) -> list[Revision]:
    """Each once, in the order they are first asked about."""
    return list({item.article_revision_id: item.article_revision for item in items}.values())


def minutes(items: Sequence[Item]) -> int:
    """An estimate: reading the articles once, then the items."""
    seconds = sum(60 * one.word_count / WORDS_A_MINUTE for one in article_revisions(items))
    for item in items:
        seconds += kinds.kind_of(item).SECONDS + (CHAIN_SECONDS if item.task.get("chain") else 0)
    return max(1, round(seconds / 60)) if items else 0


def points(items: Iterable[Item]):
    return sum(item.points for item in items)


def findings(revision: ExerciseRevision) -> list[Finding]:
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
        *_asked_twice(items),
        *_too_hard(items, revision.exercise.year),
        *_too_long(items),
    ]
    return sorted(found, key=lambda one: not one.must)


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
        try:
            texts = kinds.kind_of(item).contradictions(item, *marks.drafts(item))
        except kinds.BadKey:
            continue  # `_unanswerable` says so
        for at, text in enumerate(dict.fromkeys(texts)):
            yield Finding(
                f"draft:{item.public_id}:{at}", text + " " + _("Accept or reject it at the article."), item
            )


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


@dataclass(frozen=True, slots=True)
class NumberedText:
    """An article as students read it: paragraphs of (line number, text).

    `letter` tells it from the others and is empty where there is one.
    """

    letter: str
    revision: Revision
    paragraphs: list[list[tuple[int, str]]]


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
    def points(self):
        return points(one.item for one in self.items)


def sheet(revision: ExerciseRevision) -> Sheet:
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


def shown(item: Item) -> ShownItem:
    """One item by itself."""
    return ShownItem(item, kinds.kind_of(item), _place(item, "", break_lines(item.article_revision.text)))


def _paragraphs(revision: Revision, lines: Sequence[Line]) -> list[list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for line in lines:
        found.setdefault(line.paragraph, []).append((line.number, revision.text[line.start : line.end]))
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


def desk(draft: ExerciseRevision) -> dict[str, Any]:
    """What the editing page shows. Two queries."""
    return {
        "draft": draft,
        "exercise": draft.exercise,
        "sheet": sheet(draft),
        "removed": list(draft.items.removed().in_order()),
    }


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with its field for the reason; `is_open` after somebody tried to publish without one."""

    finding: Finding
    field: Any
    is_open: bool


def rows_of(found: Sequence[Finding], form: Any, still_open: set[str]) -> list[FindingRow]:
    names = {code: name for name, code in form.codes.items()}
    return [
        FindingRow(one, form[names[one.code]] if one.code in names else None, one.code in still_open)
        for one in found
    ]


def articles_to_ask_about(user: User) -> QuerySet[Article]:
    """Those this person may read, newest first, with the number of their accepted marks as `marks`."""
    visible = Article.objects.visible_to(user).filter(current__isnull=False).with_details()
    return visible.annotate(
        marks=_accepted(Attribution) + _accepted(FramingMark),
    )


def _accepted(model: type[Attribution] | type[FramingMark]) -> Coalesce:
    marks = model.objects.accepted().filter(revision=OuterRef("current")).order_by().values("revision")
    return Coalesce(Subquery(marks.annotate(number=Count("pk")).values("number")), 0)


def blank_item(
    draft: ExerciseRevision, *, kind: str, revision: Revision, passage: Span, **chosen: Any
) -> Item:
    """An unsaved item on the passage, with the options its kind can offer."""
    item = Item(
        revision=draft, kind=kind, article_revision=revision, prompt=str(kinds.kind_named(kind).PROMPT)
    )
    for name, value in revision.anchor(passage.start, passage.end).items():
        setattr(item, name, value)
    item.task, item.key = kinds.kind_named(kind).blank_task(Material(revision)), {}
    return item


def surroundings(item: Item) -> Span:
    """What its passage may be chosen from: the blocks it touches."""
    if item.part != Part.BODY:
        return Span(0, len(item.text))
    touched = [
        one for one in item.article_revision.body_blocks if one.start < item.end and item.start < one.end
    ]
    return Span(touched[0].start, touched[-1].end) if touched else item.passage
