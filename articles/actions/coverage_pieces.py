"""A stored article as a piece that can be compared: with the marks that are kept, or the drafter's where none are."""

from collections import defaultdict
from collections.abc import Sequence

from articles.analysis import document as documents
from articles.analysis.coverage.pieces import SURE_ENOUGH, Piece, Statement, statements_of
from articles.analysis.draft import draft
from articles.analysis.language import language_of
from articles.analysis.spans import Span
from articles.models import Article, Attribution, FramingMark
from articles.models.revision import Part

UNKNOWN = "und"
ROLES = ("source", "cue", "content")
RECORDS = (Article.Kind.TRANSCRIPT, Article.Kind.DOCUMENT)


def pieces_of(articles: Sequence[Article]) -> dict[int, Piece]:
    """A piece for each article by the key of its current revision. Three queries."""
    revisions = [article.current_id for article in articles]
    body = {"revision__in": revisions, "part": Part.BODY}
    statements: dict[int, list[Attribution]] = defaultdict(list)
    for mark in Attribution.objects.kept().filter(**body).with_spans():
        statements[mark.revision_id].append(mark)
    framing: dict[int, list[FramingMark]] = defaultdict(list)
    for found in FramingMark.objects.kept().filter(**body).order_by("start"):
        framing[found.revision_id].append(found)
    return {
        article.present_revision.pk: _piece(
            article, statements[article.present_revision.pk], framing[article.present_revision.pk]
        )
        for article in articles
    }


def _piece(article: Article, attributions: list[Attribution], framing: list[FramingMark]) -> Piece:
    revision = article.present_revision
    language = article.language if article.language != UNKNOWN else language_of(revision.text)
    drafted = None if attributions and framing else draft(revision.text, language)
    statements = statements_of(drafted) if drafted and not attributions else _statements(attributions)
    marks = [(Span(mark.start, mark.end), mark.device) for mark in framing]
    if drafted and not framing:
        marks = [(mark.span, mark.device) for mark in drafted.framing]
    return Piece(
        outlet=article.outlet.name if article.outlet else "",
        title=revision.title,
        document=documents.read(revision.text, language),
        statements=statements,
        framing=tuple(marks),
        published=article.published_on,
        primary=article.kind in RECORDS,
    )


def _statements(attributions: list[Attribution]) -> tuple[Statement, ...]:
    """In the order of the text, those a person accepted and drafts that are sure enough."""
    spans = {
        mark.pk: {role: tuple(mark.spans_of(role)) for role in ("source", "cue", "content")}
        for mark in attributions
    }
    kept = [
        m
        for m in attributions
        if spans[m.pk]["content"] and (m.confidence is None or m.confidence >= SURE_ENOUGH)
    ]
    kept.sort(key=lambda mark: (spans[mark.pk]["content"][0].start, mark.pk))
    index = {mark.pk: at for at, mark in enumerate(kept)}
    return tuple(
        Statement(
            source=mark.source_name,
            source_kind=mark.source_kind,
            source_spans=spans[mark.pk]["source"],
            cue=spans[mark.pk]["cue"],
            content=spans[mark.pk]["content"],
            stance=mark.stance,
            parent=index.get(mark.parent_id) if mark.parent_id else None,
            direct=mark.quotation == Attribution.Quotation.DIRECT,
        )
        for mark in kept
    )
