from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizsite.models import User
from quizzes.actions.students import erase_person
from quizzes.models import Classroom, Enrolment, Group
from quizzes.reports.personal_data import data_of


class EnrolmentInline(admin.TabularInline):
    model = Enrolment
    fields = ["user", "role", "enrolled_at"]
    readonly_fields = ["enrolled_at"]
    autocomplete_fields = ["user"]
    extra = 0


@admin.register(Classroom)
class ClassroomAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "students", "created_at", "archived_at"]
    list_filter = ["created_at", ("archived_at", admin.EmptyFieldListFilter)]
    search_fields = ["name", "code"]
    readonly_fields = ["public_id", "created_at"]
    inlines = [EnrolmentInline]

    def get_queryset(self, request):
        return Classroom.objects.with_student_count()

    @admin.display(ordering="student_count")
    def students(self, classroom):
        return classroom.student_count


@admin.register(Group)
class GroupAdmin(admin.ModelAdmin):
    list_display = ["name", "classroom"]
    list_filter = ["classroom"]
    list_select_related = ["classroom"]
    search_fields = ["name", "classroom__name"]
    readonly_fields = ["public_id"]


@admin.register(Enrolment)
class EnrolmentAdmin(admin.ModelAdmin):
    list_display = ["user", "classroom", "role", "extra_time", "group", "enrolled_at"]
    list_filter = ["role", ("group", admin.EmptyFieldListFilter), "classroom"]
    list_select_related = ["user", "classroom", "group"]
    search_fields = ["user__display_name", "classroom__name", "classroom__code"]
    autocomplete_fields = ["user", "classroom", "group"]
    readonly_fields = ["enrolled_at"]
    actions = ["save_everything_held", "erase_people"]

    @admin.action(description=_("Save everything held about these students, from all classes"))
    def save_everything_held(self, request, chosen):
        people = User.objects.students().filter(pk__in=chosen.values("user"))
        now = timezone.now()
        data = [data_of(person, Enrolment.objects.all(), now) for person in people]
        response = JsonResponse(data, safe=False, json_dumps_params={"indent": 1, "ensure_ascii": False})
        response["Content-Disposition"] = 'attachment; filename="student-data.json"'
        return response

    @admin.action(description=_("Erase these students from all classes, for good"), permissions=["delete"])
    def erase_people(self, request, chosen):
        people = list(User.objects.students().filter(pk__in=chosen.values("user")))
        if "sure" not in request.POST:
            context = {
                **self.admin_site.each_context(request), "title": _("Erase students"), "people": people,
                "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME), "opts": self.model._meta,
            }  # fmt: skip
            return TemplateResponse(request, "admin/erase_people.html", context)
        for person in people:
            erase_person(person=person)
        self.message_user(request, _("Erased: %(number)d.") % {"number": len(people)})
        return None
