"""A feed or a list of addresses that comes in line by line, in the background."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportRunQuerySet(models.QuerySet):
    def own(self, user):
        return self.filter(owner=user)

    def unfinished(self):
        return self.filter(state__in=[ImportRun.State.WAITING, ImportRun.State.RUNNING])

    def with_progress(self):
        """`line_count`, and how many of them are done, came in, were there already, and failed."""
        counted = {
            "line_count": None,
            "done_count": ~models.Q(lines__state=ImportLine.State.WAITING),
            "imported_count": models.Q(lines__state=ImportLine.State.IMPORTED),
            "already_there_count": models.Q(lines__state=ImportLine.State.ALREADY_THERE),
            "failed_count": models.Q(lines__state=ImportLine.State.FAILED),
        }
        return self.annotate(**{name: models.Count("lines", filter=which) for name, which in counted.items()})


class ImportRun(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        FINISHED = "finished", _("finished")
        FAILED = "failed", _("failed")
        STOPPED = "stopped", _("stopped")

    class Way(models.TextChoices):
        FEED = "feed", _("feed")
        ADDRESSES = "addresses", _("list of addresses")

    # A restart leaves a run running, and it goes on; what failed or was stopped can be taken up again.
    MOVES = {
        State.WAITING: {State.RUNNING, State.STOPPED, State.FAILED},
        State.RUNNING: {State.FINISHED, State.FAILED, State.STOPPED},
        State.FINISHED: set(),
        State.FAILED: {State.WAITING},
        State.STOPPED: {State.WAITING},
    }

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="import_runs",
        verbose_name=_("owner"),
    )
    way = models.CharField(_("what"), max_length=9, choices=Way.choices)
    feed_url = models.CharField(_("address of the feed"), max_length=2000, blank=True)
    story = models.ForeignKey(
        "articles.Story",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("story"),
    )
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    turn = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("Which task may go on with it; every earlier one stops.")
    )
    result = models.CharField(_("result"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("started"), default=timezone.now)
    finished_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running", "finished", "failed", "stopped"]),
                name="%(app_label)s_%(class)s_state_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(way="feed", feed_url__regex=r"^https?://.")
                | models.Q(way="addresses", feed_url=""),
                name="%(app_label)s_%(class)s_way_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running"], finished_at=None)
                | models.Q(state__in=["finished", "failed", "stopped"], finished_at__isnull=False),
                name="%(app_label)s_%(class)s_finished_with_state",
            ),
        ]

    def __str__(self):
        return self.feed_url or f"{self.get_way_display()} · {self.created_at:%Y-%m-%d %H:%M}"


class ImportLineQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ImportLine.State.WAITING)


class ImportLine(models.Model):
    """One address of a run and what came of it, in one sentence."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        IMPORTED = "imported", _("brought in")
        ALREADY_THERE = "already there", _("already in the library")
        FAILED = "failed", _("failed")

    MOVES = {
        State.WAITING: {State.IMPORTED, State.ALREADY_THERE, State.FAILED},
        State.IMPORTED: set(),
        State.ALREADY_THERE: set(),
        State.FAILED: {State.WAITING},
    }

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="lines", verbose_name=_("import")
    )
    position = models.PositiveIntegerField(_("line"))
    url = models.CharField(_("address"), max_length=2000)
    title = models.CharField(_("title"), max_length=300, blank=True, help_text=_("As the feed gives it."))
    state = models.CharField(_("state"), max_length=13, choices=State.choices, default=State.WAITING)
    result = models.CharField(_("result"), max_length=300, blank=True)
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("article"),
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    objects = ImportLineQuerySet.as_manager()

    class Meta:
        ordering = ["run", "position"]
        verbose_name = _("line of an import")
        verbose_name_plural = _("lines of an import")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "imported", "already there", "failed"]),
                name="%(app_label)s_%(class)s_state_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", done_at=None)
                | models.Q(state__in=["imported", "already there", "failed"], done_at__isnull=False),
                name="%(app_label)s_%(class)s_done_with_state",
            ),
            models.UniqueConstraint(fields=["run", "position"], name="%(app_label)s_%(class)s_position_once"),
            models.UniqueConstraint(fields=["run", "url"], name="%(app_label)s_%(class)s_url_once"),
        ]

    def __str__(self):
        return self.url
