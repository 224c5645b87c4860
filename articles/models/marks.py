"""What attributions and framing marks have in common: where they stand, who proposed them, who decided."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.revision import Part


class NotAMove(Exception):
    """A mark, or the sharing of an article, cannot go from its state to that one."""


class Anchored(models.Model):
    """A half-open range of code points of one part of a revision, with its words and their surroundings."""

    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    quote = models.TextField(_("quote"))
    prefix = models.CharField(_("before"), max_length=80, blank=True)
    suffix = models.CharField(_("after"), max_length=80, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="%(app_label)s_%(class)s_start_before_end"
            ),
            models.CheckConstraint(
                condition=Exact(Length("quote"), models.F("end") - models.F("start")),
                name="%(app_label)s_%(class)s_quote_fits",
            ),
        ]


class MarkQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(state=Mark.State.DRAFT)

    def accepted(self):
        return self.filter(state=Mark.State.ACCEPTED)

    def kept(self):
        """Drafts and accepted marks: everything a person has not rejected."""
        return self.exclude(state=Mark.State.REJECTED)

    def unsure_first(self):
        return self.order_by("confidence", "pk")


class Mark(models.Model):
    """A judgement about a text: proposed by the drafter or a person, and decided by a person."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    class Origin(models.TextChoices):
        DRAFTER = "drafter", _("drafter")
        PERSON = "person", _("person")

    # Every decision can be taken back.
    MOVES = {
        State.DRAFT: {State.ACCEPTED, State.REJECTED},
        State.ACCEPTED: {State.DRAFT, State.REJECTED},
        State.REJECTED: {State.DRAFT, State.ACCEPTED},
    }

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.CASCADE, related_name="%(class)ss", verbose_name=_("revision")
    )
    part = models.CharField(_("part"), max_length=8, choices=Part.choices, default=Part.BODY)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
    origin = models.CharField(_("proposed by"), max_length=7, choices=Origin.choices, default=Origin.PERSON)
    confidence = models.FloatField(
        _("confidence"),
        null=True,
        blank=True,
        help_text=_("Of the drafter, from 0 to 1; a person's mark has none."),
    )
    rule = models.CharField(_("rule"), max_length=80, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("carried over from"),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = MarkQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part__in=["body", "title", "captions"]),
                name="%(app_label)s_%(class)s_part_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "accepted", "rejected"]),
                name="%(app_label)s_%(class)s_state_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(origin__in=["drafter", "person"]),
                name="%(app_label)s_%(class)s_origin_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", decided_at=None)
                | models.Q(state__in=["accepted", "rejected"], decided_at__isnull=False),
                name="%(app_label)s_%(class)s_decided_with_state",
            ),
            models.CheckConstraint(
                condition=models.Q(origin="person", confidence=None, rule="")
                | models.Q(origin="drafter", confidence__isnull=False, confidence__range=(0, 1))
                & ~models.Q(rule=""),
                name="%(app_label)s_%(class)s_confidence_with_origin",
            ),
        ]

    def move_to(self, state: str, *, by, at) -> None:
        """Decide, or take a decision back. Raises NotAMove."""
        if state not in self.MOVES[self.State(self.state)]:
            raise NotAMove(f"{self.state} → {state}")
        back_to_draft = state == self.State.DRAFT
        self.state = state
        self.decided_by, self.decided_at = (None, None) if back_to_draft else (by, at)
        self.save(update_fields=["state", "decided_by", "decided_at"])
