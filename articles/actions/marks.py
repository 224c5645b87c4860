"""What a teacher does with the marks of a revision. Each act is logged, and `decisions.undo` takes it back.

`seen` is the version of the mark the person had before them: StaleMarks is raised when it is not the stored one.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from articles.actions.decisions import Change, Making, StaleMarks, carry_out, fresh, kind_of
from articles.actions.snapshots import AnyMark, Snapshot, moment, snapshot_of
from articles.analysis.spans import Span, merged, trimmed
from articles.models import Attribution, AttributionSpan, Decision, FramingMark, Revision
from articles.models.marks import Mark, NotAMove
from articles.models.revision import Part
from quizsite.models import User

State, Verb = Mark.State, Decision.Verb
Spans = Mapping[str, Sequence[Span]]
ROLES = set(AttributionSpan.Role.values)


class BadSpans(Exception):
    """A needed role has no words, a role is not one of the mark's, or a span is outside the text."""


class CannotMerge(Exception):
    """Not two different marks of one kind, in one part of one revision."""


class CannotSplit(Exception):
    """Nothing would be left on one of the two sides."""


class CannotLink(Exception):
    """An attribution cannot be told within itself, within what it tells, or in another revision."""


def accept(*, mark: AnyMark, seen: int, by: User, at: datetime) -> Decision:
    """Raises StaleMarks, and NotAMove when it is accepted already; so do the next two."""
    return _move(mark, State.ACCEPTED, Verb.ACCEPT, seen, by, at)


def reject(*, mark: AnyMark, seen: int, by: User, at: datetime) -> Decision:
    return _move(mark, State.REJECTED, Verb.REJECT, seen, by, at)


def reopen(*, mark: AnyMark, seen: int, by: User, at: datetime) -> Decision:
    """Back to draft."""
    return _move(mark, State.DRAFT, Verb.REOPEN, seen, by, at)


@transaction.atomic
def _move(mark: AnyMark, state: str, verb: str, seen: int, by: User, at: datetime) -> Decision:
    mark = _as_seen(mark, seen)
    if state not in Mark.MOVES[State(mark.state)]:
        raise NotAMove(f"{mark.state} → {state}")
    after = snapshot_of(mark) | _decided(state, by, at)
    return carry_out(verb=verb, revision=mark.revision, changes=[Change(mark, after, seen)], by=by, at=at)


def _decided(state: str, by: User, at: datetime) -> Snapshot:
    if state == State.DRAFT:
        return {"state": state, "decided_by_id": None, "decided_at": None}
    return {"state": state, "decided_by_id": by.pk, "decided_at": moment(at)}


def _as_seen(mark: AnyMark, seen: int) -> AnyMark:
    mark = fresh(mark)
    if mark.version != seen:
        raise StaleMarks([mark.public_id])
    return mark


@transaction.atomic
def edit(
    *, mark: AnyMark, seen: int, spans: Spans, accepted: bool, by: User, at: datetime, **details: str
) -> Decision:
    """Set the spans of each role and the details (source_kind, source_name, quotation, stance; or device).

    With `accepted` the mark is accepted in the same act. Raises StaleMarks and BadSpans.
    """
    mark = _as_seen(mark, seen)
    after = snapshot_of(mark) | {"spans": _checked(kind_of(mark), mark.revision, mark.part, spans)} | details
    if accepted:
        after |= _decided(State.ACCEPTED, by, at)
    return carry_out(
        verb=Verb.EDIT, revision=mark.revision, changes=[Change(mark, after, seen)], by=by, at=at
    )


@transaction.atomic
def make(*, revision: Revision, kind: str, spans: Spans, by: User, at: datetime, **details: str) -> AnyMark:
    """A mark by hand, accepted at once. `kind` is "attribution" or "framing". Raises BadSpans."""
    public_id = uuid.uuid4()
    snapshot: Snapshot = {
        "part": Part.BODY, "origin": Mark.Origin.PERSON, "confidence": None, "rule": "", "reason": "",
        "made_by_id": by.pk, "made_at": moment(at), **_decided(State.ACCEPTED, by, at), **details,
        "spans": _checked(kind, revision, Part.BODY, spans),
    }  # fmt: skip
    if kind == "attribution":
        snapshot["parent"] = None
    makings = [Making(kind, public_id, snapshot)]
    carry_out(verb=Verb.MAKE, revision=revision, changes=[], makings=makings, by=by, at=at)
    marks = revision.attributions if kind == "attribution" else revision.framingmarks
    return marks.get(public_id=public_id)


def _checked(kind: str, revision: Revision, part: str, spans: Spans) -> list[list]:
    """The spans as a snapshot has them, those of one role that touch made one."""
    text = revision.part_text(part)
    given = {role: merged(found, text) for role, found in spans.items() if found}
    if any(span.end > len(text) for found in given.values() for span in found):
        raise BadSpans
    if kind == "framing":
        if set(given) != {"mark"} or len(given["mark"]) != 1:
            raise BadSpans
    elif "content" not in given or set(given) - ROLES:
        raise BadSpans
    return sorted([role, span.start, span.end] for role, found in given.items() for span in found)


@transaction.atomic
def merge(*, mark: AnyMark, seen: int, other: AnyMark, other_seen: int, by: User, at: datetime) -> Decision:
    """`mark` takes the words of `other`, and what was told within it; `other` is rejected.

    Raises StaleMarks and CannotMerge.
    """
    alike = (
        kind_of(mark) == kind_of(other) and mark.revision_id == other.revision_id and mark.part == other.part
    )
    if not alike or mark.pk == other.pk:
        raise CannotMerge
    mark, other = _as_seen(mark, seen), _as_seen(other, other_seen)
    after, left = snapshot_of(mark), snapshot_of(other) | _decided(State.REJECTED, by, at)
    after["spans"] = _together(mark, after["spans"] + left["spans"])
    changes = [Change(mark, after, seen), Change(other, left, other_seen)]
    if isinstance(mark, Attribution) and isinstance(other, Attribution):
        if after["parent"] == str(other.public_id):
            after["parent"] = left["parent"] if left["parent"] != str(mark.public_id) else None
        changes += [
            _told_within(child, mark)
            for child in Attribution.objects.filter(parent=other).exclude(pk=mark.pk)
        ]
    return carry_out(verb=Verb.MERGE, revision=mark.revision, changes=changes, by=by, at=at)


def _together(mark: AnyMark, spans: list[list]) -> list[list]:
    if isinstance(mark, FramingMark):
        return [["mark", min(span[1] for span in spans), max(span[2] for span in spans)]]
    text = mark.revision.part_text(mark.part)
    return sorted(
        [role, span.start, span.end]
        for role in ROLES
        for span in merged([Span(start, end) for of, start, end in spans if of == role], text)
    )


def _told_within(child: Attribution, parent: Attribution) -> Change:
    child = fresh(child)  # type: ignore[assignment]
    return Change(child, snapshot_of(child) | {"parent": str(parent.public_id)})


@transaction.atomic
def split(*, mark: AnyMark, seen: int, place: int, by: User, at: datetime) -> Decision:
    """Two marks instead of one: what is said (or framed) from `place` on becomes a mark of its own.

    Source, cue and details are the same in both. Raises StaleMarks and CannotSplit.
    """
    mark = _as_seen(mark, seen)
    first = snapshot_of(mark)
    role = "content" if isinstance(mark, Attribution) else "mark"
    text = mark.revision.part_text(mark.part)
    own = [Span(start, end) for of, start, end in first["spans"] if of == role]
    before = [trimmed(text, span.start, min(span.end, place)) for span in own if span.start < place]
    after = [trimmed(text, max(span.start, place), span.end) for span in own if span.end > place]
    if not any(before) or not any(after):
        raise CannotSplit
    shared = [span for span in first["spans"] if span[0] != role]
    second = first | {"spans": sorted(shared + [[role, s.start, s.end] for s in after if s])}
    first = first | {"spans": sorted(shared + [[role, s.start, s.end] for s in before if s])}
    makings = [Making(kind_of(mark), uuid.uuid4(), second)]
    return carry_out(
        verb=Verb.SPLIT,
        revision=mark.revision,
        changes=[Change(mark, first, seen)],
        makings=makings,
        by=by,
        at=at,
    )


@transaction.atomic
def link(*, mark: Attribution, seen: int, parent: Attribution | None, by: User, at: datetime) -> Decision:
    """Say within which attribution this one is told; None unties it. Raises StaleMarks and CannotLink."""
    mark = _as_seen(mark, seen)  # type: ignore[assignment]
    if parent is not None and (parent.revision_id != mark.revision_id or _is_within(parent, mark)):
        raise CannotLink
    after = snapshot_of(mark) | {"parent": str(parent.public_id) if parent else None}
    verb = Verb.LINK if parent else Verb.UNLINK
    return carry_out(verb=verb, revision=mark.revision, changes=[Change(mark, after, seen)], by=by, at=at)


def _is_within(inner: Attribution, outer: Attribution) -> bool:
    """Whether `inner` is `outer`, or is told within it, however deep."""
    parents = dict(inner.revision.attributions.values_list("pk", "parent_id"))
    at: int | None = inner.pk
    seen: set[int] = set()
    while at is not None and at not in seen:
        if at == outer.pk:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


@transaction.atomic
def accept_above(*, revision: Revision, confidence: float, by: User, at: datetime) -> int:
    """Accept each draft the drafter is at least that sure of, as one decision; returns how many."""
    sure = {"state": State.DRAFT, "confidence__gte": confidence}
    attributions = revision.attributions.filter(**sure).select_for_update(of=["self"])
    framing_marks = revision.framingmarks.filter(**sure).select_for_update(of=["self"])
    drafts: list[AnyMark] = [*attributions.select_related("parent").prefetch_related("spans"), *framing_marks]
    for mark in drafts:
        mark.revision = revision
    changes = [Change(mark, snapshot_of(mark) | _decided(State.ACCEPTED, by, at)) for mark in drafts]
    if changes:
        carry_out(verb=Verb.ACCEPT_ABOVE, revision=revision, changes=changes, by=by, at=at)
    return len(changes)
