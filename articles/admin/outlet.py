from django.contrib import admin
from django.contrib.admin.options import TabularInline
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from import_export import fields, resources, widgets
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


class HostsWidget(widgets.Widget):
    """Hosts in one cell, separated by spaces."""

    def clean(self, value, row=None, **kwargs):
        return sorted(set(str(value or "").lower().replace(",", " ").split()))

    def render(self, value, obj=None, **kwargs):
        return " ".join(host.host for host in value.all()) if value else ""


class HostsField(fields.Field):
    def save(self, instance, row, is_m2m=False, **kwargs):
        if is_m2m:
            for host in self.clean(row):
                OutletHost.objects.update_or_create(host=host, defaults={"outlet": instance})


class OutletResource(resources.ModelResource):
    """Outlets are recognised by name and country: a sheet can be written by hand, without our ids."""

    hosts = HostsField(attribute="hosts", column_name="hosts", widget=HostsWidget(), m2m_add=True)

    class Meta:
        model = Outlet
        fields = ["name", "country", "language", "ownership", "self_description", "state", "hosts"]
        import_id_fields = ["name", "country"]
        clean_model_instances = True
        skip_unchanged = True

    def get_queryset(self):
        return super().get_queryset().prefetch_related("hosts")


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
