"""An article comes in: pasted, as a file, or from an address."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from articles.actions import imports
from articles.forms.incoming import AddressForm, FileForm, IncomingForm, RunForm, TextForm
from articles.importing.errors import ImportingError
from articles.models import Article, Story
from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page

PAGE = "articles/article_new.html"
WAYS: dict[str, type[IncomingForm]] = {"text": TextForm, "file": FileForm, "url": AddressForm}


@teacher
@require_http_methods(["GET", "POST"])
def article_new(request: Request) -> HttpResponse:
    """All ways in on one page. What goes wrong is said at the field, and what was given stays there."""
    way = request.POST.get("way", "text")
    way = way if way in WAYS else "text"
    forms = _forms(request, way)
    form, there = forms[way], None
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        try:
            article = _import(form, request, at)
            return move_to(request, "articles:article_check", article.public_id)
        except ImportingError as error:
            form.add_import_error(error)
        except imports.AlreadyThere as known:
            there = known.article
    context = {
        "forms": forms,
        "way": way,
        "there": there,
        "story": _story(request),
        "run_form": RunForm(user=request.user),
    }
    failed = there or form.errors
    return render_page(request, PAGE, context, partial=f"way-{way}", status=422 if failed else 200)


def _story(request: Request) -> Story | None:
    """The story the article is to go into, as the address names it."""
    form = IncomingForm(request.GET, user=request.user)
    return form.cleaned_data["story"] if form.is_valid() else None


def _forms(request: Request, way: str) -> dict[str, IncomingForm]:
    """A form for each way; the one that was sent is bound."""
    initial = {"story": request.GET.get("story")}
    forms = {
        name: form(user=request.user, initial=initial, auto_id=f"{name}_%s") for name, form in WAYS.items()
    }
    if request.method == "POST":
        forms[way] = WAYS[way](request.POST, request.FILES, user=request.user, auto_id=f"{way}_%s")
        forms[way].too_large = getattr(request, "too_large", frozenset())
    return forms


def _import(form: IncomingForm, request: Request, at) -> Article:
    """Raises ImportingError, AlreadyThere."""
    imported = form.imported(at=at)
    return imports.import_article(imported=imported, by=request.user, at=at, story=form.cleaned_data["story"])
