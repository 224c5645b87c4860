"""What is said about a response: scores, the machine's and the teacher's, and the student's objection."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.response import Response


class Score(models.Model):
    """One judgement of a response: the automatic one, or a teacher's. The newest of each origin stands.

    A teacher's counts before an automatic one. `lines` is what can be said about the response, sentence by sentence.
    """

    class Origin(models.TextChoices):
        AUTOMATIC = "automatic", _("automatic")
        TEACHER = "teacher", _("teacher")

    response = models.ForeignKey(
        Response, on_delete=models.CASCADE, related_name="scores", verbose_name=_("response")
    )
    origin = models.CharField(_("origin"), max_length=9, choices=Origin.choices)
    value = models.DecimalField(_("score"), max_digits=7, decimal_places=6)
    level = models.CharField(_("level"), max_length=60, blank=True)
    lines = models.JSONField(_("in words"), default=list, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    because = models.CharField(_("because"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    made_at = models.DateTimeField(_("given"), default=timezone.now)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)

    class Meta:
        ordering = ["response", "made_at", "pk"]
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(
                fields=["response", "origin"],
                condition=models.Q(replaced_at=None),
                name="%(app_label)s_%(class)s_one_stands",
            ),
            models.CheckConstraint(
                condition=models.Q(origin__in=["automatic", "teacher"]),
                name="%(app_label)s_%(class)s_origin_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0, value__lte=1), name="%(app_label)s_%(class)s_value_in_range"
            ),
        ]

    def __str__(self):
        return f"{self.response}: {self.value}"


class Contest(models.Model):
    """A student's objection to a key, with the reason; a teacher answers it."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    MOVES = {
        State.OPEN: {State.ACCEPTED, State.DECLINED},
        State.ACCEPTED: {State.OPEN},
        State.DECLINED: {State.OPEN},
    }

    response = models.OneToOneField(
        Response, on_delete=models.CASCADE, related_name="contest", verbose_name=_("response")
    )
    reason = models.TextField(_("reason"), max_length=1000)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    reply = models.TextField(_("reply"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("contested key")
        verbose_name_plural = _("contested keys")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open", decided_at=None)
                | models.Q(state__in=["accepted", "declined"], decided_at__isnull=False),
                name="%(app_label)s_%(class)s_state_valid",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="%(app_label)s_%(class)s_reason_not_empty"
            ),
        ]

    def __str__(self):
        return f"{self.response}: {self.reason[:60]}"
