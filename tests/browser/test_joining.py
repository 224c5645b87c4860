"""Students join in a real browser: by mouse, by keys alone, by touch on a phone; and leave nothing behind."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.factories import ClassroomFactory, EnrolmentFactory, UserFactory

pytestmark = pytest.mark.journey

FIRST, LAST = ("Ada", "Bo", "Cem", "Dilara", "Ewa"), ("Ay", "Ek", "Im", "Os", "Uz", "Yl", "Zy")
NAMES = [f"{first} {last}" for first in FIRST for last in LAST]
PIN = "482913"


@pytest.fixture
def classroom(transactional_db):
    """Thirty-five students, all with the same PIN; nicknames are allowed."""
    tess = UserFactory(teacher=True, display_name="Tess", email="tess@school.example")
    classroom = ClassroomFactory(name="8b", code="MEDA8B24", nicknames_allowed=True, teacher=tess)
    for name in NAMES:
        EnrolmentFactory(classroom=classroom, user__display_name=name, pin=PIN)
    return classroom


@pytest.fixture
def home(page, live_server):
    """home("Bo Im"): the browser is at that student's home."""

    def is_at_home(name):
        expect(page).to_have_url(live_server.url + "/me/")
        expect(page.get_by_text(f"Hello, {name}")).to_be_visible()

    return is_at_home


def findings(page):
    return [
        f"{theme} {one['id']}: {[node['target'] for node in one['nodes']]}"
        for theme in ("light", "dark")
        if page.emulate_media(color_scheme=theme) is None
        for one in Axe().run(page).response["violations"]
    ]


def test_student_joins_by_mouse_from_the_front_door(page, live_server, classroom, home):
    page.goto(live_server.url)
    page.get_by_label("Class code").fill("meda 8b24")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Bo Im").check()
    page.get_by_label("Your PIN").fill("482 913")
    page.get_by_role("button", name="Join", exact=True).click()
    home("Bo Im")


def test_student_joins_by_keys_alone(page, live_server, classroom, home):
    page.goto(live_server.url + "/join/")
    page.get_by_label("Class code").focus()
    page.keyboard.type("MEDA-8B24")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="8b")).to_be_visible()
    page.get_by_label("Find your name").focus()
    page.keyboard.type("dilara u")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Dilara Uz")).to_be_focused()
    expect(page.get_by_label("Dilara Uz")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Your PIN")).to_be_focused()
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    home("Dilara Uz")


def test_student_joins_by_touch_on_a_phone(browser, live_server, classroom):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(live_server.url + "/join/meda8b24/")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_label("Find your name").tap()
    page.keyboard.type("os")
    expect(page.locator("#names > div:visible")).to_have_count(5)
    page.get_by_text("Ewa Os").tap()
    page.get_by_label("Your PIN").tap()
    page.keyboard.type(PIN)
    page.get_by_role("button", name="Join", exact=True).tap()
    expect(page.get_by_text("Hello, Ewa Os")).to_be_visible()
    context.close()


def test_wrong_pin_keeps_the_name_and_leads_to_the_pin(page, live_server, classroom, home):
    page.goto(live_server.url + "/join/MEDA8B24/")
    page.get_by_label("Ewa Zy").check()
    page.get_by_label("Your PIN").fill("000000")
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_text("This PIN does not belong to this name.")).to_be_visible()
    expect(page.get_by_label("Your PIN")).to_be_focused()
    expect(page.get_by_label("Ewa Zy")).to_be_checked()
    expect(page.get_by_label("Ewa Zy")).to_be_in_viewport()
    page.get_by_label("Your PIN").fill(PIN)
    page.keyboard.press("Enter")
    home("Ewa Zy")


def test_search_hides_other_names_but_never_the_chosen_one(page, live_server, classroom):
    page.goto(live_server.url + "/join/MEDA8B24/")
    page.get_by_label("Bo Im").check()
    page.get_by_label("Find your name").fill("CEM")
    expect(page.locator("#names > div:visible")).to_have_count(8)
    expect(page.get_by_role("status").filter(has_text="Names found: 7")).to_have_count(1)
    page.get_by_label("Find your name").fill("nobody")
    expect(page.get_by_text("No name begins like that.")).to_be_visible()


def test_nickname_comes_back_with_its_pin(page, live_server, classroom, home):
    page.goto(live_server.url + "/join/MEDA8B24/")
    page.get_by_label("Your nickname").fill("Fox")
    page.get_by_role("button", name="Join with this nickname").click()
    pin = page.locator(".class-code").inner_text()
    page.get_by_role("link", name="I have copied it").click()
    home("Fox")
    page.context.clear_cookies()
    page.goto(live_server.url + "/join/MEDA8B24/")
    page.get_by_label("Fox", exact=True).check()
    page.get_by_label("Your PIN").fill(pin)
    page.get_by_role("button", name="Join", exact=True).click()
    home("Fox")


def test_signing_out_leaves_nothing_in_the_browser(page, live_server, classroom, home):
    page.goto(live_server.url + "/join/MEDA8B24/")
    page.get_by_label("Bo Im").check()
    page.get_by_label("Your PIN").fill(PIN)
    page.get_by_role("button", name="Join", exact=True).click()
    home("Bo Im")
    page.evaluate("localStorage.setItem('kept', 'an answer')")
    key = next(one["value"] for one in page.context.cookies() if one["name"] == "session")
    page.get_by_text("Bo Im", exact=True).click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(live_server.url + "/")
    assert page.evaluate("localStorage.getItem('kept')") is None
    assert not Session.objects.filter(session_key=key).exists()
    page.go_back()
    expect(page.get_by_text("Hello, Bo Im")).to_have_count(0)


def test_teacher_prints_cards_and_a_card_lets_in(page, live_server, sign_in, classroom, home):
    sign_in(classroom.people.get(display_name="Tess"))
    page.goto(f"{live_server.url}/classes/{classroom.public_id}/")
    page.get_by_role("link", name="New PIN for Cem Im").click()
    expect(page.get_by_label("Cem Im")).to_be_checked()
    page.get_by_label("Their old cards may stop working.").check()
    page.get_by_role("button", name="Make cards for the ticked").click()
    card = page.locator(".card").inner_text()
    assert "Cem Im" in card
    assert "MEDA 8B24" in card
    page.context.clear_cookies()
    page.goto(live_server.url + "/join/MEDA8B24/")
    page.get_by_label("Cem Im").check()
    page.get_by_label("Your PIN").fill(re.search(r"\b\d{3} \d{3}\b", card)[0])
    page.get_by_role("button", name="Join", exact=True).click()
    home("Cem Im")


def test_axe_finds_nothing_where_students_join(page, live_server, classroom):
    for path in ("/join/", "/join/AAAA2222/", "/join/MEDA8B24/"):
        page.goto(live_server.url + path)
        assert findings(page) == []
    page.get_by_role(
        "button", name="Join", exact=True
    ).click()  # with nothing filled in, the browser holds it back
    page.get_by_label("Bo Im").check()
    page.get_by_label("Your PIN").fill("000000")
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_text("This PIN does not belong to this name.")).to_be_visible()
    assert findings(page) == []
    page.get_by_label("Your PIN").fill(PIN)
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_text("Hello, Bo Im")).to_be_visible()
    assert findings(page) == []


def test_axe_finds_nothing_on_the_cards_and_the_class_page(page, live_server, sign_in, classroom):
    sign_in(classroom.people.get(display_name="Tess"))
    page.goto(f"{live_server.url}/classes/{classroom.public_id}/")
    assert findings(page) == []
    page.get_by_role("button", name="Show on the projector").click()
    assert findings(page) == []
    page.goto(f"{live_server.url}/classes/{classroom.public_id}/cards/")
    assert findings(page) == []
    page.get_by_label("Their old cards may stop working.").check()
    page.get_by_role("button", name="Make cards for all 35").click()
    expect(page.locator(".card")).to_have_count(35)
    assert findings(page) == []
