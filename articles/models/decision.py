"""What was decided at the claim desk: who, when, and from what to what. Nothing here is ever changed or deleted
but `undone_at`, so that undo and redo have no end."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.marks import Mark


class DecisionQuerySet(models.QuerySet):
    def can_be_undone(self):
        return self.exclude(verb__in=Decision.STEPS)

    def last_live(self):
        """The decision `undo` takes back, or None. Runs a query."""
        return self.can_be_undone().filter(undone_at=None).order_by("-pk").first()

    def next_undone(self):
        """The decision `redo` makes again, or None: the first undone one that nothing new came after."""
        undone = self.can_be_undone().filter(undone_at__isnull=False)
        live = self.last_live()
        return (undone.filter(pk__gt=live.pk) if live else undone).order_by("pk").first()


class Decision(models.Model):
    """One act of one person on the marks of a revision. An undo or a redo is a decision, too."""

    class Verb(models.TextChoices):
        ACCEPT = "accept", _("accepted")
        REJECT = "reject", _("rejected")
        REOPEN = "reopen", _("put back to draft")
        EDIT = "edit", _("edited")
        MERGE = "merge", _("merged")
        SPLIT = "split", _("split")
        MAKE = "make", _("made")
        LINK = "link", _("linked")
        UNLINK = "unlink", _("unlinked")
        ACCEPT_ABOVE = "accept above", _("accepted all above a confidence")
        UNDO = "undo", _("undone")
        REDO = "redo", _("done again")

    STEPS = ("undo", "redo")

    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.CASCADE, related_name="decisions", verbose_name=_("revision")
    )
    verb = models.CharField(_("what was done"), max_length=12, choices=Verb.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="decisions",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    verb__in=[
                        "accept", "reject", "reopen", "edit", "merge", "split", "make", "link", "unlink",
                        "accept above", "undo", "redo",
                    ]
                ),
                name="%(app_label)s_%(class)s_verb_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at=None) | ~models.Q(verb__in=["undo", "redo"]),
                name="%(app_label)s_%(class)s_steps_not_undone",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["revision", "by"], name="articles_decision_stack")]

    def __str__(self):
        return f"{self.get_verb_display()} · {self.at:%Y-%m-%d %H:%M}"


class MarkChangeQuerySet(models.QuerySet):
    def live(self):
        return self.filter(decision__undone_at=None).exclude(decision__verb__in=Decision.STEPS)

    def last_of(self, mark):
        """The last thing that was done to the mark of that public id, or None. Runs a query."""
        return self.filter(mark=mark).select_related("decision__by").order_by("-pk").first()

    def rates_by_rule(self, user):
        """Rows of `rule`, `accepted`, `rejected`: how many marks of each rule this person decided which way."""
        accepted, rejected = (
            models.Count("mark", distinct=True, filter=models.Q(to_state=state))
            for state in (Mark.State.ACCEPTED, Mark.State.REJECTED)
        )
        decided = (
            self.live().filter(decision__by=user).exclude(rule="").exclude(to_state=models.F("from_state"))
        )
        return decided.values("rule").annotate(accepted=accepted, rejected=rejected).order_by("rule")


class MarkChange(models.Model):
    """What a decision did to one mark: everything about it before and after; None where it was not there.

    `mark` is the mark's public id, not a key: an undone mark made by hand is gone, and redo brings it back.
    The shape of `before` and `after` is in `actions/snapshots.py`.
    """

    class Kind(models.TextChoices):
        ATTRIBUTION = "attribution", _("attribution")
        FRAMING = "framing", _("framing mark")

    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, related_name="changes", verbose_name=_("decision")
    )
    mark = models.UUIDField(_("mark"))
    kind = models.CharField(_("kind"), max_length=11, choices=Kind.choices)
    rule = models.CharField(_("rule"), max_length=80, blank=True)
    from_state = models.CharField(_("from"), max_length=8, choices=Mark.State.choices, blank=True)
    to_state = models.CharField(_("to"), max_length=8, choices=Mark.State.choices, blank=True)
    before = models.JSONField(_("before"), null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), null=True, encoder=DjangoJSONEncoder)

    objects = MarkChangeQuerySet.as_manager()

    class Meta:
        ordering = ["decision", "pk"]
        verbose_name = _("change of a mark")
        verbose_name_plural = _("changes of marks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["attribution", "framing"]),
                name="%(app_label)s_%(class)s_kind_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(from_state__in=["", "draft", "accepted", "rejected"]),
                name="%(app_label)s_%(class)s_from_state_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(to_state__in=["", "draft", "accepted", "rejected"]),
                name="%(app_label)s_%(class)s_to_state_valid",
            ),
            models.CheckConstraint(
                condition=~models.Q(from_state="", to_state=""),
                name="%(app_label)s_%(class)s_changes_something",
            ),
            models.UniqueConstraint(fields=["decision", "mark"], name="%(app_label)s_%(class)s_once"),
        ]

    def __str__(self):
        return f"{self.get_from_state_display() or '–'} → {self.get_to_state_display() or '–'}"
