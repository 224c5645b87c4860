"""A student answers: by mouse, keys and touch, with and without a connection, in two tabs and on two devices."""

import gzip
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from quizzes.actions import attempts as acts
from quizzes.models import Response, SavedAnswer
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    EnrolmentFactory,
    ExerciseRevisionFactory,
    ItemFactory,
)

pytestmark = pytest.mark.journey

VOICE = {
    "kind": "tell the voice",
    "task": {},
    "key": {"voices": [{"value": "reported", "reason": ""}], "shows": None},
}
WRITE = {"kind": "write", "task": {"about": "rewrite"}, "key": {"levels": [], "samples": []}}


@pytest.fixture
def ana(transactional_db):
    return EnrolmentFactory(classroom=ClassroomFactory(), user__display_name="Ana", pin="123456").user


@pytest.fixture
def start(ana):
    """start(practice=True): Ana's attempt of three sources, a voice and a text; the fields are the assignment's."""

    def begin(**fields):
        revision = ExerciseRevisionFactory(items=3)
        ItemFactory(revision=revision, prompt="Whose voice is this?", **VOICE)
        ItemFactory(revision=revision, prompt="Say it without taking sides.", **WRITE)
        revision.published_at, revision.published_by = timezone.now(), revision.made_by
        revision.save()
        given = AssignmentFactory(
            classroom=ana.enrolments.get().classroom,
            exercise_revision=revision,
            opens_at=timezone.now(),
            **fields,
        )
        return AttemptFactory.by(ana, given, started_at=timezone.now())

    return begin


@pytest.fixture
def enter(sign_in, ana, live_server):
    """The student's page, ready: what it needs without a connection is kept."""

    def at(attempt, where=""):
        page = sign_in(ana)
        page.goto(address(live_server, attempt) + where)
        expect(page.locator("html[data-kept]")).to_be_attached(timeout=20_000)
        return page

    return at


@pytest.fixture
def another_device(browser, live_server, ana, client):
    """Another browser of the same student, with nothing of the first one in it."""
    context = browser.new_context()
    client.force_login(ana)
    context.add_cookies(
        [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
    )
    yield context.new_page()
    context.close()


def address(live_server, attempt):
    return live_server.url + reverse("quizzes:attempt_detail", args=[attempt.public_id])


def question(page, position):
    return page.locator(f"#item-{position}")


def says(page, state):
    expect(page.locator("#attempt-saved")).to_have_attribute("data-state", state)


def sources(attempt):
    rows = Response.objects.filter(attempt=attempt, revision__gte=1).in_order()
    return [(row.item.position, row.answer.get("source")) for row in rows.select_related("item")]


def arrived(attempt):
    saves = SavedAnswer.objects.filter(response__attempt=attempt).order_by("pk")
    return list(saves.values_list("response__item__position", "revision", "fate"))


# --- by mouse, by keys, by touch ----------------------------------------------------------------------------------


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


# --- without a connection -----------------------------------------------------------------------------------------


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


# --- two tabs, two devices ----------------------------------------------------------------------------------------


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


# --- what the teacher does ----------------------------------------------------------------------------------------


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


# --- for everybody ------------------------------------------------------------------------------------------------


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
