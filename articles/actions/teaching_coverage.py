"""The comparison of the teaching story, decided on as a careful reader would."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from articles.actions import coverage
from articles.demo import gold
from articles.models import Alignment, Article, Revision, Story
from articles.models.marks import Mark
from quizsite.models import User

RECORD = "transcript"


def compare_story(*, story: Story, by: User, at: datetime) -> None:
    """Compare its articles; the first time, also store what the gold says about its claims."""
    articles = list(Article.objects.to_compare(story))
    if not coverage.compare_articles(articles=articles, at=at):
        return
    by_title = {article.title: article.present_revision for article in articles}
    facts = gold.read_toml("story.toml")
    revisions = {stem: by_title.get(gold.read_text(stem).fields["title"]) for stem in facts["order"]}
    known = {stem: revision for stem, revision in revisions.items() if revision is not None}
    if len(known) == len(revisions):
        claims = gold.read_toml("phenomena.toml")["claim"]
        for claim in claims:
            _accept(claim, known, by, at)
        for claim in claims:
            _reject(claim, known, by, at)


def _accept(claim: Mapping[str, Any], revisions: Mapping[str, Revision], by: User, at: datetime) -> None:
    """Tie each cell's passage to the origin, and say how it is told."""
    record = revisions[RECORD]
    origin = passage_of(record, claim["origin"])
    for cell in claim["cell"]:
        revision = revisions[cell["text"]]
        passage = passage_of(revision, cell["quote"])
        if origin is None or passage is None:
            continue
        made = coverage.link(first=(record, origin), second=(revision, passage), by=by, at=at)
        if made.relation != cell["relation"]:
            coverage.relate(alignment=made, relation=cell["relation"], seen=made.version, by=by, at=at)


def _reject(
    claim: Mapping[str, Any],
    revisions: Mapping[str, Revision],
    by: User,
    at: datetime,
) -> None:
    """An article in which the claim is absent has no passage that answers it."""
    record = revisions[RECORD]
    places = {(record.pk, passage_of(record, claim["origin"]))} | {
        (revisions[cell["text"]].pk, passage_of(revisions[cell["text"]], cell["quote"]))
        for cell in claim["cell"]
    }
    absent = {revisions[stem].pk for stem in claim["absent"]}
    drafts = Alignment.objects.filter(state=Mark.State.DRAFT).select_related("comparison")
    spans = {(pk, *_span(revisions, pk, index)) for pk, index in places if index is not None}
    for alignment in drafts:
        one = (alignment.comparison.first_id, alignment.first_start, alignment.first_end)
        other = (alignment.comparison.second_id, alignment.second_start, alignment.second_end)
        if (one in spans and other[0] in absent) or (other in spans and one[0] in absent):
            coverage.reject(alignment=alignment, seen=alignment.version, by=by, at=at)


def _span(revisions: Mapping[str, Revision], pk: int, index: int) -> tuple[int, int]:
    revision = next(revision for revision in revisions.values() if revision.pk == pk)
    passage = revision.coverage_reading.passages[index]
    return passage["start"], passage["end"]


def passage_of(revision: Revision, quote: str) -> int | None:
    """The passage that has most of the quote, or else is in its sentence; None where there is no such passage."""
    start = revision.text.find(quote)
    if start < 0:
        return None
    end, found = start + len(quote), []
    for index, row in enumerate(revision.coverage_reading.passages):
        shared = min(row["end"], end) - max(row["start"], start)
        if row["sentence"][0] <= start < row["sentence"][1]:
            found.append((max(0, shared), -index))
        elif shared > 0:
            found.append((shared, -index))
    return -max(found)[1] if found else None
