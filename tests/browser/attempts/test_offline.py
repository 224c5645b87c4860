"""A student answers without a connection, and everything arrives."""

import pytest
from playwright.sync_api import expect

from tests.browser.attempts.page import address, arrived, question, says, sources

pytestmark = pytest.mark.journey


def test_whole_run_offline_arrives_in_order(enter, start):
    attempt = start()
    page = enter(attempt)
    page.context.set_offline(True)
    for position in (1, 2, 3):
        question(page, position).get_by_text("Olu Bask", exact=True).click()
        question(page, position).get_by_text("Ida Renn", exact=True).click()
        page.get_by_role("button", name="Next").click()
    expect(page.locator("#attempt-saved")).to_have_attribute("data-state", "offline", timeout=3_000)
    expect(page.locator("#attempt-saved")).to_contain_text("6 answers wait")
    page.get_by_role("link", name="Hand in").click()
    expect(page.locator("#attempt-saved")).to_contain_text("You are offline.")
    assert arrived(attempt) == []
    page.context.set_offline(False)
    says(page, "saved")
    assert arrived(attempt) == [(n, revision, "kept") for n in (1, 2, 3) for revision in (1, 2)]
    assert sources(attempt) == [(n, "Ida Renn") for n in (1, 2, 3)]


def test_reload_offline_keeps_page_answers_and_queue(enter, start):
    attempt = start()
    page = enter(attempt)
    question(page, 1).get_by_text("Ida Renn", exact=True).click()
    says(page, "saved")
    page.context.set_offline(True)
    question(page, 1).get_by_text("Olu Bask", exact=True).click()
    page.get_by_role("link", name="5 not answered").click()
    question(page, 5).get_by_role("textbox").fill("The ramp stays until October.")
    page.reload()
    expect(question(page, 5).get_by_role("textbox")).to_have_value("The ramp stays until October.")
    page.get_by_role("link", name="1 answered, not saved").click()
    expect(question(page, 1).get_by_role("radio", name="Olu Bask")).to_be_checked()
    page.context.set_offline(False)
    says(page, "saved")
    assert sources(attempt) == [(1, "Olu Bask"), (5, None)]


def test_page_closed_while_typing_loses_nothing(enter, start, live_server):
    attempt = start()
    page = enter(attempt, "#item-5")
    question(page, 5).get_by_role("textbox").press_sequentially("Nine of fifteen voted for it.")
    page.close(run_before_unload=False)
    again = page.context.new_page()
    again.goto(address(live_server, attempt))
    says(again, "saved")
    assert attempt.responses.get(item__position=5).answer == {"text": "Nine of fifteen voted for it."}


def test_kept_page_goes_when_it_is_handed_in(enter, start):
    page = enter(start())
    names = "caches.keys()"
    assert len(page.evaluate(names)) == 1
    page.get_by_role("link", name="Hand in").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Handed in on")).to_be_visible()
    page.wait_for_function("async () => (await caches.keys()).length === 0")
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('attempt:'))") == []


def test_thrown_out_joins_again_in_another_tab_and_everything_is_sent(enter, start, ana):
    attempt = start()
    page = enter(attempt)
    page.context.clear_cookies(name="session")
    question(page, 1).get_by_text("Ida Renn", exact=True).click()
    says(page, "signed_out")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Join again").click()
    joining = opened.value
    joining.get_by_label("Class code").fill(ana.enrolments.get().classroom.code)
    joining.get_by_role("button", name="Go on").click()
    joining.get_by_label("Ana").check()
    joining.get_by_label("Your PIN").fill("123456")
    joining.get_by_role("button", name="Join", exact=True).click()
    says(joining, "saved")
    says(page, "saved")
    expect(page.get_by_role("link", name="Join again")).to_be_hidden()
    assert sources(attempt) == [(1, "Ida Renn")]


def test_server_that_fails_is_asked_again(enter, start):
    attempt = start()
    page = enter(attempt)
    answers = iter([503, 503])
    page.route("**/response/", lambda route: fail(route, next(answers, None)))
    question(page, 1).get_by_text("Ida Renn", exact=True).click()
    says(page, "busy")
    says(page, "saved")
    assert arrived(attempt) == [(1, 1, "kept")]


def fail(route, status):
    route.fulfill(status=status) if status else route.continue_()
