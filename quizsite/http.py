"""Page or partial: the one place that decides what an htmx request gets."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect


def render_page(
    request: HttpRequest, template: str, context: dict | None = None, *, partial: str = "", status: int = 200
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


def move_to(request: HttpRequest, to, *args, **kwargs) -> HttpResponse:
    """Send the browser elsewhere; htmx would otherwise swap the other page into a panel."""
    url = resolve_url(to, *args, **kwargs)
    return HttpResponseClientRedirect(url) if request.htmx else HttpResponseRedirect(url)
