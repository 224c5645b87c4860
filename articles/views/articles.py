"""The library, and one article to read."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import access, reading, reports
from articles.actions import deletion, imports
from articles.forms.library import LibraryForm
from articles.models import Article
from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page


@teacher
@require_safe
def article_list(request: Request) -> HttpResponse:
    """The library. The address holds the whole state of the list."""
    languages = Article.objects.visible_to(request.user).languages()
    form = LibraryForm({"sort": "newest"} | request.GET.dict(), user=request.user, languages=languages)
    valid = form.is_valid()
    page = reports.library_page(request.user, form.filters(), sort=form.order(), number=form.number())
    return render_page(
        request,
        "articles/article_list.html",
        {"form": form, "page": page, "narrowed": form.narrows()},
        partial="library-results",
        status=200 if valid else 422,
    )


@teacher
@require_safe
def article_detail(request: Request, article_id) -> HttpResponse:
    """One article: its numbered lines, what is known about it, and its neighbours in the story."""
    article = access.article_for_reading(request.user, article_id)
    siblings = Article.objects.visible_to(request.user).beside(article).with_details()
    context = {
        "article": article,
        "revision": article.current,
        "runs": reading.laid_out(article.current),
        "revisions": article.revisions.newest_first(),
        "siblings": siblings,
        "unplaced_count": article.current.unplaced.waiting().count(),
        "may_edit": access.may_edit(request.user, article),
    }
    return render_page(request, "articles/article_detail.html", context)


@teacher
@require_http_methods(["GET", "POST"])
def article_delete(request: Request, article_id) -> HttpResponse:
    """Asks first; afterwards the same page offers to bring it back."""
    article = access.article_for_editing(request.user, article_id)
    in_use = False
    if request.method == "POST":
        try:
            deletion.delete_article(article=article, by=request.user, at=timezone.now())
            return move_to(request, "articles:article_restore", article.public_id)
        except deletion.InUse:
            in_use = True
    context = {"article": article, "in_use": in_use}
    return render_page(request, "articles/article_delete.html", context, status=409 if in_use else 200)


@teacher
@require_http_methods(["GET", "POST"])
def article_restore(request: Request, article_id) -> HttpResponse:
    """A deleted article, and the way back for 30 days."""
    article = access.article_for_restoring(request.user, article_id)
    there = None
    if request.method == "POST":
        try:
            deletion.restore(article=article, by=request.user, at=timezone.now())
            messages.success(request, _("The article is back."))
            return move_to(request, "articles:article_detail", article.public_id)
        except imports.AlreadyThere as known:
            there = known.article
    context = {"article": article, "there": there}
    return render_page(request, "articles/article_restore.html", context, status=409 if there else 200)
