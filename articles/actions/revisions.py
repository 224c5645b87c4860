"""An edit makes the next revision; marks come along where their place is certain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from articles.actions import carrying
from articles.actions.imports import storable
from articles.analysis.layout import blocks_of, sentences_in
from articles.models import Article, Revision
from quizsite.models import User


class EmptyText(Exception):
    """A revision without text or title; delete the article instead."""


class NothingChanged(Exception):
    """The edit says what the current revision says already."""


class StaleRevision(Exception):
    """Somebody made revision `current` since this person began to edit."""

    def __init__(self, current: Revision) -> None:
        self.current = current
        super().__init__(str(current.number))


@dataclass(frozen=True, slots=True)
class Revised:
    """`carried` marks are on the new revision; `unplaced` ones wait there for a person."""

    revision: Revision
    carried: int
    unplaced: int


@transaction.atomic
def revise(
    *,
    article: Article,
    seen: int,
    by: User,
    at: datetime,
    text: str | None = None,
    title: str | None = None,
    captions: Sequence[dict[str, str]] | None = None,
    note: str = "",
) -> Revised:
    """Make the next revision; what is not given stays. `seen` is the number of the revision that was edited.

    Blank lines end paragraphs. Raises StaleRevision, EmptyText or NothingChanged. Older revisions, and the
    work on them, stay as they are.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    former = article.current
    if former.number != seen:
        raise StaleRevision(former)
    new = _next(former, text, title, captions)
    if not new.text or not new.title:
        raise EmptyText
    if (new.text, new.title, new.captions) == (former.text, former.title, former.captions):
        raise NothingChanged
    new.note, new.created_by, new.created_at = note[:200], by, at
    new.save()
    carried, unplaced = carrying.carry_over(former=former, new=new)
    article.current, article.title = new, new.title
    article._history_user, article._history_date = by, at
    article.save(update_fields=["current", "title"])
    return Revised(new, carried, unplaced)


def _next(former: Revision, text: str | None, title: str | None, captions: Sequence | None) -> Revision:
    new = Revision(
        article=former.article,
        number=former.number + 1,
        title=former.title if title is None else " ".join(storable(title).split())[:300],
        text=former.text if text is None else tidied(text),
        captions=former.captions if captions is None else list(captions),
        original=former.original,
        left_out=former.left_out,
    )
    if new.text == former.text:
        new.blocks, new.sentences = former.blocks, former.sentences
    else:
        new.blocks = _blocks(former, new.text)
        new.sentences = [[span.start, span.end] for span in sentences_in(new.text, blocks_of(new.text))]
    return new


def _blocks(former: Revision, text: str) -> list[list]:
    """What is between blank lines; a block whose words stayed keeps its kind, others are paragraphs."""
    kinds = {former.text[start:end]: kind for kind, start, end in former.blocks}
    return [[kinds.get(span.of(text), "paragraph"), span.start, span.end] for span in blocks_of(text)]


def tidied(text: str) -> str:
    """As it is stored: line ends are one newline, and no white space stands before them."""
    lines = storable(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
