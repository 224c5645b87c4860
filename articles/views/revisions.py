"""Editing makes the next revision; older ones can be read and compared."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import access, reading
from articles.actions import revisions
from articles.forms.texts import TextForm
from articles.models import Article
from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page


@teacher
@require_http_methods(["GET", "POST"])
def article_edit(request: Request, article_id) -> HttpResponse:
    """The text and its title. Who saved since is shown beside what was typed, and nothing is lost."""
    article = access.article_for_editing(request.user, article_id)
    current = article.current
    form = TextForm(request.POST or None, initial={"title": current.title, "text": current.text})
    changes = None
    if request.method == "POST" and form.is_valid():
        try:
            return _saved(request, article, form)
        except revisions.StaleRevision as stale:
            current = stale.current
            changes = reading.changes_between(current.text, form.cleaned_data["text"])
        except revisions.EmptyText:
            form.add_error("text", form.fields["text"].error_messages["required"])
        except revisions.NothingChanged:
            form.add_error(None, _("Nothing is changed yet; edit the text, or go back to the article."))
    context = {"article": article, "current": current, "form": form, "changes": changes}
    status = 409 if changes else 422 if form.errors else 200
    return render_page(request, "articles/article_edit.html", context, partial="edit", status=status)


def _saved(request: Request, article: Article, form: TextForm) -> HttpResponse:
    revised = revisions.revise(article=article, by=request.user, at=timezone.now(), **form.cleaned_data)
    number = revised.revision.number
    messages.success(request, _("Saved as revision %(number)d.") % {"number": number})
    page = "articles:article_unplaced" if revised.unplaced else "articles:article_detail"
    return move_to(request, page, article.public_id)


@teacher
@require_safe
def revision_detail(request: Request, article_id, number: int) -> HttpResponse:
    """One revision as it was and stays."""
    article = access.article_for_reading(request.user, article_id)
    revision = get_object_or_404(article.revisions.select_related("created_by"), number=number)
    context = {"article": article, "revision": revision, "runs": reading.laid_out(revision)}
    return render_page(request, "articles/revision_detail.html", context)


@teacher
@require_safe
def revision_compare(request: Request, article_id, number: int) -> HttpResponse:
    """What this revision changed of the one before it."""
    article = access.article_for_reading(request.user, article_id)
    pair = list(article.revisions.select_related("created_by").filter(number__in=[number - 1, number]))
    revision = get_object_or_404(article.revisions, number=number) if len(pair) < 2 else pair[1]
    former = pair[0] if len(pair) == 2 else None
    context = {
        "article": article,
        "revision": revision,
        "former": former,
        "changes": reading.changes_between(former.text if former else revision.text, revision.text),
    }
    return render_page(request, "articles/revision_compare.html", context)
