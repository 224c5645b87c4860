"""The front door, the style page, and what the machines that watch us ask."""

from allauth.account.views import logout
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from quizsite.access import public


@public(because="the front door: what this is, and where to sign in")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("quizzes:classroom_list" if request.user.is_teacher else "quizzes:student_home")
    return render(request, "site/home.html")


@public(because="signing out twice must not ask for a sign-in")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """allauth's own page; once signed out, the browser forgets everything it kept of this site."""
    response = logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@public(because="shows our design language; holds nobody's data")
@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "site/styleguide.html")


@public(because="the machine that watches us has no account; says only that the process answers")
@require_GET
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})


@public(because="the load balancer has no account; says only whether the database is there and up to date")
@require_GET
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"status": "the database does not answer"}, status=503)
    if behind:
        return JsonResponse({"status": "migrations are waiting"}, status=503)
    return JsonResponse({"status": "ok"})


@public(because="what Django shows instead of a page when a form's token is missing or old")
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
