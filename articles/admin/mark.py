"""Marks are made and decided at the claim desk; here they are looked up."""

from django.contrib import admin

from articles.admin.article import ReadOnly
from articles.models import Attribution, AttributionSpan, Decision, FramingMark, MarkChange, UnplacedMark


class SpanInline(ReadOnly, admin.TabularInline):
    model = AttributionSpan
    fields = ["role", "quote", "start", "end"]
    readonly_fields = ["role", "quote", "start", "end"]
    can_delete = False
    extra = 0


@admin.register(Attribution)
class AttributionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["source_name", "source_kind", "quotation", "stance", "state", "confidence", "revision"]
    list_filter = ["state", "origin", "source_kind", "quotation", "stance"]
    list_select_related = ["revision"]
    search_fields = ["source_name", "spans__quote", "revision__title"]
    show_full_result_count = False
    inlines = [SpanInline]


@admin.register(FramingMark)
class FramingMarkAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["quote", "device", "state", "confidence", "revision"]
    list_filter = ["state", "origin", "device"]
    list_select_related = ["revision"]
    search_fields = ["quote", "revision__title"]
    show_full_result_count = False


@admin.register(UnplacedMark)
class UnplacedMarkAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["mark", "why", "state", "revision", "decided_by", "decided_at"]
    list_filter = ["state", "why"]
    list_select_related = ["attribution", "framing_mark", "revision", "decided_by"]
    search_fields = ["revision__title"]


class MarkChangeInline(ReadOnly, admin.TabularInline):
    model = MarkChange
    fields = ["kind", "mark", "rule", "from_state", "to_state", "before", "after"]
    readonly_fields = fields  # type: ignore[assignment]
    can_delete = False
    extra = 0


@admin.register(Decision)
class DecisionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["verb", "by", "at", "undone_at", "revision"]
    list_filter = ["verb", "at"]
    list_select_related = ["by", "revision"]
    search_fields = ["revision__title", "by__display_name", "changes__rule"]
    show_full_result_count = False
    inlines = [MarkChangeInline]
