from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from import_export import fields, resources
from import_export.admin import ImportExportMixin
from import_export.widgets import ForeignKeyWidget
from simple_history.admin import SimpleHistoryAdmin

from articles.actions import deletion, sharing
from articles.models import Article, Outlet, Revision, SearchEntry, Story
from articles.models.marks import NotAMove


class ReadOnly:
    """What is frozen, or made by the app alone, is looked at here and not changed."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class ArticleResource(resources.ModelResource):
    """What is known about the articles; their words come in through the import."""

    outlet = fields.Field(attribute="outlet", column_name="outlet", widget=ForeignKeyWidget(Outlet, "name"))
    story = fields.Field(attribute="story", column_name="story", widget=ForeignKeyWidget(Story, "title"))

    class Meta:
        model = Article
        fields = [
            "public_id", "title", "outlet", "story", "position", "kind", "byline", "url", "language",
            "published_on",
            "dateline_place", "dateline_date", "dateline_agency", "licence_note", "sharing", "imported_at",
        ]  # fmt: skip
        import_id_fields = ["public_id"]
        clean_model_instances = True
        skip_unchanged = True

    def get_queryset(self):
        return super().get_queryset().present().select_related("outlet", "story")

    def skip_row(self, instance, original, row, import_validation_errors=None):
        # A sheet corrects what is there. It cannot make articles: those need a text.
        return instance._state.adding or super().skip_row(instance, original, row, import_validation_errors)

    def get_import_fields(self):
        corrected = set(self._meta.fields) - {"title", "sharing", "imported_at"}
        return [field for field in super().get_import_fields() if field.column_name in corrected]


class RevisionInline(ReadOnly, admin.TabularInline):
    model = Revision
    fk_name = "article"
    fields = ["number", "title", "word_count", "note", "created_by", "created_at"]
    readonly_fields = fields
    show_change_link = True
    can_delete = False
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text", "original", "left_out", "blocks", "sentences")


@admin.register(Article)
class ArticleAdmin(ImportExportMixin, SimpleHistoryAdmin):
    """Details are corrected here. Title and text belong to the revisions, sharing has its actions."""

    resource_classes = [ArticleResource]
    list_display = ["title", "outlet", "story", "kind", "published_on", "sharing", "owner", "imported_at"]
    list_filter = ["sharing", "kind", "language", "way", ("deleted_at", admin.EmptyFieldListFilter)]
    list_select_related = ["outlet", "story", "owner"]
    search_fields = ["title"]
    search_help_text = _("Words of the title, the outlet and the text.")
    autocomplete_fields = ["outlet", "story", "owner"]
    date_hierarchy = "imported_at"
    show_full_result_count = False
    readonly_fields = [
        "public_id", "title", "sharing", "review_note", "reviewed_by", "reviewed_at", "way", "source_type",
        "source_name", "bytes_sha256", "imported_text_sha256", "imported_by", "imported_at", "deleted_at",
    ]  # fmt: skip
    fieldsets = [
        (None, {"fields": ["title", "outlet", "story", "position", "owner"]}),
        (_("Kind"), {"fields": ["kind", "kind_reason", "language", "byline", "url", "licence_note"]}),
        (
            _("Dates"),
            {
                "fields": [
                    "published_on", ("published_month", "published_day"), "dateline_place", "dateline_date",
                    "dateline_agency", ("dateline_year", "dateline_month", "dateline_day"),
                ]
            },
        ),
        (_("Sharing"), {"fields": ["sharing", "review_note", "reviewed_by", "reviewed_at"]}),
        (
            _("How it came in"),
            {
                "fields": [
                    "way", "source_type", "source_name", "imported_by", "imported_at", "bytes_sha256",
                    "imported_text_sha256", "public_id", "deleted_at",
                ]
            },
        ),
    ]  # fmt: skip
    inlines = [RevisionInline]
    actions = ["approve", "stop_sharing", "restore"]

    def has_add_permission(self, request):
        return False

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term), False

    @admin.action(description=_("Share the selected articles"), permissions=["change"])
    def approve(self, request, queryset):
        self._each(request, queryset, sharing.approve)

    @admin.action(description=_("Stop sharing the selected articles"), permissions=["change"])
    def stop_sharing(self, request, queryset):
        self._each(request, queryset, sharing.take_back)

    @admin.action(description=_("Bring back the selected deleted articles"), permissions=["change"])
    def restore(self, request, queryset):
        self._each(request, queryset.deleted(), deletion.restore)

    def _each(self, request, queryset, action):
        refused = 0
        for article in queryset:
            try:
                action(article=article, by=request.user, at=timezone.now())
            except (NotAMove, sharing.NoOwner, deletion.AlreadyThere):
                refused += 1
        if refused:
            text = ngettext("%d article was left as it is.", "%d articles were left as they are.", refused)
            self.message_user(request, text % refused, messages.WARNING)


@admin.register(Revision)
class RevisionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["title", "number", "word_count", "created_by", "created_at"]
    list_select_related = ["created_by"]
    search_fields = ["title", "article__public_id"]
    date_hierarchy = "created_at"
    show_full_result_count = False
    exclude = ["blocks", "sentences"]

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        if request.resolver_match and request.resolver_match.url_name.endswith("_changelist"):
            return queryset.defer("text", "original", "left_out", "blocks", "sentences")
        return queryset

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(SearchEntry)
class SearchEntryAdmin(ReadOnly, admin.ModelAdmin):
    """What a search of the library reads; the articles write it."""

    list_display = ["article"]
    list_select_related = ["article"]
    search_fields = ["article__title"]
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False
