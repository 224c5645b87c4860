"""A compared story in a real browser: by keys, linked scrolling, every page held against axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.actions.teaching_material import load_compared_story
from articles.models import Alignment
from tests.factories import UserFactory
from tests.factories.articles import NOON

PAGES = [
    "",
    "side-by-side/",
    "ladder/",
    "labels/",
    "taken-over/",
    "voices/",
    "chains/",
    "placement/",
    "side-by-side/?show=labels",
]
COLOURED = ["", "side-by-side/"]


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def opened(page, live_server, sign_in, tess):
    """opened(path): a page of the teaching story's coverage, opened by Tess."""
    story = load_compared_story(by=tess, at=NOON)
    sign_in(tess)

    def open_page(path=""):
        page.goto(f"{live_server.url}/stories/{story.public_id}/coverage/{path}")
        return page

    return open_page


def test_every_page_has_no_axe_finding_and_no_sideways_scrolling(opened):
    axe = Axe()
    for path in PAGES:
        page = opened(path)
        for scheme in ("light", "dark") if path in COLOURED else ("light",):
            page.emulate_media(color_scheme=scheme)
            found = [
                (path, scheme, one["id"], [n["html"][:200] for n in one["nodes"]][:3])
                for one in axe.run(page).response["violations"]
            ]
            assert found == []
        for width in (390, 1440, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)


def test_a_story_is_read_and_decided_on(opened, tess):
    """One walk: the setup is dear, the steps are not."""
    a_cell_opens_to_its_passage(opened())
    a_tap_takes_a_pair_in_hand_and_brings_the_answer_into_sight(opened("side-by-side/?left=0&right=3"))
    scrolling_one_side_brings_the_other_along(opened("side-by-side/?left=0&right=3"))
    the_verb_is_swapped_and_the_framing_hidden(opened("side-by-side/?left=0&right=1"))
    pairs_are_decided_by_keys(opened("side-by-side/?left=0&right=1&show=draft"), tess)
    two_passages_are_linked_by_hand(opened("side-by-side/?left=0&right=1"))
    labels_are_decided_and_linked_by_keys(opened("side-by-side/?left=0&right=1&show=labels"))


def a_cell_opens_to_its_passage(page):
    row = page.locator("tr", has_text="It had been wearing out for at least two years").first
    row.locator("summary").nth(1).click()
    expect(row.locator("blockquote").nth(1)).to_contain_text("eastern bearing had been wearing out")
    expect(row.locator("blockquote").nth(1)).to_be_visible()


def pairs_are_decided_by_keys(page, tess):
    held = page.locator(".claim-title")
    first = held.inner_text()
    page.keyboard.press("a")
    expect(held).not_to_have_text(first)
    second = held.inner_text()
    page.keyboard.press("r")
    expect(held).not_to_have_text(second)
    decided = Alignment.objects.filter(version=1, decisions__isnull=False, origin="drafter", decided_by=tess)
    states = list(decided.order_by("decisions__pk").values_list("state", flat=True))[-2:]
    assert states == ["accepted", "rejected"]
    page.keyboard.press("u")
    expect(page.locator("#desk-said")).to_contain_text("Taken back")
    expect(held).to_have_text(second)
    page.keyboard.press("Shift+U")
    expect(page.locator("#desk-said")).to_contain_text("Done again: rejected.")
    expect(page.locator(".claim .badge")).to_have_text("rejected")


def two_passages_are_linked_by_hand(page):
    before = Alignment.objects.filter(origin="person").count()
    page.keyboard.press("l")
    page.select_option("[name=left_passage]", index=3)
    page.select_option("[name=right_passage]", index=30)
    page.get_by_role("button", name="They say the same").click()
    expect(page.locator(".claim .badge-good")).to_be_visible()
    expect(page.locator("#desk-said")).to_contain_text("Linked, and accepted.")
    assert Alignment.objects.filter(origin="person").count() == before + 1


def a_tap_takes_a_pair_in_hand_and_brings_the_answer_into_sight(page):
    words = page.locator("#side-left mark.pair-words", has_text="It had been wearing out").first
    words.scroll_into_view_if_needed()
    words.click()
    answer = page.locator("#side-right mark.is-held").first
    expect(answer).to_contain_text("It had been wearing out")
    expect(answer).to_be_in_viewport()


def scrolling_one_side_brings_the_other_along(page):
    page.locator("#side-left").hover()
    page.mouse.wheel(0, 600)
    page.wait_for_function("document.getElementById('side-right').scrollTop > 100")


def the_verb_is_swapped_and_the_framing_hidden(page):
    page.get_by_label("Swap the label or verb").check()
    expect(page.locator("#side-left mark.swapped", has_text="alleged").first).to_be_visible()
    page.get_by_label("Hide the framing").check()
    expect(page.locator("#side-right .blank").first).to_be_visible()
    expect(page.locator("#side-right")).not_to_contain_text("technical incident")


def labels_are_decided_and_linked_by_keys(page):
    held = page.locator(".claim-title")
    first = held.inner_text()
    page.keyboard.press("a")
    expect(held).not_to_have_text(first)
    page.keyboard.press("l")
    expect(page.get_by_label("Words on the left")).to_be_focused()
    page.keyboard.type("protested")
    page.get_by_label("Words on the right").fill("riot")
    page.get_by_label("What both name").select_option("act")
    page.get_by_role("button", name="They name the same").click()
    expect(page.locator("#desk-said")).to_contain_text("Linked, and accepted.")
    linked = Alignment.objects.filter(kind="act", origin="person", state="accepted")
    assert list(linked.values_list("first_quote", "second_quote")) == [("protested", "riot")]
    assert (
        Alignment.objects.filter(origin="drafter", version=1, state="accepted")
        .exclude(kind="passage")
        .count()
        == 1
    )
