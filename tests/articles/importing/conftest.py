from datetime import UTC, datetime
from pathlib import Path

import pytest

FILES = Path(__file__).parents[2] / "data" / "importing"


@pytest.fixture
def at() -> datetime:
    return datetime(2031, 6, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def file():
    """The bytes of a test file by name."""
    return lambda name: (FILES / name).read_bytes()


@pytest.fixture
def gold():
    """The body a person would take from a test file, by its stem."""
    return lambda stem: (FILES / f"{stem}.txt").read_text(encoding="utf-8").strip()
