from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from quizsite.access import teacher
from quizsite.http import Request, render_page
from quizzes import access
from quizzes.models import Classroom
from quizzes.reports.hand_ins import assignments_of


@teacher
@require_safe
def classroom_list(request: Request) -> HttpResponse:
    """The classes this teacher teaches, the archived ones left out."""
    classrooms = Classroom.objects.taught_by(request.user).open().with_student_count()
    return render_page(request, "quizzes/classroom_list.html", {"classrooms": classrooms})


@teacher
@require_safe
def classroom_detail(request: Request, classroom_id) -> HttpResponse:
    """One class: its code, large enough for the projector, and its roster."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    students = classroom.enrolments.students().with_people()
    context = {
        "classroom": classroom,
        "students": students,
        "rows": assignments_of(classroom, timezone.now()),
    }
    return render_page(request, "quizzes/classroom_detail.html", context)
