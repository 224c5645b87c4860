"""Marks that a new revision could not take over with certainty: a person places or drops them."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UnplacedMarkQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=UnplacedMark.State.WAITING)

    def with_marks(self):
        return self.select_related("attribution", "framing_mark").prefetch_related("attribution__spans")


class UnplacedMark(models.Model):
    """`attribution` or `framing_mark` is the mark as it stands on the former revision."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        PLACED = "placed", _("placed")
        DROPPED = "dropped", _("dropped")

    class Why(models.TextChoices):
        GONE = "gone", _("its words are not there any more")
        TWICE = "twice", _("its words could be meant in more than one place")
        CHANGED = "changed", _("its words are there, but what stood around them is not")

    MOVES = {
        State.WAITING: {State.PLACED, State.DROPPED},
        State.PLACED: set(),
        State.DROPPED: {State.WAITING},
    }

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.CASCADE, related_name="unplaced", verbose_name=_("new revision")
    )
    attribution = models.ForeignKey(
        "articles.Attribution", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    framing_mark = models.ForeignKey(
        "articles.FramingMark", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    why = models.CharField(_("why"), max_length=7, choices=Why.choices)
    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    created_at = models.DateTimeField(_("made"), default=timezone.now)

    objects = UnplacedMarkQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "pk"]
        verbose_name = _("unplaced mark")
        verbose_name_plural = _("unplaced marks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(attribution__isnull=False, framing_mark=None)
                | models.Q(attribution=None, framing_mark__isnull=False),
                name="%(app_label)s_%(class)s_one_mark",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "placed", "dropped"]),
                name="%(app_label)s_%(class)s_state_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(why__in=["gone", "twice", "changed"]),
                name="%(app_label)s_%(class)s_why_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_at=None)
                | models.Q(state__in=["placed", "dropped"], decided_at__isnull=False),
                name="%(app_label)s_%(class)s_decided_with_state",
            ),
            models.UniqueConstraint(
                fields=["revision", "attribution"], name="%(app_label)s_%(class)s_attribution_once"
            ),
            models.UniqueConstraint(
                fields=["revision", "framing_mark"], name="%(app_label)s_%(class)s_framing_mark_once"
            ),
        ]

    def __str__(self):
        return f"{self.mark} · {self.get_why_display()}"

    @property
    def mark(self):
        return self.attribution or self.framing_mark
