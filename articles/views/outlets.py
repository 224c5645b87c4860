"""Outlets: who publishes. Facts that can be looked up, and no scores."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from articles import access
from articles.models import Article, Outlet
from quizsite.access import teacher
from quizsite.http import Request, render_page

PAGE_SIZE = 50
ARTICLES_ON_A_PAGE = 25


@teacher
@require_safe
def outlet_list(request: Request) -> HttpResponse:
    """Who publishes, by name."""
    found = Outlet.objects.visible_to(request.user).with_article_count(request.user)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render_page(request, "articles/outlet_list.html", {"page": page})


@teacher
@require_safe
def outlet_detail(request: Request, outlet_id) -> HttpResponse:
    """What is known about an outlet, and its articles, the latest first."""
    outlet = access.outlet_for_reading(request.user, outlet_id)
    found = Article.objects.visible_to(request.user).of_outlet(outlet).with_details()
    page = Paginator(found, ARTICLES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render_page(request, "articles/outlet_detail.html", {"outlet": outlet, "page": page})
