"""Who says what: source, cue and content, tied together."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.analysis.spans import Span
from articles.models.marks import Anchored, Mark, MarkQuerySet


class AttributionQuerySet(MarkQuerySet):
    def with_spans(self):
        return self.prefetch_related("spans")


class Attribution(Mark):
    """One attribution. Its spans are rows, in the order of the text; a source nobody names has none."""

    class SourceKind(models.TextChoices):
        NAMED_PERSON = "named person", _("named person")
        ORGANISATION = "organisation", _("organisation")
        NEWS_OUTLET = "news outlet", _("news outlet")
        DOCUMENT = "document", _("document")
        UNNAMED = "unnamed", _("unnamed")
        GROUP = "group", _("group")
        WRITER = "the writer", _("the writer")

    class Quotation(models.TextChoices):
        DIRECT = "direct", _("direct")
        MIXED = "mixed", _("mixed")
        INDIRECT = "indirect", _("indirect")

    class Stance(models.TextChoices):
        ACKNOWLEDGES = "acknowledges", _("acknowledges")
        ENDORSES = "endorses", _("endorses")
        DISTANCES = "distances", _("distances")

    source_kind = models.CharField(_("source kind"), max_length=12, choices=SourceKind.choices)
    source_name = models.CharField(
        _("source"),
        max_length=120,
        blank=True,
        help_text=_("The name all mentions of this source are gathered under."),
    )
    quotation = models.CharField(_("quotation"), max_length=8, choices=Quotation.choices)
    stance = models.CharField(_("stance of the cue"), max_length=12, choices=Stance.choices)
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("told within"),
        help_text=_("The attribution whose content holds this one."),
    )

    objects = AttributionQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Mark.Meta):
        abstract = False
        ordering = ["revision", "pk"]
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        constraints = [
            *Mark.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(
                    source_kind__in=[
                        "named person", "organisation", "news outlet", "document", "unnamed", "group",
                        "the writer",
                    ]
                ),
                name="%(app_label)s_%(class)s_source_kind_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(quotation__in=["direct", "mixed", "indirect"]),
                name="%(app_label)s_%(class)s_quotation_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(stance__in=["acknowledges", "endorses", "distances"]),
                name="%(app_label)s_%(class)s_stance_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("pk")),
                name="%(app_label)s_%(class)s_not_its_own_parent",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["revision", "state"], name="articles_attribution_state")]

    def __str__(self):
        return self.source_name or self.get_source_kind_display()

    def spans_of(self, role: str) -> list[Span]:
        return [Span(span.start, span.end) for span in self.spans.all() if span.role == role]


class AttributionSpan(Anchored):
    """A span of one of the three roles; counts in the `part` of its attribution."""

    class Role(models.TextChoices):
        SOURCE = "source", _("source")
        CUE = "cue", _("cue")
        CONTENT = "content", _("content")

    attribution = models.ForeignKey(
        Attribution, on_delete=models.CASCADE, related_name="spans", verbose_name=_("attribution")
    )
    role = models.CharField(_("role"), max_length=7, choices=Role.choices)

    class Meta(Anchored.Meta):
        abstract = False
        ordering = ["attribution", "start", "end"]
        verbose_name = _("span")
        verbose_name_plural = _("spans")
        constraints = [
            *Anchored.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(role__in=["source", "cue", "content"]),
                name="%(app_label)s_%(class)s_role_valid",
            ),
            models.UniqueConstraint(
                fields=["attribution", "role", "start"], name="%(app_label)s_%(class)s_once"
            ),
        ]

    def __str__(self):
        return f"[{self.quote}]{self.role}"
