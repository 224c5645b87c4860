from django.http import HttpResponse
from django.views.decorators.http import require_safe

from quizsite.access import teacher
from quizsite.http import Request, render_page
from quizzes import access
from quizzes.reports.packet import packet_of


@teacher
@require_safe
def assignment_packet(request: Request, assignment_id) -> HttpResponse:
    """To print for a student who was absent. What the class answered comes in once keys may be told."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    context = {"assignment": given, "classroom": given.classroom, "packet": packet_of(given)}
    return render_page(request, "quizzes/assignment_packet.html", context)
