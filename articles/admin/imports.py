from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.actions import import_runs
from articles.admin.article import ReadOnly
from articles.models import ImportLine, ImportRun
from articles.models.marks import NotAMove


class LineInline(ReadOnly, admin.TabularInline):
    model = ImportLine
    fields = ["position", "url", "state", "result", "article", "done_at"]
    readonly_fields = fields
    can_delete = False
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article")


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "owner", "state", "lines_done", "created_at", "finished_at"]
    list_filter = ["state", "way"]
    list_select_related = ["owner"]
    search_fields = ["feed_url", "owner__display_name"]
    date_hierarchy = "created_at"
    inlines = [LineInline]
    actions = ["stop", "take_up_again"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_progress()

    def has_act_permission(self, request):
        return request.user.has_perm("articles.change_importrun")

    @admin.display(description=_("done"))
    def lines_done(self, run):
        return f"{run.done_count} / {run.line_count}"

    @admin.action(description=_("Stop the selected imports"), permissions=["act"])
    def stop(self, request, queryset):
        self._each(queryset, import_runs.stop)

    @admin.action(description=_("Take the selected imports up again"), permissions=["act"])
    def take_up_again(self, request, queryset):
        self._each(queryset, import_runs.take_up_again)

    def _each(self, queryset, action):
        for run in queryset:
            try:
                action(run=run, at=timezone.now())
            except NotAMove:
                continue  # it is over already, or runs already


@admin.register(ImportLine)
class ImportLineAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["url", "run", "position", "state", "result", "done_at"]
    list_filter = ["state"]
    list_select_related = ["run"]
    search_fields = ["url", "title"]
