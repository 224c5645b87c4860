"""Page or partial: the one place that decides what an htmx request gets."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from quizsite.models import User


class Request(HttpRequest):
    """What our views are given: a request of somebody who is signed in, that knows about htmx."""

    user: User
    htmx: HtmxDetails


def render_page(
    request: Request,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    partial: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render `template`, or only its partial of the name `partial` when htmx asks for a piece.

    Boosted requests and restorations of the browser's history need the whole page.
    """
    wants_piece = request.htmx and not request.htmx.boosted and not request.htmx.history_restore_request
    name = f"{template}#{partial}" if partial and wants_piece else template
    response = render(request, name, context, status=status)
    if partial:
        patch_vary_headers(response, ["HX-Request"])
    return response


def typed(request: Request) -> QueryDict | None:
    """What a form is bound to: all that was sent, be it nothing, or None before anything was."""
    return request.POST if request.method == "POST" else None


def move_to(request: Request, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Send the browser elsewhere; htmx would otherwise swap the other page into a panel."""
    url = resolve_url(to, *args, **kwargs)
    return HttpResponseClientRedirect(url) if request.htmx else HttpResponseRedirect(url)
