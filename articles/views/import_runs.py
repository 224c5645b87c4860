"""Feeds and lists of addresses on their way in, line by line."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import access
from articles.actions import import_runs
from articles.forms.incoming import RunForm
from articles.importing.errors import ImportingError
from articles.models import ImportRun
from articles.models.marks import NotAMove
from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page

PAGE_SIZE = 25


@teacher
@require_safe
def import_run_list(request: Request) -> HttpResponse:
    """One's own imports, the newest first."""
    found = ImportRun.objects.own(request.user).newest_first().with_progress().select_related("story")
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render_page(request, "articles/import_run_list.html", {"page": page})


@teacher
@require_http_methods(["GET", "POST"])
def import_run_new(request: Request) -> HttpResponse:
    """Start one: the worker does the rest."""
    form = RunForm(request.POST or None, user=request.user, auto_id="run_%s")
    if request.method == "POST" and form.is_valid():
        try:
            run = _start(form, request)
            return move_to(request, "articles:import_run_detail", run.public_id)
        except ImportingError as error:
            form.add_import_error(error)
    status = 422 if form.errors else 200
    return render_page(
        request, "articles/import_run_new.html", {"run_form": form}, partial="way-run", status=status
    )


def _start(form: RunForm, request: Request) -> ImportRun:
    """Raises ImportingError."""
    order = {"by": request.user, "at": timezone.now(), "story": form.cleaned_data["story"]}
    if url := form.cleaned_data["feed_url"]:
        return import_runs.start_feed(url=url, **order)
    return import_runs.start(addresses=form.addresses_given(), **order)


@teacher
@require_safe
def import_run_detail(request: Request, import_run_id) -> HttpResponse:
    """How far it is. The page asks again by itself until the run is done; without JavaScript, by reloading."""
    run = access.import_run_for_owner(request.user, import_run_id)
    context = {"run": run, "lines": run.lines.with_articles()}
    return render_page(request, "articles/import_run_detail.html", context, partial="run")


@teacher
@require_POST
def import_run_stop(request: Request, import_run_id) -> HttpResponse:
    """What came in stays."""
    return _moved(request, import_run_id, import_runs.stop, _("Stopped; what came in stays."))


@teacher
@require_POST
def import_run_resume(request: Request, import_run_id) -> HttpResponse:
    """Go on, and try again what failed."""
    return _moved(request, import_run_id, import_runs.take_up_again, _("It goes on."))


def _moved(request: Request, import_run_id, action, done: str) -> HttpResponse:
    run = access.import_run_for_owner(request.user, import_run_id)
    try:
        action(run=run, at=timezone.now())
        messages.success(request, done)
    except NotAMove:
        messages.warning(request, _("It is further than this page knew; nothing was done."))
    return move_to(request, "articles:import_run_detail", run.public_id)
