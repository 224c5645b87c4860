"""What stands on the projector, phase by phase. Nothing of a key is read before the class is told."""

from dataclasses import dataclass, field
from hashlib import blake2b

from django.db.models import Count, Max, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from quizzes.items import in_force
from quizzes.models import Assignment, Contest
from quizzes.reports.class_map import MOST_BARS, ClassMap, Passage, choices_of, class_map, labels_of, shift_of
from quizzes.reports.jigsaw import Together, together_of
from quizzes.reports.sheets import Sheet, ShownItem, sheet_of
from quizzes.reports.stage_compare import ComparedClaim, compared
from quizzes.scoring.votes import Shift

Phase = Assignment.Phase

STEPS = {
    Phase.JOIN: _("Join"),
    Phase.READ: _("Read"),
    Phase.ANSWER: _("Answer"),
    Phase.FREEZE: _("Pens down"),
    Phase.LOOK: _("Look"),
    Phase.SECOND_VOTE: _("Vote again"),
    Phase.REVEAL: _("The key"),
    Phase.COMPARE: _("Compare"),
    Phase.EXIT: _("Exit ticket"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """`where` is `past`, `now` or `next`."""

    phase: str
    label: object
    where: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """The phases of a discussion in order; `back` and `next` are the neighbours of the one that is now."""

    steps: list[Step]
    back: Step | None
    next: Step | None


def lesson_of(given: Assignment) -> Lesson | None:
    """None where there are no phases."""
    if not given.phase:
        return None
    phases = list(STEPS)
    now = phases.index(Phase(given.phase))
    steps = [
        Step(phase, STEPS[phase], "now" if at == now else "past" if at < now else "next")
        for at, phase in enumerate(phases)
    ]
    return Lesson(steps, steps[now - 1] if now else None, steps[now + 1] if now + 1 < len(steps) else None)


@dataclass(slots=True)
class Dispute:
    """A passage the class is divided about; what is told of it grows from phase to phase."""

    passage: Passage
    shift: Shift | None = None
    labels: dict[str, str] = field(default_factory=dict)
    revealed: ShownItem | None = None
    objections: list[str] = field(default_factory=list)

    @property
    def moves(self) -> list["Move"]:
        """The most frequent choices of the second vote; the rest together."""
        if self.shift is None:
            return []
        voters, shown = self.shift.voters, self.shift.choices[:MOST_BARS]
        rest = self.shift.choices[MOST_BARS:]
        counts = [(self.labels.get(str(one.choice), str(one.choice)), one.first, one.second) for one in shown]
        if rest:
            counts.append((str(_("others")), sum(one.first for one in rest), sum(one.second for one in rest)))
        return [
            Move(label, first, second, round(100 * first / voters), round(100 * second / voters))
            for label, first, second in counts
        ]


@dataclass(frozen=True, slots=True)
class Move:
    """How many chose this first and how many in the end; `before` and `after` are the same in percent."""

    label: object
    first: int
    second: int
    before: int
    after: int


@dataclass(slots=True)
class Stage:
    sheet: Sheet
    map: ClassMap
    disputes: list[Dispute]
    contested: list[Dispute]
    voted_again: int
    answered: int
    compared: list[ComparedClaim]
    together: list[Together] = field(default_factory=list)


def stage_version(given: Assignment) -> tuple[str, dict[str, int]]:
    """Changes when anything does that the projector shows; and how many are in, and have answered. One query."""
    counts = given.attempts.aggregate(
        begun=Count("pk", distinct=True),
        saves=Sum("responses__revision"),
        objections=Count("responses__contest", distinct=True),
        objected=Max("responses__contest__made_at"),
        tickets=Count("exit_ticket", distinct=True),
    )
    about = (given.phase, given.phase_at, given.released_at, given.exit_question, get_language(), counts)
    return blake2b(repr(about).encode(), digest_size=12).hexdigest(), counts


def stage_of(given: Assignment) -> Stage:
    """Two queries; two more once the key is told, while the class compares, and for the groups of a jigsaw."""
    sheet = sheet_of(given.exercise_revision)
    chosen = choices_of(given, sheet.items)
    found = class_map(sheet, chosen[1])
    disputes = [Dispute(one) for one in found.disputes]
    contested = _reveal(given, sheet, disputes, chosen) if given.phase in Assignment.REVEALED else []
    voted = {attempt for by_attempt in chosen[2].values() for attempt in by_attempt}
    answered = {attempt for by_attempt in chosen[1].values() for attempt in by_attempt}
    claims = compared(given, sheet) if given.phase == Phase.COMPARE else []
    together = together_of(given, [one.item for one in sheet.items]) if given.phase == Phase.LOOK else {}
    return Stage(
        sheet, found, disputes, contested, len(voted), len(answered), claims, list(together.values())
    )


def _reveal(given: Assignment, sheet: Sheet, disputes: list[Dispute], chosen) -> list[Dispute]:
    """Fill the disputes in; returns what else is objected to, in the order of the items."""
    changes = in_force.changes_of([given.pk])
    objections: dict[int, list[str]] = {}
    contests = Contest.objects.filter(response__attempt__assignment=given).order_by("made_at", "pk")
    for item_id, reason in contests.values_list("response__item_id", "reason"):
        objections.setdefault(item_id, []).append(reason)
    disputed = {one.passage.item.pk for one in disputes}
    others = [
        Dispute(Passage(shown, 0))
        for shown in sheet.items
        if shown.item.pk in objections and shown.item.pk not in disputed
    ]
    for one in [*disputes, *others]:
        item = one.passage.item
        keyed = in_force.keyed(item, changes.get((given.pk, item.pk), ()))
        one.revealed = ShownItem(keyed, one.passage.shown.kind, one.passage.shown.place)
        one.objections = objections.get(item.pk, [])
    for one in disputes:
        one.shift, one.labels = shift_of(chosen, one.passage.item.pk), labels_of(one.passage.shown)
    return others
