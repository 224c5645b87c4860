from random import SystemRandom

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page
from quizzes import access
from quizzes.actions import groups
from quizzes.forms.classrooms import DealForm, PlacesForm


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def classroom_groups(request: Request, classroom_id) -> HttpResponse:
    """Deal the class into groups by chance, then put single students elsewhere; or have no groups."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    students = list(classroom.enrolments.students().with_people())
    do, by, at = request.POST.get("do"), request.user, timezone.now()
    deal = DealForm(request.POST if do == "deal" else None)
    places = PlacesForm(request.POST if do == "place" else None, classroom=classroom, students=students)
    if do == "dissolve":
        groups.dissolve(classroom=classroom, by=by, at=at)
    elif deal.is_valid():
        number = deal.cleaned_data["number"]
        name, chance = _("Group %(number)d"), SystemRandom()
        groups.deal(classroom=classroom, number=number, name=name, chance=chance, by=by, at=at)
    elif places.is_valid():
        groups.place(classroom=classroom, places=places.places(), by=by, at=at)
    else:
        context = {"classroom": classroom, "students": students, "deal": deal, "places": places}
        status = 422 if request.method == "POST" else 200
        return render_page(request, "quizzes/classroom_groups.html", context, status=status)
    messages.success(request, _("Saved."))
    return move_to(request, "quizzes:classroom_groups", classroom_id)
