"""Who may call a view. Every view of ours carries exactly one of these; `checks.py` refuses to start without.

The role is on the view; which object is whose is decided in each app's own `access.py`. What you may not see
is 404, what you may see but not do is 403.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from quizsite.http import Request

View = Callable[..., HttpResponse]


def public(*, because: str) -> Callable[[View], View]:
    """Anyone may call it, signed in or not; `because` says why that is right."""

    def declare(view: View) -> View:
        view.access = f"public: {because}"  # type: ignore[attr-defined]
        return view

    return declare


def signed_in(view: View) -> View:
    """Any person who is signed in, student or teacher."""
    return _declare(view, "signed in", lambda user: True)


def comes_in_by(door: str) -> Callable[[View], View]:
    """Beside one of the four: where who is not signed in is sent, by URL name. Without it, the people with accounts."""

    def declare(view: View) -> View:
        view.door = door  # type: ignore[attr-defined]
        return view

    return declare


def teacher(view: View) -> View:
    """A person with an account of their own. For students the page does not exist."""
    return _declare(view, "teacher", lambda user: user.is_teacher)


def editor(view: View) -> View:
    """Reviews and edits what the whole school shares."""
    return _declare(view, "editor", lambda user: user.is_editor)


def _declare(view: View, access: str, may_see: Callable) -> View:
    @wraps(view)
    def guarded(request: Any, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_sign_in(request, getattr(view, "door", settings.LOGIN_URL))
        if not may_see(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    guarded.access = access  # type: ignore[attr-defined]
    return guarded


def _to_sign_in(request: Request, door: str) -> HttpResponse:
    if request.method not in ("GET", "HEAD", "POST"):
        # Only a script sends these. It would follow a redirect and take the sign-in page for its answer.
        return JsonResponse({"problem": "signed out"}, status=HTTPStatus.UNAUTHORIZED)
    if not request.htmx:
        return redirect_to_login(request.get_full_path(), resolve_url(door))
    # The browser must leave the page: a sign-in form inside a panel would be a dead end. It comes back to
    # the page the person was looking at, not to the address of the partial.
    page = request.htmx.current_url_abs_path or "/"
    return HttpResponseClientRedirect(f"{resolve_url(door)}?{urlencode({'next': page})}")
