"""An `Imported` value becomes an article with its first revision."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from articles.actions import outlets
from articles.analysis.layout import sentences_in
from articles.analysis.spans import Span
from articles.importing.imported import Imported
from articles.models import Article, Revision, Story
from articles.models.revision import text_hash
from quizsite.models import User

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # what PostgreSQL and UTF-8 cannot hold
TITLE_WORDS = 10


class AlreadyThere(Exception):
    """The same text is in the library already: `article`, which this person may see."""

    def __init__(self, article: Article) -> None:
        self.article = article
        super().__init__(str(article.public_id))


def import_article(
    *, imported: Imported, by: User, at: datetime, story: Story | None = None, way: str = ""
) -> Article:
    """The new article, this person's own, with revision 1. Raises AlreadyThere.

    `way` says how it came where the value cannot know: an address of a feed.
    """
    digest = text_hash(storable(imported.text))
    if there := Article.objects.visible_to(by).with_text(digest).first():
        raise AlreadyThere(there)
    try:
        with transaction.atomic():
            return _store(imported, digest, by, at, story, way or imported.provenance.way)
    except IntegrityError:
        # Two requests at once: the other was first.
        if there := Article.objects.own(by).filter(imported_text_sha256=digest).first():
            raise AlreadyThere(there) from None
        raise


def _store(imported: Imported, digest: str, by: User, at: datetime, story: Story | None, way: str) -> Article:
    outlet = outlets.find_or_propose(name=imported.outlet, host=imported.outlet_host, by=by, at=at)
    article = Article(
        title=title_of(imported),
        outlet=outlet,
        story=story,
        position=next_position(story),
        owner=by,
        way=way,
        imported_text_sha256=digest,
        imported_by=by,
        imported_at=at,
        **_details(imported),
    )
    article._history_user, article._history_date = by, at
    article.save()
    article.current = _first_revision(article, imported, by, at)
    article.skip_history_when_saving = True  # one change for the reader of the history, not two
    article.save(update_fields=["current"])
    del article.skip_history_when_saving
    return article


def _details(imported: Imported) -> dict[str, object]:
    dateline, provenance = imported.dateline, imported.provenance
    details: dict[str, object] = {
        "kind": imported.kind,
        "kind_reason": imported.kind_reason,
        "byline": imported.byline,
        "url": imported.url,
        "published_on": imported.published_on,
        "language": imported.language,
        "licence_note": imported.licence_note,
        "source_type": provenance.type,
        "source_name": provenance.name,
        "bytes_sha256": provenance.bytes_sha256,
    }
    if dateline:
        details |= {
            "dateline_place": dateline.place,
            "dateline_date": dateline.date,
            "dateline_agency": dateline.agency,
            "dateline_year": dateline.year if dateline.month and dateline.day else None,
            "dateline_month": dateline.month if dateline.day else None,
            "dateline_day": dateline.day if dateline.month else None,
        }
    return {name: _fitting(name, value) for name, value in details.items()}


def _fitting(name: str, value: object) -> object:
    """Cut to what the column holds: a byline of a thousand characters must not stop the import."""
    if not isinstance(value, str):
        return value
    longest = Article._meta.get_field(name).max_length
    value = storable(value)
    if name == "url" and len(value) > longest:
        return ""
    return value[:longest]


def _first_revision(article: Article, imported: Imported, by: User, at: datetime) -> Revision:
    text = storable(imported.text)
    blocks = [(block.kind, Span(block.start, block.end)) for block in imported.blocks]
    return Revision.objects.create(
        article=article,
        number=1,
        title=article.title,
        text=text,
        blocks=[[kind, span.start, span.end] for kind, span in blocks],
        sentences=[[span.start, span.end] for span in sentences_in(text, [span for _kind, span in blocks])],
        captions=[
            {"text": storable(caption.text), "credit": storable(caption.credit)}
            for caption in imported.captions
        ],
        original=storable(imported.original),
        left_out=[[left.start, left.end, left.reason] for left in imported.left_out],
        created_by=by,
        created_at=at,
    )


def title_of(imported: Imported) -> str:
    """The title, or where none was found the first words, so that the article can be told from others."""
    title = storable(imported.title).strip()
    if not title:
        words = storable(imported.text).split()
        title = " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")
    return title[:300]


def next_position(story: Story | None) -> int:
    if story is None:
        return 0
    return (story.articles.aggregate(last=Max("position"))["last"] or 0) + 1


def storable(text: str) -> str:
    """The text with what no database holds replaced, character for character: offsets stay."""
    return UNSTORABLE.sub("\ufffd", text)
