"""The claim desk: the article on one side, the claim in hand on the other."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import replace_url

from articles import access
from articles.actions import decisions, drafting, marks
from articles.desk import Desk, desk_of
from articles.forms.marks import ChoiceForm, ConfidenceForm
from articles.models import Article, MarkChange
from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page

PAGE = "articles/article_desk.html"


@teacher
@require_safe
def article_desk(request: Request, article_id) -> HttpResponse:
    article = access.article_for_editing(request.user, article_id)
    return show(request, article, desk_at(request, article))


@teacher
@require_POST
def article_draft(request: Request, article_id) -> HttpResponse:
    """The drafter reads the text; what persons decided stays."""
    article = access.article_for_editing(request.user, article_id)
    draft = drafting.draft_revision(revision=article.current, by=request.user, at=timezone.now())
    for note in draft.notes:
        messages.warning(request, note)
    count = len(draft.attributions) + len(draft.framing)
    messages.success(
        request, ngettext("%(n)s claim is drafted.", "%(n)s claims are drafted.", count) % {"n": count}
    )
    return move_to(request, "articles:article_desk", article.public_id)


@teacher
@require_POST
def desk_undo(request: Request, article_id) -> HttpResponse:
    return _step(request, article_id, decisions.undo, _("Taken back: %(verb)s."))


@teacher
@require_POST
def desk_redo(request: Request, article_id) -> HttpResponse:
    return _step(request, article_id, decisions.redo, _("Done again: %(verb)s."))


def _step(request: Request, article_id: UUID, step: Any, words: str) -> HttpResponse:
    article = access.article_for_editing(request.user, article_id)
    try:
        decision = step(revision=article.current, by=request.user, at=timezone.now())
    except (decisions.NothingToUndo, decisions.NothingToRedo):
        return done(request, article, _("There is nothing more in this direction."))
    except decisions.StaleMarks as stale:
        desk = desk_at(request, article, stale.marks[0])
        return show(request, article, desk, status=409, conflict="step")
    except decisions.InUse:
        return show(request, article, desk_at(request, article), status=409, conflict="in use")
    changed = decision.changes.first()
    return done(
        request, article, words % {"verb": decision.get_verb_display()}, stay=changed and changed.mark
    )


@teacher
@require_POST
def desk_accept_above(request: Request, article_id) -> HttpResponse:
    article = access.article_for_editing(request.user, article_id)
    form = ConfidenceForm(request.POST)
    if not form.is_valid():
        return show(request, article, desk_at(request, article), status=422, confidence=form)
    at = timezone.now()
    count = marks.accept_above(revision=article.current, confidence=form.value(), by=request.user, at=at)
    said = ngettext("%(n)s draft accepted.", "%(n)s drafts accepted.", count) % {"n": count}
    return done(request, article, said)


def desk_at(
    request: Request, article: Article, claim: UUID | None = None, *, after: UUID | None = None
) -> Desk:
    """The desk as the address, or the form that was sent, says it; with that claim in hand if one is given."""
    form = ChoiceForm(request.POST if request.method == "POST" else request.GET)
    return desk_of(
        article, request.user, form.choice(), claim or (None if after else form.claim_id()), after=after
    )


def show(
    request: Request, article: Article, desk: Desk, *, panel: str = "claim", status: int = 200, **context: Any
) -> HttpResponse:
    """The desk with what is beside the text: the claim, or the form of that name."""
    choice = {name: value for name, value in vars(desk.choice).items() if value}
    desk = replace(desk, editing=panel == "edit")
    if context.get("conflict") and desk.in_hand:
        context["last_change"] = MarkChange.objects.last_of(desk.in_hand.mark.public_id)
    context = {
        "article": article,
        "desk": desk,
        "panel": panel,
        "choice_form": ChoiceForm(initial=choice),
        "confidence": ConfidenceForm(),
        "choice": urlencode(choice),
        **context,
    }
    response = render_page(request, PAGE, context, partial="desk", status=status)
    if request.htmx and panel == "claim":
        claim = {"claim": desk.in_hand.mark.public_id} if desk.in_hand else {}
        address = reverse("articles:article_desk", args=[article.public_id])
        replace_url(response, f"{address}?{urlencode(choice | claim)}")
    return response


def done(
    request: Request, article: Article, said: str, *, stay: UUID | None = None, after: UUID | None = None
) -> HttpResponse:
    """Say what happened, and go on: to the claim to stay at, or to the next draft after that one."""
    desk = desk_at(request, article, stay, after=after)
    if request.htmx:
        return show(request, article, desk, said=said)
    messages.success(request, said)
    choice = {name: value for name, value in vars(desk.choice).items() if value}
    claim = {"claim": desk.in_hand.mark.public_id} if desk.in_hand else {}
    address = reverse("articles:article_desk", args=[article.public_id])
    return redirect(f"{address}?{urlencode(choice | claim)}")
