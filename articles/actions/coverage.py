"""Comparing the articles of a story.

Everything is computed from one revision or one pair and stored; what follows for the whole story is gathered when
it is shown (`articles/coverage/`). What persons decided (`alignments.py`) stays when a pair is compared again.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import combinations
from typing import Any

from django.db import transaction
from django.db.models import Model

from articles.actions.alignments import anchors
from articles.actions.coverage_pieces import pieces_of
from articles.analysis.coverage import Comparison as Compared
from articles.analysis.coverage import Reading, compare
from articles.analysis.coverage.chains import chains_of
from articles.analysis.coverage.passages import Passage
from articles.analysis.coverage.pieces import Piece
from articles.analysis.coverage.placement import placement_of
from articles.analysis.coverage.relations import SAME, source_of
from articles.analysis.coverage.shares import shares_of
from articles.analysis.coverage.traces import Trace, traces_of
from articles.models import Alignment, Article, Comparison, CoverageReading, Revision
from articles.models.marks import Mark

MOST_ARTICLES = 20


@transaction.atomic
def compare_articles(*, articles: Sequence[Article], at: datetime) -> int:
    """Compare each pair that is not compared yet, or whose marks have changed; returns how many pairs that were.

    Of more than twenty articles the first twenty are compared.
    """
    articles = [article for article in articles if article.current_id][:MOST_ARTICLES]
    revisions = sorted((article.present_revision for article in articles), key=lambda r: r.pk)
    states = Revision.objects.filter(pk__in=[r.pk for r in revisions]).marks_states()
    there = {(c.first_id, c.second_id): c for c in Comparison.objects.among(revisions)}
    wanted = [
        (a, b)
        for a, b in combinations(revisions, 2)
        if (a.pk, b.pk) not in there or there[a.pk, b.pk].marks_state != f"{states[a.pk]}|{states[b.pk]}"
    ]
    if not wanted:
        return 0
    readings = {pk: Reading(piece) for pk, piece in pieces_of(articles).items()}
    again = {revision.pk: revision for pair in wanted for revision in pair}.values()
    _store([_reading(r, readings[r.pk], states[r.pk], at) for r in again], by=["revision"])
    found = [compare(readings[a.pk], readings[b.pk]) for a, b in wanted]
    pairs = [
        _comparison(a, readings[a.pk], b, readings[b.pk], pair, f"{states[a.pk]}|{states[b.pk]}", at)
        for (a, b), pair in zip(wanted, found, strict=True)
    ]
    _store(pairs, by=["first", "second"])
    _store_alignments(pairs, found)
    return len(wanted)


def _store(rows: Sequence[Model], *, by: list[str]) -> None:
    """In one query, over the rows that are there for the same `by`; each row then has its key."""
    model = type(rows[0])
    columns = [field.name for field in model._meta.fields if field.name not in ("id", *by)]
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=by, update_fields=columns)


def _reading(revision: Revision, reading: Reading, state: str, at: datetime) -> CoverageReading:
    piece, placement = reading.piece, placement_of(reading.piece, reading.passages)
    shares = shares_of(piece)
    return CoverageReading(
        revision=revision,
        marks_state=state,
        passages=[_passage(piece, passage) for passage in reading.passages],
        shares={
            "total": shares.total,
            "by_source": dict(shares.by_source),
            "by_paragraph": [dict(paragraph) for paragraph in shares.by_paragraph],
        },
        chains=[
            {"links": chain.links, "content": [[span.start, span.end] for span in chain.content]}
            for chain in chains_of(piece)
        ],
        framing=[[span.start, span.end, device] for span, device in piece.framing],
        headline=placement.headline,
        paragraphs=placement.paragraphs,
        made_at=at,
    )


def _passage(piece: Piece, passage: Passage) -> dict[str, Any]:
    """`source` is None in the writer's own voice, and empty for somebody unnamed."""
    statement = piece.statements[passage.told] if passage.told is not None else None
    return {
        "start": passage.span.start,
        "end": passage.span.end,
        "sentence": [
            piece.document.sentences[passage.sentence].start, piece.document.sentences[passage.sentence].end,
        ],
        "paragraph": passage.paragraph,
        "source": source_of(piece, passage),
        "source_kind": statement.source_kind if statement else "the writer",
        "cue": " … ".join(" ".join(span.of(piece.text).split()) for span in statement.cue) if statement else "",
        "cue_span": [statement.cue[0].start, statement.cue[0].end] if statement and statement.cue else None,
        "stance": statement.stance if statement else "",
    }  # fmt: skip


def _comparison(
    a: Revision, one: Reading, b: Revision, other: Reading, found: Compared, state: str, at: datetime
) -> Comparison:
    return Comparison(
        first=a,
        second=b,
        marks_state=state,
        likeness=round(found.likeness.value, 4),
        same_event=found.likeness.same_event,
        shared_names=list(found.likeness.shared[:8]),
        by_names_only=found.by_names_only,
        reused=[_flat(reuse) for reuse in found.reused],
        traces=[
            {"side": side, **_trace(trace)}
            for side, article, record in (("first", one, other), ("second", other, one))
            if record.piece.primary and not article.piece.primary
            for trace in traces_of(article.piece, record.piece)
        ],
        made_at=at,
    )


def _flat(row: Any) -> dict[str, Any]:
    """A dataclass with spans as JSON: each span is [start, end]."""
    values = asdict(row)
    return {
        name: [value["start"], value["end"]] if isinstance(value, dict) and "start" in value else value
        for name, value in values.items()
    }


def _trace(trace: Trace) -> dict[str, Any]:
    return _flat(trace) | {"changes": [[change.kind, change.text] for change in trace.changes]}


def _store_alignments(comparisons: Sequence[Comparison], found: Sequence[Compared]) -> None:
    """New drafts take the place of those nobody has decided on."""
    there = Alignment.objects.filter(comparison__in=comparisons)
    there.filter(state=Mark.State.DRAFT, version=0).delete()
    places = ("kind", "first_start", "first_end", "second_start", "second_end")
    kept = set(there.values_list("comparison", *places).order_by())
    Alignment.objects.bulk_create(
        row
        for comparison, pair in zip(comparisons, found, strict=True)
        for row in (*_drafts(comparison, pair), *_labels(comparison, pair))
        if (comparison.pk, *(getattr(row, place) for place in places)) not in kept
    )


def _drafts(comparison: Comparison, found: Compared) -> list[Alignment]:
    one, other = comparison.first.text, comparison.second.text
    return [
        Alignment(
            comparison=comparison, relation=aligned.relation,
            difference=asdict(aligned.difference) if aligned.difference else None,
            score=round(min(1.0, aligned.score), 4), confidence=aligned.confidence,
            **anchors(found.first[aligned.first].span, one, found.second[aligned.second].span, other),
        )
        for aligned in found.alignments
    ]  # fmt: skip


def _labels(comparison: Comparison, found: Compared) -> list[Alignment]:
    one, other = comparison.first.text, comparison.second.text
    return [
        Alignment(
            comparison=comparison, kind=contrast.kind, about=contrast.about[:200], relation=SAME,
            score=contrast.confidence, confidence=contrast.confidence,
            **anchors(contrast.first, one, contrast.second, other),
        )
        for contrast in found.contrasts
    ]  # fmt: skip
