"""The pages of an attempt: open to everybody, and small."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.attempts.page import address, question, says

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_page_has_no_axe_finding(enter, start, scheme, width, another_device, live_server):
    attempt = start(practice=True, asks_certainty=True)
    page = enter(attempt)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    question(page, 1).get_by_text("Olu Bask", exact=True).click()
    question(page, 1).get_by_role("button", name="Check").click()
    expect(question(page, 1).locator(".verdict")).to_be_visible()
    another_device.goto(address(live_server, attempt))
    question(another_device, 1).get_by_text("Ida Renn", exact=True).click()
    says(another_device, "saved")
    question(page, 1).get_by_text("named person").click()
    expect(question(page, 1).locator(".versions")).to_be_visible()
    assert findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_around_it_have_no_axe_finding(enter, start, scheme):
    attempt = start(practice=True)
    page = enter(attempt)
    page.emulate_media(color_scheme=scheme)
    question(page, 1).get_by_text("Olu Bask", exact=True).click()
    says(page, "saved")
    home = page.url.split("#")[0]
    for way in ("items/1/earlier/", "submit/"):
        page.goto(home + way)
        assert findings(page) == []
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Handed in on")).to_be_visible()
    assert findings(page) == []
    page.goto(home + "items/1/contest/")
    assert findings(page) == []


def findings(page):
    return [
        (one["id"], [node["target"] for node in one["nodes"]])
        for one in Axe().run(page).response["violations"]
    ]


def test_page_with_all_it_needs_is_small(page, sign_in, start, ana, live_server):
    """Compressed as the school's server sends it: at most 60 kB, on a phone's connection."""
    sizes = {}
    sign_in(ana)

    def weigh(answer):  # what is kept for later is asked for again, and then not sent again
        sizes[answer.url] = max(sizes.get(answer.url, 0), len(gzip.compress(answer.body(), 6)))

    page.on("response", weigh)
    page.goto(address(live_server, start()))
    says_nothing_yet = page.locator("#attempt-progress")
    expect(says_nothing_yet).to_be_visible()
    page.wait_for_load_state("networkidle")
    own = {url: size for url, size in sizes.items() if "?keep" not in url}
    print("\n".join(f"{size:7} {url}" for url, size in sorted(own.items(), key=lambda one: -one[1])))
    assert 20_000 < sum(own.values()) < 60_000
