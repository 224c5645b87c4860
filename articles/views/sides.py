"""Two articles side by side; what is aligned between them is decided here, with the claim desk's keys."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import replace_url

from articles import access
from articles.actions import alignments as deciding
from articles.coverage.sides import LABELS, Sides, sides_of
from articles.coverage.story import coverage_of
from articles.forms.coverage import LabelForm, LinkForm, RelationForm, SidesForm
from articles.forms.marks import SeenForm
from articles.models import Alignment, Story
from articles.models.marks import NotAMove
from quizsite.access import teacher
from quizsite.http import Request, render_page, typed

PAGE = "articles/story_sides.html"


@teacher
@require_safe
def story_sides(request: Request, story_id) -> HttpResponse:
    story = access.story_for_reading(request.user, story_id)
    return _show(request, story, _sides(request, story))


def _sides(
    request: Request, story: Story, alignment: UUID | None = None, *, after: UUID | None = None
) -> Sides | None:
    """As the address, or the form that was sent, says; None where there are no two articles."""
    coverage = coverage_of(story, request.user)
    if not coverage.enough:
        return None
    form = SidesForm(request.POST if request.method == "POST" else request.GET, coverage=coverage)
    given = alignment or (None if after else form.alignment_id())
    return sides_of(coverage, form.choice(), given, after=after)


def _choice(sides: Sides) -> dict[str, Any]:
    return {name: getattr(sides.choice, name) for name in ("left", "right", "show")} | {
        name: "on" for name in ("framing", "swap") if getattr(sides.choice, name)
    }


def _show(
    request: Request, story: Story, sides: Sides | None, *, status: int = 200, **context: Any
) -> HttpResponse:
    may_edit = access.may_edit_story(request.user, story)
    context = {"story": story, "sides": sides, "may_edit": may_edit, **context}
    if sides is None:
        return render_page(
            request, PAGE, context | {"coverage": coverage_of(story, request.user)}, partial="desk"
        )
    choice = _choice(sides)
    context |= {
        "coverage": sides.coverage,
        "form": SidesForm(initial=choice, coverage=sides.coverage),
        "choice": urlencode(choice),
        "choice_fields": choice.items(),
        "relation_form": RelationForm(
            initial={"relation": sides.in_hand.alignment.relation} if sides.in_hand else None
        ),
    }
    response = render_page(request, PAGE, context, partial="desk", status=status)
    if request.htmx:
        replace_url(response, _address(story, sides))
    return response


def _address(story: Story, sides: Sides) -> str:
    held = {"alignment": sides.in_hand.alignment.public_id} if sides.in_hand else {}
    return f"{reverse('articles:story_sides', args=[story.public_id])}?{urlencode(_choice(sides) | held)}"


def _done(
    request: Request, story: Story, said: str, *, stay: UUID | None = None, after: UUID | None = None
) -> HttpResponse:
    """Say what happened, and go on: stay with that pair, or on to the next draft after it."""
    sides = _sides(request, story, stay, after=after)
    if request.htmx or sides is None:
        return _show(request, story, sides, said=said)
    messages.success(request, said)
    return redirect(_address(story, sides))


def _decide(
    request: Request,
    story_id: UUID,
    alignment_id: UUID,
    act: Callable,
    said: str,
    *,
    stay: bool = False,
    **details: str,
) -> HttpResponse:
    story, alignment = access.alignment_for_editing(request.user, story_id, alignment_id)
    seen = SeenForm(request.POST).seen_version()
    try:
        act(alignment=alignment, seen=seen, by=request.user, at=timezone.now(), **details)
    except (deciding.StaleAlignment, NotAMove):
        return _show(request, story, _sides(request, story, alignment_id), status=409, conflict=True)
    return _done(request, story, said, **{"stay" if stay else "after": alignment_id})


@teacher
@require_POST
def alignment_accept(request: Request, story_id, alignment_id) -> HttpResponse:
    return _decide(request, story_id, alignment_id, deciding.accept, _("Accepted."))


@teacher
@require_POST
def alignment_reject(request: Request, story_id, alignment_id) -> HttpResponse:
    return _decide(request, story_id, alignment_id, deciding.reject, _("Rejected."))


@teacher
@require_POST
def alignment_reopen(request: Request, story_id, alignment_id) -> HttpResponse:
    return _decide(request, story_id, alignment_id, deciding.reopen, _("Back to draft."), stay=True)


@teacher
@require_POST
def alignment_relate(request: Request, story_id, alignment_id) -> HttpResponse:
    """How the claim is told; what is no relation changes nothing."""
    form = RelationForm(request.POST)
    if not form.is_valid():
        story, _alignment = access.alignment_for_editing(request.user, story_id, alignment_id)
        return _show(request, story, _sides(request, story, alignment_id), status=422)
    said = _("Saved and accepted.")
    return _decide(
        request, story_id, alignment_id, deciding.relate, said, relation=form.cleaned_data["relation"]
    )


@teacher
@require_http_methods(["GET", "POST"])
def sides_link(request: Request, story_id) -> HttpResponse:
    """Two passages said to be the same by hand."""
    story = access.story_for_editing(request.user, story_id)
    sides = _sides(request, story)
    if sides is None:
        return _show(request, story, None)
    form = _link_form(request, sides)
    if request.method == "POST" and form.is_valid():
        try:
            made = _linked(request, sides, form)
            return _done(request, story, _("Linked, and accepted."), stay=made.public_id)
        except deciding.NoPassage:
            form.add_error(None, _NOT_THERE[sides.choice.show == LABELS])
    return _show(request, story, sides, status=422 if form.errors else 200, link_form=form)


_NOT_THERE = {
    False: gettext_lazy("Compare the articles first."),
    True: gettext_lazy("These words do not stand in the article as you typed them. Copy them from the text."),
}


def _link_form(request: Request, sides: Sides) -> LinkForm | LabelForm:
    if sides.choice.show == LABELS:
        return LabelForm(typed(request))
    return LinkForm(typed(request), left=sides.left, right=sides.right)


def _linked(request: Request, sides: Sides, form: LinkForm | LabelForm) -> Alignment:
    given, left, right = form.cleaned_data, sides.left.revision, sides.right.revision
    by, at = request.user, timezone.now()
    if isinstance(form, LabelForm):
        first, second = (left, given["left_words"]), (right, given["right_words"])
        return deciding.link_labels(first=first, second=second, kind=given["kind"], by=by, at=at)
    first, second = (left, given["left_passage"]), (right, given["right_passage"])
    return deciding.link(first=first, second=second, by=by, at=at)


@teacher
@require_POST
def sides_undo(request: Request, story_id) -> HttpResponse:
    return _step(request, story_id, deciding.undo, _("Taken back: %(verb)s."))


@teacher
@require_POST
def sides_redo(request: Request, story_id) -> HttpResponse:
    return _step(request, story_id, deciding.redo, _("Done again: %(verb)s."))


def _step(request: Request, story_id: UUID, act: Callable, said: str) -> HttpResponse:
    story = access.story_for_editing(request.user, story_id)
    coverage = coverage_of(story, request.user)
    try:
        decision = act(comparisons=coverage.comparisons, by=request.user, at=timezone.now())
    except deciding.NothingToUndo:
        return _done(request, story, _("There is nothing to take back."))
    except deciding.NothingToRedo:
        return _done(request, story, _("There is nothing to do again."))
    except deciding.StaleAlignment:
        return _show(request, story, _sides(request, story), status=409, conflict=True)
    return _done(
        request, story, said % {"verb": decision.get_verb_display()}, stay=decision.alignment.public_id
    )
