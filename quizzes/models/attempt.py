"""What one student does with an assignment: from the start to handing it in."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.assignment import Assignment
from quizzes.models.classroom import Classroom, Enrolment


class AttemptQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Attempt.State.OPEN)

    def submitted(self):
        return self.filter(state=Attempt.State.SUBMITTED)

    def of_student(self, user):
        return self.filter(enrolment__user=user, enrolment__role=Enrolment.Role.STUDENT)

    def for_teacher(self, user):
        return self.filter(assignment__classroom__in=Classroom.objects.taught_by(user))

    def with_assignment(self):
        """What every page of an attempt needs to know. One query."""
        return self.select_related("enrolment", "assignment__exercise_revision")

    def with_timing(self):
        """What decides whether an answer counts. One query."""
        return self.select_related("enrolment", "assignment")


class Attempt(models.Model):
    """`device` names the browser that had the page last; `position` is the item it showed.

    `extra_minutes` are this student's own on top of everybody's; `nudged_at` is when the teacher last sent a nudge.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        SUBMITTED = "submitted", _("handed in")

    MOVES = {State.OPEN: {State.SUBMITTED}, State.SUBMITTED: {State.OPEN}}

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, related_name="attempts", verbose_name=_("assignment")
    )
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.CASCADE, related_name="attempts", verbose_name=_("student")
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    submitted_at = models.DateTimeField(_("handed in at"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("place"), default=1)
    device = models.CharField(_("device"), max_length=36, blank=True)
    seen_at = models.DateTimeField(_("last seen"), null=True, blank=True)
    extra_minutes = models.PositiveIntegerField(_("minutes more"), default=0)
    nudged_at = models.DateTimeField(_("nudged"), null=True, blank=True)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("typed in from paper by"),
    )
    typed_at = models.DateTimeField(_("typed in from paper"), null=True, blank=True)
    points = models.DecimalField(_("points"), max_digits=7, decimal_places=2, null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["assignment", "enrolment", "number"]
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "enrolment", "number"], name="%(app_label)s_%(class)s_number_once"
            ),
            models.UniqueConstraint(
                fields=["assignment", "enrolment"],
                condition=models.Q(state="open"),
                name="%(app_label)s_%(class)s_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", submitted_at=None)
                | models.Q(state="submitted", submitted_at__isnull=False),
                name="%(app_label)s_%(class)s_state_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, position__gte=1),
                name="%(app_label)s_%(class)s_counted_from_one",
            ),
            models.CheckConstraint(
                condition=models.Q(typed_by=None) | models.Q(typed_at__isnull=False),
                name="%(app_label)s_%(class)s_typed_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(points=None) | models.Q(points__isnull=False, points__gte=0),
                name="%(app_label)s_%(class)s_points_not_negative",
            ),
        ]
        indexes = [
            models.Index(fields=["enrolment", "-started_at"], name="quizzes_attempt_of_student"),
            models.Index(fields=["assignment", "seen_at"], name="quizzes_attempt_seen"),
        ]

    def __str__(self):
        return f"{self.enrolment.user} · {self.assignment}"

    def may_become(self, state: str) -> bool:
        return state in self.MOVES[self.State(self.state)]

    @property
    def is_submitted(self) -> bool:
        return self.state == self.State.SUBMITTED

    @property
    def ends_at(self) -> datetime | None:
        end = self.assignment.ends_at(self.started_at, self.enrolment.extra_time)
        return end + timedelta(minutes=self.extra_minutes) if end else None

    def takes_answers(self, at: datetime) -> bool:
        """Whether what arrives now counts: open, begun, not over, and no pens down."""
        over = self.ends_at is not None and at >= self.ends_at
        opened = self.assignment.opens_at <= at
        return not self.is_submitted and opened and not over and self.assignment.round is not None

    @property
    def feedback(self) -> str:
        """What the student may be told about the whole attempt now; see `Response.feedback` for one item."""
        given = self.assignment
        if given.is_released:
            return given.feedback_released
        return given.feedback_submitted if self.is_submitted else Assignment.Feedback.NOTHING

    def look(self, *, position: int, device: str, moved: bool, at: datetime) -> bool:
        """Remember where the student is. False where another device has the page now.

        A page takes over when the student does something on it (`moved`), not by being open: the tablet left in the
        bag goes on asking, and must not win.
        """
        if self.device not in ("", device) and not moved:
            return False
        self.position, self.device, self.seen_at = position, device, at
        self.save(update_fields=["position", "device", "seen_at"])
        return True
