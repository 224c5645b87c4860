"""What a student is told about answers, once policy allows: the only place where an attempt's page meets a key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from quizzes.items import KeyLine, in_force, kind_of
from quizzes.items.kind import Scored
from quizzes.models import Assignment, Attempt, Contest, Item, KeyChange, Response, RuleCard, Score
from quizzes.reports.sheets import ShownItem

Feedback = Assignment.Feedback
VERDICTS = {
    "right": _("Right."),
    "partly": _("Partly right."),
    "wrong": _("Not right."),
    "unjudged": _("Your teacher reads this one."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """`score` in [0, 1], None where nobody has judged yet. What follows `has_key` is there only where the key may be
    seen; `changed` is why the key is not the one that was published.
    """

    score: Decimal | Fraction | None
    lines: Sequence[str] = ()
    comment: str = ""
    has_key: bool = False
    feedback: str = ""
    key_lines: Sequence[KeyLine] = ()
    rule_card: RuleCard | None = None
    changed: str = ""
    contest: Contest | None = None

    @property
    def verdict(self) -> str:
        """A key of VERDICTS."""
        if self.score is None:
            return "unjudged"
        return "right" if self.score == 1 else "partly" if self.score else "wrong"

    @property
    def may_be_contested(self) -> bool:
        return self.has_key and (self.contest is None or self.contest.state == Contest.State.OPEN)

    @property
    def sentence(self):
        return VERDICTS[self.verdict]


def told_about(attempt: Attempt, rows: Sequence[Response]) -> dict[int, Told]:
    """By the response's id, without those that nothing may be said about. No query, or four.

    Each row knows its attempt. While tries are left only what was checked is spoken of: else it were a try for nothing.
    """
    tellable = [one for one in rows if _may_be_told(attempt, one)]
    if not tellable:
        return {}
    items = Item.objects.for_display().in_bulk([one.item_id for one in tellable])
    scores = _standing(tellable)
    contests = {one.response_id: one for one in Contest.objects.filter(response__in=tellable)}
    changes = in_force.changes_of([attempt.assignment_id])
    return {
        one.pk: tell(
            one, items[one.item_id], changes.get((attempt.assignment_id, one.item_id), ()),
            scores.get(one.pk, ()), contests.get(one.pk),
        )
        for one in tellable
    }  # fmt: skip


def _may_be_told(attempt: Attempt, row: Response) -> bool:
    final = attempt.feedback != Feedback.NOTHING or row.settled_at is not None or row.is_checked
    return final and row.feedback != Feedback.NOTHING


def _standing(rows: Sequence[Response]) -> Mapping[int, Sequence[Score]]:
    found: dict[int, list[Score]] = {}
    for score in Score.objects.filter(response__in=rows, replaced_at=None):
        found.setdefault(score.response_id, []).append(score)
    return found


def tell(
    row: Response,
    item: Item,
    changes: Sequence[KeyChange] = (),
    scores: Sequence[Score] = (),
    contest: Contest | None = None,
) -> Told:
    """`item` comes with its article text and rule card. What nobody scored yet is scored now, and not kept."""
    by = {one.origin: one for one in scores}
    teacher, automatic = by.get(Score.Origin.TEACHER), by.get(Score.Origin.AUTOMATIC)
    score, lines = (automatic.value, automatic.lines) if automatic else _scored_now(row, item, changes)
    if teacher:
        score = teacher.value
    comment = teacher.comment if teacher else ""
    if row.feedback != Feedback.KEY:
        return Told(score, lines, comment)
    return Told(
        score, lines, comment, has_key=True, feedback=item.feedback, rule_card=item.rule_card, contest=contest,
        key_lines=ShownItem(in_force.keyed(item, changes), kind_of(item), "").key_lines,
        changed=changes[-1].because if changes else "",
    )  # fmt: skip


def told_now(scored: Scored) -> Told:
    """What a check found, without the key."""
    return Told(scored.score, scored.lines)


def _scored_now(
    row: Response, item: Item, changes: Sequence[KeyChange]
) -> tuple[Decimal | Fraction | None, Sequence[str]]:
    scored = in_force.score(kind_of(item), item, changes, row.answer)
    return scored.score, scored.lines
