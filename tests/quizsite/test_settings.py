"""Settings are read once, at the start: each case here is a start of its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

KEY = "k" * 50


def start(tmp_path, **environment):
    """Ends like `manage.py check` would with only these WHO_SAYS_ variables set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WHO_SAYS_")}
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env=kept | {"WHO_SAYS_VAR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
    )


def test_start_without_any_variable_works(tmp_path):
    assert start(tmp_path).returncode == 0


def test_start_in_production_without_a_key_is_refused(tmp_path):
    ended = start(tmp_path, WHO_SAYS_DEBUG="0", WHO_SAYS_HOSTS="school.example")
    assert ended.returncode != 0
    assert "WHO_SAYS_SECRET_KEY is not set" in ended.stderr


def test_start_with_another_database_is_refused(tmp_path):
    ended = start(tmp_path, WHO_SAYS_DATABASE_URL="mysql://x@127.0.0.1/x")
    assert "must begin with sqlite:/// or postgres://" in ended.stderr


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 20_000)],
)
def test_sqlite_is_set_to_lose_nothing(db, pragma, value):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own settings")
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
