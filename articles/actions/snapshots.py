"""All there is to say about a mark, as plain values: what the log of decisions keeps, and undo brings back.

A snapshot is a dictionary of the columns below, times in UTC as ISO text, and `spans`: [role, start, end] in order
(of a framing mark one, with the role "mark"). Of an attribution `parent` is the public id of its parent or None.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from articles.models import Attribution, AttributionSpan, FramingMark, Revision

Snapshot = dict[str, Any]
AnyMark = Attribution | FramingMark

COLUMNS = [
    "part", "state", "origin", "confidence", "rule", "reason", "made_by_id", "made_at", "decided_by_id", "decided_at",
]  # fmt: skip
OF_ATTRIBUTION = ["source_kind", "source_name", "quotation", "stance"]
OF_FRAMING = ["device"]
TIMES = ["made_at", "decided_at"]


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def snapshot_of(mark: AnyMark) -> Snapshot:
    own = OF_ATTRIBUTION if isinstance(mark, Attribution) else OF_FRAMING
    taken: Snapshot = {name: getattr(mark, name) for name in [*COLUMNS, *own]}
    taken |= {name: moment(taken[name]) for name in TIMES if taken[name]}
    if isinstance(mark, Attribution):
        taken["spans"] = sorted([row.role, row.start, row.end] for row in mark.spans.all())
        taken["parent"] = str(mark.parent.public_id) if mark.parent else None
    else:
        taken["spans"] = [["mark", mark.start, mark.end]]
    return taken


def columns_of(
    kind: type[AnyMark], revision: Revision, snapshot: Snapshot, before: Snapshot | None = None
) -> dict[str, Any]:
    """The values for the mark's own row; with `before`, of what is different now.

    Raises ValueError when a span is outside the text.
    """
    own = OF_ATTRIBUTION if kind is Attribution else OF_FRAMING
    differs = [name for name in snapshot if before is None or snapshot[name] != before[name]]
    columns = {name: snapshot[name] for name in [*COLUMNS, *own] if name in differs}
    columns |= {name: datetime.fromisoformat(columns[name]) for name in TIMES if columns.get(name)}
    if kind is FramingMark and "spans" in differs:
        [[_role, start, end]] = snapshot["spans"]
        columns |= revision.anchor(start, end, snapshot["part"])
    if "parent" in differs:
        parent = snapshot["parent"]
        columns["parent"] = revision.attributions.get(public_id=UUID(parent)) if parent else None
    return columns


def write_spans(mark: Attribution, snapshot: Snapshot) -> None:
    """The span rows of the attribution become those of the snapshot; what stays the same is not touched."""
    wanted = {tuple(span) for span in snapshot["spans"]}
    there = {(row.role, row.start, row.end): row for row in mark.spans.all()}
    AttributionSpan.objects.filter(
        pk__in=[row.pk for key, row in there.items() if key not in wanted]
    ).delete()
    AttributionSpan.objects.bulk_create(
        AttributionSpan(attribution=mark, role=role, **mark.revision.anchor(start, end, mark.part))
        for role, start, end in sorted(wanted - set(there))
    )
