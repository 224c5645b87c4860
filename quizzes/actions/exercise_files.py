"""A whole exercise as one JSON file, and back.

Field by field: `quizzes/reports/exercise_format.py`, which is also the page beside the import.
Spans count code points of the part of the article's text. `key` and `task` are as `quizzes/items` stores them.
Marks of the articles and who answered what are not in the file.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions.imports import AlreadyThere, import_article
from articles.analysis.spans import Span
from articles.importing.imported import BodyBlock, Caption, Imported, Provenance
from articles.models import Article, Revision, Story
from articles.models.revision import Part, text_hash
from quizsite.models import User
from quizzes import items as kinds
from quizzes.models import Exercise, ExerciseRevision, Item, RuleCard
from quizzes.reports.items import article_revisions, items_of

FORMAT, VERSION = "who-says exercise", 1
CARD_FIELDS = ["slug", "title", "rule", "example", "counter_example", "skill", "applies_to", "reference"]
MOST_ITEMS = 200


class BadFile(ValueError):
    """Not an exercise; its text tells a teacher what is wrong and where."""


def dump(revision: ExerciseRevision) -> str:
    return json.dumps(as_data(revision), ensure_ascii=False, indent=1)


def as_data(revision: ExerciseRevision) -> dict[str, Any]:
    exercise, items = revision.exercise, items_of(revision)
    texts = article_revisions(items)
    names = {one.pk: f"a{at}" for at, one in enumerate(texts, 1)}
    cards = {item.rule_card.slug: item.rule_card for item in items if item.rule_card}
    story = exercise.story
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": revision.title,
        "introduction": revision.introduction,
        "tags": {"skill": exercise.skill, "year": exercise.year, "topic": exercise.topic},
        "based_on": exercise.based_on_note or _by(revision.title, exercise.owner),
        "about": "story" if story else "article",
        "story": story and {
            "title": story.title,
            "summary": story.summary,
            "happened_on": story.happened_on and story.happened_on.isoformat(),
        },
        "articles": [_text(one, names[one.pk]) for one in texts],
        "rule_cards": [
            {name: getattr(cards[slug], name) for name in CARD_FIELDS} for slug in sorted(cards)
        ],
        "items": [_item(item, names) for item in items],
    }  # fmt: skip


def _by(title: str, owner: User) -> str:
    return _("“%(title)s” by %(name)s") % {"title": title, "name": owner.display_name}


def _text(revision: Revision, name: str) -> dict[str, Any]:
    article = revision.article
    return {
        "id": name,
        "title": revision.title,
        "outlet": article.outlet.name if article.outlet else "",
        "byline": article.byline,
        "url": article.url,
        "published_on": article.published_on and article.published_on.isoformat(),
        "language": article.language,
        "kind": article.kind,
        "licence_note": article.licence_note,
        "text": revision.text,
        "captions": revision.captions,
        "blocks": revision.blocks,
    }


def _item(item: Item, names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "article": names[item.article_revision_id],
        "part": item.part,
        "start": item.start,
        "end": item.end,
        "quote": item.quote,
        "prompt": item.prompt,
        "points": str(item.points.quantize(Decimal("0.01"))),
        "task": item.task,
        "key": item.key,
        "rule_card": item.rule_card.slug if item.rule_card else None,
        "feedback": item.feedback,
    }


@transaction.atomic
def load(*, content: bytes, by: User, at: datetime) -> Exercise:
    """A draft of this person's own. Raises BadFile, and then nothing was stored.

    An article whose text this person has in the library is used as it is there. A rule card of a known short name
    stays as this school words it.
    """
    data = _read(content)
    try:
        story = _story(data["story"], by, at) if data["about"] == "story" else None
        texts = {row["id"]: _revision(row, story, by, at) for row in data["articles"]}
        cards = {row["slug"]: _card(row) for row in data["rule_cards"]}
        exercise = _exercise(data, story, texts, by, at)
        draft = ExerciseRevision.objects.create(
            exercise=exercise, title=exercise.title, introduction=data["introduction"], made_by=by, made_at=at
        )
        items = [_read_item(row, place, draft, texts, cards) for place, row in enumerate(data["items"], 1)]
    except (KeyError, TypeError, AttributeError) as problem:
        raise BadFile(_("A field is missing or of another type: %(field)s.") % {"field": problem}) from None
    except ValidationError as problem:
        raise BadFile(" ".join(problem.messages)) from None
    Item.objects.bulk_create(items)
    return exercise


def _read(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise BadFile(_("This is no JSON file in UTF-8. Choose a file that this app saved.")) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadFile(_("This is a JSON file, but not of an exercise. Choose a file that this app saved."))
    if data.get("version") != VERSION:
        raise BadFile(_("This file is of a newer version of the app. Bring the app up to date first."))
    if not isinstance(data.get("items"), list) or len(data["items"]) > MOST_ITEMS:
        raise BadFile(_("An exercise has at most %(most)d items.") % {"most": MOST_ITEMS})
    return data


def _exercise(
    data: Mapping[str, Any], story: Story | None, texts: Mapping[str, Revision], by: User, at: datetime
) -> Exercise:
    if story is None and len(texts) != 1:
        raise BadFile(_("An exercise about one article has exactly one article."))
    exercise = Exercise(
        title=data["title"], owner=by, story=story, article=None if story else next(iter(texts.values())).article,
        skill=data["tags"]["skill"], year=data["tags"]["year"], topic=data["tags"]["topic"],
        based_on_note=data["based_on"][:320], created_at=at,
    )  # fmt: skip
    exercise.full_clean()
    exercise.save()
    return exercise


def _story(row: Mapping[str, Any], by: User, at: datetime) -> Story:
    """One of the same title that this person sees, else a new one."""
    if known := Story.objects.visible_to(by).filter(title=row["title"]).first():
        return known
    story = Story(
        title=row["title"],
        summary=row["summary"],
        happened_on=_day(row["happened_on"]),
        owner=by,
        created_at=at,
    )
    story.full_clean()
    story.save()
    return story


def _revision(row: Mapping[str, Any], story: Story | None, by: User, at: datetime) -> Revision:
    there = Revision.objects.filter(
        article__in=Article.objects.visible_to(by), text_sha256=text_hash(row["text"])
    )
    if known := there.select_related("article").order_by("pk").first():
        return known
    try:
        article = import_article(imported=_imported(row, at), by=by, at=at, story=story)
    except AlreadyThere as problem:
        article = problem.article
    return article.revisions.get(number=1)


def _imported(row: Mapping[str, Any], at: datetime) -> Imported:
    text = row["text"]
    if (
        not isinstance(text, str)
        or not text.strip()
        or not row["title"]
        or row["kind"] not in Article.Kind.values
    ):
        raise BadFile(_("An article of the file has no text, no title or no known kind."))
    blocks = tuple(
        BodyBlock(str(kind), span.start, span.end, span.of(text))
        for kind, start, end in row["blocks"]
        for span in [_span(start, end, text)]
    )
    return Imported(
        title=row["title"], outlet=row["outlet"], outlet_host="", byline=row["byline"], url=row["url"],
        published_on=_day(row["published_on"]), dateline=None, language=row["language"], kind=row["kind"],
        kind_reason=_("As the exercise file says."), licence_note=row["licence_note"],
        captions=tuple(Caption(one["text"], one["credit"]) for one in row["captions"]),
        blocks=blocks, text=text, original=text, left_out=(), found_in={}, warnings=(),
        provenance=Provenance(
            way=Article.Way.FILE, type="exercise", name="", at=at, bytes_sha256=text_hash(text),
            text_sha256=text_hash(text),
        ),
    )  # fmt: skip


def _span(start: object, end: object, text: str) -> Span:
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise BadFile(_("A range of the file lies outside its article."))
    return Span(start, end)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadFile(_("“%(day)s” is no day.") % {"day": text}) from None


def _card(row: Mapping[str, Any]) -> RuleCard:
    if known := RuleCard.objects.filter(slug=row["slug"]).first():
        return known
    card = RuleCard(position=RuleCard.objects.count() + 1, **{name: row[name] for name in CARD_FIELDS})
    card.full_clean()
    card.save()
    return card


def _read_item(
    row: Mapping[str, Any],
    place: int,
    draft: ExerciseRevision,
    texts: Mapping[str, Revision],
    cards: Mapping[str, RuleCard],
) -> Item:
    """Raises BadFile, naming the item, where its quote is not what the article says or its key cannot be answered."""
    where = _("Item %(number)d: ") % {"number": place}
    revision = texts[row["article"]]
    if row["part"] not in Part.values:
        raise BadFile(where + _("its part of the article is unknown."))
    span = _span(row["start"], row["end"], revision.part_text(row["part"]))
    try:
        points = Decimal(row["points"])
    except InvalidOperation:
        raise BadFile(where + _("its points are no number.")) from None
    item = Item(
        revision=draft, position=place, kind=row["kind"], article_revision=revision, part=row["part"],
        prompt=row["prompt"], points=points, task=row["task"], key=row["key"],
        rule_card=cards[row["rule_card"]] if row["rule_card"] else None, feedback=row["feedback"],
        **revision.anchor(span.start, span.end, row["part"]),
    )  # fmt: skip
    if item.quote != row["quote"]:
        raise BadFile(where + _("its passage is not what the article says there."))
    try:
        kind = kinds.kind_of(item)
        item.key = kind.normal(item.key)
        kind.check(item)
    except kinds.BadKey as problem:
        raise BadFile(where + str(problem)) from None
    item.clean_fields()
    return item
