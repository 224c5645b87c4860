"""The story that comes with the app: imported like any other, with what a careful reader finds in it marked."""

from datetime import date, datetime

from django.db import transaction

from articles.actions import sharing
from articles.actions.drafting import draft_revision
from articles.actions.imports import AlreadyThere, import_article
from articles.actions.teaching_coverage import compare_story
from articles.analysis.layout import blocks_of
from articles.demo import gold
from articles.demo.gold import DemoText, GoldAttribution, GoldMark
from articles.importing import blocks, captions, dates
from articles.importing.imported import BodyBlock, Caption, Dateline, Imported, Provenance
from articles.importing.traced import Traced
from articles.models import (
    Article,
    Attribution,
    AttributionSpan,
    FramingMark,
    Outlet,
    OutletHost,
    Revision,
    Story,
)
from articles.models.marks import Mark
from articles.models.revision import text_hash
from quizsite.models import User


@transaction.atomic
def load_story(*, by: User, at: datetime) -> Story:
    """The story with its articles in order, shared, and the first exercise's article beside it; not compared yet.

    Loading twice gives the same story and leaves what is there as it is.
    """
    facts = gold.read_toml("story.toml")
    load_first_article(by=by, at=at)
    story, _is_new = Story.objects.get_or_create(
        title=facts["title"],
        owner=by,
        defaults={
            "summary": facts["sentence"], "happened_on": facts["date"], "shared": True, "created_at": at,
        },
    )  # fmt: skip
    for stem in facts["order"]:
        _article(stem, story, by, at)
    return story


@transaction.atomic
def load_compared_story(*, by: User, at: datetime) -> Story:
    """The story, and what comparing it says; this takes some seconds the first time."""
    story = load_story(by=by, at=at)
    compare_story(story=story, by=by, at=at)
    return story


@transaction.atomic
def load_first_article(*, by: User, at: datetime) -> Article:
    """The short article of the first exercise with its marks, and the outlets."""
    for row in gold.read_toml("outlets.toml")["outlet"]:
        _outlet(row, at)
    stem = gold.read_toml("story.toml")["first_exercise"]
    _article(stem, None, by, at)
    return Article.objects.get(owner=by, title=gold.read_text(stem).fields["title"])


@transaction.atomic
def load_on_the_desk(*, by: User, at: datetime) -> Article:
    """An article of this person's own as the drafter leaves it: every mark still to be decided. Raises AlreadyThere."""
    text = gold.read_text(gold.read_toml("story.toml")["on_the_desk"])
    article = import_article(imported=as_imported(text, at), by=by, at=at, story=None)
    draft_revision(revision=article.present_revision, by=by, at=at)
    return article


def _outlet(row: dict[str, str], at: datetime) -> None:
    known = Outlet.objects.at_host(row["host"]).first()
    if known is None:
        kept = {name: row[name] for name in ("name", "country", "language", "ownership", "self_description")}
        known = Outlet.objects.create(state=Outlet.State.CONFIRMED, created_at=at, **kept)
        OutletHost.objects.create(outlet=known, host=row["host"])


def _article(stem: str, story: Story | None, by: User, at: datetime) -> None:
    read = gold.read_gold(stem)
    try:
        article = import_article(imported=as_imported(read.text, at), by=by, at=at, story=story)
    except AlreadyThere:
        return
    _mark_attributions(article.present_revision, read.attributions, by, at)
    _mark_framing(article.present_revision, read.framing, by, at)
    sharing.approve(article=article, by=by, at=at)


def as_imported(text: DemoText, at: datetime) -> Imported:
    """The value a way in would give, from the front matter and the body."""
    fields, original = text.fields, text.body
    return Imported(
        title=fields["title"],
        outlet=fields["outlet"],
        outlet_host="",
        byline=fields["byline"],
        url=fields["url"],
        published_on=date.fromisoformat(fields["published_on"]),
        dateline=_dateline(fields),
        language=fields["language"],
        kind=fields["kind"],
        kind_reason="Its author says so.",
        licence_note=f"{fields['licence']}. {fields['notice']}",
        captions=_captions(fields["captions"]),
        blocks=tuple(
            BodyBlock(blocks.PARAGRAPH, span.start, span.end, span.of(text.body)) for span in blocks_of(text.body)
        ),
        text=text.body,
        original=original,
        left_out=(),
        found_in={},
        warnings=(),
        provenance=Provenance(
            way=Article.Way.FILE, type="markdown", name=f"{text.stem}.md", at=at,
            bytes_sha256=text_hash(original), text_sha256=text_hash(text.body),
        ),
    )  # fmt: skip


def _dateline(fields: dict[str, str]) -> Dateline | None:
    if not fields["dateline_place"]:
        return None
    printed = dates.line_of_date(fields["dateline_date"])
    day = printed[1] if printed else None
    return Dateline(
        fields["dateline_place"], fields["dateline_date"], fields["dateline_agency"],
        day.day if day else None, day.month if day else None, day.year if day else None,
    )  # fmt: skip


def _captions(line: str) -> tuple[Caption, ...]:
    if not line:
        return ()
    text, credit = captions.parts_of(Traced.starting(line, 0), captions.IN_CAPTION)
    return (Caption(text.text, captions.without_label(credit)),)


def _by_a_person(revision: Revision, where: str, by: User, at: datetime) -> dict[str, object]:
    return {
        "revision": revision, "part": where, "state": Mark.State.ACCEPTED, "origin": Mark.Origin.PERSON,
        "made_by": by, "made_at": at, "decided_by": by, "decided_at": at,
    }  # fmt: skip


def _mark_attributions(
    revision: Revision, found: tuple[GoldAttribution, ...], by: User, at: datetime
) -> None:
    marks = {
        row.id: Attribution(
            source_kind=row.source_kind, source_name=row.source_name, quotation=row.quotation,
            stance=row.stance, **_by_a_person(revision, row.where, by, at),
        )
        for row in found
    }  # fmt: skip
    Attribution.objects.bulk_create(marks.values())
    inner = [marks[row.id] for row in found if row.parent]
    for row in found:
        if row.parent:
            marks[row.id].parent = marks[row.parent]
    Attribution.objects.bulk_update(inner, ["parent"])
    AttributionSpan.objects.bulk_create(
        AttributionSpan(attribution=marks[row.id], role=role, **revision.anchor(start, end, row.where))
        for row in found
        for role in AttributionSpan.Role.values
        for start, end in getattr(row, role)
    )


def _mark_framing(revision: Revision, found: tuple[GoldMark, ...], by: User, at: datetime) -> None:
    FramingMark.objects.bulk_create(
        FramingMark(
            device=row.device, reason=row.reason, **_by_a_person(revision, row.where, by, at),
            **revision.anchor(row.start, row.end, row.where),
        )
        for row in found
    )  # fmt: skip
