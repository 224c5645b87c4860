"""What a teacher confirms after an import: details at once, and what of the original belongs into the text."""

import hashlib
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions import corrections, outlets, revisions
from articles.analysis.layout import blocks_of
from articles.analysis.spans import Span
from articles.models import Article, Revision
from quizsite.models import User

BY_HAND = "by-hand"  # why a person's own hand left a part out


class StaleDetails(Exception):
    """Somebody changed the details since they were shown; `article` is as it is stored now."""

    def __init__(self, article: Article) -> None:
        self.article = article
        super().__init__(str(article.pk))


class NoSuchPart(Exception):
    """Nothing was left out, or no block begins, where it is said to."""


def fingerprint(article: Article) -> str:
    """The same as long as nobody changes the details, the title or a caption. Needs `current`; runs no query."""
    details = {name: getattr(article, name) for name in corrections.DETAILS - {"outlet"}}
    details |= {"outlet": article.outlet_id, "title": article.title, "captions": article.current.captions}
    return hashlib.sha256(json.dumps(details, sort_keys=True, default=str).encode()).hexdigest()[:16]


@transaction.atomic
def confirm(
    *,
    article: Article,
    seen: str,
    details: dict[str, object],
    outlet_name: str = "",
    title: str,
    captions: Sequence[dict[str, str]],
    by: User,
    at: datetime,
) -> Article:
    """Store what the teacher says of the article. A changed title or caption makes a revision.

    Raises StaleDetails, and ValidationError with a constraint's own sentence.
    """
    article = Article.objects.select_for_update(of=["self"]).select_related("current").get(pk=article.pk)
    if fingerprint(article) != seen:
        raise StaleDetails(article)
    if outlet_name:
        details = details | {"outlet": outlets.find_or_propose(name=outlet_name, by=by, at=at)}
    article = corrections.correct(article=article, by=by, at=at, **details)  # type: ignore[arg-type]
    with suppress(revisions.NothingChanged):
        revisions.revise(
            article=article, seen=article.current.number, title=title, captions=captions, by=by, at=at
        )
    return article


def bring_back(*, article: Article, seen: int, start: int, by: User, at: datetime) -> revisions.Revised:
    """Put the part left out at `start` of the original back into the text, where it stood.

    Raises NoSuchPart, StaleRevision.
    """
    former = article.current
    part = next((entry for entry in former.left_out if entry[0] == start), None)
    if part is None:
        raise NoSuchPart
    words = " ".join(former.original[part[0] : part[1]].split())
    return revisions.revise(
        article=article,
        seen=seen,
        text=_with(former, words, Span(part[0], part[1])),
        left_out=[entry for entry in former.left_out if entry != part],
        note=_("Brought back: %(words)s") % {"words": words[:120]},
        by=by,
        at=at,
    )


def leave_out(*, article: Article, seen: int, start: int, by: User, at: datetime) -> revisions.Revised:
    """Take the block that begins at `start` of the text out of it.

    Raises NoSuchPart, StaleRevision, and EmptyText for the last block.
    """
    former = article.current
    block = next((block for block in former.body_blocks if block.start == start), None)
    if block is None:
        raise NoSuchPart
    rest = [other.text for other in former.body_blocks if other.start != start]
    return revisions.revise(
        article=article,
        seen=seen,
        text="\n\n".join(rest),
        left_out=_noted(former, block.text),
        note=_("Left out: %(words)s") % {"words": block.text[:120]},
        by=by,
        at=at,
    )


def _with(former: Revision, words: str, part: Span) -> str:
    """The text with the words at the head of the block they led, or else as a paragraph of their own."""
    blocks = [block.text for block in former.body_blocks]
    paragraphs = blocks_of(former.original)
    own = next((p for p in paragraphs if p.start <= part.start < p.end), part)
    follows = _letters(former.original[part.end : own.end])
    for at, block in enumerate(blocks):
        if follows and _letters(block).startswith(follows):
            return "\n\n".join([*blocks[:at], f"{words} {block}", *blocks[at + 1 :]])
    before = [p.of(former.original) for p in paragraphs if p.start < own.start]
    place = _after(before, blocks)
    return "\n\n".join([*blocks[:place], words, *blocks[place:]])


def _after(before: Sequence[str], blocks: Sequence[str]) -> int:
    """How many blocks stand before a place in the original, told by the nearest paragraph that was kept."""
    letters = [_letters(block) for block in blocks]
    for paragraph in reversed(before):
        kept = _letters(paragraph)
        for at in reversed(range(len(letters))):
            if kept and (letters[at].endswith(kept) or kept.endswith(letters[at])):
                return at + 1
    return 0


def _noted(former: Revision, words: str) -> list[list]:
    """What is left out, with the paragraph of the original that has these words, where there is one."""
    wanted = _letters(words)
    taken = [(start, end) for start, end, _reason in former.left_out]
    for paragraph in blocks_of(former.original):
        free = all(end <= paragraph.start or start >= paragraph.end for start, end in taken)
        if free and _letters(paragraph.of(former.original)) == wanted:
            return sorted([*former.left_out, [paragraph.start, paragraph.end, BY_HAND]])
    return former.left_out


def _letters(text: str) -> str:
    """What two printings of the same words share."""
    return re.sub(r"[\W_]+", "", text).casefold()
