"""The answers of an attempt: the one that counts for each item, and every save that ever arrived."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.assignment import Assignment
from quizzes.models.attempt import Attempt
from quizzes.models.classroom import Enrolment
from quizzes.models.item import Item


class ResponseQuerySet(models.QuerySet):
    def answered(self):
        return self.filter(revision__gte=1)

    def in_order(self):
        return self.order_by("item__position", "item_id", "round")

    def of_student(self, user):
        return self.filter(attempt__enrolment__user=user, attempt__enrolment__role=Enrolment.Role.STUDENT)

    def with_attempt(self):
        """With the item and its key, and no article text. One query."""
        return self.select_related("item", "attempt__enrolment", "attempt__assignment")


class Certainty(models.TextChoices):
    LOW = "low", _("not sure")
    MIDDLE = "middle", _("fairly sure")
    HIGH = "high", _("sure")


class Response(models.Model):
    """The answer that counts, one per item and round. The rows are made with the attempt; `revision` 0 is unanswered.

    `revision` is the client's number: a save with a smaller or equal one does not replace what is here. Once
    `settled_at` is set (checked for the last time, pens down, handed in) nothing replaces it any more. `score`, in
    [0, 1], is the one of `scores` that counts. `choice` and `seconds` are counted when it is handed in:
    what was chosen, where the kind has one choice, and how long the student was at it. `checked_revision` is the answer
    that the last try was used for.
    """

    attempt = models.ForeignKey(
        Attempt, on_delete=models.CASCADE, related_name="responses", verbose_name=_("attempt")
    )
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="responses", verbose_name=_("item"))
    round = models.PositiveSmallIntegerField(_("vote"), default=1)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    answer = models.JSONField(_("answer"), default=dict, blank=True)
    flagged = models.BooleanField(_("flagged"), default=False)
    certainty = models.CharField(_("certainty"), max_length=6, choices=Certainty, blank=True)
    saved_at = models.DateTimeField(_("saved"), null=True, blank=True)
    choice = models.CharField(_("choice"), max_length=200, blank=True, editable=False)
    seconds = models.PositiveIntegerField(_("seconds"), null=True, blank=True, editable=False)
    tries = models.PositiveSmallIntegerField(_("tries used"), default=0)
    checked_revision = models.PositiveIntegerField(_("revision checked last"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    score = models.DecimalField(_("score"), max_digits=7, decimal_places=6, null=True, blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["attempt", "item__position", "round"]
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "item", "round"], name="%(app_label)s_%(class)s_once_per_item"
            ),
            models.CheckConstraint(
                condition=models.Q(round__in=[1, 2]), name="%(app_label)s_%(class)s_round_one_or_two"
            ),
            models.CheckConstraint(
                condition=models.Q(certainty__in=["", "low", "middle", "high"]),
                name="%(app_label)s_%(class)s_certainty_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(revision=0, saved_at=None)
                | models.Q(revision__gte=1, saved_at__isnull=False),
                name="%(app_label)s_%(class)s_saved_with_revision",
            ),
            models.CheckConstraint(
                condition=models.Q(checked_revision=None)
                | models.Q(checked_revision__gte=1, tries__gte=1, checked_revision__lte=models.F("revision")),
                name="%(app_label)s_%(class)s_checked_was_saved",
            ),
            models.CheckConstraint(
                condition=models.Q(score=None) | models.Q(score__isnull=False, score__gte=0, score__lte=1),
                name="%(app_label)s_%(class)s_score_in_range",
            ),
        ]
        indexes = [models.Index(fields=["item", "round"], name="quizzes_response_item")]

    def __str__(self):
        return f"{self.attempt} · {self.item.position}"

    @property
    def is_checked(self) -> bool:
        """Whether a try was used for the answer as it is now."""
        return self.revision == self.checked_revision

    @property
    def feedback(self) -> str:
        """What the student may be told about this item now."""
        told = self.attempt.feedback
        if told != Assignment.Feedback.NOTHING or not self.tries:
            return told
        during = self.attempt.assignment.feedback_during
        still_trying = during == Assignment.Feedback.KEY and self.settled_at is None
        return Assignment.Feedback.SCORE if still_trying else during


class SavedAnswer(models.Model):
    """One save as it arrived. `act` is the browser's own name for it: the same act twice is one row.

    `checked_at` is when a try was used for it.

    `fate` says what became of it: it was kept as the response; something newer was there already (*stale*); or it came
    after answering was over (*late*). Nothing that arrived is thrown away.
    """

    class Fate(models.TextChoices):
        KEPT = "kept", _("kept")
        STALE = "stale", _("something newer was there")
        LATE = "late", _("came too late")

    act = models.UUIDField(_("act"))
    response = models.ForeignKey(
        Response, on_delete=models.CASCADE, related_name="saves", verbose_name=_("response")
    )
    revision = models.PositiveIntegerField(_("revision"))
    answer = models.JSONField(_("answer"), default=dict, blank=True)
    certainty = models.CharField(_("certainty"), max_length=6, choices=Certainty, blank=True)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    device = models.CharField(_("device"), max_length=36, blank=True)
    fate = models.CharField(_("what became of it"), max_length=5, choices=Fate.choices)
    saved_at = models.DateTimeField(_("arrived"))

    class Meta:
        ordering = ["response", "saved_at", "pk"]
        verbose_name = _("save")
        verbose_name_plural = _("saves")
        constraints = [
            models.UniqueConstraint(fields=["response", "act"], name="%(app_label)s_%(class)s_act_once"),
            models.CheckConstraint(
                condition=models.Q(fate__in=["kept", "stale", "late"]),
                name="%(app_label)s_%(class)s_fate_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(certainty__in=["", "low", "middle", "high"]),
                name="%(app_label)s_%(class)s_certainty_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(revision__gte=1), name="%(app_label)s_%(class)s_revision_from_one"
            ),
        ]

    def __str__(self):
        return f"{self.response} · {self.revision}"
