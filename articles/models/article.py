"""A piece of an outlet: what is known about it. Its words are in its revisions (`revision.py`)."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models import search
from articles.models.outlet import Outlet
from articles.models.remembered import Remembered
from articles.models.revision import SHA256, Revision
from articles.models.story import Story

SEARCHED = {"title", "outlet", "outlet_id", "current", "current_id"}


class ArticleQuerySet(models.QuerySet):
    def present(self):
        return self.filter(deleted_at=None)

    def deleted(self):
        return self.filter(deleted_at__isnull=False)

    def visible_to(self, user):
        """What this person may read: the school's and their own; for editors also what waits for review."""
        if not user.is_teacher:
            return self.none()
        seen = [Article.Sharing.SHARED, *([Article.Sharing.SUBMITTED] if user.is_editor else [])]
        return self.present().filter(models.Q(owner=user) | models.Q(sharing__in=seen))

    def editable_by(self, user):
        """What this person may change and delete: their own until it is shared; editors, all they see."""
        if not user.is_teacher:
            return self.none()
        if user.is_editor:
            return self.visible_to(user)
        return self.own(user).exclude(sharing=Article.Sharing.SHARED)

    def own(self, user):
        return self.present().filter(owner=user)

    def shared(self):
        return self.present().filter(sharing=Article.Sharing.SHARED)

    def waiting_for_review(self):
        return self.present().filter(sharing=Article.Sharing.SUBMITTED)

    def in_story(self, story):
        return self.filter(story=story).order_by("position", "pk")

    def with_text(self, text_sha256: str):
        """Articles that have, or had in an earlier revision, exactly this text."""
        return self.filter(pk__in=Revision.objects.filter(text_sha256=text_sha256).values("article"))

    def search(self, words: str):
        """Those whose title, outlet and text have all these words, each perhaps longer; all when none."""
        ids = search.matching(words, self.db)
        return self if ids is None else self.filter(pk__in=ids)

    def published_from(self, day: date):
        return self.filter(published_on__gte=day)

    def published_to(self, day: date):
        return self.filter(published_on__lte=day)

    def beside(self, article):
        """The others of the same story, in its order; without a story, none."""
        if article.story_id is None:
            return self.none()
        return self.in_story(article.story_id).exclude(pk=article.pk)

    def covering(self, story):
        """The articles of a story by day and outlet; days that are not known come last."""
        order = [models.F("published_on").asc(nulls_last=True), models.F("outlet__name").asc(nulls_last=True)]
        return self.filter(story=story).order_by(*order, "pk")

    def to_compare(self, story):
        """The articles of a story in its order, with the text that stands and the outlet."""
        return (
            self.present()
            .in_story(story)
            .select_related("outlet", "current")
            .defer("current__original", "current__left_out")
        )

    def of_outlet(self, outlet):
        """The articles of an outlet, the latest first."""
        return self.filter(outlet=outlet).order_by(models.F("published_on").desc(nulls_last=True), "-pk")

    def languages(self):
        """The codes that occur, sorted."""
        return self.order_by("language").values_list("language", flat=True).distinct()

    def with_details(self):
        """For lists: outlet, story and owner, and the current revision without its long columns."""
        return self.select_related("outlet", "story", "owner", "current").defer(
            "current__text", "current__original", "current__left_out", "current__blocks", "current__sentences"
        )


class Article(Remembered):
    class Sharing(models.TextChoices):
        OWN = "own", _("own")
        SUBMITTED = "submitted", _("waiting for review")
        RETURNED = "returned", _("returned")
        SHARED = "shared", _("shared")

    class Kind(models.TextChoices):
        REPORT = "report", _("report")
        OPINION = "opinion", _("opinion")
        TRANSCRIPT = "transcript", _("transcript")
        DOCUMENT = "document", _("document")

    class Way(models.TextChoices):
        TEXT = "text", _("pasted")
        FILE = "file", _("file")
        URL = "url", _("address")
        FEED = "feed", _("feed")

    # own → submitted → shared or returned; the owner may take back, an editor may end the sharing.
    MOVES = {
        Sharing.OWN: {Sharing.SUBMITTED, Sharing.SHARED},
        Sharing.SUBMITTED: {Sharing.OWN, Sharing.RETURNED, Sharing.SHARED},
        Sharing.RETURNED: {Sharing.OWN, Sharing.SUBMITTED},
        Sharing.SHARED: {Sharing.OWN},
    }

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=300, help_text=_("As the current revision has it."))
    # Empty only for a moment, while an import stores both; for readers of the code it is there.
    current: "models.ForeignKey[Revision | None, Revision]" = models.ForeignKey(  # type: ignore[misc]
        Revision,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("current revision"),
    )
    outlet = models.ForeignKey(
        Outlet,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("outlet"),
    )
    story = models.ForeignKey(
        Story,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("story"),
    )
    position = models.PositiveSmallIntegerField(
        _("place in the story"), default=0, help_text=_("In this order the class reads the story's articles.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.REPORT)
    kind_reason = models.CharField(_("why this kind"), max_length=200, blank=True)
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    url = models.CharField(_("address"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=3, default="und")
    licence_note = models.CharField(_("note on rights"), max_length=300, blank=True)

    # A date that is printed without its year stays without one.
    published_on = models.DateField(_("published"), null=True, blank=True)
    published_month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True)
    published_day = models.PositiveSmallIntegerField(_("day"), null=True, blank=True)
    dateline_place = models.CharField(_("place of the dateline"), max_length=120, blank=True)
    dateline_date = models.CharField(_("date of the dateline, as printed"), max_length=40, blank=True)
    dateline_agency = models.CharField(_("agency of the dateline"), max_length=60, blank=True)
    dateline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    dateline_month = models.PositiveSmallIntegerField(null=True, blank=True)
    dateline_day = models.PositiveSmallIntegerField(null=True, blank=True)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("owner"),
    )
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

    way = models.CharField(_("came in as"), max_length=4, choices=Way.choices, default=Way.TEXT)
    source_type = models.CharField(_("type"), max_length=10, blank=True)
    source_name = models.CharField(_("file or address"), max_length=2000, blank=True)
    bytes_sha256 = models.CharField(_("hash of the bytes"), max_length=64, blank=True)
    imported_text_sha256 = models.CharField(_("hash of the text as it came"), max_length=64)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("brought in by"),
    )
    imported_at = models.DateTimeField(_("brought in"), default=timezone.now)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    objects = ArticleQuerySet.as_manager()
    history = HistoricalRecords(cascade_delete_history=True)

    class Meta:
        ordering = ["-imported_at", "-pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""), name="%(app_label)s_%(class)s_title_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(sharing__in=["own", "submitted", "returned", "shared"]),
                name="%(app_label)s_%(class)s_sharing_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["report", "opinion", "transcript", "document"]),
                name="%(app_label)s_%(class)s_kind_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(way__in=["text", "file", "url", "feed"]),
                name="%(app_label)s_%(class)s_way_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(language__regex=r"^[a-z]{2,3}$"),
                name="%(app_label)s_%(class)s_language_valid",
                violation_error_message=_("Write the language as its code of two or three small letters."),
            ),
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__regex=r"^https?://."),
                name="%(app_label)s_%(class)s_url_valid",
                violation_error_message=_("Write the whole address, starting with https://."),
            ),
            models.CheckConstraint(
                # A comparison with nothing counts as passed; so what must be there is asked for.
                condition=models.Q(published_month=None, published_day=None)
                | models.Q(published_month__isnull=False, published_day__isnull=False)
                & models.Q(published_on=None, published_month__range=(1, 12), published_day__range=(1, 31)),
                name="%(app_label)s_%(class)s_published_once",
                violation_error_message=_(
                    "Give the whole date, or month and day where the year is not known."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(dateline_year=None, dateline_month=None, dateline_day=None)
                | (
                    models.Q(dateline_month__isnull=False, dateline_day__isnull=False)
                    & models.Q(dateline_month__range=(1, 12), dateline_day__range=(1, 31))
                    & (models.Q(dateline_year=None) | models.Q(dateline_year__range=(1600, 2200)))
                ),
                name="%(app_label)s_%(class)s_dateline_valid",
                violation_error_message=_(
                    "The date of a dateline has a day and a month; the year may be open."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(owner__isnull=False) | models.Q(sharing="shared"),
                name="%(app_label)s_%(class)s_owner_unless_shared",
                violation_error_message=_("An article that is not shared needs an owner."),
            ),
            models.CheckConstraint(
                condition=models.Q(sharing__in=["shared", "returned"], reviewed_at__isnull=False)
                | models.Q(sharing__in=["own", "submitted"], reviewed_at=None),
                name="%(app_label)s_%(class)s_reviewed_with_sharing",
                violation_error_message=_(
                    "A shared or returned article has the time of its review; no other has one."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(imported_text_sha256__regex=SHA256)
                & (models.Q(bytes_sha256="") | models.Q(bytes_sha256__regex=SHA256)),
                name="%(app_label)s_%(class)s_hashes_valid",
            ),
            models.UniqueConstraint(
                fields=["owner", "imported_text_sha256"],
                condition=models.Q(deleted_at=None),
                name="%(app_label)s_%(class)s_once_per_owner",
                violation_error_message=_("This text is already in the library."),
            ),
        ]
        indexes = [
            models.Index(fields=["-imported_at", "-id"], name="articles_article_newest"),
            models.Index(fields=["owner", "-imported_at"], name="articles_article_own"),
            models.Index(fields=["sharing", "-imported_at"], name="articles_article_shared"),
            models.Index(fields=["published_on"], name="articles_article_published"),
            models.Index(fields=["title"], name="articles_article_title"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        fields = kwargs.get("update_fields")
        if fields is None or SEARCHED & set(fields):
            search.refresh(Article.objects.filter(pk=self.pk))

    @property
    def present_revision(self) -> Revision:
        """The current revision; an article is without one only while it is being made."""
        if self.current is None:
            raise Revision.DoesNotExist
        return self.current

    @property
    def is_shared(self) -> bool:
        return self.sharing == self.Sharing.SHARED

    def may_become(self, sharing: str) -> bool:
        return sharing in self.MOVES[self.Sharing(self.sharing)]
