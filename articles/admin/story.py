from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from articles.models import Story


@admin.register(Story)
class StoryAdmin(SimpleHistoryAdmin):
    list_display = ["title", "happened_on", "articles", "owner", "shared", "created_at"]
    list_filter = ["shared", "happened_on"]
    list_select_related = ["owner"]
    search_fields = ["title", "summary"]
    autocomplete_fields = ["owner"]
    readonly_fields = ["public_id", "created_at"]
    date_hierarchy = "created_at"

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number_of_articles=Count("articles"))

    @admin.display(description=_("articles"), ordering="number_of_articles")
    def articles(self, story):
        return story.number_of_articles
