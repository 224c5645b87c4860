"""One event, covered by several articles: a coverage set."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class StoryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Shared stories, and this person's own; editors see all."""
        if user.is_editor:
            return self
        return self.filter(models.Q(shared=True) | models.Q(owner=user))

    def own(self, user):
        return self.filter(owner=user)

    def editable_by(self, user):
        return self if user.is_editor else self.own(user)

    def with_article_count(self, user):
        """`article_count`: how many of its articles this person may see."""
        from articles.models.article import Article

        visible = Article.objects.visible_to(user).filter(story=models.OuterRef("pk")).order_by()
        counted = visible.values("story").annotate(number=models.Count("pk")).values("number")
        return self.annotate(article_count=models.functions.Coalesce(models.Subquery(counted), 0))


class Story(models.Model):
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    summary = models.CharField(
        _("what happened"),
        max_length=500,
        blank=True,
        help_text=_("One plain sentence that every side would sign."),
    )
    happened_on = models.DateField(_("day of the event"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stories",
        verbose_name=_("owner"),
    )
    shared = models.BooleanField(
        _("shared"),
        default=False,
        help_text=_("Every teacher of the school sees it; its articles are shared one by one."),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    objects = StoryQuerySet.as_manager()
    history = HistoricalRecords(cascade_delete_history=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""), name="%(app_label)s_%(class)s_title_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(owner__isnull=False) | models.Q(shared=True),
                name="%(app_label)s_%(class)s_owner_unless_shared",
                violation_error_message=_("A story that is not shared needs an owner."),
            ),
        ]

    def __str__(self):
        return self.title
