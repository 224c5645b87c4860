"""The writer's own framing: a span with its device."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.analysis.spans import Span
from articles.models.marks import Anchored, Mark


class FramingMark(Anchored, Mark):
    class Device(models.TextChoices):
        LOADED_WORD = "loaded word", _("loaded word")
        LABEL = "label", _("label")
        STANCE_LADEN_CUE = "stance-laden cue", _("stance-laden cue")
        INTERPRETATION = "unattributed interpretation", _("unattributed interpretation")
        PRESUPPOSITION = "presupposition", _("presupposition")
        VAGUE_ATTRIBUTION = "vague attribution", _("vague attribution")
        SCARE_QUOTES = "scare quotes", _("scare quotes")
        BACKGROUND_STEER = "background steer", _("background steer")

    device = models.CharField(_("device"), max_length=27, choices=Device.choices)

    class Meta(Mark.Meta):
        abstract = False
        ordering = ["revision", "start", "end"]
        verbose_name = _("framing mark")
        verbose_name_plural = _("framing marks")
        constraints = [
            *Anchored.Meta.constraints,
            *Mark.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(
                    device__in=[
                        "loaded word", "label", "stance-laden cue", "unattributed interpretation",
                        "presupposition", "vague attribution", "scare quotes", "background steer",
                    ]
                ),
                name="%(app_label)s_%(class)s_device_valid",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["revision", "state"], name="articles_framingmark_state")]

    def __str__(self):
        return f"{self.get_device_display()}: {self.quote[:60]}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
