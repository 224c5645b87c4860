from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quizsite.access import public
from quizsite.http import Request, render_page, typed
from quizzes.actions import joining
from quizzes.forms.joining import CodeForm, JoinForm


@public(because="students have no account; with the class code they come in")
@require_http_methods(["GET", "HEAD", "POST"])
def join_code(request: Request) -> HttpResponse:
    """A field for the class code."""
    form = CodeForm(typed(request))
    if form.is_valid():
        return redirect("quizzes:join_class", form.cleaned_data["code"].code)
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
                return redirect("quizzes:student_home")
            form.add_error("pin", _("This PIN does not belong to this name. Check both with your card."))
        except joining.TooManyTries as too_many:
            form.add_error(None, too_many.in_words(timezone.now()))
            status = 429
    return render_page(
        request, "quizzes/join_class.html", {"classroom": classroom, "form": form}, status=status
    )
