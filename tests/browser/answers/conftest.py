import pytest
from django.urls import reverse

from tests.browser.answers.sheet import ITEMS, TEXT
from tests.factories import ArticleFactory, ExerciseRevisionFactory, ItemFactory, UserFactory


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def draft(tess):
    draft = ExerciseRevisionFactory(
        exercise__article=ArticleFactory(owner=tess, text=TEXT), exercise__owner=tess
    )
    for fields in ITEMS:
        ItemFactory(revision=draft, **{"task": {}} | fields)
    return draft


@pytest.fixture
def preview(page, live_server, sign_in, tess, draft):
    """preview(): the exercise as a student sees it. What changes is noted in `window.changes`."""

    def open_preview(view="text"):
        page.add_init_script(
            "window.changes = []; addEventListener('answer:change', (event) => changes.push(event.detail))"
        )
        sign_in(tess)
        page.goto(live_server.url + reverse("quizzes:exercise_preview", args=[draft.exercise.public_id]))
        page.get_by_label("as a list" if view == "list" else "in the text").check()
        return page

    return open_preview


@pytest.fixture
def page_without_javascript(browser, live_server, client, tess, draft):
    client.force_login(tess)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(
        [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(live_server.url + reverse("quizzes:exercise_preview", args=[draft.exercise.public_id]))
    yield page
    context.close()
