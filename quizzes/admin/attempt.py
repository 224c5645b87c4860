"""Assignments and what students did with them, to be looked up. Nothing is changed here: the room has its own pages."""

from django.contrib import admin

from quizzes.admin.exercise import ReadOnly
from quizzes.models import Assignment, Attempt, Contest, ExitTicket, KeyChange, Response, SavedAnswer, Score


@admin.register(Assignment)
class AssignmentAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["exercise_revision", "classroom", "mode", "opens_at", "closes_at", "phase", "released_at"]
    list_filter = ["mode", "phase", ("released_at", admin.EmptyFieldListFilter)]
    list_select_related = ["exercise_revision", "classroom"]
    search_fields = ["exercise_revision__title", "classroom__name", "classroom__code"]
    date_hierarchy = "opens_at"


class ResponseInline(ReadOnly, admin.TabularInline):
    model = Response
    fields = ["item", "round", "revision", "certainty", "saved_at", "settled_at", "tries", "score"]
    readonly_fields = fields  # type: ignore[assignment]
    show_change_link = True
    extra = 0


@admin.register(Attempt)
class AttemptAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["enrolment", "assignment", "number", "state", "started_at", "submitted_at", "points"]
    list_filter = ["state", "assignment__mode"]
    list_select_related = [
        "enrolment__user", "enrolment__classroom", "assignment__exercise_revision", "assignment__classroom",
    ]  # fmt: skip
    search_fields = ["enrolment__user__display_name", "assignment__exercise_revision__title"]
    date_hierarchy = "started_at"
    inlines = [ResponseInline]


class SavedAnswerInline(ReadOnly, admin.TabularInline):
    model = SavedAnswer
    fields = ["revision", "fate", "answer", "certainty", "saved_at"]
    readonly_fields = fields  # type: ignore[assignment]
    extra = 0


class ScoreInline(ReadOnly, admin.TabularInline):
    model = Score
    fields = ["origin", "value", "level", "comment", "because", "made_by", "made_at", "replaced_at"]
    readonly_fields = fields  # type: ignore[assignment]
    extra = 0


@admin.register(Response)
class ResponseAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["attempt", "item", "round", "revision", "saved_at", "score"]
    list_filter = ["item__kind", "certainty", "flagged"]
    list_select_related = [
        "attempt__enrolment__user", "attempt__assignment__exercise_revision", "attempt__assignment__classroom", "item",
    ]  # fmt: skip
    search_fields = ["attempt__enrolment__user__display_name", "item__prompt", "item__quote"]
    show_full_result_count = False
    inlines = [SavedAnswerInline, ScoreInline]


@admin.register(Contest)
class ContestAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["reason", "item", "state", "made_at", "decided_by"]
    list_filter = ["state"]
    list_select_related = ["response__item", "decided_by"]
    search_fields = ["reason", "reply", "response__item__quote"]
    date_hierarchy = "made_at"

    @admin.display(ordering="response__item")
    def item(self, contest):
        return contest.response.item


@admin.register(KeyChange)
class KeyChangeAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["item", "assignment", "because", "only_raise", "made_by", "made_at", "undone_at"]
    list_filter = ["only_raise", ("undone_at", admin.EmptyFieldListFilter)]
    list_select_related = [
        "item", "assignment__exercise_revision", "assignment__classroom", "made_by",
    ]  # fmt: skip
    search_fields = ["because", "item__quote", "assignment__classroom__name"]
    date_hierarchy = "made_at"


@admin.register(ExitTicket)
class ExitTicketAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["text", "attempt", "written_at"]
    list_filter = ["attempt__state"]
    list_select_related = [
        "attempt__enrolment__user", "attempt__assignment__exercise_revision", "attempt__assignment__classroom",
    ]  # fmt: skip
    search_fields = ["text", "attempt__assignment__classroom__name"]
    date_hierarchy = "written_at"
