"""What comparing the articles of a story found, stored for each revision and each pair, and what persons decided.

The shapes of the JSON columns are those of `actions/coverage.py`, which alone writes them.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.marks import Mark


class CoverageReading(models.Model):
    """One revision, cut into passages of one voice, with its shares of voice and its chains.

    `marks_state` says which marks it was read with (`Revision.objects.marks_states`); where they have changed
    since, it is read again.
    """

    revision = models.OneToOneField(
        "articles.Revision",
        on_delete=models.CASCADE,
        related_name="coverage_reading",
        verbose_name=_("revision"),
    )
    marks_state = models.CharField(_("state of the marks"), max_length=120)
    passages = models.JSONField(_("passages"), default=list)
    shares = models.JSONField(_("shares of voice"), default=dict)
    chains = models.JSONField(_("chains"), default=list, blank=True)
    framing = models.JSONField(_("framing"), default=list, blank=True)
    headline = models.PositiveIntegerField(_("passage of the headline"), null=True, blank=True)
    paragraphs = models.PositiveIntegerField(_("paragraphs"), default=0)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        ordering = ["revision"]
        verbose_name = _("reading for comparison")
        verbose_name_plural = _("readings for comparison")

    def __str__(self):
        return str(self.revision)


class ComparisonQuerySet(models.QuerySet):
    def among(self, revisions):
        """Those of two of these revisions."""
        return self.filter(first__in=revisions, second__in=revisions)


class Comparison(models.Model):
    """Two revisions, the one with the smaller key first."""

    first = models.ForeignKey(
        "articles.Revision", on_delete=models.CASCADE, related_name="+", verbose_name=_("one revision")
    )
    second = models.ForeignKey(
        "articles.Revision", on_delete=models.CASCADE, related_name="+", verbose_name=_("other revision")
    )
    marks_state = models.CharField(_("state of the marks"), max_length=250)
    likeness = models.FloatField(_("likeness"), help_text=_("From 0 to 1: whether both are about one event."))
    same_event = models.BooleanField(_("same event"))
    shared_names = models.JSONField(_("names both have"), default=list, blank=True)
    by_names_only = models.BooleanField(
        _("by names and numbers only"), default=False, help_text=_("The languages differ, or are not known.")
    )
    reused = models.JSONField(_("taken over"), default=list, blank=True)
    traces = models.JSONField(_("quotations of the record"), default=list, blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        ordering = ["first", "second"]
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="%(app_label)s_%(class)s_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(likeness__range=(0, 1)), name="%(app_label)s_%(class)s_likeness_share"
            ),
        ]

    def __str__(self):
        return f"{self.first} – {self.second}"


class AlignmentQuerySet(models.QuerySet):
    def decided(self):
        return self.exclude(state=Mark.State.DRAFT)

    def kept(self):
        return self.exclude(state=Mark.State.REJECTED)

    def of_passages(self):
        return self.filter(kind=Alignment.Kind.PASSAGE)


class Alignment(models.Model):
    """A passage of the one revision that says what a passage of the other says: drafted, or linked by a person.

    Or a label of the one and what the other calls the same; `about` is the name of whoever is called so, if any. The
    relation then says nothing.
    """

    State, Origin, MOVES = Mark.State, Mark.Origin, Mark.MOVES

    class Relation(models.TextChoices):
        SAME = "same source", _("same source")
        OTHER = "other source", _("other source")
        OWN = "the writer's own voice", _("the writer’s own voice")
        CONTRADICTED = "contradicted", _("contradicted")

    class Kind(models.TextChoices):
        PASSAGE = "passage", _("a passage")
        PERSON = "person", _("a person")
        GROUP = "group", _("a group")
        ACT = "act", _("an act")
        PLACE = "place", _("a place")
        THING = "thing", _("a thing")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("what is aligned"), max_length=7, choices=Kind.choices, default=Kind.PASSAGE)
    about = models.CharField(_("about"), max_length=200, blank=True)
    comparison = models.ForeignKey(
        Comparison, on_delete=models.CASCADE, related_name="alignments", verbose_name=_("comparison")
    )
    first_start = models.PositiveIntegerField(_("start in the one"))
    first_end = models.PositiveIntegerField(_("end in the one"))
    first_quote = models.TextField(_("words of the one"))
    second_start = models.PositiveIntegerField(_("start in the other"))
    second_end = models.PositiveIntegerField(_("end in the other"))
    second_quote = models.TextField(_("words of the other"))
    relation = models.CharField(_("relation"), max_length=22, choices=Relation.choices)
    difference = models.JSONField(
        _("difference"), null=True, blank=True, help_text=_("The words that contradict each other.")
    )
    state = models.CharField(_("state"), max_length=8, choices=Mark.State.choices, default=Mark.State.DRAFT)
    origin = models.CharField(
        _("proposed by"), max_length=7, choices=Mark.Origin.choices, default=Mark.Origin.DRAFTER
    )
    score = models.FloatField(_("score"), null=True, blank=True)
    confidence = models.FloatField(_("confidence"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=0)

    objects = AlignmentQuerySet.as_manager()

    class Meta:
        ordering = ["comparison", "first_start", "second_start"]
        verbose_name = _("alignment")
        verbose_name_plural = _("alignments")
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "kind", "first_start", "first_end", "second_start", "second_end"],
                name="%(app_label)s_%(class)s_once",
            ),
            models.CheckConstraint(
                condition=models.Q(first_start__lt=models.F("first_end"))
                & models.Q(second_start__lt=models.F("second_end")),
                name="%(app_label)s_%(class)s_start_before_end",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["passage", "person", "group", "act", "place", "thing"]),
                name="%(app_label)s_%(class)s_kind_valid",
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
                condition=models.Q(
                    relation__in=["same source", "other source", "the writer's own voice", "contradicted"]
                ),
                name="%(app_label)s_%(class)s_relation_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", decided_at=None)
                | models.Q(state__in=["accepted", "rejected"], decided_at__isnull=False),
                name="%(app_label)s_%(class)s_decided_with_state",
            ),
            models.CheckConstraint(
                condition=models.Q(origin="person", confidence=None, score=None)
                | models.Q(
                    origin="drafter", confidence__isnull=False, score__isnull=False,
                    confidence__range=(0, 1), score__range=(0, 1),
                ),
                name="%(app_label)s_%(class)s_confidence_with_origin",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.first_quote[:40]} – {self.second_quote[:40]}"

    @property
    def is_label(self) -> bool:
        return self.kind != self.Kind.PASSAGE


class AlignmentDecisionQuerySet(models.QuerySet):
    def last_live(self):
        """The decision `undo` takes back, or None. Runs a query."""
        return self.filter(undone_at=None).select_related("alignment").order_by("-pk").first()

    def next_undone(self):
        """The decision `redo` does again: taken back last, with nothing decided since; or None. Runs two queries."""
        live = self.filter(undone_at=None).aggregate(last=models.Max("pk"))["last"] or 0
        rows = self.filter(pk__gt=live).exclude(undone_at=None)
        return rows.select_related("alignment").order_by("pk").first()


class AlignmentDecision(models.Model):
    """What a person did to an alignment. Never changed but for `undone_at`."""

    class Verb(models.TextChoices):
        ACCEPT = "accept", _("accepted")
        REJECT = "reject", _("rejected")
        REOPEN = "reopen", _("put back to draft")
        LINK = "link", _("linked by hand")
        RELATE = "relate", _("said how it is told")

    alignment = models.ForeignKey(
        Alignment, on_delete=models.CASCADE, related_name="decisions", verbose_name=_("alignment")
    )
    verb = models.CharField(_("what was done"), max_length=6, choices=Verb.choices)
    before = models.JSONField(_("before"), null=True, blank=True)
    after = models.JSONField(_("after"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="alignment_decisions",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = AlignmentDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("decision on an alignment")
        verbose_name_plural = _("decisions on alignments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verb__in=["accept", "reject", "reopen", "link", "relate"]),
                name="%(app_label)s_%(class)s_verb_valid",
            ),
        ]

    def __str__(self):
        return f"{self.get_verb_display()} · {self.at:%Y-%m-%d %H:%M}"
