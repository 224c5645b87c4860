"""The design language, measured in the browser: both themes, narrow windows, large type, other eyes."""

import itertools
import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import expect

from tests.browser.colours import VISIONS, contrast, distance
from tests.factories import ClassroomFactory, EnrolmentFactory, UserFactory
from tests.factories.people import PASSWORD

THEMES = ["light", "dark"]
WINDOW = {"width": 1280, "height": 720}
NARROW = {"width": 320, "height": 640}
KINDS = ["source", "cue", "content", "framing"]
STATES = ["", ".is-draft", ".is-in-hand", ".is-rejected"]
FOR_ANYONE = {
    "home": "/",
    "styleguide": "/styleguide/",
    "sign-in": "/accounts/login/",
    "sign-up": "/accounts/signup/",
    "password-reset": "/accounts/password/reset/",
    "password-reset-done": "/accounts/password/reset/done/",
    "password-reset-old-link": "/accounts/password/reset/key/1-old/",
    "confirm-old-link": "/accounts/confirm-email/old/",
    "verification-sent": "/accounts/confirm-email/",
    "account-inactive": "/accounts/inactive/",
    "not-found": "/no-such-page/",
}
FOR_TESS = {
    "classes": "/classes/",
    "account-email": "/accounts/email/",
    "account-password": "/accounts/password/change/",
    "account-passkeys": "/accounts/2fa/",
    "account-passkey-list": "/accounts/2fa/webauthn/",
    "account-passkey-add": "/accounts/2fa/webauthn/add/",
    "account-totp": "/accounts/2fa/totp/activate/",
    "sign-out": "/accounts/logout/",
}
BROKEN = ["400.html", "403.html", "403_csrf.html", "429.html", "500.html"]

# Paints a CSS colour over others as the screen would, alpha and colour-mix() included, and reads it back.
PAINT = """(layers) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
  for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1) }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
}"""


@pytest.fixture
def tess(transactional_db):
    tess = UserFactory(teacher=True, display_name="Tess", email="tess@school.example")
    EmailAddress.objects.create(user=tess, email=tess.email, verified=True, primary=True)
    return tess


@pytest.fixture
def class_of_tess(tess):
    classroom = ClassroomFactory(name="8b", teacher=tess)
    EnrolmentFactory(classroom=classroom, user__display_name="Ana")
    return classroom


def open_page(page, live_server, path, theme="light"):
    """Open it in that theme; a page that asks for the password once more gets it."""
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.goto(live_server.url + path)
    if "/reauthenticate/" in page.url:
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
        expect(page).to_have_url(re.compile(re.escape(path)))


def findings(page) -> list[str]:
    """What axe has against the page as it stands, in both themes."""
    found = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        found += [
            f"{theme} {one['id']}: {node['target']} {node['failureSummary']}"
            for one in Axe().run(page).response["violations"]
            for node in one["nodes"]
        ]
    return found


def painted(page, *layers: str) -> tuple[float, float, float]:
    return tuple(page.evaluate(PAINT, list(layers)))


def style_of(page, selector: str, *properties: str) -> list[str]:
    return page.locator(selector).first.evaluate(
        "(element, names) => { const style = getComputedStyle(element); return names.map(n => style[n]) }",
        list(properties),
    )


def read_out(page, role: str) -> str:
    """What a screen reader gets of the page's first element of this role, as the browser itself tells it."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def words(node):
        if node["role"]["value"] == "StaticText":
            return [node["name"]["value"]]
        return [word for child in node.get("childIds", []) for word in words(by_id[child])]

    return " ".join(words(next(node for node in nodes if node.get("role", {}).get("value") == role)))


def plug_in_a_key(page) -> None:
    """A security key that always says yes."""
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
    }
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def overflow(page) -> int:
    """How many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def walk(page, live_server, paths) -> dict[str, object]:
    """By page: what axe has against it, and how far it scrolls sideways in a narrow window. Empty where all is well."""
    faults = {}
    for name, path in paths.items():
        page.set_viewport_size(WINDOW)
        open_page(page, live_server, path)
        found = findings(page)
        page.set_viewport_size(NARROW)
        if found or overflow(page):
            faults[name] = (found, overflow(page))
    return faults


def test_pages_for_anyone_are_clean_and_fit_a_narrow_window(page, live_server):
    assert walk(page, live_server, FOR_ANYONE) == {}


def test_pages_for_teachers_are_clean_and_fit_a_narrow_window(
    page, live_server, sign_in, tess, class_of_tess
):
    sign_in(tess)
    assert walk(page, live_server, FOR_TESS) == {}


def test_axe_finds_nothing_in_a_class(page, live_server, sign_in, tess, class_of_tess):
    sign_in(tess)
    open_page(page, live_server, f"/classes/{class_of_tess.public_id}/")
    assert findings(page) == []
    page.get_by_role("button", name="Show on the projector").click()
    expect(page.get_by_role("dialog")).not_to_contain_text("Ana")
    assert findings(page) == []


def test_axe_finds_nothing_on_error_pages(page, live_server):
    def broken(route):
        name = route.request.url.rpartition("/")[2]
        body = render_to_string(name)  # as Django renders 400 and 500: with nothing at all
        route.fulfill(status=200, body=body, content_type="text/html")

    for name in BROKEN:
        page.route(f"{live_server.url}/{name}", broken)
    assert walk(page, live_server, {name: f"/{name}" for name in BROKEN}) == {}


def test_axe_finds_nothing_in_a_form_with_errors(page, live_server):
    open_page(page, live_server, "/accounts/signup/")
    page.get_by_label("Your name").fill("Tess")
    page.get_by_label("E-mail address").fill("tess@school.example")
    page.get_by_label("Password").fill("short")
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_label("Password")).to_be_focused()
    expect(page.get_by_label("Password")).to_have_accessible_description(re.compile("10 characters"))
    assert findings(page) == []


def test_axe_finds_nothing_on_the_way_of_a_passkey(page, live_server, sign_in, tess):
    plug_in_a_key(page)
    sign_in(tess)
    open_page(page, live_server, "/accounts/2fa/webauthn/add/")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert findings(page) == []
    for path in ["/accounts/2fa/", "/accounts/2fa/webauthn/", "/accounts/2fa/recovery-codes/generate/"]:
        open_page(page, live_server, path)
        assert findings(page) == []
    for link in ["Rename", "Remove"]:
        open_page(page, live_server, "/accounts/2fa/webauthn/")
        page.get_by_role("main").get_by_role("link", name=link).click()
        expect(page.get_by_role("link", name=re.compile("Cancel|Keep it"))).to_be_visible()
        assert findings(page) == []


def test_axe_finds_nothing_on_the_second_step(page, live_server, tess):
    TOTP.activate(tess, generate_totp_secret())
    open_page(page, live_server, "/accounts/login/")
    page.get_by_label("E-mail address").fill(tess.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="The second step")).to_be_visible()
    assert findings(page) == []
    page.set_viewport_size(NARROW)
    assert overflow(page) == 0


@pytest.mark.parametrize("width", [390, 1440])
def test_large_and_spaced_text_does_not_scroll_sideways(page, live_server, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, live_server, "/styleguide/")
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`html { font-size: 200% !important }
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }`)
      document.adoptedStyleSheets = [sheet]
    }""")
    assert overflow(page) == 0


@pytest.mark.parametrize("theme", THEMES)
def test_focus_is_visible_on_everything(page, live_server, theme):
    open_page(page, live_server, "/styleguide/", theme)
    paper = painted(page, style_of(page, "html", "backgroundColor")[0])
    seen = set()
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate("""() => {
          const one = document.activeElement
          if (one === document.body) return null
          const shown = one.closest(".segmented label") ?? one
          const style = getComputedStyle(shown)
          return [one.outerHTML, style.outlineStyle, parseFloat(style.outlineWidth), style.outlineColor]
        }""")
        if focused is None or focused[0] in seen:
            break
        seen.add(focused[0])
        markup, line, width, colour = focused
        assert (line, width >= 2) == ("solid", True), markup
        assert contrast(painted(page, colour), paper) >= 3, markup
    assert len(seen) > 50


@pytest.mark.parametrize("theme", THEMES)
def test_marks_can_be_read(page, live_server, theme):
    open_page(page, live_server, "/styleguide/", theme)
    paper = style_of(page, "html", "backgroundColor")[0]
    for kind, state in itertools.product(KINDS, STATES):
        ink, ground, line = style_of(
            page, f".states .mark-{kind}{state}", "color", "backgroundColor", "textDecorationColor"
        )
        under = painted(page, paper, ground)
        assert contrast(painted(page, ink), under) >= 7, (kind, state)
        assert contrast(painted(page, line), under) >= 3, (kind, state)


@pytest.mark.parametrize("theme", THEMES)
def test_marks_stay_apart_for_every_eye(page, live_server, theme):
    open_page(page, live_server, "/styleguide/", theme)
    paper = painted(page, style_of(page, "html", "backgroundColor")[0])
    looks = [
        style_of(page, f".states .mark-{kind}", "backgroundColor", "textDecorationColor") for kind in KINDS
    ]
    grounds, lines = ([painted(page, colour) for colour in colours] for colours in zip(*looks, strict=True))
    for vision in VISIONS:
        nearest_grounds = min(distance(*pair, vision) for pair in itertools.combinations(grounds, 2))
        nearest_lines = min(distance(*pair, vision) for pair in itertools.combinations(lines, 2))
        nearest_paper = min(distance(ground, paper, vision) for ground in grounds)
        print(
            f"{theme} {vision}: grounds {nearest_grounds:.1f}, lines {nearest_lines:.1f}, paper {nearest_paper:.1f}"
        )
        assert (nearest_grounds >= 6, nearest_lines >= 8, nearest_paper >= 4) == (True, True, True), vision


def test_marks_have_a_line_pattern_each(page, live_server):
    open_page(page, live_server, "/styleguide/")
    patterns = [style_of(page, f".states .mark-{kind}", "textDecorationStyle")[0] for kind in KINDS]
    assert patterns == ["solid", "double", "dotted", "wavy"]


def test_marks_keep_their_patterns_in_forced_colours(page, live_server):
    page.emulate_media(forced_colors="active")
    page.goto(f"{live_server.url}/styleguide/")
    for kind in KINDS:
        line, ground = style_of(page, f".states .mark-{kind}", "textDecorationLine", "backgroundColor")
        assert (line, painted(page, "#fff", ground)) == ("underline", (255, 255, 255))


def test_theme_switch_works_and_stays(page, live_server):
    open_page(page, live_server, "/", "light")
    light = style_of(page, "html", "backgroundColor")
    page.get_by_label("Dark").check()
    dark = style_of(page, "html", "backgroundColor")
    page.goto(f"{live_server.url}/accounts/login/")
    expect(page.get_by_label("Dark")).to_be_checked()
    assert style_of(page, "html", "backgroundColor") == dark != light
    page.get_by_label("System").check()
    assert style_of(page, "html", "backgroundColor") == light


def test_theme_follows_the_system_without_javascript(browser, live_server):
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{live_server.url}/")
    expect(page.locator("html")).to_have_css("background-color", "rgb(27, 24, 21)")
    expect(page.locator("#theme-switch")).to_be_hidden()
    context.close()


def test_lines_are_the_same_words_on_every_width(page, live_server):
    shown, copied = {}, {}
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        open_page(page, live_server, "/styleguide/")
        shown[width] = page.evaluate("""() => [...document.querySelectorAll("#reading .line")]
          .filter(line => getComputedStyle(line, "::before").content !== "none").map(line => line.dataset.n)""")
        copied[width] = page.evaluate("""() => {
          getSelection().selectAllChildren(document.querySelector("#reading .text"))
          return getSelection().toString().replace(/\\s+/g, " ").trim()
        }""")
    assert shown == {390: ["5", "10"], 1440: [str(n) for n in range(1, 11)]}
    assert copied[390] == copied[1440]
    assert re.search(r"\d", copied[390]) is None


def test_numbers_are_not_read_out(page, live_server):
    page.set_viewport_size({"width": 1440, "height": 900})
    open_page(page, live_server, "/styleguide/")
    heard = read_out(page, "article")
    assert heard.startswith("Ferry stays in port for a third day The night ferry between Harrow Point")
    assert re.search(r"\d", heard) is None


def test_page_turns_round_with_its_language(page, live_server):
    open_page(page, live_server, "/styleguide/")
    before = page.locator(".masthead .wordmark").bounding_box()
    page.evaluate("document.documentElement.dir = 'rtl'")
    after = page.locator(".masthead .wordmark").bounding_box()
    width = page.evaluate("document.documentElement.clientWidth")
    assert after["x"] + after["width"] == pytest.approx(width - before["x"], abs=1)
    assert overflow(page) == 0


def test_paper_has_no_chrome(page, live_server):
    open_page(page, live_server, "/styleguide/")
    page.emulate_media(media="print")
    expect(page.locator(".colophon")).to_be_hidden()
    expect(page.locator(".button").first).to_be_hidden()
    assert style_of(page, "html", "backgroundColor", "color") == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert style_of(page, "#reading .line", "display") == ["block"]


def test_menu_closes_on_escape_and_gives_the_focus_back(page, live_server, sign_in, tess):
    sign_in(tess)
    open_page(page, live_server, "/classes/")
    page.get_by_text("Tess", exact=True).press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="E-mail address")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="E-mail address")).to_be_hidden()
    expect(page.get_by_text("Tess", exact=True)).to_be_focused()


def test_messages_stand_in_a_live_region(page, live_server, tess):
    open_page(page, live_server, "/accounts/login/")
    page.get_by_label("E-mail address").fill(tess.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Tess")
    expect(page.locator("#messages")).to_have_attribute("aria-live", "polite")
