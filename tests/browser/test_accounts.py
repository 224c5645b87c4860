"""A teacher's account in a real browser, under the strict policy: passkeys included."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import UserFactory
from tests.factories.people import PASSWORD


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess", email="tess@school.example")


@pytest.fixture
def passkey_device(page):
    """A security key that always says yes, plugged into this browser."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def sign_in_by_hand(page, live_server):
    page.goto(live_server.url + reverse("account_login"))
    page.get_by_label("E-mail").fill("tess@school.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(live_server.url + "/classes/")


def sign_out_by_hand(page, live_server):
    page.goto(live_server.url + reverse("account_logout"))
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(live_server.url + "/")


def test_teacher_signs_in_by_keyboard_alone(page, live_server, tess):
    page.goto(live_server.url + reverse("account_login"))
    page.get_by_label("E-mail").focus()
    page.keyboard.type("tess@school.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your classes")).to_be_visible()


def test_wrong_password_keeps_the_address_and_says_so(page, live_server, tess):
    page.goto(live_server.url + reverse("account_login"))
    page.get_by_label("E-mail").fill("tess@school.example")
    page.get_by_label("Password").fill("something else")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("E-mail")).to_have_value("tess@school.example")


def test_remember_me_is_off(page, live_server, tess):
    page.goto(live_server.url + reverse("account_login"))
    expect(page.get_by_label("Keep me signed in")).not_to_be_checked()


def test_passkey_is_added_and_opens_the_door(page, live_server, tess, passkey_device):
    sign_in_by_hand(page, live_server)
    page.goto(live_server.url + reverse("mfa_add_webauthn"))
    page.get_by_label("Password").fill(PASSWORD)  # who adds a key proves once more who they are
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("A name for it").fill("My laptop")
    page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    sign_out_by_hand(page, live_server)
    page.goto(live_server.url + reverse("account_login"))
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page).to_have_url(live_server.url + "/classes/")


def test_back_button_after_signing_out_shows_nothing_of_the_class(page, live_server, tess):
    sign_in_by_hand(page, live_server)
    sign_out_by_hand(page, live_server)
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", name="Your classes")).to_have_count(0)
