from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import items
from quizzes.forms.exercises import DetailsForm
from quizzes.forms.items import PassageForm
from quizzes.forms.versions import MoveForm, VersionForm
from quizzes.items import BadKey, kind_named, kind_of
from quizzes.items.forms import ItemForm
from quizzes.models import Item
from quizzes.reports.exercise_desk import blank_item, desk_of, surroundings
from quizzes.reports.item_look import look_of
from quizzes.reports.sheets import shown_item

PAGE = "quizzes/exercise_item_edit.html"


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def exercise_item_new(request: Request, exercise_id) -> HttpResponse:
    """First the kind and the sentences (`?kind=…&sentence=…`), then the item's own form."""
    draft = access.draft_for_editing(request.user, exercise_id)
    articles = access.articles_of(request.user, draft.exercise)
    choosing = PassageForm(request.GET if "kind" in request.GET else None, articles=articles)
    context = {"draft": draft, "exercise": draft.exercise, "choosing": choosing}
    if not choosing.is_valid():
        return render_page(
            request, "quizzes/exercise_item_new.html", context, status=422 if choosing.errors else 200
        )
    item = blank_item(draft, **choosing.cleaned_data)
    form = kind_named(item.kind).KeyForm(typed(request), item=item, surroundings=item.passage)
    version = VersionForm(typed(request), initial={"version": draft.version})
    status = _saved(
        request, form, version,
        lambda seen: items.add_item(
            draft=draft, seen_version=seen, kind=item.kind, article_revision=item.article_revision,
            fields=form.given(), by=request.user, at=timezone.now(),
        ),
    )  # fmt: skip
    if status == 302:
        return move_to(request, "quizzes:exercise_edit", exercise_id)
    context |= {"form": form, "version": version, "item": item, "kind": kind_of(item), "stale": status == 409}
    context["look"] = look_of(item, form)
    return render_page(request, PAGE, context, partial="look", status=status)


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def exercise_item_edit(request: Request, exercise_id, item_id) -> HttpResponse:
    """Wording, points, passage and key of one item."""
    item = access.item_for_editing(request.user, exercise_id, item_id)
    form = kind_of(item).KeyForm(typed(request), item=item, surroundings=surroundings(item))
    version = VersionForm(typed(request), initial={"version": item.revision.version})
    status = _saved(
        request, form, version,
        lambda seen: items.edit_item(
            item=item, seen_version=seen, fields=form.given(), by=request.user, at=timezone.now()
        ),
    )  # fmt: skip
    if status == 302:
        return move_to(request, "quizzes:exercise_edit", exercise_id)
    item = access.item_for_editing(request.user, exercise_id, item_id)  # as it is stored now
    context = {
        "draft": item.revision, "exercise": item.revision.exercise, "form": form, "version": version,
        "kind": kind_of(item), "stale": status == 409, "item": item, "stored": shown_item(item),
        "look": look_of(item, form),
    }  # fmt: skip
    return render_page(request, PAGE, context, partial="look", status=status)


def _saved(request: Request, form: ItemForm, version: VersionForm, save: Callable[[int], object]) -> int:
    """302 once it is stored, 409 for a stale page, 422 with the key's fault on the form.

    200 where it is only shown, or looked at (`look`) before it is saved.
    """
    if request.method != "POST" or "look" in request.POST:
        return 200
    if not (form.is_valid() and version.is_valid()):
        return 422
    try:
        save(version.cleaned_data["version"])
    except items.StaleExercise:
        return 409
    except BadKey as problem:
        form.add_error(None, str(problem))
        return 422
    messages.success(request, _("Saved."))
    return 302


@teacher
@require_POST
def exercise_item_move(request: Request, exercise_id, item_id) -> HttpResponse:
    """To another place in the order."""
    return _edited(request, exercise_id, item_id, MoveForm(request.POST), items.move_item)


@teacher
@require_POST
def exercise_item_remove(request: Request, exercise_id, item_id) -> HttpResponse:
    """Take it out; it can be put back."""
    return _edited(request, exercise_id, item_id, VersionForm(request.POST), items.remove_item)


@teacher
@require_POST
def exercise_item_restore(request: Request, exercise_id, item_id) -> HttpResponse:
    """Put it back where it was."""
    return _edited(request, exercise_id, item_id, VersionForm(request.POST), items.restore_item)


def _edited(request: Request, exercise_id, item_id, form: VersionForm, action) -> HttpResponse:
    item: Item = access.item_for_editing(request.user, exercise_id, item_id)
    status = 422
    if form.is_valid():
        fields = dict(form.cleaned_data)
        try:
            action(
                item=item, seen_version=fields.pop("version"), by=request.user, at=timezone.now(), **fields
            )
            status = 200
        except items.StaleExercise:
            status = 409
    if status == 200 and not request.htmx:
        return move_to(request, "quizzes:exercise_edit", exercise_id)
    draft = access.draft_for_editing(request.user, exercise_id)
    context = desk_of(draft) | {
        "form": DetailsForm(draft=draft), "stale": status == 409, "unclear": status == 422,
    }  # fmt: skip
    if status == 200 and (action is not items.move_item or item.position in (1, len(context["sheet"].items))):
        context["acted_on"] = (
            item  # takes the focus: the button that was pressed is gone, or does nothing here
        )
    return render_page(request, "quizzes/exercise_edit.html", context, partial="items", status=status)
