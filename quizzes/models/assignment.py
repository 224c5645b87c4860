"""An exercise given to a class: in which mode, when, and what students are told at which moment."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from quizzes.models.classroom import Classroom, Enrolment
from quizzes.models.exercise import ExerciseRevision

EXIT_ASKS = gettext_noop("Which sentence of the article would you check first, and whom would you ask?")
"""At the exit ticket, where the teacher asks nothing else."""


class AssignmentQuerySet(models.QuerySet):
    def for_teacher(self, user):
        """Those of the classes this person teaches."""
        return self.filter(classroom__in=Classroom.objects.taught_by(user))

    def for_student(self, user):
        """Those of the classes this person is a student in; archived classes are over."""
        classes = Enrolment.objects.students().filter(user=user).values("classroom")
        return self.filter(classroom__in=classes, classroom__archived_at=None)

    def in_open_classes(self):
        return self.filter(classroom__archived_at=None)

    def open(self, at):
        return self.filter(opens_at__lte=at).filter(models.Q(closes_at=None) | models.Q(closes_at__gt=at))

    def with_details(self):
        return self.select_related("classroom", "exercise_revision__exercise")

    def with_counts(self):
        """`handed_in` and `working`: how many students have handed it in, and how many are at it now."""
        rows = models.Q(attempts__state="submitted")
        return self.annotate(
            handed_in=models.Count("attempts__enrolment", filter=rows, distinct=True),
            working=models.Count(
                "attempts__enrolment", filter=models.Q(attempts__state="open"), distinct=True
            ),
        )


class Assignment(models.Model):
    """`phase` is set in discussion mode only, and moved by the teacher.

    `minutes` starts with each student's own attempt; an enrolment's `extra_time` stretches it. The three `feedback_…`
    say what a student is told while answering, after handing in, and after the release.
    """

    class Mode(models.TextChoices):
        PRACTICE = "practice", _("practice")
        DISCUSSION = "discussion", _("discussion")
        GRADED = "graded", _("graded")

    class Phase(models.TextChoices):
        JOIN = "join", _("joining")
        READ = "read", _("reading")
        ANSWER = "answer", _("answering")
        FREEZE = "freeze", _("pens down")
        LOOK = "look", _("looking at the map")
        SECOND_VOTE = "second_vote", _("second vote")
        REVEAL = "reveal", _("the key")
        COMPARE = "compare", _("comparing")
        EXIT = "exit", _("exit ticket")

    class Feedback(models.TextChoices):
        NOTHING = "nothing", _("nothing")
        SCORE = "score", _("right or wrong, and what was off")
        KEY = "key", _("the key with its rule card")

    ANSWERING = {Phase.ANSWER: 1, Phase.SECOND_VOTE: 2}
    REVEALED = (Phase.REVEAL, Phase.COMPARE, Phase.EXIT)
    APART = (Phase.JOIN, Phase.READ, Phase.ANSWER, Phase.FREEZE)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    classroom = models.ForeignKey(
        Classroom, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("class")
    )
    exercise_revision = models.ForeignKey(
        ExerciseRevision,
        on_delete=models.PROTECT,
        related_name="assignments",
        verbose_name=_("revision of the exercise"),
    )
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, default=Mode.PRACTICE)
    opens_at = models.DateTimeField(_("opens"), default=timezone.now)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, help_text=_("Counted from each student’s own start.")
    )
    tries = models.PositiveSmallIntegerField(
        _("tries"), default=1, help_text=_("How often a student may check an item in practice.")
    )
    hints = models.BooleanField(_("hints"), default=False)
    asks_certainty = models.BooleanField(_("asks how certain"), default=False)
    outlet_blind = models.BooleanField(_("outlet hidden until the end"), default=False)
    jigsaw = models.BooleanField(
        _("jigsaw"),
        default=False,
        help_text=_(
            "In the first vote each group has one outlet of a comparison; in the second all have all."
        ),
    )
    feedback_during = models.CharField(
        _("told while answering"), max_length=7, choices=Feedback.choices, default=Feedback.NOTHING
    )
    feedback_submitted = models.CharField(
        _("told after handing in"), max_length=7, choices=Feedback.choices, default=Feedback.NOTHING
    )
    feedback_released = models.CharField(
        _("told after the release"), max_length=7, choices=Feedback.choices, default=Feedback.KEY
    )
    phase = models.CharField(_("phase"), max_length=11, choices=Phase.choices, blank=True)
    phase_at = models.DateTimeField(_("phase since"), null=True, blank=True)
    exit_question = models.CharField(_("question of the exit ticket"), max_length=200, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    created_at = models.DateTimeField(_("given"), default=timezone.now, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_at", "-pk"]
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mode__in=["practice", "discussion", "graded"]),
                name="%(app_label)s_%(class)s_mode_valid",
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{field}__in": ["nothing", "score", "key"]}),
                    name=f"%(app_label)s_%(class)s_{field}_valid",
                )
                for field in ("feedback_during", "feedback_submitted", "feedback_released")
            ),
            models.CheckConstraint(
                condition=models.Q(phase="", phase_at=None)
                | models.Q(
                    phase__in=[
                        "join", "read", "answer", "freeze", "look", "second_vote", "reveal", "compare", "exit",
                    ],
                    phase_at__isnull=False,
                ),
                name="%(app_label)s_%(class)s_phase_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(mode="discussion") & ~models.Q(phase="")
                | ~models.Q(mode="discussion") & models.Q(phase=""),
                name="%(app_label)s_%(class)s_phase_with_mode",
            ),
            models.CheckConstraint(
                condition=models.Q(jigsaw=False) | models.Q(mode="discussion"),
                name="%(app_label)s_%(class)s_jigsaw_in_discussions",
                violation_error_message=_("Only a discussion has the two votes that a jigsaw needs."),
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at=None) | models.Q(closes_at__gt=models.F("opens_at")),
                name="%(app_label)s_%(class)s_closes_after_opening",
                violation_error_message=_("It closes before it opens. Choose a later end."),
            ),
            models.CheckConstraint(
                condition=models.Q(minutes=None) | models.Q(minutes__isnull=False, minutes__range=(1, 600)),
                name="%(app_label)s_%(class)s_minutes_in_range",
                violation_error_message=_("Minutes are from 1 to 600."),
            ),
            models.CheckConstraint(
                condition=models.Q(tries__range=(1, 20)),
                name="%(app_label)s_%(class)s_tries_in_range",
                violation_error_message=_("Tries are from 1 to 20."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["classroom", "-opens_at"], name="quizzes_assignment_class")]

    def __str__(self):
        return f"{self.exercise_revision.title} · {self.classroom}"

    @property
    def is_released(self) -> bool:
        return self.released_at is not None

    @property
    def is_apart(self) -> bool:
        """Whether each group of a jigsaw has its own outlet still."""
        return self.jigsaw and self.phase in self.APART

    def is_open(self, at: datetime) -> bool:
        return self.opens_at <= at and (self.closes_at is None or at < self.closes_at)

    def state_at(self, at: datetime) -> str:
        """`planned`, `open`, `closed` or `released`: what a teacher sees first."""
        if self.is_released:
            return "released"
        if at < self.opens_at:
            return "planned"
        return "open" if self.is_open(at) else "closed"

    @property
    def exit_asks(self) -> str:
        return self.exit_question or gettext(EXIT_ASKS)

    @property
    def round(self) -> int | None:
        """Which vote is being taken: 1, in a discussion's second vote 2, None while nobody may answer."""
        return self.ANSWERING.get(self.Phase(self.phase)) if self.phase else 1

    def ends_at(self, started_at: datetime, extra_time: int) -> datetime | None:
        """When an attempt begun then is over, or None. `extra_time` is in percent and stretches also the window."""
        own = timedelta(minutes=self.minutes or 0)
        extra = own * extra_time / 100
        ends = [self.closes_at + extra] if self.closes_at else []
        if self.minutes:
            ends.append(started_at + own + extra)
        return min(ends, default=None)
