from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from quizsite.access import teacher
from quizsite.http import Request, render_page
from quizzes import access
from quizzes.models import Classroom
from quizzes.qr import way_in
from quizzes.reports.hand_ins import assignments_of
from quizzes.reports.rosters import roster


@teacher
@require_safe
def classroom_list(request: Request) -> HttpResponse:
    """The classes this teacher teaches; `?ended=1` for those that were put away."""
    ended = "ended" in request.GET
    taught = Classroom.objects.taught_by(request.user).with_student_count()
    context = {"classrooms": taught.ended() if ended else taught.open(), "ended": ended}
    return render_page(request, "quizzes/classroom_list.html", context)


@teacher
@require_safe
def classroom_detail(request: Request, classroom_id) -> HttpResponse:
    """One class: its code, large enough for the projector, what it was given, and its roster."""
    classroom, now = access.classroom_for_teacher(request.user, classroom_id), timezone.now()
    context = {
        "classroom": classroom,
        "roster": roster(classroom, now),
        "rows": assignments_of(classroom, now),
    } | way_in(request, classroom)
    return render_page(request, "quizzes/classroom_detail.html", context)
