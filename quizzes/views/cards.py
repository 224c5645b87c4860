from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quizsite.access import teacher
from quizsite.http import Request, render_page, typed
from quizzes import access
from quizzes.actions import cards
from quizzes.forms.cards import CardsForm
from quizzes.qr import way_in


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def classroom_cards(request: Request, classroom_id) -> HttpResponse:
    """Choose students and get their cards, which are shown this once: the PINs on them are kept nowhere."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    students = list(classroom.enrolments.to_join())
    chosen = request.GET.getlist("student") or [
        str(one.user.public_id) for one in students if not one.pin_digest
    ]
    form = CardsForm(
        typed(request), students=students, initial={"seen": classroom.cards_printed, "students": chosen}
    )  # fmt: skip
    context, status = {"classroom": classroom, "form": form}, 422 if form.errors else 200
    if form.is_valid():
        try:
            context["cards"] = cards.make_cards(
                classroom=classroom, students=form.enrolments(), seen=form.cleaned_data["seen"],
                sign_out=form.cleaned_data["sign_out"], by=request.user, at=timezone.now(),
            )  # fmt: skip
            context |= way_in(request, classroom)
        except cards.CardsMadeMeanwhile:
            context["stale"], status = True, 409
    return render_page(request, "quizzes/classroom_cards.html", context, status=status)


@teacher
@require_POST
def classroom_new_code(request: Request, classroom_id) -> HttpResponse:
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    classroom.change_code()
    messages.success(request, _("The class has a new code. Codes on printed cards are the old one."))
    return redirect("quizzes:classroom_detail", classroom.public_id)


@teacher
@require_POST
def classroom_nicknames(request: Request, classroom_id) -> HttpResponse:
    """Switch them on or off; whoever has one keeps it."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    classroom.allow_nicknames(request.POST.get("allow") == "yes")
    return redirect("quizzes:classroom_detail", classroom.public_id)


@teacher
@require_POST
def classroom_try_again(request: Request, classroom_id) -> HttpResponse:
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    cards.let_try_again(classroom=classroom, by=request.user, at=timezone.now())
    messages.success(request, _("Everybody can try their PIN again."))
    return redirect("quizzes:classroom_detail", classroom.public_id)


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def enrolment_remove(request: Request, classroom_id, student_id) -> HttpResponse:
    """Asks first: what was answered under the nickname goes with it."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    enrolment = access.nickname_in(classroom, student_id)
    if request.method == "POST":
        cards.remove_nickname(enrolment=enrolment, by=request.user, at=timezone.now())
        messages.success(request, _("The nickname is gone."))
        if board := request.GET.get("board"):  # where the teacher came from
            return redirect("quizzes:assignment_board", access.uuid_or_404(board))
        return redirect("quizzes:classroom_detail", classroom.public_id)
    return render_page(
        request, "quizzes/enrolment_remove.html", {"classroom": classroom, "enrolment": enrolment}
    )
