"""From a pasted article to a published exercise: by the keyboard alone, and by touch alone, each act counted."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.demo import gold
from quizzes.actions.rule_cards import load_rule_cards
from quizzes.models import Exercise
from tests.browser.hands import Fingers, Keyboard
from tests.factories import UserFactory

pytestmark = pytest.mark.journey

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
REASON = "It is the only article we read today."
# What ARCHITECTURE.md says. How far a swipe leads hangs on the fonts and on how busy the machine is, so that swipes are
# only held to the number of acts that was promised for all together.
BY_KEYBOARD, BY_TOUCH, MOST_ACTS = 37, 25, 60


@pytest.fixture
def tess(transactional_db):
    load_rule_cards()
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def library(page, sign_in, tess, live_server):
    """The page of the articles, as Tess finds it on the first evening: empty."""
    sign_in(tess)
    page.goto(live_server.url + reverse("articles:article_list"))
    return page


def pasted():
    demo = gold.read_text("ramp")
    return f"# {demo.fields['title']}\n\n{demo.body}"


def bring_in(page, hands):
    main = page.get_by_role("main")
    hands.choose(main.get_by_role("link", name="Add an article"))
    hands.write(page.get_by_label("The article’s text"), pasted())
    hands.choose(page.get_by_role("button", name="Read the text"))
    expect(page.get_by_label("Title", exact=True)).to_be_focused()


def publish(page, hands):
    main = page.get_by_role("main")
    hands.choose(main.get_by_role("button", name="Propose items"))
    hands.choose(main.get_by_role("link", name="Check and publish"))
    expect(main.get_by_role("heading", name="Before you publish")).to_be_visible()
    for box in main.get_by_role("textbox").all():
        hands.write(box, REASON)
    hands.choose(main.get_by_role("button", name="Publish"))
    expect(main.get_by_text("published", exact=True)).to_be_visible()


def decide_on_all(page, accept):
    progress = page.locator("#looked-at")
    while (before := progress.get_attribute("value")) != progress.get_attribute("max"):
        accept()
        expect(progress).not_to_have_attribute("value", before)


def kinds_of_the_exercise(tess):
    revision = Exercise.objects.get(owner=tess).revisions.get()
    assert revision.is_published
    return {item.kind for item in revision.items.all()}


def test_pasted_article_becomes_a_published_exercise_by_keyboard(library, tess):
    page, hands = library, Keyboard(library)
    bring_in(page, hands)
    hands.press("Enter")
    hands.choose(page.get_by_role("button", name="Draft this article"))
    expect(page.locator("#claim-title")).to_be_visible()
    decide_on_all(page, lambda: hands.press("a"))
    hands.press("x")
    publish(page, hands)
    assert {"find source", "read the cue", "tell the voice", "write"} <= kinds_of_the_exercise(tess)
    assert hands.acts == BY_KEYBOARD


@pytest.mark.parametrize("browser_context_args", [PHONE])
def test_pasted_article_becomes_a_published_exercise_by_touch(library, tess, browser_context_args):
    page, hands = library, Fingers(library)
    bring_in(page, hands)
    hands.choose(page.get_by_role("button", name="Save and go to the claims"))
    hands.choose(page.get_by_role("button", name="Draft this article"))
    expect(page.locator("#claim-title")).to_be_visible()
    decide_on_all(page, lambda: hands.choose(page.locator("#key-a")))
    hands.choose(page.locator("#key-x"))
    publish(page, hands)
    assert {"find source", "read the cue", "tell the voice", "write"} <= kinds_of_the_exercise(tess)
    assert hands.acts - hands.swipes == BY_TOUCH
    assert hands.acts <= MOST_ACTS
