"""Marks that an edit has cut loose: each is placed by a person, or dropped."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import access, reading
from articles.actions import carrying
from articles.forms.texts import PlaceForm
from articles.models.revision import Part
from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page


@teacher
@require_safe
def article_unplaced(request: Request, article_id) -> HttpResponse:
    """The marks of the current revision that wait, and those that were decided on."""
    article = access.article_for_editing(request.user, article_id)
    marks = list(article.current.unplaced.with_marks())
    context = {
        "article": article,
        "waiting": [mark for mark in marks if mark.state == mark.State.WAITING],
        "decided": [mark for mark in marks if mark.state != mark.State.WAITING],
    }
    return render_page(request, "articles/article_unplaced.html", context)


@teacher
@require_http_methods(["GET", "POST"])
def unplaced_place(request: Request, unplaced_id) -> HttpResponse:
    """One mark: the sentence it belongs to now, and its words there."""
    unplaced = access.unplaced_for_editing(request.user, unplaced_id)
    in_body = unplaced.mark.part == Part.BODY
    sentences = reading.sentences_of(unplaced.revision) if in_body else []
    form = PlaceForm(request.POST or None, unplaced=unplaced, sentences=sentences)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            carrying.place(unplaced=unplaced, spans=form.spans(), by=request.user, at=timezone.now())
        except carrying.NotWaiting:
            status = 409
        except carrying.DoesNotFit:
            form.add_error(None, _("Cue and content both need their words."))
        else:
            messages.success(request, _("The mark has its place."))
            return move_to(request, "articles:article_unplaced", unplaced.revision.article.public_id)
    context = {
        "unplaced": unplaced,
        "article": unplaced.revision.article,
        "form": form,
        "decided": status == 409,
    }
    status = 422 if form.errors else status
    return render_page(request, "articles/unplaced_place.html", context, partial="place", status=status)


@teacher
@require_POST
def unplaced_drop(request: Request, unplaced_id) -> HttpResponse:
    """The mark stays behind, on the old revision only."""
    unplaced = access.unplaced_for_editing(request.user, unplaced_id)
    try:
        carrying.drop(unplaced=unplaced, by=request.user, at=timezone.now())
        messages.success(request, _("The mark is dropped; it stays on the earlier revision."))
    except carrying.NotWaiting:
        messages.warning(request, _("Somebody has decided on this mark already; nothing was done."))
    return move_to(request, "articles:article_unplaced", unplaced.revision.article.public_id)


@teacher
@require_POST
def unplaced_restore(request: Request, unplaced_id) -> HttpResponse:
    """Undo the drop."""
    unplaced = access.unplaced_for_editing(request.user, unplaced_id)
    try:
        carrying.take_up_again(unplaced=unplaced)
    except carrying.NotWaiting:
        messages.warning(request, _("This mark was not dropped; nothing was done."))
    return move_to(request, "articles:article_unplaced", unplaced.revision.article.public_id)
