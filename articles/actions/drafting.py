"""The drafter's proposals for a revision become draft marks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.actions.snapshots import AnyMark
from articles.analysis.draft import Draft, DraftedAttribution, draft
from articles.analysis.framing.types import FramingMark as DraftedFraming
from articles.models import Article, Attribution, AttributionSpan, FramingMark, Revision
from articles.models.marks import Mark
from articles.models.revision import Part
from quizsite.models import User

UNKNOWN = "und"
LONGEST_NAME = 120
Place = tuple[tuple[str, int, int], ...]


@transaction.atomic
def draft_revision(*, revision: Revision, by: User | None, at: datetime) -> Draft:
    """Draft the body and store what is new as draft marks; returns the draft.

    What a person made or decided stays as it is, and the drafter doesn't propose the same place again beside it.
    Drafts nobody has decided on are replaced only where the drafter has come to see them differently, so drafting
    twice changes nothing.
    """
    # One drafting of an article at a time: two would store everything twice.
    article = Article.objects.select_for_update().get(pk=revision.article_id)
    found = draft(revision.text, None if article.language == UNKNOWN else article.language)
    _store_attributions(revision, found, by, at)
    _store_framing(revision, found.framing, by, at)
    return found


def _proposal(
    revision: Revision, by: User | None, at: datetime, confidence: float, rule: str, reason: str
) -> dict:
    return {
        "revision": revision, "part": Part.BODY, "state": Mark.State.DRAFT, "origin": Mark.Origin.DRAFTER,
        "confidence": confidence, "rule": rule, "reason": reason, "made_by": by, "made_at": at,
    }  # fmt: skip


def _place_of_drafted(drafted: DraftedAttribution) -> Place:
    roles = {"source": drafted.source, "cue": drafted.cue, "content": drafted.content}
    return tuple(sorted({(role, span.start, span.end) for role, spans in roles.items() for span in spans}))


def _place_of(mark: Attribution) -> Place:
    return tuple(sorted((row.role, row.start, row.end) for row in mark.spans.all()))


def _untouched(marks: Iterable[AnyMark]) -> list[Any]:
    """Proposals nobody has looked at: version 0 means that nobody has changed, linked or reopened it."""
    return [
        m for m in marks if m.state == Mark.State.DRAFT and m.origin == Mark.Origin.DRAFTER and not m.version
    ]


def _store_attributions(revision: Revision, found: Draft, by: User | None, at: datetime) -> None:
    there = list(revision.attributions.filter(part=Part.BODY).with_spans())
    wanted = {_place_of_drafted(drafted) for drafted in found.attributions}
    stale = [mark.pk for mark in _untouched(there) if _place_of(mark) not in wanted]
    Attribution.objects.filter(pk__in=stale).delete()
    kept = [mark for mark in there if mark.pk not in stale]
    by_place = {_place_of(mark): mark for mark in kept}
    claimed = {(start, end) for mark in kept for role, start, end in _place_of(mark) if role == "content"}
    marks: dict[int, Attribution] = {}
    new: list[int] = []
    for index, drafted in enumerate(found.attributions):
        place = _place_of_drafted(drafted)
        if place in by_place:
            marks[index] = by_place[place]
        elif not any((start, end) in claimed for role, start, end in place if role == "content"):
            new.append(index)
            marks[index] = by_place[place] = Attribution(
                source_kind=drafted.source_kind,
                source_name=drafted.source_name[:LONGEST_NAME],
                quotation=drafted.quotation,
                stance=drafted.stance,
                **_proposal(revision, by, at, drafted.confidence, drafted.rule, drafted.reason),
            )
    _save_with_spans(revision, found, marks, new)


def _save_with_spans(revision: Revision, found: Draft, marks: dict[int, Attribution], new: list[int]) -> None:
    Attribution.objects.bulk_create(marks[index] for index in new)
    for index in new:
        parent = found.attributions[index].parent
        if parent is not None and parent in marks and marks[parent] is not marks[index]:
            marks[index].parent = marks[parent]
    Attribution.objects.bulk_update([marks[index] for index in new if marks[index].parent_id], ["parent"])
    AttributionSpan.objects.bulk_create(
        AttributionSpan(attribution=marks[index], role=role, **revision.anchor(start, end))
        for index in new
        for role, start, end in _place_of_drafted(found.attributions[index])
    )


def _store_framing(
    revision: Revision, found: Iterable[DraftedFraming], by: User | None, at: datetime
) -> None:
    there = list(revision.framingmarks.filter(part=Part.BODY))
    wanted = {(mark.span.start, mark.span.end, mark.device): mark for mark in found}
    stale = [m.pk for m in _untouched(there) if (m.start, m.end, m.device) not in wanted]
    FramingMark.objects.filter(pk__in=stale).delete()
    kept = {(mark.start, mark.end) for mark in there if mark.pk not in stale}
    FramingMark.objects.bulk_create(
        FramingMark(
            device=mark.device,
            # The drafter's rules of framing are told apart by their device.
            **_proposal(revision, by, at, mark.confidence, mark.device, mark.reason),
            **revision.anchor(mark.span.start, mark.span.end),
        )
        for mark in wanted.values()
        if (mark.span.start, mark.span.end) not in kept
    )
