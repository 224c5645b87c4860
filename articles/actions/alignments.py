"""What a person decides about what was aligned."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from articles.analysis.coverage.relations import told_by
from articles.analysis.spans import Span
from articles.models import Alignment, AlignmentDecision, Comparison, Revision
from articles.models.marks import Mark, NotAMove
from quizsite.models import User

State, Verb = Mark.State, AlignmentDecision.Verb


class StaleAlignment(Exception):
    """Somebody has decided on it since it was seen; nothing was done."""


class NothingToUndo(Exception):
    """This person has decided nothing in this story, or has taken everything back."""


class NothingToRedo(Exception):
    """This person has taken nothing back, or has decided something since."""


class NoPassage(Exception):
    """One of the two is not a passage of its article, or both are of one article."""


def anchors(a: Span, one: str, b: Span, other: str) -> dict[str, Any]:
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
    return _link(comparison, spans, Alignment.Kind.PASSAGE, told_by(sources[0], sources[1]), by, at)


def _passage_at(revision: Revision, index: int) -> dict[str, Any] | None:
    passages = revision.coverage_reading.passages
    return passages[index] if 0 <= index < len(passages) else None


@transaction.atomic
def link_labels(
    *, first: tuple[Revision, str], second: tuple[Revision, str], kind: str, by: User, at: datetime
) -> Alignment:
    """Words of two revisions name the same; accepted at once. The first place of each counts.

    Raises NoPassage where the words do not stand there, or the two were not compared.
    """
    first, second = sorted((first, second), key=lambda place: place[0].pk)
    comparison = Comparison.objects.filter(first=first[0], second=second[0]).first()
    starts = [revision.text.find(words) for revision, words in (first, second)]
    if comparison is None or min(starts) < 0:
        raise NoPassage
    spans = [
        Span(at, at + len(words)) for at, (_revision, words) in zip(starts, (first, second), strict=True)
    ]
    return _link(comparison, spans, kind, told_by("", ""), by, at)


def _link(
    comparison: Comparison, spans: Sequence[Span], kind: str, relation: str, by: User, at: datetime
) -> Alignment:
    alignment, is_new = Alignment.objects.get_or_create(
        comparison=comparison, kind=kind,
        first_start=spans[0].start, first_end=spans[0].end, second_start=spans[1].start, second_end=spans[1].end,
        defaults={
            **anchors(spans[0], comparison.first.text, spans[1], comparison.second.text),
            "origin": Mark.Origin.PERSON, "relation": relation,
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
    _change(alignment, _taken_back(decision), alignment.version, by, at)
    decision.undone_at = at
    decision.save(update_fields=["undone_at"])
    return decision


@transaction.atomic
def redo(*, comparisons: Sequence[Comparison], by: User, at: datetime) -> AlignmentDecision:
    """Do again what this person took back last. Raises NothingToRedo, and StaleAlignment."""
    decision = by.alignment_decisions.filter(alignment__comparison__in=comparisons).next_undone()
    if decision is None:
        raise NothingToRedo
    alignment = decision.alignment
    if _snapshot(alignment) != _taken_back(decision):
        raise StaleAlignment
    _change(alignment, decision.after, alignment.version, by, at)
    decision.undone_at = None
    decision.save(update_fields=["undone_at"])
    return decision


def _taken_back(decision: AlignmentDecision) -> dict[str, str]:
    """What undoing leaves: as it was before, and what was made by hand rejected."""
    return decision.before or decision.after | {"state": str(State.REJECTED)}


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


Decided = tuple[Alignment, str, str, str]
"""An alignment, stored or not; the verb; the state and the relation it has then."""


@transaction.atomic
def decide_all(*, decided: Sequence[Decided], by: User, at: datetime) -> None:
    """Store many decisions at once: a query for each state and relation, and two.

    For what comes with the app: nobody else decides meanwhile, so no version is compared.
    """
    rows: list[AlignmentDecision] = []
    new: list[Alignment] = []
    changed: dict[tuple[str, str], list[int]] = defaultdict(list)
    for alignment, verb, state, relation in decided:
        is_new = alignment._state.adding
        before = None if is_new else _snapshot(alignment)
        alignment.state, alignment.relation, alignment.version = state, relation, alignment.version + 1
        alignment.decided_by, alignment.decided_at = by, at
        after = _snapshot(alignment)
        rows.append(
            AlignmentDecision(alignment=alignment, verb=verb, before=before, after=after, by=by, at=at)
        )
        if is_new:
            new.append(alignment)
        else:
            changed[state, relation].append(alignment.pk)
    for (state, relation), found in changed.items():
        Alignment.objects.filter(pk__in=found).update(
            state=state, relation=relation, version=F("version") + 1, decided_by=by, decided_at=at
        )
    Alignment.objects.bulk_create(new)
    AlignmentDecision.objects.bulk_create(rows)
