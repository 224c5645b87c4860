from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page
from quizzes import access
from quizzes.actions import items
from quizzes.forms.exercises import DetailsForm
from quizzes.forms.items import PassageForm
from quizzes.forms.versions import MoveForm, VersionForm
from quizzes.items import BadKey, kind_named, kind_of
from quizzes.items.forms import ItemForm
from quizzes.models import Item
from quizzes.reports.exercise_desk import blank_item, desk_of, surroundings
from quizzes.reports.sheets import shown_item


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
    form = kind_named(item.kind).KeyForm(request.POST or None, item=item, surroundings=item.passage)
    version = VersionForm(request.POST or None, initial={"version": draft.version})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and version.is_valid():
            status = _saved(
                request, form,
                lambda fields: items.add_item(
                    draft=draft, seen_version=version.cleaned_data["version"], kind=item.kind,
                    article_revision=item.article_revision, fields=fields, by=request.user, at=timezone.now(),
                ),
            )  # fmt: skip
    if status == 302:
        return move_to(request, "quizzes:exercise_edit", exercise_id)
    context |= {"form": form, "version": version, "item": item, "kind": kind_of(item), "stale": status == 409}
    return render_page(request, "quizzes/exercise_item_edit.html", context, status=status)


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def exercise_item_edit(request: Request, exercise_id, item_id) -> HttpResponse:
    """Wording, points, passage and key of one item."""
    item = access.item_for_editing(request.user, exercise_id, item_id)
    form = kind_of(item).KeyForm(request.POST or None, item=item, surroundings=surroundings(item))
    version = VersionForm(request.POST or None, initial={"version": item.revision.version})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and version.is_valid():
            status = _saved(
                request, form,
                lambda fields: items.edit_item(
                    item=item, seen_version=version.cleaned_data["version"], fields=fields, by=request.user,
                    at=timezone.now(),
                ),
            )  # fmt: skip
    if status == 302:
        return move_to(request, "quizzes:exercise_edit", exercise_id)
    item = access.item_for_editing(request.user, exercise_id, item_id)  # as it is stored now
    context = {
        "draft": item.revision, "exercise": item.revision.exercise, "form": form, "version": version,
        "kind": kind_of(item), "stale": status == 409, "item": item, "stored": shown_item(item),
    }  # fmt: skip
    return render_page(request, "quizzes/exercise_item_edit.html", context, status=status)


def _saved(request: Request, form: ItemForm, save) -> int:
    """302 once it is stored, 409 for a stale page, 422 with the key's fault on the form."""
    given = form.cleaned_data
    fields = items.ItemFields(
        form.span(), given["prompt"], given["points"], form.task(), form.key(), given["rule_card"],
        given["feedback"],
    )  # fmt: skip
    try:
        save(fields)
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
    return render_page(request, "quizzes/exercise_edit.html", context, partial="items", status=status)
