"""Bring a list of names into a class: read, looked at, and only then written."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import rosters
from quizzes.forms.classrooms import RosterForm
from quizzes.importing.roster import Entry, Roster
from quizzes.models import Classroom
from quizzes.reports.roster_plans import plan_for

PAGE = "quizzes/classroom_roster.html"


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def classroom_roster(request: Request, classroom_id) -> HttpResponse:
    """Paste or upload; the answer is a preview, and nothing is written."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    form, plan, status = RosterForm(typed(request), request.FILES or None), None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and form.roster:
            plan, status = plan_for(form.roster, classroom.student_names()), 200
    return render_page(request, PAGE, {"classroom": classroom, "form": form, "plan": plan}, status=status)


@teacher
@require_POST
def classroom_roster_add(request: Request, classroom_id) -> HttpResponse:
    """Write what the preview showed; if that does not fit any more, show it anew."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    names = [name for name in request.POST.getlist("name") if name.strip()]
    try:
        added = rosters.add_students(classroom=classroom, names=names, by=request.user, at=timezone.now())
    except rosters.NameTaken as problem:
        text = _(
            "Two students would be called “%(name)s”. Tell them apart, by a letter of the surname for instance."
        )
        return _look_again(request, classroom, names, text % {"name": problem.name}, 409)
    except rosters.NotAName as problem:
        text = _("“%(name)s” cannot be a name. Write it as the student is called.")
        return _look_again(request, classroom, names, text % {"name": problem.name}, 422)
    except rosters.ClassFull as problem:
        text = _("A class has at most %(most)d students; with these it would have more.") % {
            "most": problem.most
        }
        return _look_again(request, classroom, names, text, 422)
    said = ngettext(
        "%(number)d student is in the class now.", "%(number)d students came into the class.", len(added)
    )
    messages.success(request, said % {"number": len(added)})
    return move_to(request, "quizzes:classroom_detail", classroom_id)


def _look_again(request: Request, classroom: Classroom, names, problem: str, status: int) -> HttpResponse:
    roster = Roster(tuple(Entry(line, name) for line, name in enumerate(names, start=1)))
    plan = plan_for(roster, classroom.student_names())
    context = {"classroom": classroom, "form": RosterForm(), "plan": plan, "problem": problem}
    return render_page(request, PAGE, context, status=status)
