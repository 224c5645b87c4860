"""Marks of a former revision on a new one: carried where certain, else left for a person to place or drop."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import prefetch_related_objects

from articles.analysis.reattach import Lost, reattach
from articles.analysis.spans import Span
from articles.models import Attribution, AttributionSpan, FramingMark, Revision, UnplacedMark
from articles.models.marks import Mark
from articles.models.revision import Part
from quizsite.models import User

COPIED = [
    "part", "state", "origin", "confidence", "rule", "reason", "made_by_id", "made_at",
    "decided_by_id", "decided_at",
]  # fmt: skip
COPIED_OF_ATTRIBUTION = [*COPIED, "source_kind", "source_name", "quotation", "stance"]
COPIED_OF_FRAMING = [*COPIED, "device"]

Places = Mapping[tuple[Part | str, Span], Span | Lost]


class NotWaiting(Exception):
    """This mark has been placed or dropped already."""


class DoesNotFit(Exception):
    """The given spans are not all inside the text, or a role has none."""


def carry_over(*, former: Revision, new: Revision) -> tuple[int, int]:
    """How many were carried, and how many wait for a person.

    What a person rejected, and the drafter's proposals nobody has decided on, come along only where certain:
    nobody has to place them, because the drafter reads the new text again.
    """
    carried = unplaced = 0
    for old, attributions, framing_marks in _to_carry(former):
        places = _places(old, new, [*attributions, *framing_marks])
        lost: list[tuple[Mark, Lost]] = []
        lost += _carry_attributions(attributions, new, places)
        lost += _carry_framing(framing_marks, new, places)
        carried += len(attributions) + len(framing_marks) - len(lost)
        waiting = [
            UnplacedMark(revision=new, why=why.value, created_at=new.created_at, **_reference(mark))
            for mark, why in lost
            if mark.state == Mark.State.ACCEPTED or _is_undecided_work_of_a_person(mark)
        ]
        UnplacedMark.objects.bulk_create(waiting)
        unplaced += len(waiting)
    return carried, unplaced


def _is_undecided_work_of_a_person(mark: Mark) -> bool:
    return mark.state == Mark.State.DRAFT and mark.origin == Mark.Origin.PERSON


def _to_carry(former: Revision) -> Iterable[tuple[Revision, list[Attribution], list[FramingMark]]]:
    """The marks of the former revision, then those that still wait from revisions before it."""
    yield former, list(former.attributions.with_spans()), list(former.framingmarks.all())
    waiting: dict[Revision, tuple[list[Attribution], list[FramingMark]]] = {}
    for unplaced in former.unplaced.waiting().with_marks():
        attributions, framing_marks = waiting.setdefault(unplaced.mark.revision, ([], []))
        if unplaced.attribution:
            attributions.append(unplaced.attribution)
        else:
            framing_marks.append(unplaced.framing_mark)
    for old, (attributions, framing_marks) in waiting.items():
        yield old, attributions, framing_marks


def _spans(mark: Attribution | FramingMark) -> list[Span]:
    if isinstance(mark, Attribution):
        return [Span(row.start, row.end) for row in mark.spans.all()]
    return [mark.span]


def _places(old: Revision, new: Revision, marks: Sequence[Attribution | FramingMark]) -> Places:
    places: dict[tuple[str, Span], Span | Lost] = {}
    for part in Part:
        spans = sorted({span for mark in marks if mark.part == part for span in _spans(mark)})
        found = reattach(old.part_text(part), new.part_text(part), spans)
        places |= {(part.value, span): place for span, place in zip(spans, found, strict=True)}
    return places


def _lost(mark: Attribution | FramingMark, places: Places) -> Lost | None:
    """Why the mark cannot come along; one lost span is enough."""
    found = [places[mark.part, span] for span in _spans(mark)]
    return next((place for place in found if isinstance(place, Lost)), None)


def _carry_attributions(
    marks: Sequence[Attribution], new: Revision, places: Places
) -> list[tuple[Mark, Lost]]:
    lost = {mark: why for mark in marks if (why := _lost(mark, places))}
    copies = {mark.pk: _copy(mark, new) for mark in marks if mark not in lost}
    Attribution.objects.bulk_create(copies.values())
    for mark in marks:
        if mark.pk in copies and mark.parent_id in copies:
            copies[mark.pk].parent = copies[mark.parent_id]
    Attribution.objects.bulk_update(copies.values(), ["parent"])
    AttributionSpan.objects.bulk_create(
        AttributionSpan(attribution=copies[mark.pk], role=row.role, **_anchor(new, mark, places, row))
        for mark in marks
        if mark.pk in copies
        for row in mark.spans.all()
    )
    return list(lost.items())


def _anchor(new: Revision, mark: Attribution, places: Places, row: AttributionSpan) -> dict:
    place = places[mark.part, Span(row.start, row.end)]
    assert isinstance(place, Span)
    return new.anchor(place.start, place.end, mark.part)


def _carry_framing(marks: Sequence[FramingMark], new: Revision, places: Places) -> list[tuple[Mark, Lost]]:
    lost = {mark: why for mark in marks if (why := _lost(mark, places))}
    copies = []
    for mark in marks:
        place = places[mark.part, mark.span]
        if isinstance(place, Span):
            copies.append(_copy(mark, new, **new.anchor(place.start, place.end, mark.part)))
    FramingMark.objects.bulk_create(copies)
    return list(lost.items())


def _copy(mark: Attribution | FramingMark, new: Revision, **fields):
    names = COPIED_OF_ATTRIBUTION if isinstance(mark, Attribution) else COPIED_OF_FRAMING
    copied = {name: getattr(mark, name) for name in names}
    return type(mark)(revision=new, carried_from=mark, **copied | fields)


def _reference(mark: Mark) -> dict[str, Mark]:
    return {"attribution" if isinstance(mark, Attribution) else "framing_mark": mark}


@transaction.atomic
def place(
    *, unplaced: UnplacedMark, spans: Mapping[str, Sequence[Span]], by: User, at: datetime
) -> Attribution | FramingMark:
    """Put a waiting mark where a person says: `spans` by role, or for a framing mark one under "mark".

    Raises NotWaiting, and DoesNotFit when a span is outside the text or the cue or the content has none.
    """
    unplaced = _waiting(unplaced)
    mark, new = unplaced.mark, unplaced.revision
    needed, allowed = ({"cue", "content"}, set(AttributionSpan.Role.values))
    if unplaced.framing_mark:
        needed = allowed = {"mark"}
    if any(not spans.get(role) for role in needed) or set(spans) - allowed:
        raise DoesNotFit
    try:
        anchors = [
            (role, new.anchor(span.start, span.end, mark.part))
            for role, given in spans.items()
            for span in given
        ]
    except ValueError as error:
        raise DoesNotFit from error
    if unplaced.attribution:
        placed = _place_attribution(mark, new, anchors)
    else:
        placed = _copy(mark, new, **anchors[0][1])
        placed.save()
    _decide(unplaced, UnplacedMark.State.PLACED, by, at)
    return placed


def _place_attribution(mark: Attribution, new: Revision, anchors: Sequence[tuple[str, dict]]) -> Attribution:
    """The chain is tied again: to the copy of the parent, and to the copies of the children."""
    placed = _copy(mark, new)
    placed.parent = new.attributions.filter(carried_from=mark.parent_id).first() if mark.parent_id else None
    placed.save()
    new.attributions.filter(carried_from__parent=mark).update(parent=placed)
    AttributionSpan.objects.bulk_create(
        AttributionSpan(attribution=placed, role=role, **anchor) for role, anchor in anchors
    )
    prefetch_related_objects([placed], "spans")
    return placed


@transaction.atomic
def drop(*, unplaced: UnplacedMark, by: User, at: datetime) -> UnplacedMark:
    """Leave the mark behind: it stays on the old revision only. Raises NotWaiting."""
    return _decide(_waiting(unplaced), UnplacedMark.State.DROPPED, by, at)


@transaction.atomic
def take_up_again(*, unplaced: UnplacedMark) -> UnplacedMark:
    """Undo `drop`. Raises NotWaiting when the mark was not dropped."""
    unplaced = UnplacedMark.objects.select_for_update(of=["self"]).get(pk=unplaced.pk)
    if unplaced.state != UnplacedMark.State.DROPPED:
        raise NotWaiting
    unplaced.state, unplaced.decided_by, unplaced.decided_at = UnplacedMark.State.WAITING, None, None
    unplaced.save(update_fields=["state", "decided_by", "decided_at"])
    return unplaced


def _waiting(unplaced: UnplacedMark) -> UnplacedMark:
    unplaced = UnplacedMark.objects.select_for_update(of=["self"]).get(pk=unplaced.pk)
    if unplaced.state != UnplacedMark.State.WAITING:
        raise NotWaiting
    return unplaced


def _decide(unplaced: UnplacedMark, state: str, by: User, at: datetime) -> UnplacedMark:
    unplaced.state, unplaced.decided_by, unplaced.decided_at = state, by, at
    unplaced.save(update_fields=["state", "decided_by", "decided_at"])
    return unplaced
