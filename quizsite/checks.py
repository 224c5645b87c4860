"""What must hold before the project starts."""

from collections.abc import Callable, Iterator

from django.core import checks
from django.urls import URLPattern, URLResolver, get_resolver

# Whole branches of the URL configuration that guard themselves.
GUARDS_ITSELF = {
    "admin": "every page of the administration asks for an administrator (AdminSite.admin_view)",
    "allauth": "sign-in, sign-up and account pages; allauth decides per page",
}


@checks.register("access")
def every_view_says_who_may_call_it(app_configs, **kwargs) -> list[checks.CheckMessage]:
    return [
        checks.Error(
            f"The view of '{route}' ({view.__module__}.{view.__qualname__}) does not say who may call it.",
            hint='Put @signed_in, @teacher, @editor or @public(because="…") from quizsite.access on it.',
            id="quizsite.E001",
        )
        for route, view in views_of_ours()
        if not hasattr(view, "access")
    ]


def refuse_to_start_with_undeclared_views() -> None:
    """For the production server, which runs no checks of its own accord."""
    if errors := every_view_says_who_may_call_it(None):
        raise RuntimeError("\n".join(f"{error.msg} {error.hint}" for error in errors))


def views_of_ours() -> Iterator[tuple[str, Callable]]:
    """(route, view) of each URL, leaving out the branches that guard themselves."""
    yield from _views(get_resolver().url_patterns, "/")


def _views(patterns, prefix: str) -> Iterator[tuple[str, Callable]]:
    for pattern in patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        elif isinstance(pattern, URLResolver) and not _guards_itself(pattern):
            yield from _views(pattern.url_patterns, route)


def _guards_itself(resolver: URLResolver) -> bool:
    module = getattr(resolver.urlconf_name, "__name__", "")
    return resolver.app_name in GUARDS_ITSELF or module.partition(".")[0] in GUARDS_ITSELF
