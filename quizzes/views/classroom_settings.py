"""A class itself: making it, its name, putting it away, who else teaches it."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import classrooms
from quizzes.forms.classrooms import ClassroomForm, CoTeacherForm


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def classroom_new(request: Request) -> HttpResponse:
    form = ClassroomForm(typed(request))
    if form.is_valid():
        made = classrooms.open_class(name=form.cleaned_data["name"], by=request.user, at=timezone.now())
        messages.success(request, _("Here is your class. Bring in the names, then give it an exercise."))
        return move_to(request, "quizzes:classroom_detail", made.public_id)
    return render_page(
        request, "quizzes/classroom_new.html", {"form": form}, status=422 if form.errors else 200
    )


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def classroom_edit(request: Request, classroom_id) -> HttpResponse:
    """Its name; and whether it has ended."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    form = ClassroomForm(typed(request), initial={"name": classroom.name})
    if form.is_valid():
        classrooms.rename(
            classroom=classroom, name=form.cleaned_data["name"], by=request.user, at=timezone.now()
        )
        messages.success(request, _("Saved."))
        return move_to(request, "quizzes:classroom_detail", classroom_id)
    context = {"classroom": classroom, "form": form, "owns": classroom.is_owned_by(request.user)}
    return render_page(request, "quizzes/classroom_edit.html", context, status=422 if form.errors else 200)


@teacher
@require_POST
def classroom_archive(request: Request, classroom_id) -> HttpResponse:
    classroom = access.classroom_for_owner(request.user, classroom_id)
    classrooms.archive(classroom=classroom, by=request.user, at=timezone.now())
    messages.success(
        request, _("Put away. You find it under “Classes that have ended”, and can bring it back.")
    )
    return move_to(request, "quizzes:classroom_list")


@teacher
@require_POST
def classroom_bring_back(request: Request, classroom_id) -> HttpResponse:
    classroom = access.classroom_for_owner(request.user, classroom_id)
    classrooms.bring_back(classroom=classroom, by=request.user, at=timezone.now())
    messages.success(request, _("It is back: students can sign in again."))
    return move_to(request, "quizzes:classroom_detail", classroom_id)


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def classroom_teachers(request: Request, classroom_id) -> HttpResponse:
    """Who teaches the class; a colleague is added by e-mail address."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    form = CoTeacherForm(typed(request))
    if form.is_valid():
        try:
            classrooms.add_co_teacher(
                classroom=classroom, email=form.cleaned_data["email"], by=request.user, at=timezone.now()
            )
        except classrooms.NoSuchTeacher:
            form.add_error("email", _("Nobody at this school has an account with this address."))
        except classrooms.TeachesAlready:
            form.add_error("email", _("This person teaches the class already."))
        else:
            messages.success(request, _("The class stands on their list now."))
            return move_to(request, "quizzes:classroom_teachers", classroom_id)
    context = {
        "classroom": classroom,
        "form": form,
        "teachers": classroom.enrolments.teaching().with_people(),
    }
    return render_page(
        request, "quizzes/classroom_teachers.html", context, status=422 if form.errors else 200
    )


@teacher
@require_POST
def classroom_teacher_remove(request: Request, classroom_id, teacher_id) -> HttpResponse:
    """A co-teacher leaves the class, or is taken out of it; the teacher it belongs to stays."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    enrolment = access.co_teacher_in(classroom, teacher_id)
    classrooms.remove_co_teacher(enrolment=enrolment, by=request.user, at=timezone.now())
    messages.success(request, _("The class does not stand on their list any more."))
    if enrolment.user_id == request.user.pk:
        return move_to(request, "quizzes:classroom_list")
    return move_to(request, "quizzes:classroom_teachers", classroom_id)
