"""Who publishes: facts to look up, never a score."""

import re
import unicodedata
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models import search

ARTICLE_IN_FRONT = re.compile(r"^(?:the|der|die|das|le|la|les|el|los|il) (?=\S)")
HOST = r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$"


def name_key(name: str) -> str:
    """What two ways of printing one name share: no case, accents or punctuation, no *The* in front."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = " ".join(re.findall(r"[^\W_]+", plain))
    return ARTICLE_IN_FRONT.sub("", words)


class OutletQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(state=Outlet.State.CONFIRMED)

    def proposed(self):
        return self.filter(state=Outlet.State.PROPOSED)

    def visible_to(self, user):
        """Confirmed outlets, those this person proposed, and those of articles of theirs; editors see all."""
        if user.is_editor:
            return self
        mine = models.Q(proposed_by=user) | models.Q(pk__in=user.articles.values("outlet"))
        return self.filter(models.Q(state=Outlet.State.CONFIRMED) | mine)

    def at_host(self, host: str):
        """The outlets of a host and of the domains it belongs to, the nearest first."""
        labels = host.lower().removeprefix("www.").split(".")
        domains = [".".join(labels[at:]) for at in range(max(len(labels) - 1, 0))]
        return self.filter(hosts__host__in=domains).order_by(models.functions.Length("hosts__host").desc())

    def called(self, name: str):
        key = name_key(name)
        named = models.Q(name_key=key) | models.Q(aliases__name_key=key)
        return self.filter(named).distinct() if key else self.none()

    def with_article_count(self, user):
        """`article_count`: how many of its articles this person may see."""
        from articles.models.article import Article

        visible = Article.objects.visible_to(user).filter(outlet=models.OuterRef("pk")).order_by()
        counted = visible.values("outlet").annotate(number=models.Count("pk")).values("number")
        return self.annotate(article_count=models.functions.Coalesce(models.Subquery(counted), 0))


class Outlet(models.Model):
    """A newspaper, agency, broadcaster, or an office that publishes its own documents."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")

    MOVES = {State.PROPOSED: {State.CONFIRMED}, State.CONFIRMED: {State.PROPOSED}}

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    name_key = models.CharField(max_length=120, editable=False)
    country = models.CharField(_("country"), max_length=60, blank=True)
    language = models.CharField(
        _("language"), max_length=8, blank=True, help_text=_("Its code, such as en or de.")
    )
    ownership = models.CharField(
        _("ownership"),
        max_length=500,
        blank=True,
        help_text=_("Who owns and who pays for it, as it can be looked up."),
    )
    self_description = models.CharField(
        _("self-description"),
        max_length=500,
        blank=True,
        help_text=_("What it says about itself, in its own words."),
    )
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposed_outlets",
        verbose_name=_("proposed by"),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    objects = OutletQuerySet.as_manager()
    history = HistoricalRecords(cascade_delete_history=True, excluded_fields=["name_key"])

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        constraints = [
            models.UniqueConstraint(
                fields=["name_key", "country"],
                name="%(app_label)s_%(class)s_once_per_country",
                violation_error_message=_("An outlet of this name and country is there already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(name_key=""),
                name="%(app_label)s_%(class)s_name_not_empty",
                violation_error_message=_("Give the outlet a name with at least one letter or digit."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["proposed", "confirmed"]),
                name="%(app_label)s_%(class)s_state_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(language="") | models.Q(language__regex=r"^[a-z]{2,3}$"),
                name="%(app_label)s_%(class)s_language_valid",
                violation_error_message=_("Write the language as its code of two or three small letters."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)
        if kwargs.get("update_fields") is not None and "name" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "name_key"}
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            search.refresh(self.articles.all())

    def clean(self):
        super().clean()
        self.name_key = name_key(self.name)


class OutletHost(models.Model):
    """A host name an outlet publishes under; subdomains belong to it."""

    outlet = models.ForeignKey(
        Outlet, on_delete=models.CASCADE, related_name="hosts", verbose_name=_("outlet")
    )
    host = models.CharField(_("host"), max_length=253, unique=True)

    class Meta:
        ordering = ["host"]
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(host__regex=HOST) & ~models.Q(host__startswith="www."),
                name="%(app_label)s_%(class)s_host_valid",
                violation_error_message=_(
                    "Write the host in small letters and without www., such as courier.example."
                ),
            ),
        ]

    def __str__(self):
        return self.host


class OutletAlias(models.Model):
    """Another name an outlet is printed under, such as its initials."""

    outlet = models.ForeignKey(
        Outlet, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("outlet")
    )
    name = models.CharField(_("name"), max_length=120)
    name_key = models.CharField(max_length=120, editable=False)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(
                fields=["outlet", "name_key"], name="%(app_label)s_%(class)s_once_per_outlet"
            ),
            models.CheckConstraint(
                condition=~models.Q(name_key=""), name="%(app_label)s_%(class)s_name_not_empty"
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self.name_key = name_key(self.name)
