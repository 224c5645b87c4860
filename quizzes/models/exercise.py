"""What a class is asked: an exercise, and its states one after the other.

An exercise has at most one working draft. Publishing freezes it as a numbered revision; attempts point at that
revision, so that a later edit never changes what somebody was asked.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Story


class Frozen(Exception):
    """Somebody tried to change a published revision or an item of it; make a new draft instead."""


class ExerciseQuerySet(models.QuerySet):
    def own(self, user):
        return self.filter(owner=user)

    def shared(self):
        return self.filter(sharing=Exercise.Sharing.SHARED, withdrawn_at=None)

    def visible_to(self, user):
        """A teacher's own, and what the school shares; for editors also what waits for review."""
        if not user.is_teacher:
            return self.none()
        seen = [Exercise.Sharing.SHARED, *([Exercise.Sharing.SUBMITTED] if user.is_editor else [])]
        return self.filter(models.Q(owner=user) | models.Q(sharing__in=seen, withdrawn_at=None))

    def to_give(self, user):
        """What this teacher can give to a class: visible, published and not withdrawn."""
        published = ExerciseRevision.objects.published().values("exercise")
        found = self.visible_to(user).filter(pk__in=published, withdrawn_at=None)
        return found.select_related("owner").order_by("title", "pk")

    def tagged(self, *, skill="", year=None, topic=""):
        """Those with these tags; what is empty narrows nothing."""
        tags = {"skill": skill, "year": year, "topic__icontains": topic}
        return self.filter(**{name: value for name, value in tags.items() if value})

    def with_details(self):
        """For lists: article, story and owner, and `published_number`, the newest published one or None."""
        published = models.Max("revisions__number", filter=models.Q(revisions__published_at__isnull=False))
        drafts = models.Count("revisions", filter=models.Q(revisions__published_at=None))
        return self.select_related("article", "story", "owner").annotate(
            published_number=published, drafts=drafts
        )


class Exercise(models.Model):
    """`title` is that of its newest revision. `based_on_note` names what it was copied from even after that is gone."""

    class Sharing(models.TextChoices):
        OWN = "own", _("own")
        SUBMITTED = "submitted", _("waiting for review")
        RETURNED = "returned", _("returned")
        SHARED = "shared", _("shared")

    class Skill(models.TextChoices):
        ATTRIBUTION = "attribution", _("attribution")
        STANCE = "stance", _("stance")
        VOICE = "voice", _("voice")
        FRAMING = "framing", _("framing")
        COMPARISON = "comparison", _("comparison")
        MIXED = "mixed", _("several skills")

    MOVES = {
        Sharing.OWN: {Sharing.SUBMITTED},
        Sharing.SUBMITTED: {Sharing.OWN, Sharing.RETURNED, Sharing.SHARED},
        Sharing.RETURNED: {Sharing.OWN, Sharing.SUBMITTED},
        Sharing.SHARED: {Sharing.OWN},
    }

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exercises", verbose_name=_("owner")
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exercises",
        verbose_name=_("article"),
    )
    story = models.ForeignKey(
        Story,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exercises",
        verbose_name=_("story"),
    )
    skill = models.CharField(_("skill"), max_length=11, choices=Skill.choices, default=Skill.MIXED)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("School year, from 1 to 13.")
    )
    topic = models.CharField(_("topic"), max_length=60, blank=True)
    based_on = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name=_("based on"),
    )
    based_on_note = models.CharField(_("based on, in words"), max_length=320, blank=True)
    sharing = models.CharField(_("sharing"), max_length=9, choices=Sharing.choices, default=Sharing.OWN)
    review_note = models.CharField(_("note of the review"), max_length=500, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(
        _("withdrawn"), null=True, blank=True, help_text=_("No class can be given it any more.")
    )

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""), name="%(app_label)s_%(class)s_title_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(article__isnull=False, story=None)
                | models.Q(article=None, story__isnull=False),
                name="%(app_label)s_%(class)s_article_or_story",
                violation_error_message=_("An exercise is about one article or about one story."),
            ),
            models.CheckConstraint(
                condition=models.Q(sharing__in=["own", "submitted", "returned", "shared"]),
                name="%(app_label)s_%(class)s_sharing_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(sharing__in=["shared", "returned"], reviewed_at__isnull=False)
                | models.Q(sharing__in=["own", "submitted"], reviewed_at=None),
                name="%(app_label)s_%(class)s_reviewed_with_sharing",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    skill__in=["attribution", "stance", "voice", "framing", "comparison", "mixed"]
                ),
                name="%(app_label)s_%(class)s_skill_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(year=None) | models.Q(year__isnull=False, year__range=(1, 13)),
                name="%(app_label)s_%(class)s_year_valid",
                violation_error_message=_("A school year is a number from 1 to 13."),
            ),
            models.CheckConstraint(
                condition=models.Q(based_on=None) | ~models.Q(based_on=models.F("pk")),
                name="%(app_label)s_%(class)s_not_based_on_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-created_at"], name="quizzes_exercise_own"),
            models.Index(fields=["sharing", "-created_at"], name="quizzes_exercise_shared"),
        ]

    def __str__(self):
        return self.title

    def may_become(self, sharing: str) -> bool:
        return sharing in self.MOVES[self.Sharing(self.sharing)]

    @property
    def draft(self) -> "ExerciseRevision | None":
        return self.revisions.filter(published_at=None).first()

    @property
    def published(self) -> "ExerciseRevision | None":
        """The newest published revision, which is what a class would be given."""
        return self.revisions.published().order_by("-number").first()


class ExerciseRevisionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def update(self, **kwargs):
        if self.published().exists():
            raise Frozen("A published revision cannot be changed.")
        return super().update(**kwargs)

    def delete(self):
        if self.published().exists():
            raise Frozen("A published revision cannot be deleted.")
        return super().delete()


class ExerciseRevision(models.Model):
    """One state of an exercise: the draft while `published_at` is empty, frozen from then on.

    `version` counts the edits of the draft; whoever saves names the version they saw. `waived` are the findings that
    were published anyway: `{"item": number or None, "finding": …, "because": …}`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    exercise = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="revisions", verbose_name=_("exercise")
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    title = models.CharField(_("title"), max_length=200)
    introduction = models.TextField(_("introduction"), blank=True)
    version = models.PositiveIntegerField(_("edits"), default=1, editable=False)
    waived = models.JSONField(_("published anyway"), default=list, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    objects = ExerciseRevisionQuerySet.as_manager()

    class Meta:
        ordering = ["exercise", "number"]
        verbose_name = _("revision of an exercise")
        verbose_name_plural = _("revisions of exercises")
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "number"], name="%(app_label)s_%(class)s_number_once"
            ),
            models.UniqueConstraint(
                fields=["exercise"],
                condition=models.Q(published_at=None),
                name="%(app_label)s_%(class)s_one_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="%(app_label)s_%(class)s_number_from_one"
            ),
            models.CheckConstraint(
                condition=~models.Q(title=""), name="%(app_label)s_%(class)s_title_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(published_by=None) | models.Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_by_with_time",
            ),
        ]

    def __str__(self):
        return f"{self.title} · {self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            self.refuse_when_frozen()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.refuse_when_frozen()
        return super().delete(*args, **kwargs)

    def refuse_when_frozen(self) -> None:
        """Looks at the stored row, since this one may be stale. Raises Frozen."""
        if ExerciseRevision.objects.published().filter(pk=self.pk).exists():
            raise Frozen("A published revision cannot be changed.")

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def compares_by_outlet(self) -> bool:
        """Whether an item asks of each outlet how it tells a claim: then groups can share them out."""
        tasks = self.items.filter(removed_at=None, task__has_key="articles").values_list("task", flat=True)
        return any("cells" in task["ask"] for task in tasks)

    @property
    def names_outlets(self) -> bool:
        """Whether an item shows by its nature who published what: those that compare are given the other articles."""
        return self.items.filter(removed_at=None, task__has_key="articles").exists()
