"""One thing that is asked: a passage, a prompt, and a key that only its kind understands."""

import uuid
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.analysis.spans import Span
from articles.models import Attribution, FramingMark, Revision
from articles.models.marks import Anchored
from articles.models.revision import Part
from quizzes.models.exercise import ExerciseRevision, Frozen
from quizzes.models.rule_card import RuleCard


class ItemQuerySet(models.QuerySet):
    def kept(self):
        """Without those that were taken out of the draft and could still be put back."""
        return self.filter(removed_at=None)

    def removed(self):
        return self.filter(removed_at__isnull=False)

    def in_order(self):
        return self.order_by("position", "pk")

    def for_display(self):
        """In order, with the article text and the rule card each one needs."""
        return self.in_order().select_related("article_revision__article__outlet", "rule_card")

    def frozen(self):
        return self.filter(revision__published_at__isnull=False)

    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)
        if ExerciseRevision.objects.published().filter(pk__in={item.revision_id for item in objs}).exists():
            raise Frozen("A published revision takes no more items.")
        return super().bulk_create(objs, *args, **kwargs)

    def update(self, **kwargs):
        if self.frozen().exists():
            raise Frozen("An item of a published revision cannot be changed.")
        return super().update(**kwargs)

    def delete(self):
        if self.frozen().exists():
            raise Frozen("An item of a published revision cannot be deleted.")
        return super().delete()


class Item(Anchored):
    """The passage is a span of a frozen revision of an article.

    `kind` is a name of the registry in `quizzes/items`, which also says what `task` and `key` hold; it has no choices
    here, so that a new kind is no migration. `task` is what students are given beside the passage (the options);
    `key` is what they never receive before policy allows. The mark an item was made from may be deleted later.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.ForeignKey(
        ExerciseRevision, on_delete=models.CASCADE, related_name="items", verbose_name=_("revision")
    )
    position = models.PositiveSmallIntegerField(_("place"))
    kind = models.CharField(_("kind"), max_length=20)
    article_revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="items", verbose_name=_("revision of the article")
    )
    part = models.CharField(_("part"), max_length=8, choices=Part.choices, default=Part.BODY)
    prompt = models.TextField(_("question"))
    points = models.DecimalField(_("points"), max_digits=5, decimal_places=2, default=Decimal(1))
    task = models.JSONField(_("what is given"), default=dict, blank=True)
    key = models.JSONField(_("key"), default=dict)
    rule_card = models.ForeignKey(
        RuleCard,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("rule card"),
    )
    feedback = models.TextField(_("feedback"), blank=True)
    attribution = models.ForeignKey(
        Attribution, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    framing_mark = models.ForeignKey(
        FramingMark, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta(Anchored.Meta):
        abstract = False
        ordering = ["revision", "position", "pk"]
        verbose_name = _("item")
        verbose_name_plural = _("items")
        constraints = [
            *Anchored.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(part__in=["body", "title", "captions"]),
                name="%(app_label)s_%(class)s_part_valid",
            ),
            models.CheckConstraint(
                condition=~models.Q(prompt="") & ~models.Q(kind=""), name="%(app_label)s_%(class)s_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(points__gte=0, points__lte=100),
                name="%(app_label)s_%(class)s_points_valid",
                violation_error_message=_("Points are from 0 to 100."),
            ),
            models.CheckConstraint(
                condition=models.Q(attribution=None) | models.Q(framing_mark=None),
                name="%(app_label)s_%(class)s_one_mark",
            ),
            models.CheckConstraint(
                condition=models.Q(position__gte=1), name="%(app_label)s_%(class)s_position_from_one"
            ),
            models.UniqueConstraint(
                fields=["revision", "position"],
                condition=models.Q(removed_at=None),
                name="%(app_label)s_%(class)s_position_once",
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.prompt[:60]}"

    def save(self, *args, **kwargs):
        self.revision.refuse_when_frozen()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.revision.refuse_when_frozen()
        return super().delete(*args, **kwargs)

    @property
    def passage(self) -> Span:
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        """The text the passage and every span of the key count in."""
        return self.article_revision.part_text(self.part)
