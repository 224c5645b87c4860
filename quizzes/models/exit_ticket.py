"""The last minute of a discussion: one question, and one short answer of each student."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempt import Attempt

LONGEST = 500


class ExitTicket(models.Model):
    """Written while the discussion is at its exit ticket, and written anew as long as it is."""

    attempt = models.OneToOneField(
        Attempt, on_delete=models.CASCADE, related_name="exit_ticket", verbose_name=_("attempt")
    )
    text = models.TextField(_("answer"), max_length=LONGEST)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("exit ticket")
        verbose_name_plural = _("exit tickets")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""), name="%(app_label)s_%(class)s_text_not_empty"
            ),
        ]

    def __str__(self):
        return f"{self.attempt}: {self.text[:60]}"
