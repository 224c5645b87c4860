"""The claim desk and the word picker in a real browser: by keys, by mouse, by touch."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.actions import drafting, marks
from articles.models import Attribution, Decision, FramingMark
from tests.browser.finger import Finger
from tests.factories import ArticleFactory, AttributionFactory, FramingMarkFactory, UserFactory
from tests.factories.articles import NOON

TEXT = (
    "The harbour bridge 🌉 will stay closed until Friday. Mayor Ida Renn said 👩‍🔧 the repairs were on schedule.\n\n"
    "Shopkeepers claimed that trade had collapsed. “Nobody comes any more,” said Olu Bask, a baker.\n\n"
    "The bungling ministry declined to comment, the agency Corbel reported."
)

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def article(tess):
    article = ArticleFactory(owner=tess, text=TEXT, title="Bridge closed")
    AttributionFactory(revision=article.current, draft=True, confidence=0.5)
    FramingMarkFactory(revision=article.current, draft=True, quote="bungling")
    return article


@pytest.fixture
def desk(page, live_server, sign_in, tess, article):
    """desk(): the page of the article's desk, opened by Tess."""

    def open_desk(path=""):
        sign_in(tess)
        page.goto(f"{live_server.url}/articles/{article.public_id}/desk/{path}")
        return page

    return open_desk


def words(article, role):
    mark = Attribution.objects.get(revision=article.current)
    return [span.of(TEXT) for span in mark.spans_of(role)]


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def edit(page, *keys):
    page.keyboard.press("e")
    expect(page.locator(".pick [data-pick-start]").first).to_be_visible()
    press(page, *keys)


def save(page):
    page.keyboard.press("a")
    expect(page.locator("#desk-said")).to_contain_text("Saved and accepted")


def test_desk_by_keys_alone(desk, article):
    page = desk()
    expect(page.locator("#claim-title")).to_contain_text("Who says it")
    page.keyboard.press("a")
    expect(page.locator("#desk-said")).to_contain_text("Accepted. Claim 2 of 2: bungling")
    expect(page.locator("#claim-title")).to_contain_text("Framing")
    page.keyboard.press("r")
    expect(page.get_by_text("2 of 2 looked at")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("#desk-said")).to_contain_text("Taken back: rejected.")
    page.keyboard.press("u")
    expect(page.get_by_text("0 of 2 looked at")).to_be_visible()
    page.keyboard.press("Shift+U")
    expect(page.get_by_text("1 of 2 looked at")).to_be_visible()
    press(page, "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert [d.verb for d in Decision.objects.all()] == ["accept", "reject", "undo", "undo", "redo"]


def test_single_keys_can_be_switched_off(desk):
    page = desk()
    press(page, "?")
    page.get_by_label("Use single keys on this device").uncheck()
    press(page, "Escape", "a")
    page.reload()
    page.keyboard.press("a")
    expect(page.get_by_text("0 of 2 looked at")).to_be_visible()


def test_picker_by_keys_counts_code_points(desk, article):
    page = desk()
    edit(page)
    expect(page.locator("#picker-bar")).to_be_hidden()
    page.keyboard.press("3")
    expect(page.locator("#picker-bar")).to_be_focused()
    press(page, "Shift+ArrowRight", "Enter")
    expect(page.locator("[data-picker-said]")).to_have_text("Content: the repairs")
    press(page, "2")
    press(page, "ArrowRight", "Enter", "Enter")
    expect(page.locator("[data-picker-said]")).to_have_text("Cue: 👩‍🔧")
    save(page)
    assert (words(article, "content"), words(article, "cue")) == (["the repairs"], ["👩‍🔧"])


def test_picker_keys_go_by_sentence_line_and_back(desk):
    page = desk()
    edit(page)
    page.locator("#pick-source").click()
    said = page.locator("[data-picker-said]")
    for key, word in [
        ("Control+Home", "The"), ("Control+ArrowRight", "Mayor"), ("End", re.compile("^Renn|said$")),
        ("Control+End", "."), ("Control+ArrowLeft", "The"), ("ArrowUp", re.compile(r".")), ("Control+Home", "The"),
        ("Shift+ArrowRight", "The harbour (2 words)"), ("Shift+End", re.compile("^The harbour bridge 🌉 will")),
    ]:  # fmt: skip
        page.keyboard.press(key)
        expect(said).to_have_text(word)
    page.keyboard.press("Escape")
    expect(said).to_have_text("nothing marked")
    page.keyboard.press("Escape")
    expect(page.locator("#pick-source")).to_be_focused()
    assert page.locator("#id_source").input_value() == "Mayor Ida Renn"


def middle_of(page, word):
    """Where the first letters of a word stand in the window."""
    return page.evaluate(
        """(word) => {
          const walker = document.createTreeWalker(document.getElementById("marked-text"), NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(word)
            if (at < 0) continue
            const range = new Range()
            range.setStart(node, at); range.setEnd(node, at + word.length)
            let box = range.getBoundingClientRect()
            if (box.top < 60 || box.bottom > innerHeight * 0.45) scrollBy(0, box.top - 150)
            box = range.getBoundingClientRect()
            return [box.left + box.width / 2, box.top + box.height / 2]
          }
        }""",
        word,
    )


def test_picker_by_mouse_drag(desk, article):
    page = desk()
    edit(page, "3")
    page.mouse.move(*middle_of(page, "trade"))
    page.mouse.down()
    page.mouse.move(*middle_of(page, "had"))
    page.mouse.move(*middle_of(page, "collapsed"))
    page.mouse.up()
    expect(page.locator("[data-picker-said]")).to_have_text("Content: trade had collapsed")
    assert page.evaluate("getSelection().toString()") == ""
    save(page)
    assert words(article, "content") == ["trade had collapsed"]


def test_picker_adds_passages_and_clears(desk, article):
    page = desk()
    edit(page, "3")
    page.locator("[data-pick=content] [data-pick-more]").click()
    for word in ("trade", "collapsed"):
        page.mouse.click(*middle_of(page, word))
    expect(page.locator("#id_content")).to_have_value("the repairs were on schedule\ntrade had collapsed")
    page.locator("[data-pick=source] [data-pick-clear]").click()
    save(page)
    assert words(article, "content") == ["the repairs were on schedule", "trade had collapsed"]
    assert words(article, "source") == []


@pytest.mark.parametrize("browser_context_args", [PHONE])
def test_desk_and_picker_by_touch(desk, article, browser_context_args):
    page = desk()
    page.locator("#key-e").tap()
    page.locator("#pick-source").tap()
    for word in ("Olu", "Bask"):
        page.touchscreen.tap(*middle_of(page, word))
    expect(page.locator("[data-picker-said]")).to_have_text("Source: Olu Bask")
    page.locator("#save-accept").tap()
    expect(page.locator("#desk-said")).to_contain_text("Saved and accepted")
    assert words(article, "source") == ["Olu Bask"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("browser_context_args", [PHONE])
def test_picker_by_a_finger_that_drags(desk, article, browser_context_args):
    page = desk()
    page.locator("#key-e").tap()
    page.locator("#pick-source").tap()
    Finger(page).drag(middle_of(page, "Olu"), middle_of(page, "Bask"))
    expect(page.locator("[data-picker-said]")).to_have_text("Source: Olu Bask")
    page.locator("#pick-content").tap()
    middle_of(page, "claimed")  # brings both lines into sight
    Finger(page).drag(middle_of(page, "Shopkeepers"), middle_of(page, "trade"), rest=True)
    expect(page.locator("[data-picker-said]")).to_have_text("Content: Shopkeepers claimed that trade")
    page.locator("#save-accept").tap()
    expect(page.locator("#desk-said")).to_contain_text("Saved and accepted")
    assert words(article, "source") == ["Olu Bask"]


@pytest.mark.parametrize("browser_context_args", [PHONE])
def test_touch_targets_are_large_enough(desk, browser_context_args):
    page = desk()
    small = page.evaluate(
        """() => [...document.querySelectorAll(".claim :is(button, a.button)")]
          .filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < 44)
          .map((button) => button.id)"""
    )
    assert small == []


def test_picker_without_custom_highlights_draws_boxes(page, desk):
    page.add_init_script(
        "delete window.CSS.highlights; Object.defineProperty(CSS, 'highlights', { value: undefined })"
    )
    desk()
    edit(page, "1")
    expect(page.locator("i.pick-source")).not_to_have_count(0)


def test_mark_in_the_text_is_taken_in_hand(desk):
    page = desk()
    page.locator(".text mark.mark-framing").click()
    expect(page.locator("#claim-title")).to_contain_text("Framing")


def test_second_teacher_sees_the_first_ones_decision(desk, article, tess):
    page = desk()
    mark = Attribution.objects.get(revision=article.current)
    ed = UserFactory(editor=True, display_name="Ed")
    marks.reject(mark=mark, seen=0, by=ed, at=NOON)
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("rejected, Ed")
    assert Attribution.objects.get().state == "rejected"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "edit", "new"])
def test_desk_has_no_axe_findings(desk, article, theme, path):
    drafting.draft_revision(revision=article.current, by=None, at=NOON)
    mark = article.current.attributions.first()
    page = desk({"": "", "edit": f"{mark.public_id}/edit/", "new": "new/attribution/"}[path])
    page.emulate_media(color_scheme=theme)
    if path == "edit":
        page.keyboard.press("1")
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()


def test_desk_works_without_javascript(browser, live_server, client, tess, article):
    client.force_login(tess)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(
        [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/articles/{article.public_id}/desk/")
    page.locator("#key-a").click()
    expect(page.get_by_text("1 of 2 looked at")).to_be_visible()
    page.locator("#key-e").click()
    page.locator("#id_mark").fill("The bungling ministry")
    page.locator("#save-accept").click()
    expect(page.get_by_text("2 of 2 looked at")).to_be_visible()
    assert FramingMark.objects.get().quote == "The bungling ministry"
    context.close()
