"""Comparing the articles of a story, and what a person decides about what was aligned.

Everything is computed from one revision or one pair and stored; what follows for the whole story is gathered when
it is shown (`articles/coverage/`). Decisions stay when a pair is compared again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import combinations
from typing import Any

from django.db import transaction
from django.db.models import F

from articles.actions.coverage_pieces import pieces_of
from articles.analysis.coverage import Comparison as Compared
from articles.analysis.coverage import Reading, compare
from articles.analysis.coverage.chains import chains_of
from articles.analysis.coverage.passages import Passage
from articles.analysis.coverage.pieces import Piece
from articles.analysis.coverage.placement import placement_of
from articles.analysis.coverage.relations import source_of, told_by
from articles.analysis.coverage.shares import shares_of
from articles.analysis.coverage.traces import Trace, traces_of
from articles.analysis.spans import Span
from articles.models import Alignment, AlignmentDecision, Article, Comparison, CoverageReading, Revision
from articles.models.marks import Mark, NotAMove
from quizsite.models import User

State, Verb = Mark.State, AlignmentDecision.Verb
MOST_ARTICLES = 20


class StaleAlignment(Exception):
    """Somebody has decided on it since it was seen; nothing was done."""


class NothingToUndo(Exception):
    """This person has decided nothing in this story, or has taken everything back."""


class NoPassage(Exception):
    """One of the two is not a passage of its article, or both are of one article."""


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
    pieces = pieces_of(articles) if wanted else {}
    readings = {pk: Reading(piece) for pk, piece in pieces.items()}
    for revision in {r.pk: r for pair in wanted for r in pair}.values():
        _store_reading(revision, readings[revision.pk], states[revision.pk], at)
    for a, b in wanted:
        state = f"{states[a.pk]}|{states[b.pk]}"
        _store(a, readings[a.pk], b, readings[b.pk], state, at)
    return len(wanted)


def _store_reading(revision: Revision, reading: Reading, state: str, at: datetime) -> None:
    piece, placement = reading.piece, placement_of(reading.piece, reading.passages)
    shares = shares_of(piece)
    CoverageReading.objects.update_or_create(
        revision=revision,
        defaults={
            "marks_state": state,
            "passages": [_passage(piece, passage) for passage in reading.passages],
            "shares": {
                "total": shares.total,
                "by_source": dict(shares.by_source),
                "by_paragraph": [dict(paragraph) for paragraph in shares.by_paragraph],
            },
            "chains": [
                {"links": chain.links, "content": [[span.start, span.end] for span in chain.content]}
                for chain in chains_of(piece)
            ],
            "framing": [[span.start, span.end, device] for span, device in piece.framing],
            "headline": placement.headline,
            "paragraphs": placement.paragraphs,
            "made_at": at,
        },
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


def _store(a: Revision, one: Reading, b: Revision, other: Reading, state: str, at: datetime) -> None:
    found = compare(one, other)
    comparison, _is_new = Comparison.objects.update_or_create(
        first=a,
        second=b,
        defaults={
            "marks_state": state,
            "likeness": round(found.likeness.value, 4),
            "same_event": found.likeness.same_event,
            "shared_names": list(found.likeness.shared[:8]),
            "by_names_only": found.by_names_only,
            "contrasts": [_flat(contrast) for contrast in found.contrasts],
            "reused": [_flat(reuse) for reuse in found.reused],
            "traces": [
                {"side": side, **_trace(trace)}
                for side, article, record in (("first", one, other), ("second", other, one))
                if record.piece.primary and not article.piece.primary
                for trace in traces_of(article.piece, record.piece)
            ],
            "made_at": at,
        },
    )
    _store_alignments(comparison, found, a.text, b.text)


def _flat(row: Any) -> dict[str, Any]:
    """A dataclass with spans as JSON: each span is [start, end]."""
    values = asdict(row)
    return {
        name: [value["start"], value["end"]] if isinstance(value, dict) and "start" in value else value
        for name, value in values.items()
    }


def _trace(trace: Trace) -> dict[str, Any]:
    return _flat(trace) | {"changes": [[change.kind, change.text] for change in trace.changes]}


def _store_alignments(comparison: Comparison, found: Compared, one: str, other: str) -> None:
    """New drafts take the place of those nobody has decided on."""
    comparison.alignments.filter(state=State.DRAFT, version=0).delete()
    kept = {
        (row.first_start, row.first_end, row.second_start, row.second_end)
        for row in comparison.alignments.all()
    }
    rows = []
    for aligned in found.alignments:
        a, b = found.first[aligned.first].span, found.second[aligned.second].span
        if (a.start, a.end, b.start, b.end) not in kept:
            rows.append(
                Alignment(
                    comparison=comparison, relation=aligned.relation,
                    difference=asdict(aligned.difference) if aligned.difference else None,
                    score=round(min(1.0, aligned.score), 4), confidence=aligned.confidence, **_places(a, one, b, other),
                )
            )  # fmt: skip
    Alignment.objects.bulk_create(rows)


def _places(a: Span, one: str, b: Span, other: str) -> dict[str, Any]:
    return {
        "first_start": a.start, "first_end": a.end, "first_quote": a.of(one),
        "second_start": b.start, "second_end": b.end, "second_quote": b.of(other),
    }  # fmt: skip


def accept(*, alignment: Alignment, seen: int, by: User, at: datetime) -> AlignmentDecision:
    """Raises StaleAlignment, and NotAMove when it is accepted already; so do the next two."""
    return _move(alignment, State.ACCEPTED, Verb.ACCEPT, seen, by, at)


def reject(*, alignment: Alignment, seen: int, by: User, at: datetime) -> AlignmentDecision:
    return _move(alignment, State.REJECTED, Verb.REJECT, seen, by, at)


def reopen(*, alignment: Alignment, seen: int, by: User, at: datetime) -> AlignmentDecision:
    """Back to draft."""
    return _move(alignment, State.DRAFT, Verb.REOPEN, seen, by, at)


def _move(
    alignment: Alignment, state: str, verb: str, seen: int, by: User, at: datetime
) -> AlignmentDecision:
    if state not in Mark.MOVES[State(alignment.state)]:
        raise NotAMove(f"{alignment.state} → {state}")
    return _write(alignment, _snapshot(alignment) | {"state": state}, verb, seen, by, at)


def relate(*, alignment: Alignment, relation: str, seen: int, by: User, at: datetime) -> AlignmentDecision:
    """Say how the same claim is told, and accept it. Raises StaleAlignment."""
    after = {"state": str(State.ACCEPTED), "relation": relation}
    return _write(alignment, after, Verb.RELATE, seen, by, at)


@transaction.atomic
def link(*, first: tuple[Revision, int], second: tuple[Revision, int], by: User, at: datetime) -> Alignment:
    """Two passages, each with its revision and its index there, say the same; accepted at once.

    A pair that is aligned already is accepted. Raises NoPassage.
    """
    first, second = sorted((first, second), key=lambda place: place[0].pk)
    comparison = Comparison.objects.filter(first=first[0], second=second[0]).first()
    places = [_passage_at(revision, index) for revision, index in (first, second)]
    if comparison is None or None in places:
        raise NoPassage
    spans = [Span(place["start"], place["end"]) for place in places if place]
    sources = [place["source"] for place in places if place]
    alignment, is_new = Alignment.objects.get_or_create(
        comparison=comparison,
        first_start=spans[0].start, first_end=spans[0].end, second_start=spans[1].start, second_end=spans[1].end,
        defaults={
            **_places(spans[0], first[0].text, spans[1], second[0].text),
            "origin": Mark.Origin.PERSON, "relation": told_by(sources[0], sources[1]),
            "state": State.ACCEPTED, "decided_by": by, "decided_at": at, "version": 1,
        },
    )  # fmt: skip
    if is_new:
        AlignmentDecision.objects.create(
            alignment=alignment, verb=Verb.LINK, before=None, after=_snapshot(alignment), by=by, at=at
        )
    elif alignment.state != State.ACCEPTED:
        _move(alignment, State.ACCEPTED, Verb.LINK, alignment.version, by, at)
    return alignment


def _passage_at(revision: Revision, index: int) -> dict[str, Any] | None:
    passages = revision.coverage_reading.passages
    return passages[index] if 0 <= index < len(passages) else None


@transaction.atomic
def undo(*, comparisons: Sequence[Comparison], by: User, at: datetime) -> AlignmentDecision:
    """Take back this person's last decision on these comparisons. An alignment made by hand becomes rejected.

    Raises NothingToUndo, and StaleAlignment when somebody else has decided since.
    """
    decision = by.alignment_decisions.filter(alignment__comparison__in=comparisons).last_live()
    if decision is None:
        raise NothingToUndo
    alignment = decision.alignment
    if _snapshot(alignment) != decision.after:
        raise StaleAlignment
    _change(
        alignment,
        decision.before or decision.after | {"state": str(State.REJECTED)},
        alignment.version,
        by,
        at,
    )
    decision.undone_at = at
    decision.save(update_fields=["undone_at"])
    return decision


def _snapshot(alignment: Alignment) -> dict[str, str]:
    return {"state": str(alignment.state), "relation": str(alignment.relation)}


@transaction.atomic
def _write(
    alignment: Alignment, after: Mapping[str, str], verb: str, seen: int, by: User, at: datetime
) -> AlignmentDecision:
    before = _snapshot(alignment)
    _change(alignment, after, seen, by, at)
    return AlignmentDecision.objects.create(
        alignment=alignment, verb=verb, before=before, after=dict(after), by=by, at=at
    )


def _change(alignment: Alignment, after: Mapping[str, str], seen: int, by: User, at: datetime) -> None:
    """One conditional update decides: SQLite has no row locks."""
    draft = after["state"] == State.DRAFT
    changed = Alignment.objects.filter(pk=alignment.pk, version=seen).update(
        state=after["state"], relation=after["relation"], version=F("version") + 1,
        decided_by=None if draft else by, decided_at=None if draft else at,
    )  # fmt: skip
    if not changed:
        raise StaleAlignment
    alignment.refresh_from_db()
