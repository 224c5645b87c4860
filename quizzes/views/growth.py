"""How far a class, or one student, gets with each skill over its assignments."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from quizsite.access import comes_in_by, signed_in, teacher
from quizsite.http import Request, render_page
from quizzes import access
from quizzes.reports import growth


@teacher
@require_safe
def classroom_growth(request: Request, classroom_id) -> HttpResponse:
    """The class as a whole."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    context = {
        "classroom": classroom, "skills": growth.growth_of_class(classroom.assignments.all()), "scale": growth.SCALE,
    }  # fmt: skip
    return render_page(request, "quizzes/classroom_growth.html", context)


@teacher
@require_safe
def enrolment_growth(request: Request, classroom_id, student_id) -> HttpResponse:
    """One student beside the class."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    enrolment = access.student_in(classroom, student_id)
    context = {
        "classroom": classroom, "enrolment": enrolment, "skills": growth.growth_of_student(enrolment),
        "scale": growth.SCALE, "beside": True,
    }  # fmt: skip
    return render_page(request, "quizzes/enrolment_growth.html", context)


@signed_in
@comes_in_by("quizzes:join_code")
@require_safe
def student_growth(request: Request) -> HttpResponse:
    """The student's own, as far as they may know how they did."""
    context = {"skills": growth.own_growth(request.user), "scale": growth.SCALE}
    return render_page(request, "quizzes/student_growth.html", context)
