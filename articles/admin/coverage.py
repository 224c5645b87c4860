"""Comparisons are made and decided under their story; here they are looked up."""

from django.contrib import admin

from articles.admin.article import ReadOnly
from articles.models import Alignment, AlignmentDecision, Comparison, CoverageReading


@admin.register(CoverageReading)
class CoverageReadingAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["revision", "paragraphs", "made_at"]
    list_filter = ["made_at"]
    list_select_related = ["revision"]
    search_fields = ["revision__title"]


@admin.register(Comparison)
class ComparisonAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["first", "second", "likeness", "same_event", "by_names_only", "made_at"]
    list_filter = ["same_event", "by_names_only", "made_at"]
    list_select_related = ["first", "second"]
    search_fields = ["first__title", "second__title"]
    show_full_result_count = False


class AlignmentDecisionInline(ReadOnly, admin.TabularInline):
    model = AlignmentDecision
    fields = ["verb", "before", "after", "by", "at", "undone_at"]
    readonly_fields = fields  # type: ignore[assignment]
    can_delete = False
    extra = 0


@admin.register(Alignment)
class AlignmentAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["first_quote", "second_quote", "relation", "state", "confidence", "decided_by"]
    list_filter = ["kind", "state", "origin", "relation"]
    list_select_related = ["decided_by"]
    search_fields = [
        "first_quote",
        "second_quote",
        "about",
        "comparison__first__title",
        "comparison__second__title",
    ]
    show_full_result_count = False
    inlines = [AlignmentDecisionInline]


@admin.register(AlignmentDecision)
class AlignmentDecisionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["verb", "alignment", "by", "at", "undone_at"]
    list_filter = ["verb", "at"]
    list_select_related = ["alignment", "by"]
    search_fields = ["alignment__first_quote", "alignment__second_quote", "by__display_name"]
    show_full_result_count = False
