from django.contrib import admin

from quizzes.models import Classroom, Enrolment


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


@admin.register(Enrolment)
class EnrolmentAdmin(admin.ModelAdmin):
    list_display = ["user", "classroom", "role", "enrolled_at"]
    list_filter = ["role", "classroom"]
    list_select_related = ["user", "classroom"]
    search_fields = ["user__display_name", "classroom__name", "classroom__code"]
    autocomplete_fields = ["user", "classroom"]
    readonly_fields = ["enrolled_at"]
