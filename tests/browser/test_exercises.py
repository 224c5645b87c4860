"""From a pasted article to a published exercise, and every page of an exercise held against axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from articles.demo import gold
from quizzes.actions.rule_cards import load_rule_cards
from quizzes.models import Exercise
from tests.factories import ExerciseRevisionFactory, UserFactory

PAGES = ["exercise_preview", "exercise_edit", "exercise_check", "exercise_paper", "exercise_share"]


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


class Acts:
    """Presses and clicks, counted: what a teacher's hands have to do."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, name, role="button"):
        self.page.get_by_role("main").get_by_role(role, name=name).first.press("Enter")
        self.count += 1

    def write(self, label, words):
        self.page.get_by_label(label).first.fill(words)
        self.count += 1


def test_pasted_article_becomes_a_published_exercise_in_few_acts(sign_in, tess, live_server):
    load_rule_cards()
    page = sign_in(tess)
    acts = Acts(page)
    page.goto(live_server.url + reverse("articles:article_new"))
    demo = gold.read_text("ramp")
    acts.write("The article’s text", f"# {demo.fields['title']}\n\n{demo.body}")
    acts.press("Read the text")
    acts.press("Save and open the article")
    acts.press("Claims", role="link")
    acts.press("Draft this article")
    expect(page.locator("#claim-title")).to_be_visible()
    accept_everything(page, acts)
    page.goto(live_server.url + reverse("quizzes:exercise_new"))
    page.get_by_role("radio").first.press("Space")
    acts.count += 2
    acts.press("Propose items")
    acts.press("Check and publish", role="link")
    for box in page.get_by_role("main").get_by_role("textbox").all():
        box.fill("It is the only article we read today.")
        acts.count += 1
    acts.press("Publish")
    expect(page.get_by_role("main").get_by_text("published").first).to_be_visible()
    exercise = Exercise.objects.get(owner=tess)
    kinds = [item.kind for item in exercise.revisions.get().items.all()]
    assert {"find source", "read the cue", "tell the voice", "write"} <= {
        kind.replace("_", " ") for kind in kinds
    }
    assert acts.count <= 60


def accept_everything(page, acts):
    """One key a claim, the way a teacher who agrees with the draft goes through it."""
    progress = page.locator("#looked-at")
    while progress.get_attribute("value") != progress.get_attribute("max"):
        before = progress.get_attribute("value")
        page.keyboard.press("a")
        acts.count += 1
        expect(progress).not_to_have_attribute("value", before)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_exercise_page_has_no_axe_finding(sign_in, tess, live_server, name, scheme):
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=3)
    page = sign_in(tess)
    page.emulate_media(color_scheme=scheme)
    page.goto(live_server.url + reverse(f"quizzes:{name}", args=[revision.exercise.public_id]))
    assert Axe().run(page).response["violations"] == []
