from django.contrib import admin

from quizzes.models import KeptComment, RubricLevel


@admin.register(RubricLevel)
class RubricLevelAdmin(admin.ModelAdmin):
    """What this school calls the levels. New rubrics start with them; those that are there keep theirs."""

    list_display = ["position", "name", "description"]
    list_display_links = ["name"]
    list_filter = ["position"]
    search_fields = ["name", "description"]


@admin.register(KeptComment)
class KeptCommentAdmin(admin.ModelAdmin):
    list_display = ["__str__", "owner", "made_at"]
    list_filter = ["made_at"]
    list_select_related = ["owner"]
    search_fields = ["text", "owner__display_name"]
    autocomplete_fields = ["owner"]
    readonly_fields = ["made_at"]
