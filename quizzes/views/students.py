from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from quizsite.access import comes_in_by, signed_in
from quizsite.http import Request, render_page
from quizzes.reports.to_do import tasks_of


@signed_in
@comes_in_by("quizzes:join_code")
@require_safe
def student_home(request: Request) -> HttpResponse:
    """A student's classes, and what is to be done in them."""
    classes = tasks_of(request.user, timezone.now())
    return render_page(request, "quizzes/student_home.html", {"classes": classes})
