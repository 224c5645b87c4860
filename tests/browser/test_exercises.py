"""Every page of an exercise held against axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.factories import ExerciseRevisionFactory, UserFactory

PAGES = ["exercise_preview", "exercise_edit", "exercise_check", "exercise_paper", "exercise_share"]


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_exercise_page_has_no_axe_finding(sign_in, tess, live_server, name, scheme):
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=3)
    page = sign_in(tess)
    page.emulate_media(color_scheme=scheme)
    page.goto(live_server.url + reverse(f"quizzes:{name}", args=[revision.exercise.public_id]))
    assert Axe().run(page).response["violations"] == []
