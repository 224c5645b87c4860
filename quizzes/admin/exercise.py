"""Exercises are made at the desk and shared by review; here they are looked up, and rule cards are worded."""

from django.contrib import admin, messages
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from quizzes.actions import exercise_sharing, rule_cards
from quizzes.actions.erasing import erase_exercise
from quizzes.models import Exercise, ExerciseRevision, Item, RuleCard


class ReadOnly:
    """What the app alone makes is looked at here and not changed."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


WORDINGS = {
    "own": _("the school’s own"), "changed": _("changed by the school"), "ours": _("as the app ships it"),
}  # fmt: skip


def wording_of(card):
    if not card.is_ours:
        return "own"
    return "changed" if card.is_changed else "ours"


class Wording(admin.SimpleListFilter):
    title = _("wording")
    parameter_name = "wording"

    def lookups(self, request, model_admin):
        return WORDINGS.items()

    def queryset(self, request, queryset):
        """There are a few dozen, and only their words tell."""
        if self.value() is None:
            return queryset
        return queryset.filter(pk__in=[card.pk for card in queryset if wording_of(card) == self.value()])


@admin.register(RuleCard)
class RuleCardAdmin(admin.ModelAdmin):
    list_display = ["title", "skill", "slug", "position", "wording"]
    list_filter = ["skill", Wording]
    search_fields = ["title", "slug", "rule"]
    actions = ["return_to_ours"]

    def get_readonly_fields(self, request, obj=None):
        """By its short name the app finds a card of its own again."""
        return ["wording", *(["slug"] if obj and obj.is_ours else [])]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["title"]}

    @admin.display(description=_("wording"))
    def wording(self, card):
        return WORDINGS[wording_of(card)]

    @admin.action(description=_("Return the selected cards to the app’s wording"), permissions=["change"])
    def return_to_ours(self, request, queryset):
        number = rule_cards.return_to_ours(cards=queryset)
        text = ngettext(
            "%d card is worded by the app again.", "%d cards are worded by the app again.", number
        )
        self.message_user(request, text % number)

    def has_delete_permission(self, request, obj=None):
        """A card of the app would be back at the next start."""
        return super().has_delete_permission(request, obj) and not (obj and obj.is_ours)


class RevisionInline(ReadOnly, admin.TabularInline):
    model = ExerciseRevision
    fields = ["number", "title", "made_by", "made_at", "published_by", "published_at"]
    readonly_fields = fields  # type: ignore[assignment]
    show_change_link = True
    extra = 0


@admin.register(Exercise)
class ExerciseAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["title", "owner", "sharing", "skill", "year", "topic", "created_at", "withdrawn_at"]
    list_filter = ["sharing", "skill", "year", ("withdrawn_at", admin.EmptyFieldListFilter)]
    list_select_related = ["owner"]
    search_fields = ["title", "topic", "owner__display_name"]
    date_hierarchy = "created_at"
    inlines = [RevisionInline]
    actions = ["approve", "stop_sharing"]

    @admin.action(description=_("Share the selected exercises"), permissions=["view"])
    def approve(self, request, queryset):
        self._each(request, queryset, exercise_sharing.approve)

    @admin.action(description=_("Stop sharing the selected exercises"), permissions=["view"])
    def stop_sharing(self, request, queryset):
        self._each(request, queryset, exercise_sharing.take_back)

    def has_delete_permission(self, request, obj=None):
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def get_deleted_objects(self, objs, request):
        """Revisions and items go with their exercise, though nobody may delete one of them alone."""
        listed, counts, _may_not, protected = super().get_deleted_objects(objs, request)
        return listed, counts, set(), protected

    def delete_model(self, request, obj):
        erase_exercise(exercise=obj, by=request.user)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for exercise in queryset:
            erase_exercise(exercise=exercise, by=request.user)

    def _each(self, request, queryset, action):
        refused = 0
        for exercise in queryset:
            try:
                action(exercise=exercise, by=request.user, at=timezone.now())
            except (
                exercise_sharing.NotAMove, exercise_sharing.NotPublished, exercise_sharing.PrivateArticle,
            ):  # fmt: skip
                refused += 1
        if refused:
            text = ngettext("%d exercise was left as it is.", "%d exercises were left as they are.", refused)
            self.message_user(request, text % refused, messages.WARNING)


class ItemInline(ReadOnly, admin.TabularInline):
    model = Item
    fields = ["position", "kind", "quote", "prompt", "points", "rule_card", "removed_at"]
    readonly_fields = fields  # type: ignore[assignment]
    extra = 0


@admin.register(ExerciseRevision)
class ExerciseRevisionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["title", "number", "made_by", "made_at", "published_at"]
    list_filter = [("published_at", admin.EmptyFieldListFilter)]
    list_select_related = ["made_by"]
    search_fields = ["title"]
    date_hierarchy = "made_at"
    inlines = [ItemInline]


@admin.register(Item)
class ItemAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["revision", "position", "kind", "quote", "points", "rule_card"]
    list_filter = ["kind", "rule_card__skill"]
    list_select_related = ["revision", "rule_card"]
    search_fields = ["quote", "prompt", "revision__title"]
    show_full_result_count = False
