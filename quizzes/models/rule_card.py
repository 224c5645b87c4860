"""The conventions that a keyed judgement cites. Their words come from `rule_cards.toml`; a school may add its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RuleCardQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("position", "pk")


class RuleCard(models.Model):
    """`applies_to` are the names it may be cited for: item kinds, source kinds, stances, voices, devices."""

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
        ]

    def __str__(self):
        return self.title
