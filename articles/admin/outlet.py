from django.contrib import admin
from django.contrib.admin.options import TabularInline
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from import_export import fields, resources
from import_export.admin import ImportExportMixin
from simple_history.admin import SimpleHistoryAdmin

from articles.actions import outlets
from articles.models import Outlet, OutletAlias, OutletHost


class HostInline(TabularInline):
    model = OutletHost
    extra = 1


class AliasInline(TabularInline):
    model = OutletAlias
    extra = 1
    fields = ["name"]


class OutletResource(resources.ModelResource):
    """Outlets are recognised by name and country, so that a sheet can be written by hand.

    Hosts stand in one cell, separated by spaces; a host that is missing from the sheet stays.
    """

    hosts = fields.Field(column_name="hosts", readonly=True)

    class Meta:
        model = Outlet
        fields = ["name", "country", "language", "ownership", "self_description", "state", "hosts"]
        import_id_fields = ["name", "country"]
        clean_model_instances = True
        skip_unchanged = True

    def get_queryset(self):
        return super().get_queryset().prefetch_related("hosts")

    def dehydrate_hosts(self, outlet):
        return " ".join(host.host for host in outlet.hosts.all()) if outlet.pk else ""

    def skip_row(self, instance, original, row, import_validation_errors=None):
        unchanged = super().skip_row(instance, original, row, import_validation_errors)
        return unchanged and not new_hosts(instance, row)

    def after_save_instance(self, instance, row, **kwargs):
        for host in new_hosts(instance, row):
            OutletHost.objects.update_or_create(host=host, defaults={"outlet": instance})


def new_hosts(outlet, row) -> set[str]:
    there = {host.host for host in outlet.hosts.all()} if outlet.pk else set()
    return set(str(row.get("hosts") or "").lower().replace(",", " ").split()) - there


@admin.register(Outlet)
class OutletAdmin(ImportExportMixin, SimpleHistoryAdmin):
    resource_classes = [OutletResource]
    list_display = ["name", "country", "language", "state", "articles", "proposed_by", "created_at"]
    list_filter = ["state", "country", "language"]
    list_select_related = ["proposed_by"]
    search_fields = ["name", "aliases__name", "hosts__host"]
    autocomplete_fields = ["proposed_by"]
    readonly_fields = ["public_id", "created_at"]
    inlines = [HostInline, AliasInline]
    actions = ["confirm"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number_of_articles=Count("articles", distinct=True))

    @admin.display(description=_("articles"), ordering="number_of_articles")
    def articles(self, outlet):
        return outlet.number_of_articles

    @admin.action(description=_("Confirm the selected outlets"), permissions=["change"])
    def confirm(self, request, queryset):
        for outlet in queryset:
            outlets.confirm(outlet=outlet, by=request.user, at=timezone.now())
