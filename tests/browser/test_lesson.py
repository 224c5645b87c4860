"""A lesson of 45 minutes in fast motion: a teacher with a board, a projector on the wall, students on their tablets."""

import csv
import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from quizzes.models import Assignment, Attempt, Contest, ExitTicket
from tests.factories import (
    AttemptFactory,
    ClassroomFactory,
    EnrolmentFactory,
    ExerciseRevisionFactory,
    UserFactory,
)

pytestmark = pytest.mark.journey

PIN = "482913"
RIGHT, WRONG = "Ida Renn", "Olu Bask"
KEY = {
    "sources": [{"value": RIGHT, "reason": "She says so herself."}],
    "kinds": [{"value": "named person", "reason": ""}],
    "chain": [],
}
NEWS = 5_000  # ms: longer than any page waits before it asks again


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def classroom(tess):
    classroom = ClassroomFactory(name="8b", code="MEDA8B24", teacher=tess)
    for name in ("Ana", "Bela", "Cem"):
        EnrolmentFactory(classroom=classroom, user__display_name=name, pin=PIN)
    return classroom


@pytest.fixture
def exercise(tess):
    return ExerciseRevisionFactory(exercise__owner=tess, items=2, items__key=KEY, published=True).exercise


@pytest.fixture
def tablet(browser, live_server):
    """tablet(): one more browser, whose clock can be moved on; nothing it asks for is anybody else's."""
    opened, strangers = [], []

    def open_page():
        context = browser.new_context()
        context.on(
            "request",
            lambda one: (
                strangers.append(one.url) if not one.url.startswith((live_server.url, "blob:")) else None
            ),
        )
        opened.append(context)
        page = context.new_page()
        page.clock.install()
        page.set_default_timeout(8_000)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert strangers == []


def joins(page, live_server, name):
    page.goto(f"{live_server.url}/join/MEDA8B24/")
    page.get_by_label(name).check()
    page.get_by_label("Your PIN").fill(PIN)
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("Wait for the others.")).to_be_visible()
    return page


def hears(*pages):
    """Some seconds pass."""
    for page in pages:
        page.clock.run_for(NEWS)


def answers(page, position, source):
    page.locator(f"#item-{position}").get_by_text(source, exact=True).click()
    page.locator(f"#item-{position}").get_by_text("named person", exact=True).click()
    expect(page.locator("#attempt-saved")).to_have_attribute("data-state", "saved")


def next_item(page):
    page.get_by_role("button", name="Next").click()


def findings(page, theme="light"):
    page.emulate_media(color_scheme=theme)
    return [
        (one["id"], [node["target"] for node in one["nodes"]])
        for one in Axe().run(page).response["violations"]
    ]


def others_answer(given, source, vote=1):
    """Three more students, who need no browser of their own."""
    for attempt in Attempt.objects.filter(
        assignment=given, enrolment__user__display_name__startswith="Other"
    ):
        attempt.responses.filter(round=vote).update(
            revision=1, saved_at=timezone.now(), answer={"source": source, "kind": "named person", "chain": []}
        )  # fmt: skip


def test_lesson_from_joining_to_the_exported_grades(
    page, sign_in, tablet, live_server, tess, classroom, exercise
):
    # The night before: given to the class, as a discussion.
    board = sign_in(tess)
    board.clock.install()
    board.set_default_timeout(8_000)
    board.goto(f"{live_server.url}{reverse('quizzes:assignment_new')}")
    board.get_by_label("8b").check()
    board.get_by_label("Discussion:", exact=False).check()
    board.get_by_role("button", name="Give it to the class").click()
    board.get_by_role("link", name="Live").click()
    expect(board.get_by_text("0 of 3 are here")).to_be_visible()
    given = Assignment.objects.get()

    # Join. The wall shows the way in and counts.
    wall = tablet()
    wall.context.add_cookies(page.context.cookies())
    wall.goto(f"{live_server.url}{reverse('quizzes:assignment_projector', args=[given.public_id])}")
    expect(wall.get_by_text("MEDA 8B24")).to_be_visible()
    ana, bela, cem = (joins(tablet(), live_server, name) for name in ("Ana", "Bela", "Cem"))
    for number in (1, 2, 3):
        person = EnrolmentFactory(classroom=classroom, user__display_name=f"Other {number}")
        AttemptFactory(assignment=given, enrolment=person, started_at=timezone.now(), seen_at=timezone.now())
    hears(wall, board)
    expect(wall.get_by_text("6 are in")).to_be_visible()
    expect(board.get_by_text("6 of 6 are here")).to_be_visible()

    # Read, then answer. The pages follow by themselves.
    board.get_by_role("button", name="Next: Read").click()
    expect(board.get_by_role("button", name="Next: Answer")).to_be_visible()
    hears(ana)
    expect(ana.get_by_text("Read first.")).to_be_visible()
    expect(ana.locator("#item-1 fieldset.bare[disabled]")).to_have_count(1)
    board.keyboard.press("ArrowRight")
    expect(board.get_by_role("button", name="Next: Pens down")).to_be_visible()
    hears(ana, bela, cem, wall)
    expect(wall.get_by_text("questions, each by yourself")).to_be_visible()
    for student, source in ((ana, RIGHT), (bela, WRONG), (cem, WRONG)):
        expect(student.locator("#item-1 fieldset.bare[disabled]")).to_have_count(0)
        answers(student, 1, source)
    others_answer(given, RIGHT)
    hears(board)
    expect(board.locator(".board-item").first).to_contain_text("6 of 6")

    # Cem sits there. A nudge arrives with what his page hears next; names leave the board with one key.
    board.get_by_role("button", name="Nudge Cem").click()
    expect(board.get_by_text("nudged")).to_be_visible()
    hears(cem)
    expect(cem.get_by_text("Your teacher sends a nudge")).to_be_visible()
    cem.get_by_role("button", name="Understood").click()
    expect(cem.get_by_text("Your teacher sends a nudge")).to_be_hidden()
    board.keyboard.press("n")
    expect(board.locator(".board-name", has_text="Cem")).to_be_hidden()
    board.keyboard.press("n")
    expect(board.locator(".board-name", has_text="Cem")).to_be_visible()
    assert findings(board) == []

    # Pens down, look: two of six are of another mind; nobody is named and nothing is right or wrong yet.
    board.get_by_role("button", name="Next: Pens down").click()
    hears(ana, wall)
    expect(ana.locator("#item-1 fieldset.bare[disabled]")).to_have_count(1)
    expect(wall.locator(".stage-word")).to_have_text("Pens down")
    board.get_by_role("button", name="Next: Look").click()
    hears(wall)
    expect(wall.get_by_role("row", name=f"{WRONG} 2")).to_have_count(1)
    expect(wall.get_by_role("row", name="2. Find the source")).to_contain_text("under 5")
    assert "Ana" not in wall.locator("body").inner_text()
    assert "She says so herself" not in wall.content()
    assert findings(wall, "dark") == []

    # Vote again: Bela was convinced.
    board.get_by_role("button", name="Next: Vote again").click()
    hears(ana, bela, cem, wall)
    expect(wall.get_by_text("0 of 6 have voted again")).to_be_visible()
    for student, source in ((ana, RIGHT), (bela, RIGHT), (cem, WRONG)):
        answers(student, 1, source)
    others_answer(given, RIGHT, vote=2)
    hears(wall)
    expect(wall.get_by_text("6 of 6 have voted again")).to_be_visible()

    # Bela hands in already; her page goes on following.
    bela.goto(bela.url.partition("#")[0] + "submit/")
    bela.get_by_role("button", name="Hand in").click()
    expect(bela.get_by_text("Your teacher gives it back later.")).to_be_visible()
    hears(bela)

    # The key: on the wall with the shift, and on everybody's own page.
    assert "She says so herself" not in cem.content()
    board.get_by_role("button", name="Next: The key").click()
    hears(ana, bela, cem, wall)
    expect(wall.get_by_text("1 changed their mind")).to_be_visible()
    expect(wall.get_by_text("She says so herself.").first).to_be_visible()
    for student in (ana, bela):
        expect(student.locator("#told-1").get_by_text("Right.", exact=True)).to_be_visible()
    cem.get_by_role("link", name="I do not agree with the key").first.click()
    cem.get_by_label("Why").fill("Line 2 says something else.")
    cem.get_by_role("button", name="Send it").click()
    hears(wall)
    wall.get_by_text("1 objection to this key").click()
    expect(wall.get_by_text("Line 2 says something else.")).to_be_visible()
    assert findings(wall) == []

    # Compare, and the exit ticket.
    board.get_by_role("button", name="Next: Compare").click()
    board.get_by_role("button", name="Next: Exit ticket").click()
    expect(board.get_by_role("button", name="End the lesson")).to_be_visible()
    hears(ana, wall)
    expect(wall.get_by_text("0 of 6 have answered")).to_be_visible()
    ana.get_by_role("link", name="Answer the last question").click()
    assert findings(ana) == []
    ana.get_by_label("Your answer").fill("Line 3. I would ask the engineer.")
    ana.get_by_role("button", name="Send it").click()
    hears(wall)
    expect(wall.get_by_text("1 of 6 have answered")).to_be_visible()

    # The bell. Everything is taken in; the grades are those of the second vote.
    board.get_by_role("button", name="End the lesson").click()
    board.get_by_role("link", name="Grades").click()
    with board.expect_download() as download:
        board.get_by_role("link", name="CSV", exact=False).first.click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert rows == [
        ["Student", "Item 1", "Item 2", "Points"],
        ["Ana", "1.00", "0.00", "1.00"],
        ["Bela", "1.00", "0.00", "1.00"],
        ["Cem", "0.00", "0.00", "0.00"],
        *([f"Other {number}", "1.00", "1.00", "2.00"] for number in (1, 2, 3)),
    ]
    assert ExitTicket.objects.get().text == "Line 3. I would ask the engineer."
    assert Contest.objects.get().reason == "Line 2 says something else."
