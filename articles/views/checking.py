"""After the import: everything that was found, and the original beside the cleaned text."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import access, reading
from articles.actions import checking, revisions
from articles.forms.details import DetailsForm
from articles.forms.texts import PartForm
from articles.models import Article
from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page, typed

PAGE = "articles/article_check.html"


@teacher
@require_http_methods(["GET", "POST"])
def article_check(request: Request, article_id) -> HttpResponse:
    """What the import found, for the teacher to correct; who may only read sees it without the form's button."""
    read = access.article_for_editing if request.method == "POST" else access.article_for_reading
    article = read(request.user, article_id)
    form = DetailsForm(typed(request), user=request.user, article=article)
    if request.method == "POST" and form.is_valid():
        try:
            _confirm(form, article, request)
        except checking.StaleDetails as stale:
            return _page(request, stale.article, form, status=409)
        except ValidationError as error:
            form.add_constraint_error(error)
        else:
            messages.success(request, _("The details are saved."))
            then = "article_desk" if request.POST.get("then") == "claims" else "article_detail"
            return move_to(request, f"articles:{then}", article.public_id)
    return _page(request, article, form, status=422 if form.errors else 200)


def _confirm(form: DetailsForm, article: Article, request: Request) -> Article:
    return checking.confirm(
        article=article,
        seen=form.cleaned_data["seen"],
        details=form.details(),
        outlet_name=form.cleaned_data["outlet_name"],
        title=form.cleaned_data["title"],
        captions=form.captions(),
        by=request.user,
        at=timezone.now(),
    )


def _page(
    request: Request, article: Article, form: DetailsForm, *, status: int, partial: str = "details"
) -> HttpResponse:
    context = {
        "article": article,
        "revision": article.present_revision,
        "form": form,
        "seen": checking.fingerprint(article),
        "stored": form.differing(article) if status == 409 else [],
        "original": reading.original_of(article.present_revision),
        "may_edit": access.may_edit(request.user, article),
    }
    return render_page(request, PAGE, context, partial=partial, status=status)


@teacher
@require_POST
def article_bring_back(request: Request, article_id) -> HttpResponse:
    """A part that the cleaning dropped goes back into the text."""
    return _change(request, article_id, checking.bring_back, _("It is back in the text."))


@teacher
@require_POST
def article_leave_out(request: Request, article_id) -> HttpResponse:
    """A block of the text is left out after all."""
    return _change(request, article_id, checking.leave_out, _("It is left out of the text now."))


def _change(request: Request, article_id, action, done: str) -> HttpResponse:
    article = access.article_for_editing(request.user, article_id)
    part, status = PartForm(request.POST), 200
    try:
        part.is_valid()
        action(article=article, by=request.user, at=timezone.now(), **part.position())
        messages.success(request, done)
    except (revisions.StaleRevision, checking.NoSuchPart):
        status = 409
        messages.warning(request, _("The text has changed since; look at it again, nothing was done."))
    except revisions.EmptyText:
        status = 422
        messages.warning(request, _("This is all there is: an article without text is no article."))
    if status == 200 and not request.htmx:
        return move_to(request, "articles:article_check", article.public_id)
    article = access.article_for_reading(request.user, article_id)
    form = DetailsForm(user=request.user, article=article)
    return _page(request, article, form, status=status, partial="texts")
