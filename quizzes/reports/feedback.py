"""What a student is told about answers, once policy allows: the only place where an attempt's page meets a key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from quizzes.items import KeyLine, kind_of
from quizzes.items.kind import Scored
from quizzes.models import Assignment, Attempt, Contest, Item, Response, RuleCard, Score
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
    """`score` in [0, 1], None where nobody has judged yet; `shown` is there only where the key may be seen."""

    score: Decimal | Fraction | None
    lines: Sequence[str] = ()
    comment: str = ""
    feedback: str = ""
    key_lines: Sequence[KeyLine] = ()
    rule_card: RuleCard | None = None
    has_key: bool = False
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
    """By the response's id, without those that nothing may be said about. No query, or three.

    Each row knows its attempt. While tries are left nothing is said about what is stored now: that would be a try for
    nothing.
    """
    tellable = [one for one in rows if _may_be_told(attempt, one)]
    if not tellable:
        return {}
    items = Item.objects.for_display().in_bulk([one.item_id for one in tellable])
    scores = _standing(tellable)
    contests = {one.response_id: one for one in Contest.objects.filter(response__in=tellable)}
    return {
        one.pk: tell(one, items[one.item_id], scores.get(one.pk, ()), contests.get(one.pk))
        for one in tellable
    }


def _may_be_told(attempt: Attempt, row: Response) -> bool:
    final = attempt.feedback != Feedback.NOTHING or row.settled_at is not None
    return final and row.feedback != Feedback.NOTHING


def _standing(rows: Sequence[Response]) -> Mapping[int, Sequence[Score]]:
    found: dict[int, list[Score]] = {}
    for score in Score.objects.filter(response__in=rows, replaced_at=None):
        found.setdefault(score.response_id, []).append(score)
    return found


def tell(row: Response, item: Item, scores: Sequence[Score] = (), contest: Contest | None = None) -> Told:
    """`item` comes with its article text and rule card. What nobody scored yet is scored now, and not kept."""
    by = {one.origin: one for one in scores}
    teacher, automatic = by.get(Score.Origin.TEACHER), by.get(Score.Origin.AUTOMATIC)
    score, lines = (automatic.value, automatic.lines) if automatic else _scored_now(row, item)
    if teacher:
        score = teacher.value
    comment = teacher.comment if teacher else ""
    if row.feedback != Feedback.KEY:
        return Told(score, lines, comment)
    key_lines = ShownItem(item, kind_of(item), "").key_lines
    return Told(score, lines, comment, item.feedback, key_lines, item.rule_card, True, contest)


def told_now(scored: Scored) -> Told:
    """What a check found, without the key."""
    return Told(scored.score, scored.lines)


def _scored_now(row: Response, item: Item) -> tuple[Decimal | Fraction | None, Sequence[str]]:
    scored = kind_of(item).score(item, row.answer)
    return scored.score, scored.lines
