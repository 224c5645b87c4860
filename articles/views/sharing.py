"""An article on its way into the library of the whole school."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import access
from articles.actions import sharing
from articles.models.marks import NotAMove
from quizsite.access import editor, teacher
from quizsite.http import Request, move_to


@teacher
@require_POST
def article_submit(request: Request, article_id) -> HttpResponse:
    """The owner asks for review."""
    article = access.article_for_owner(request.user, article_id)
    return _moved(request, article, sharing.submit, _("An editor looks at it now."))


@teacher
@require_POST
def article_take_back(request: Request, article_id) -> HttpResponse:
    """The owner takes a submitted article back; an editor ends the sharing of a shared one."""
    article = access.article_for_editing(request.user, article_id)
    return _moved(request, article, sharing.take_back, _("It is not shared any more."))


@editor
@require_POST
def article_approve(request: Request, article_id) -> HttpResponse:
    article = access.article_for_review(request.user, article_id)
    return _moved(request, article, sharing.approve, _("Every teacher of the school sees it now."))


@editor
@require_POST
def article_give_back(request: Request, article_id) -> HttpResponse:
    """Back to its owner, with what is missing."""
    article = access.article_for_review(request.user, article_id)
    note = request.POST.get("note", "")
    return _moved(request, article, sharing.give_back, _("It is back with its owner."), note=note)


def _moved(request: Request, article, action, done: str, **options) -> HttpResponse:
    """Both the move and what stood in its way are said on the page it leads to."""
    page = "articles:article_detail"
    try:
        action(article=article, by=request.user, at=timezone.now(), **options)
        messages.success(request, done)
    except NotAMove:
        messages.warning(request, _("Somebody was faster: its sharing has changed since. Nothing was done."))
    except sharing.NoteNeeded:
        messages.error(request, _("Say what is missing, so that its owner can do something about it."))
    except sharing.NoOwner:
        messages.error(request, _("It belongs to nobody, and can only stay shared."))
    if action in (sharing.give_back, sharing.take_back) and article.owner_id != request.user.pk:
        return move_to(request, "articles:article_list")  # which an editor may not read from now on
    return move_to(request, page, article.public_id)
