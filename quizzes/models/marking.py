"""What helps a teacher mark: the comments they keep, and what the school calls the levels of a rubric."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class KeptCommentQuerySet(models.QuerySet):
    def of(self, user):
        """This teacher's own, the oldest first, so that each keeps its letter."""
        return self.filter(owner=user).order_by("pk")


class KeptComment(models.Model):
    """A comment a teacher keeps for other answers."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_comments", verbose_name=_("teacher")
    )  # fmt: skip
    text = models.CharField(_("comment"), max_length=1000)
    made_at = models.DateTimeField(_("kept"), default=timezone.now)

    objects = KeptCommentQuerySet.as_manager()

    class Meta:
        ordering = ["owner", "pk"]
        verbose_name = _("kept comment")
        verbose_name_plural = _("kept comments")
        constraints = [
            models.UniqueConstraint(fields=["owner", "text"], name="%(app_label)s_%(class)s_text_once"),
            models.CheckConstraint(
                condition=~models.Q(text=""), name="%(app_label)s_%(class)s_text_not_empty"
            ),
        ]

    def __str__(self):
        return self.text[:60]


class RubricLevel(models.Model):
    """A level that new rubrics of this school start with, the lowest first. Without two of them the app's are taken.

    Keys hold their levels themselves: what is changed here changes no exercise that is there already.
    """

    position = models.PositiveSmallIntegerField(
        _("place"), unique=True, help_text=_("The lowest level is 1.")
    )
    name = models.CharField(_("name"), max_length=60, unique=True)
    description = models.CharField(_("what it takes"), max_length=500, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name = _("rubric level")
        verbose_name_plural = _("rubric levels")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""), name="%(app_label)s_%(class)s_name_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(position__range=(1, 8)),
                name="%(app_label)s_%(class)s_position_in_range",
                violation_error_message=_("Places are from 1 to 8."),
            ),
        ]

    def __str__(self):
        return self.name
