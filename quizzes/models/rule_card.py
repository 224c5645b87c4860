"""The conventions that a keyed judgement cites. Their words come from `rule_cards.toml`; a school may add its own."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

SHIPPED = [
    "slug", "position", "title", "rule", "example", "counter_example", "skill", "applies_to", "reference",
]  # fmt: skip


def digest_of(card: Mapping[str, Any]) -> str:
    """SHA-256 over all that the app ships of a card."""
    words = json.dumps([card[field] for field in SHIPPED], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


class RuleCardQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("position", "pk")


class RuleCard(models.Model):
    """`applies_to` are the names it may be cited for: item kinds, source kinds, stances, voices, devices.

    `shipped_digest` is that of the words the app last wrote here; empty on a school's own card.
    """

    class Skill(models.TextChoices):
        ATTRIBUTION = "attribution", _("attribution")
        STANCE = "stance", _("stance")
        VOICE = "voice", _("voice")
        FRAMING = "framing", _("framing")
        COMPARISON = "comparison", _("comparison")

    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(_("place"), default=0)
    title = models.CharField(_("title"), max_length=120)
    rule = models.TextField(_("rule"))
    example = models.TextField(_("example"))
    counter_example = models.TextField(_("looks alike, and is not"))
    skill = models.CharField(_("skill"), max_length=11, choices=Skill.choices)
    applies_to = models.JSONField(_("applies to"), default=list)
    reference = models.TextField(_("reference"))
    shipped_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = RuleCardQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("rule card")
        verbose_name_plural = _("rule cards")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(skill__in=["attribution", "stance", "voice", "framing", "comparison"]),
                name="%(app_label)s_%(class)s_skill_valid",
            ),
            models.CheckConstraint(
                condition=~models.Q(slug="")
                & ~models.Q(title="")
                & ~models.Q(rule="")
                & ~models.Q(reference=""),
                name="%(app_label)s_%(class)s_not_empty",
            ),
            models.CheckConstraint(
                condition=models.Q(shipped_digest="") | models.Q(shipped_digest__regex=r"^[0-9a-f]{64}$"),
                name="%(app_label)s_%(class)s_shipped_digest_valid",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def digest(self) -> str:
        return digest_of({field: getattr(self, field) for field in SHIPPED})

    @property
    def is_ours(self) -> bool:
        """Whether it came with the app; `is_changed` says whether the school words it otherwise since."""
        return self.shipped_digest != ""

    @property
    def is_changed(self) -> bool:
        return self.is_ours and self.digest != self.shipped_digest
