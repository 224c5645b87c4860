"""Settings that differ between machines, read from the environment.

Each reader refuses what it does not understand instead of guessing: a typing error in a deployment
stops the start and names the variable. Every name read here is documented in `.env.example`.
"""

import os

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


def text(name: str, default: str) -> str:
    """The variable as written, without surrounding white space; `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    value = text(name, "").lower()
    if not value:
        return default
    if value in TRUE | FALSE:
        return value in TRUE
    raise ImproperlyConfigured(f"{name} must be one of 1, 0, true, false, yes, no, on, off; it is {value!r}.")


def integer(name: str, default: int, minimum: int = 0) -> int:
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < minimum:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {minimum}; it is {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list, in the order written, split at commas and white space."""
    return text(name, default).replace(",", " ").split()


def secret(name: str, *, development: str | None) -> str:
    """A secret of at least 50 characters, which production must set.

    `development` stands in on a developer's machine; with None the variable is required.
    """
    value = text(name, development or "")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Production does not start without it; see .env.example."
        )
    if len(value) < 50:
        raise ImproperlyConfigured(f"{name} must have at least 50 characters; it has {len(value)}.")
    return value
