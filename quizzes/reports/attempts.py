"""The page of an attempt: what it shows, what may be done there now, and what its scripts are told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.urls import reverse
from django.utils.html import format_html_join, json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from quizzes.models import Assignment, Attempt, Response
from quizzes.reports.feedback import Told, told_about
from quizzes.reports.jigsaw import Together, outlet_of_group, place_of, together_of
from quizzes.reports.printed import Pieces, Printed, Standing, printed
from quizzes.reports.sheets import ShownItem

Phase = Assignment.Phase

# Why nobody may answer now, as a sentence for the student.
STOPPED = {
    "early": _("This has not begun yet. You can read already."),
    "over": _("The time is over. What was saved until then counts."),
    "submitted": _("You handed this in."),
    Phase.JOIN: _("Wait for the others. Your teacher begins in a moment."),
    Phase.READ: _("Read first. The questions open when your teacher says so."),
    Phase.FREEZE: _("Pens down. What was saved until now counts."),
    Phase.LOOK: _("Pens down. Look at the screen in front: the class talks about the answers."),
    Phase.REVEAL: _("Pens down. Here is the key."),
    Phase.COMPARE: _("Pens down. The class compares now."),
    Phase.EXIT: _("You are nearly done: one last question."),
}
WORDS = {
    "saving": _("saving …"),
    "saved": _("saved {time}"),
    "offline": _("not saved: offline. Go on, it is sent later."),
    "busy": _("not saved yet: the school’s computer does not answer. Trying again."),
    "signed_out": _("not saved: you are signed out."),
    "waiting": _("{count} answers wait."),
    "answered": _("answered"),
    "open": _("not answered"),
    "flagged": _("for later"),
    "unsent": _("not saved"),
    "progress": _("{done} of {all} answered"),
    "nothing": _("nothing"),
    "hand_in_offline": _("You are offline. Hand in when the connection is back; your answers are kept here."),
    "left": _("{time} left"),
    "minutes": _("{count} min"),
    "seconds": _("{count} s"),
    "five_left": _("Five minutes left."),
    "one_left": _("One minute left."),
    "checking": _("checking …"),
    "not_checked": _("This could not be checked now. Try again in a moment."),
    "changed": _("You have changed your answer since. Check again to hear about it."),
}  # fmt: skip

NUDGE_LASTS = timedelta(minutes=10)


@dataclass(slots=True)
class Question:
    """One item of the page with its answer; `told` is None while nothing may be said.

    `together` is what the groups of a jigsaw found, once they may know of each other.
    """

    row: Response
    shown: ShownItem
    standing: Standing
    pieces: Pieces
    tries_left: int
    told: Told | None = None
    together: Together | None = None

    @property
    def position(self) -> int:
        return self.row.item.position

    @property
    def label(self):
        return self.shown.kind.LABEL

    @property
    def language(self) -> str:
        return self.shown.item.article_revision.article.language

    @property
    def is_answered(self) -> bool:
        return not self.shown.kind.is_empty(self.row.answer)

    @property
    def is_open(self) -> bool:
        return self.standing.is_open

    @property
    def is_told(self) -> bool:
        """Whether anything is said: what was found, or how many tries are left of those begun."""
        return self.told is not None or bool(self.row.tries and self.is_open)


@dataclass(slots=True)
class AttemptPage:
    attempt: Attempt
    printed: Printed
    questions: list[Question]
    stopped: str
    at: datetime
    for_keeping: bool

    def question(self, position: int) -> Question:
        """Raises KeyError."""
        return {one.position: one for one in self.questions}[position]

    def show_as_typed(self, forms: Mapping[int, Any]) -> None:
        """The forms by position, each with what was typed and what is wrong with it."""
        for question in self.questions:
            if form := forms.get(question.position):
                pieces = self.printed.with_form(
                    question.position, form, question.standing, is_answered=question.is_answered
                )
                question.pieces = pieces.of(self.attempt.public_id)

    @property
    def takes_answers(self) -> bool:
        return not self.stopped

    @property
    def sentence(self):
        """Why nobody may answer now; empty while they may."""
        return STOPPED[self.stopped] if self.stopped else ""

    @property
    def assignment(self) -> Assignment:
        return self.attempt.assignment

    @property
    def title(self) -> str:
        return self.printed.title

    @property
    def introduction(self) -> str:
        return self.printed.introduction

    @property
    def extra_time(self) -> int:
        """The student’s own, in percent; 0 where there is no clock."""
        return self.attempt.enrolment.extra_time if self.attempt.ends_at else 0

    @property
    def may_start_again(self) -> bool:
        return self.assignment.mode == Assignment.Mode.PRACTICE and self.assignment.is_open(self.at)

    @property
    def is_told(self) -> bool:
        return self.attempt.feedback != Assignment.Feedback.NOTHING

    @property
    def shows_outlet(self) -> bool:
        """Hidden until the end means until the student is done, or the class is told the key."""
        done = self.attempt.is_submitted or self.assignment.is_released
        return done or not self.assignment.outlet_blind

    @property
    def answered(self) -> int:
        return sum(one.is_answered for one in self.questions)

    @property
    def unanswered(self) -> list[Question]:
        return [one for one in self.questions if not one.is_answered]

    @property
    def flagged(self) -> list[Question]:
        return [one for one in self.questions if one.row.flagged]

    @property
    def points(self):
        """Earned, where the student may know it."""
        return self.attempt.points if self.is_told else None

    @property
    def most_points(self):
        return sum(one.row.item.points for one in self.questions)

    @property
    def here(self) -> int:
        """Where the student left off; the first where that is gone."""
        places = [one.position for one in self.questions]
        return self.attempt.position if self.attempt.position in places else min(places, default=1)

    @property
    def seen(self) -> SafeString:
        """The revision of each answer this page was made from; none where it stands for good."""
        seen = ((one.position, one.row.revision) for one in self.questions if one.is_open)
        return format_html_join("", '<input type="hidden" name="item{}-seen" value="{}">', seen)

    @property
    def nudged_at(self) -> datetime | None:
        """The teacher's last nudge, while it is fresh and there is something to go on with."""
        nudged_at = self.attempt.nudged_at
        if nudged_at is None or self.for_keeping or not self.takes_answers:
            return None
        return nudged_at if self.at - nudged_at < NUDGE_LASTS else None

    @property
    def vote(self) -> int:
        return max((one.row.round for one in self.questions), default=1)

    @property
    def settings(self) -> dict[str, Any]:
        """What the scripts need: no answer, no key, nothing that is not on the page as well."""
        ends_at = self.attempt.ends_at
        return {
            "attempt": str(self.attempt.public_id),
            "vote": self.vote,
            "here": self.here,
            "now": None if self.for_keeping else self.at.isoformat(),
            "ends_at": ends_at.isoformat() if ends_at else None,
            "takes_answers": self.takes_answers,
            "state": self.attempt.state,
            "phase": self.assignment.phase,
            "nudged_at": self.nudged_at.isoformat() if self.nudged_at else None,
            "released": self.assignment.is_released,
            "items": {
                one.position: [one.row.revision, one.row.saved_at.isoformat() if one.row.saved_at else None]
                for one in self.questions
            },
            "settled": [one.position for one in self.questions if one.row.settled_at],
            "page": reverse("quizzes:attempt_detail", args=[self.attempt.public_id]),
            "worker": reverse("quizzes:attempt_worker"),
        }

    @property
    def words(self) -> SafeString:
        """What the scripts say, as a script element of JSON."""
        return _words(get_language())


@lru_cache
def _words(language: str) -> SafeString:
    said = {"stopped": STOPPED, "words": WORDS}
    return json_script(
        {of: {name: str(sentence) for name, sentence in each.items()} for of, each in said.items()},
        "attempt-words",
    )


def page_of(attempt: Attempt, at: datetime, *, for_keeping: bool = False) -> AttemptPage:
    """One query, three more where something may be told, two for the first in this process, two at most in a jigsaw.

    A page for keeping in the browser tells nothing, whatever the policy: it stays on a shared tablet for a while.
    """
    frozen = printed(attempt.assignment.exercise_revision.public_id)
    rows = _counting(attempt, frozen)
    told = {} if for_keeping else told_about(attempt, rows)
    parts = _parts(attempt, frozen)
    together = {} if for_keeping else together_of(attempt.assignment, frozen.items.values())
    stopped = _stopped(attempt, at)
    questions = [
        _question(row, frozen, told.get(row.pk), stopped, parts.get(row.item_id, "")) for row in rows
    ]
    for one in questions:
        one.together = together.get(one.row.item_id)
    return AttemptPage(attempt, frozen, questions, stopped, at, for_keeping)


def news_version(attempt: Attempt) -> str:
    """Changes with what a page should hear about soon: the phase, the release, the time, a nudge. No query."""
    given = attempt.assignment
    told = (attempt.state, attempt.ends_at, attempt.nudged_at, given.phase, given.phase_at, given.released_at)
    return blake2b(repr(told).encode(), digest_size=9).hexdigest()


def _parts(attempt: Attempt, frozen: Printed) -> dict[int, str]:
    """In a jigsaw, as long as the groups work apart: which article of an item this student's group has."""
    given, group = attempt.assignment, attempt.enrolment.group_id
    if not given.is_apart or group is None:
        return {}
    outlet = outlet_of_group(given, frozen.items.values()).get(group, "")
    return {pk: place_of(item, outlet) for pk, item in frozen.items.items()}


def _question(row: Response, frozen: Printed, told: Told | None, stopped: str, part: str) -> Question:
    position, given = row.item.position, row.attempt.assignment
    is_open, tries_left = not stopped and row.settled_at is None, _tries_left(row, frozen)
    standing = Standing(
        is_open=is_open,
        may_check=is_open and tries_left > 0,
        flagged=row.flagged,
        certainty=row.certainty,
        verdict=told.verdict if told else "",
        asks_certainty=given.asks_certainty,
        hints=given.hints,
        is_submitted=row.attempt.is_submitted,
        part=part,
    )
    pieces = frozen.pieces(position, row.answer, standing).of(row.attempt.public_id)
    return Question(row, frozen.shown[position], standing, pieces, tries_left, told)


def _tries_left(row: Response, frozen: Printed) -> int:
    given, kind = row.attempt.assignment, frozen.shown[row.item.position].kind
    tells = given.feedback_during != Assignment.Feedback.NOTHING and not kind.BY_HAND
    return max(0, given.tries - row.tries) if tells else 0


def _counting(attempt: Attempt, frozen: Printed) -> list[Response]:
    """Per item the vote that is being taken; once that is over, the first where the second was left out."""
    found: dict[int, Response] = {}
    over = attempt.is_submitted or attempt.assignment.round is None
    for row in attempt.responses.order_by("round"):
        row.attempt, row.item = attempt, frozen.items[row.item_id]
        if row.round == 1 or row.revision or not over:
            found[row.item_id] = row
    return sorted(found.values(), key=lambda row: row.item.position)


def _stopped(attempt: Attempt, at: datetime) -> str:
    if attempt.takes_answers(at):
        return ""
    if attempt.is_submitted:
        return "submitted"
    if attempt.ends_at is not None and at >= attempt.ends_at:
        return "over"
    return attempt.assignment.phase if attempt.assignment.round is None else "early"
