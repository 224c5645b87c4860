"""A key that was changed after students had answered. The published item stays; the change stands beside it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.assignment import Assignment
from quizzes.models.item import Item


class KeyChangeQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(undone_at=None)

    def in_order(self):
        return self.order_by("made_at", "pk")


class KeyChange(models.Model):
    """`key` is the whole key from then on, for this assignment. With `only_raise`, nobody's score falls by it."""

    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, related_name="key_changes", verbose_name=_("assignment")
    )
    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="key_changes", verbose_name=_("item")
    )
    key = models.JSONField(_("key"))
    only_raise = models.BooleanField(_("only raise scores"), default=False)
    because = models.CharField(_("because"), max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    made_at = models.DateTimeField(_("changed"), default=timezone.now)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = KeyChangeQuerySet.as_manager()

    class Meta:
        ordering = ["assignment", "item", "made_at", "pk"]
        verbose_name = _("changed key")
        verbose_name_plural = _("changed keys")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(because=""),
                name="%(app_label)s_%(class)s_because_not_empty",
                violation_error_message=_("Say why the key is changed: students will read it."),
            ),
        ]
        indexes = [models.Index(fields=["assignment", "item"], name="quizzes_keychange_item")]

    def __str__(self):
        return f"{self.item} · {self.because[:60]}"
