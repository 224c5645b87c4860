from django.http import HttpResponse
from django.views.decorators.http import require_safe

from quizsite.access import signed_in
from quizsite.http import Request, render_page
from quizzes.models import Enrolment


@signed_in
@require_safe
def student_home(request: Request) -> HttpResponse:
    """A student's classes, and what is to be done in them."""
    enrolments = Enrolment.objects.of_student(request.user)
    return render_page(request, "quizzes/student_home.html", {"enrolments": enrolments})
