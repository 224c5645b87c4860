"""The comparison of the teaching story, decided on as a careful reader would."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from articles.actions import alignments, coverage
from articles.analysis.spans import Span
from articles.demo import gold
from articles.models import Alignment, AlignmentDecision, Article, Comparison, Revision, Story
from articles.models.marks import Mark
from quizsite.models import User

RECORD = "transcript"
State, Verb = Mark.State, AlignmentDecision.Verb
Claims = Sequence[Mapping[str, Any]]
Revisions = Mapping[str, Revision]
Place = tuple[int, Span]
"""The key of a revision, and a passage of it."""
Pair = frozenset[Place]


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
        _decide(gold.read_toml("phenomena.toml")["claim"], known, by, at)


def _decide(claims: Claims, revisions: Revisions, by: User, at: datetime) -> None:
    """Tie each cell's passage to the origin, saying how it is told; reject drafts where a claim is absent.

    What somebody has decided on stays.
    """
    comparisons = {
        (one.first_id, one.second_id): one
        for one in Comparison.objects.among(revisions.values()).select_related("first", "second")
    }
    rows = (
        Alignment.objects.of_passages()
        .filter(comparison__in=comparisons.values())
        .select_related("comparison")
    )
    stored = {_pair_of(one): one for one in rows}
    told = {pair: relation for claim in claims for pair, relation in _told(claim, revisions)}
    tied = [
        (stored.get(pair) or _new(pair, comparisons), Verb.LINK, State.ACCEPTED, relation)
        for pair, relation in told.items()
    ]
    absences = [_absences(claim, revisions) for claim in claims]
    wrong = [
        (one, Verb.REJECT, State.REJECTED, one.relation)
        for pair, one in stored.items()
        if pair not in told and any(_is_absent(pair, *absence) for absence in absences)
    ]
    decided = [row for row in (*tied, *wrong) if row[0].version == 0]
    alignments.decide_all(decided=decided, by=by, at=at)


def _pair_of(alignment: Alignment) -> Pair:
    return frozenset((
        (alignment.comparison.first_id, Span(alignment.first_start, alignment.first_end)),
        (alignment.comparison.second_id, Span(alignment.second_start, alignment.second_end)),
    ))  # fmt: skip


def _new(pair: Pair, comparisons: Mapping[tuple[int, int], Comparison]) -> Alignment:
    (first, one), (second, other) = sorted(pair)
    comparison = comparisons[first, second]
    return Alignment(
        comparison=comparison,
        origin=Mark.Origin.PERSON,
        **alignments.anchors(one, comparison.first.text, other, comparison.second.text),
    )


def _told(claim: Mapping[str, Any], revisions: Revisions) -> Iterator[tuple[Pair, str]]:
    origin = _place(revisions[RECORD], claim["origin"])
    for cell in claim["cell"]:
        there = _place(revisions[cell["text"]], cell["quote"])
        if origin and there:
            yield frozenset((origin, there)), cell["relation"]


def _absences(claim: Mapping[str, Any], revisions: Revisions) -> tuple[set[Place | None], set[int]]:
    """The passages of the claim, and the articles that have it nowhere."""
    quotes = [(RECORD, claim["origin"]), *((cell["text"], cell["quote"]) for cell in claim["cell"])]
    places = {_place(revisions[stem], quote) for stem, quote in quotes}
    return places, {revisions[stem].pk for stem in claim["absent"]}


def _is_absent(pair: Pair, places: set[Place | None], absent: set[int]) -> bool:
    one, other = pair
    return (one in places and other[0] in absent) or (other in places and one[0] in absent)


def _place(revision: Revision, quote: str) -> Place | None:
    index = passage_of(revision, quote)
    if index is None:
        return None
    row = revision.coverage_reading.passages[index]
    return revision.pk, Span(row["start"], row["end"])


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
