"""What is done with one claim. Each view shows the desk; the form, if there is one, beside the text."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import access
from articles.actions import marks
from articles.desk import Claim
from articles.forms.marks import (
    AttributionForm,
    FramingForm,
    OtherForm,
    SeenForm,
    SplitForm,
    details_of,
    form_for,
)
from articles.models import Attribution
from articles.models.marks import NotAMove
from articles.views.desk import desk_at, done, show
from quizsite.access import teacher
from quizsite.http import Request

FORMS = {"attribution": AttributionForm, "framing": FramingForm}


@teacher
@require_POST
def mark_accept(request: Request, article_id, mark_id) -> HttpResponse:
    return _decide(request, article_id, mark_id, marks.accept, _("Accepted."))


@teacher
@require_POST
def mark_reject(request: Request, article_id, mark_id) -> HttpResponse:
    return _decide(request, article_id, mark_id, marks.reject, _("Rejected."))


@teacher
@require_POST
def mark_reopen(request: Request, article_id, mark_id) -> HttpResponse:
    return _decide(request, article_id, mark_id, marks.reopen, _("Back to draft."), stay=True)


def _decide(
    request: Request, article_id: UUID, mark_id: UUID, act: Callable, said: str, *, stay: bool = False
) -> HttpResponse:
    article, mark = access.mark_for_editing(request.user, article_id, mark_id)
    if mark is None:
        return show(request, article, desk_at(request, article), status=409, conflict="gone")
    seen = SeenForm(request.POST).seen_version()
    try:
        act(mark=mark, seen=seen, by=request.user, at=timezone.now())
    except (marks.StaleMarks, NotAMove):
        return show(request, article, desk_at(request, article, mark_id), status=409, conflict="decided")
    if stay:
        return done(request, article, said, stay=mark_id)
    return done(request, article, said, after=mark_id)


@teacher
@require_http_methods(["GET", "POST"])
def mark_edit(request: Request, article_id, mark_id) -> HttpResponse:
    """Words and details of a claim. On a conflict what was typed stays, beside what is stored now."""
    article, mark = access.mark_for_editing(request.user, article_id, mark_id)
    desk = desk_at(request, article, mark_id)
    if mark is None:
        return show(request, article, desk, status=409, conflict="gone")
    mark.revision = article.current
    form = form_for(mark)(request.POST or None, revision=article.current, mark=mark, initial=details_of(mark))
    conflict = ""
    if request.method == "POST" and form.is_valid():
        seen, accepted = SeenForm(request.POST).seen_version(), "accepted" in request.POST
        try:
            marks.edit(
                mark=mark, seen=seen, spans=form.spans(), accepted=accepted,
                by=request.user, at=timezone.now(), **form.values(),
            )  # fmt: skip
            said = _("Saved and accepted.") if accepted else _("Saved.")
            return done(request, article, said, **{"after" if accepted else "stay": mark_id})
        except marks.StaleMarks:
            conflict = "edited"
    status = 409 if conflict else 422 if form.errors else 200
    return show(request, article, desk, panel="edit", form=form, conflict=conflict, status=status)


@teacher
@require_http_methods(["GET", "POST"])
def mark_new(request: Request, article_id, kind) -> HttpResponse:
    """A claim or a framing mark by hand."""
    if kind not in FORMS:
        raise Http404
    article = access.article_for_editing(request.user, article_id)
    form = FORMS[kind](request.POST or None, revision=article.current)
    if request.method == "POST" and form.is_valid():
        made = marks.make(
            revision=article.current, kind=kind, spans=form.spans(),
            by=request.user, at=timezone.now(), **form.values(),
        )  # fmt: skip
        return done(request, article, _("A new mark, accepted."), stay=made.public_id)
    status = 422 if form.errors else 200
    desk = desk_at(request, article)
    return show(request, article, desk, panel="new", form=form, new_kind=kind, status=status)


@teacher
@require_http_methods(["GET", "POST"])
def mark_split(request: Request, article_id, mark_id) -> HttpResponse:
    article, mark = access.mark_for_editing(request.user, article_id, mark_id)
    desk = desk_at(request, article, mark_id)
    if mark is None:
        return show(request, article, desk, status=409, conflict="gone")
    form = SplitForm(request.POST or None, claim=Claim(mark, 0))
    if request.method == "POST" and form.is_valid():
        try:
            marks.split(
                mark=mark, seen=form.seen_version(), place=form.cleaned_data["place"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
            return done(request, article, _("Split in two."), stay=mark_id)
        except marks.StaleMarks:
            return show(request, article, desk, status=409, conflict="decided")
        except marks.CannotSplit:
            form.add_error("place", _("Choose a word with others on both sides."))
    status = 422 if form.errors else 200
    return show(request, article, desk, panel="split", form=form, status=status)


@teacher
@require_http_methods(["GET", "POST"])
def mark_merge(request: Request, article_id, mark_id) -> HttpResponse:
    article, mark = access.mark_for_editing(request.user, article_id, mark_id)
    desk = desk_at(request, article, mark_id)
    if mark is None or desk.in_hand is None:
        return show(request, article, desk, status=409, conflict="gone")
    claim = desk.in_hand
    alike = [c for c in desk.claims if c.kind == claim.kind and c.mark.part == mark.part and c is not claim]
    others = sorted(alike, key=lambda other: abs(other.number - claim.number))
    form = OtherForm(request.POST or None, desk=desk, others=others, label=_("Merge it with"))
    if request.method == "POST" and form.is_valid():
        other, other_seen = form.cleaned_data["other"]
        try:
            marks.merge(
                mark=mark, seen=form.seen_version(), other=other.mark, other_seen=other_seen,
                by=request.user, at=timezone.now(),
            )  # fmt: skip
            return done(request, article, _("Merged; the other claim is rejected."), stay=mark_id)
        except marks.StaleMarks:
            return show(request, article, desk, status=409, conflict="decided")
        except marks.CannotMerge:
            form.add_error("other", _("Choose a claim of the same kind."))
    status = 422 if form.errors else 200
    return show(request, article, desk, panel="merge", form=form, status=status)


@teacher
@require_http_methods(["GET", "POST"])
def mark_link(request: Request, article_id, mark_id) -> HttpResponse:
    """Say within which claim this one is told: who told whom."""
    article, mark = access.mark_for_editing(request.user, article_id, mark_id)
    desk = desk_at(request, article, mark_id)
    if mark is None or desk.in_hand is None:
        return show(request, article, desk, status=409, conflict="gone")
    if not isinstance(mark, Attribution):
        raise Http404
    number = desk.in_hand.number
    others = sorted(
        (c for c in desk.attributions if c.number != number), key=lambda c: abs(c.number - number)
    )
    form = OtherForm(
        request.POST or None, desk=desk, others=others, label=_("It is told within"), none=_("No other claim")
    )
    if request.method == "POST" and form.is_valid():
        parent = form.cleaned_data["other"]
        try:
            marks.link(
                mark=mark, seen=form.seen_version(), parent=parent[0].mark if parent else None,
                by=request.user, at=timezone.now(),
            )  # fmt: skip
            return done(
                request,
                article,
                _("The chain is tied.") if parent else _("The chain is untied."),
                stay=mark_id,
            )
        except marks.StaleMarks:
            return show(request, article, desk, status=409, conflict="decided")
        except marks.CannotLink:
            form.add_error("other", _("That claim is told within this one already."))
    status = 422 if form.errors else 200
    return show(request, article, desk, panel="link", form=form, status=status)
