"""Ana and her attempt, her page, and a second device of hers."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.attempts.page import address
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    EnrolmentFactory,
    ExerciseRevisionFactory,
    ItemFactory,
)

VOICE = {
    "kind": "tell the voice",
    "task": {},
    "key": {"voices": [{"value": "reported", "reason": ""}], "shows": None},
}
WRITE = {"kind": "write", "task": {"about": "rewrite"}, "key": {"levels": [], "samples": []}}


@pytest.fixture
def ana(transactional_db):
    return EnrolmentFactory(classroom=ClassroomFactory(), user__display_name="Ana", pin="123456").user


@pytest.fixture
def start(ana):
    """start(practice=True): Ana's attempt of three sources, a voice and a text; the fields are the assignment's."""

    def begin(**fields):
        revision = ExerciseRevisionFactory(items=3)
        ItemFactory(revision=revision, prompt="Whose voice is this?", **VOICE)
        ItemFactory(revision=revision, prompt="Say it without taking sides.", **WRITE)
        revision.published_at, revision.published_by = timezone.now(), revision.made_by
        revision.save()
        given = AssignmentFactory(
            classroom=ana.enrolments.get().classroom,
            exercise_revision=revision,
            opens_at=timezone.now(),
            **fields,
        )
        return AttemptFactory.by(ana, given, started_at=timezone.now())

    return begin


@pytest.fixture
def enter(sign_in, ana, live_server):
    """The student's page, ready: what it needs without a connection is kept."""

    def at(attempt, where=""):
        page = sign_in(ana)
        page.goto(address(live_server, attempt) + where)
        expect(page.locator("html[data-kept]")).to_be_attached(timeout=20_000)
        return page

    return at


@pytest.fixture
def another_device(browser, live_server, ana, client):
    """Another browser of the same student, with nothing of the first one in it."""
    context = browser.new_context()
    client.force_login(ana)
    context.add_cookies(
        [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
    )
    yield context.new_page()
    context.close()
