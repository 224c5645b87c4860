from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quizsite.access import public
from quizsite.http import Request, render_page, typed
from quizsite.models import User
from quizzes import access
from quizzes.actions import joining
from quizzes.forms.joining import CodeForm, JoinForm, NicknameForm
from quizzes.models import Attempt


@public(because="students have no account; with the class code they come in")
@require_http_methods(["GET", "HEAD", "POST"])
def join_code(request: Request) -> HttpResponse:
    """A field for the class code."""
    form = CodeForm(typed(request))
    if form.is_valid():
        code = form.cleaned_data["code"].code
        return redirect(_carrying_on(request, reverse("quizzes:join_class", args=[code])))
    return render_page(request, "quizzes/join_code.html", {"form": form}, status=422 if form.errors else 200)


@public(because="whoever has the class code may see whom it lets in; the PIN says who they are")
@require_http_methods(["GET", "HEAD", "POST"])
def join_class(request: Request, code: str) -> HttpResponse:
    """Own name and PIN. The QR code leads here."""
    code_form = CodeForm({"code": code})
    if not code_form.is_valid():
        return render_page(request, "quizzes/join_code.html", {"form": code_form}, status=404)
    classroom = code_form.cleaned_data["code"]
    form = JoinForm(typed(request), students=classroom.enrolments.to_join())
    status = 422 if form.errors else 200
    if form.is_valid():
        enrolment, status = form.enrolment(), 422
        try:
            if joining.sign_in(
                request=request, enrolment=enrolment, pin=form.cleaned_data["pin"], at=timezone.now()
            ):
                return redirect(_onwards(request, enrolment.user))
            form.add_error("pin", _("This PIN does not belong to this name. Check both with your card."))
        except joining.TooManyTries as too_many:
            form.add_error(None, too_many.in_words(timezone.now()))
            status = 429
    context = {"classroom": classroom, "form": form, "nickname_form": NicknameForm()}
    return render_page(request, "quizzes/join_class.html", context, status=status)


@public(because="where the class allows nicknames, its code is all that lets a student in")
@require_POST
def join_nickname(request: Request, code: str) -> HttpResponse:
    """A nickname instead of a name from the list; the PIN to come back with is shown this once."""
    classroom = access.classroom_for_nickname(code)
    form, status = NicknameForm(request.POST), 422
    if form.is_valid():
        try:
            enrolment, pin = joining.join_with_nickname(
                classroom=classroom, nickname=form.cleaned_data["nickname"], at=timezone.now()
            )
        except joining.NicknameTaken:
            form.add_error("nickname", _("Somebody in this class has this name. Choose another."))
        except joining.ClassFull:
            form.add_error(None, _("There are too many nicknames in this class already. Tell your teacher."))
            status = 409
        else:
            joining.enter(request=request, enrolment=enrolment)
            context = {"enrolment": enrolment, "pin": f"{pin[:3]} {pin[3:]}"}
            return render_page(request, "quizzes/join_nickname.html", context)
    names = JoinForm(students=classroom.enrolments.to_join())
    context = {"classroom": classroom, "form": names, "nickname_form": form}
    return render_page(request, "quizzes/join_class.html", context, status=status)


def _carrying_on(request: Request, place: str) -> str:
    """The place, with the page the student was thrown out of."""
    thrown_out = request.GET.get("next")
    return f"{place}?{urlencode({'next': thrown_out})}" if thrown_out else place


def _onwards(request: Request, user: User) -> str:
    """Back to the attempt the student was thrown out of, where it is their own; else what there is to do."""
    try:
        attempt = resolve(urlsplit(request.GET.get("next", "")).path).kwargs.get("attempt_id")
    except (Resolver404, ValueError):
        attempt = None
    if attempt and Attempt.objects.of_student(user).filter(public_id=attempt).exists():
        return reverse("quizzes:attempt_detail", args=[attempt])
    return reverse("quizzes:student_home")
