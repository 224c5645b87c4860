"""Every page of an exercise held against axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.factories import ExerciseRevisionFactory, UserFactory

PAGES = [
    "exercise_list", "exercise_new", "exercise_import", "exercise_preview", "exercise_edit", "exercise_check",
    "exercise_paper", "exercise_share", "exercise_item_new", "exercise_item_edit",
]  # fmt: skip


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_exercise_page_has_no_axe_finding(sign_in, tess, live_server, name, scheme):
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=3)
    page = sign_in(tess)
    page.emulate_media(color_scheme=scheme)
    of = {"exercise_id": revision.exercise.public_id, "item_id": revision.items.first().public_id}
    needed = {"exercise_item_edit": ["exercise_id", "item_id"]} | dict.fromkeys(PAGES[:3], [])
    kwargs = {part: of[part] for part in needed.get(name, ["exercise_id"])}
    assert page.goto(live_server.url + reverse(f"quizzes:{name}", kwargs=kwargs)).ok
    assert Axe().run(page).response["violations"] == []
