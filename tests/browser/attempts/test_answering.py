"""A student answers: by mouse, keys and touch; and what the teacher does meanwhile."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from quizzes.actions import attempts as acts
from tests.browser.attempts.page import address, arrived, question, says, sources

pytestmark = pytest.mark.journey


def test_answer_and_hand_in_by_mouse(enter, start):
    attempt = start(asks_certainty=True)
    page = enter(attempt)
    question(page, 1).get_by_text("Ida Renn", exact=True).click()
    question(page, 1).get_by_text("fairly sure").click()
    page.get_by_role("button", name="Next").click()
    expect(question(page, 1)).to_be_hidden()
    question(page, 2).get_by_text("Olu Bask", exact=True).click()
    question(page, 2).get_by_label("Look at it again later").check()
    says(page, "saved")
    expect(page.locator("#attempt-saved")).to_have_text(re.compile(r"^saved \d\d:\d\d:\d\d$"))
    expect(page.get_by_text("2 of 5 answered")).to_be_visible()
    expect(page.get_by_role("link", name="2 answered, for later")).to_be_visible()
    page.get_by_role("link", name="Hand in").click()
    expect(page.get_by_role("heading", name="3 questions are not answered")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Handed in on")).to_be_visible()
    assert sources(attempt) == [(1, "Ida Renn"), (2, "Olu Bask")]
    assert attempt.responses.get(item__position=1).certainty == "middle"
    assert attempt.responses.get(item__position=2).flagged


def test_answer_and_hand_in_by_keys_alone(enter, start):
    attempt = start()
    page = enter(attempt)
    keys = page.keyboard

    def tab_to(target):
        for _press in range(60):
            if target.evaluate("element => element === document.activeElement"):
                return
            keys.press("Tab")
        raise AssertionError("no way there with the Tab key")

    tab_to(question(page, 1).get_by_role("radio").first)
    keys.press("ArrowDown")
    expect(question(page, 1).get_by_role("radio").nth(1)).to_be_checked()
    tab_to(page.get_by_role("button", name="Next"))
    keys.press("Enter")
    expect(question(page, 2)).to_be_focused()
    tab_to(question(page, 2).get_by_role("radio").first)
    keys.press("Space")
    says(page, "saved")
    tab_to(page.get_by_role("link", name="Hand in"))
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Hand in?")).to_be_visible()
    tab_to(page.get_by_role("button", name="Hand in"))
    keys.press("Enter")
    expect(page.get_by_text("Handed in on")).to_be_visible()
    assert sources(attempt) == [(1, "Olu Bask"), (2, "Ida Renn")]


def test_answer_by_touch_on_a_phone(browser, start, ana, client, live_server):
    attempt = start()
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    client.force_login(ana)
    context.add_cookies(
        [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(address(live_server, attempt))
    page.get_by_role("radio", name="Text", exact=True).tap()
    expect(page.locator(".attempt-text")).to_be_visible()
    expect(page.locator(".attempt-questions")).to_be_hidden()
    page.get_by_role("radio", name="Questions").tap()
    question(page, 1).get_by_text("Ida Renn", exact=True).tap()
    page.get_by_role("button", name="Next").tap()
    question(page, 2).get_by_text("Olu Bask", exact=True).tap()
    says(page, "saved")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert sources(attempt) == [(1, "Ida Renn"), (2, "Olu Bask")]


def test_words_are_marked_as_a_list_and_in_the_passage_and_shown_in_the_article(enter, start):
    attempt = start()
    page = enter(attempt, "#item-4")
    voice, bar = question(page, 4), question(page, 4).get_by_role("application")
    in_the_article = "[...CSS.highlights.get('marked')].map((range) => range.toString().trim())"

    def stored():
        return attempt.responses.get(item__position=4).answer

    page.get_by_text("What the words mean").click()
    expect(page.get_by_text("Somebody else’s words or thoughts, passed on.")).to_be_visible()
    page.get_by_label("as a list").check()
    voice.get_by_label("first word").select_option(index=1)
    voice.get_by_label("last word").select_option(index=2)
    voice.get_by_label("can’t tell").check()
    says(page, "saved")
    words = " ".join(voice.locator(".passage").inner_text().split()[:2])
    assert page.evaluate(in_the_article) == [words]
    assert (stored()["voice"], len(stored()["shows"])) == ("can't tell", 1)
    page.get_by_label("in the text").check()
    expect(bar).to_contain_text(words)
    bar.focus()
    with page.expect_response("**/response/"):
        page.keyboard.press("Delete")
    says(page, "saved")
    assert (page.evaluate(in_the_article), stored()["shows"]) == ([], [])
    passage = voice.locator(".passage").bounding_box()
    page.mouse.click(passage["x"] + 30, passage["y"] + 10)
    with page.expect_response("**/response/"):
        page.mouse.click(passage["x"] + 30, passage["y"] + 10)
    says(page, "saved")
    assert page.evaluate(in_the_article) == [words.split()[0]]
    page.reload()
    expect(bar).to_contain_text(words.split()[0])
    assert page.evaluate(in_the_article) == [words.split()[0]]


def test_timed_attempt_is_answered_and_handed_in_without_javascript(browser, start, ana, client, live_server):
    ana.enrolments.update(extra_time=25)
    attempt = start(minutes=40, asks_certainty=True)
    client.force_login(ana)
    context = browser.new_context(java_script_enabled=False)
    session = {"name": "session", "value": client.cookies["session"].value, "url": live_server.url}
    context.add_cookies([session])
    page = context.new_page()
    page.goto(address(live_server, attempt))
    expect(page.get_by_text("with your 25 % more time")).to_be_visible()
    expect(page.get_by_text(f"until {attempt.ends_at:%H:%M}")).to_be_visible()
    assert (attempt.ends_at - attempt.started_at).total_seconds() == 50 * 60
    question(page, 2).get_by_label("Olu Bask").check()
    question(page, 2).get_by_label("fairly sure").check()
    question(page, 1).get_by_label("Ida Renn").check()
    question(page, 2).get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(question(page, 1).get_by_label("Ida Renn")).to_be_checked()
    page.get_by_role("link", name="Hand in").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Handed in on")).to_be_visible()
    context.close()
    assert sources(attempt) == [(1, "Ida Renn"), (2, "Olu Bask")]


def test_looks_are_remembered(enter, start, live_server):
    attempt = start()
    page = enter(attempt)
    page.get_by_text("Reading tools").click()
    size = "getComputedStyle(document.querySelector('.attempt-text .text')).fontSize"
    before = page.evaluate(size)
    page.get_by_text("largest", exact=True).click()
    page.reload()
    assert float(page.evaluate(size)[:-2]) > 1.3 * float(before[:-2])
    expect(page.locator("[name=look-size][value=largest]")).to_be_checked()


def test_pens_down_makes_the_page_read_only_and_late_answers_are_kept_apart(enter, start):
    attempt = start()
    page = enter(attempt)
    question(page, 1).get_by_text("Ida Renn", exact=True).click()
    says(page, "saved")
    acts.submit(attempt=attempt, at=timezone.now())
    question(page, 1).get_by_text("Olu Bask", exact=True).click()
    late = question(page, 1).locator(".versions")
    expect(late).to_contain_text("This came after answering was over.")
    expect(question(page, 1).get_by_role("radio", name="Ida Renn")).to_be_checked()
    with page.expect_response("**/place/"):
        page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("You handed this in.")).to_be_visible()
    expect(question(page, 2).get_by_role("radio").first).to_be_disabled()
    assert [fate for _position, _revision, fate in arrived(attempt)] == ["kept", "late"]


def test_practice_tells_what_was_off_and_in_the_end_the_key(enter, start):
    attempt = start(practice=True, tries=2)
    page = enter(attempt)
    question(page, 1).get_by_text("Olu Bask", exact=True).click()
    question(page, 1).get_by_role("button", name="Check").click()
    expect(question(page, 1).get_by_text("Not right.")).to_be_visible()
    expect(question(page, 1).get_by_text("1 try left.")).to_be_visible()
    expect(question(page, 1).locator(".key")).to_have_count(0)
    question(page, 1).get_by_text("Ida Renn", exact=True).click()
    expect(question(page, 1).get_by_text("Not right.")).to_have_count(0)
    question(page, 1).get_by_text("named person").click()
    question(page, 1).get_by_role("button", name="Check").click()
    expect(question(page, 1).get_by_text("Right.", exact=True)).to_be_visible()
    expect(question(page, 1).locator(".rule-card")).to_be_visible()
    expect(question(page, 1).get_by_role("radio").first).to_be_disabled()
    question(page, 1).get_by_role("link", name="I do not agree with the key").click()
    page.get_by_label("Why is the key not right").fill("Line 3 names somebody else.")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("You objected:")).to_be_visible()
