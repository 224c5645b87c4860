"""Two tabs and two devices of one student."""

import pytest
from playwright.sync_api import expect

from tests.browser.attempts.page import address, arrived, question, says, sources

pytestmark = pytest.mark.journey


def test_second_tab_follows_the_first(enter, start, live_server):
    attempt = start()
    page = enter(attempt)
    other = page.context.new_page()
    other.goto(address(live_server, attempt))
    question(page, 1).get_by_text("Ida Renn", exact=True).click()
    says(page, "saved")
    expect(question(other, 1).get_by_role("radio", name="Ida Renn")).to_be_checked()
    question(other, 1).get_by_text("Olu Bask", exact=True).click()
    says(other, "saved")
    assert arrived(attempt) == [(1, 1, "kept"), (1, 2, "kept")]


@pytest.mark.parametrize(
    ("button", "counts"), [("Take this one", "Olu Bask"), ("Leave this one", "Ida Renn")]
)
def test_two_devices_show_both_answers_and_either_can_be_taken(
    button, counts, enter, start, another_device, live_server
):
    attempt = start()
    page = enter(attempt)
    another_device.goto(address(live_server, attempt))
    question(another_device, 1).get_by_text("Ida Renn", exact=True).click()
    says(another_device, "saved")
    question(page, 1).get_by_text("Olu Bask", exact=True).click()
    both = question(page, 1).locator(".versions")
    expect(both).to_contain_text("Ida Renn")
    expect(both).to_contain_text("Olu Bask")
    page.reload()
    both.get_by_role("button", name=button).click()
    expect(both).to_have_count(0)
    expect(question(page, 1).get_by_role("radio", name=counts)).to_be_checked()
    if counts == "Olu Bask":
        says(page, "saved")
    assert sources(attempt) == [(1, counts)]
    question(page, 1).get_by_role("link", name="Earlier answers").click()
    expect(page.get_by_text("Ida Renn").first).to_be_visible()
    expect(page.get_by_text("Olu Bask").first).to_be_visible()


def test_second_device_goes_on_at_the_same_place_and_the_first_says_so(
    enter, start, another_device, live_server
):
    attempt = start()
    page = enter(attempt)
    with page.expect_response("**/place/"):
        page.get_by_role("button", name="Next").click()
    another_device.goto(address(live_server, attempt))
    expect(question(another_device, 2)).to_be_visible()
    with another_device.expect_response("**/place/"):
        another_device.get_by_role("button", name="Next").click()
    page.evaluate(
        "document.dispatchEvent(new Event('visibilitychange'))"
    )  # asks without waiting for its turn
    notice = page.get_by_text("You went on with this on another device.")
    expect(notice).to_be_visible()
    page.get_by_role("button", name="Go on here").click()
    expect(notice).to_be_hidden()
