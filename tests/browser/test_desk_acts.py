"""Every act of the claim desk, by single keys and by taps alone, each with what a screen reader is told."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Attribution, Decision, FramingMark
from tests.browser.hands import Fingers, Keyboard
from tests.factories import (
    ArticleFactory,
    AttributionFactory,
    DecisionFactory,
    FramingMarkFactory,
    MarkChangeFactory,
    UserFactory,
)

TEXT = (
    "Mayor Ida Renn said the repairs were on schedule. The bungling ministry declined to comment.\n\n"
    "The agency Corbel reported that trade had collapsed. Nobody comes any more, said Olu Bask."
)
WINDOW = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

both_hands = pytest.mark.parametrize("browser_context_args", [WINDOW, PHONE], ids=["keys", "touch"])


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def article(tess):
    """Three drafts; in the order of the text Ida Renn, bungling, Corbel, and the unsure before the sure."""
    article = ArticleFactory(owner=tess, text=TEXT, title="Bridge closed", submitted=True)
    draft = {"revision": article.current, "draft": True}
    AttributionFactory(**draft, confidence=0.5, rule="cue_first")
    FramingMarkFactory(**draft, confidence=0.7, quote="bungling", rule="label")
    AttributionFactory(
        **draft, confidence=0.9, rule="statement_phrase", source_name="Corbel",
        spans__source="The agency Corbel", spans__cue="reported", spans__content="that trade had collapsed",
    )  # fmt: skip
    return article


@pytest.fixture
def hands(page, sign_in, tess, article, live_server, browser_context_args):
    """At the desk: the keyboard, or the fingers where the browser has a touch screen."""
    sign_in(tess)
    page.goto(live_server.url + reverse("articles:article_desk", args=[article.public_id]))
    return Fingers(page) if browser_context_args.get("has_touch") else Keyboard(page)


def act(hands, key):
    """By its key, or by a tap on the button that carries it, once the answer to the act before is there."""
    expect(hands.page.locator("#desk.htmx-request, #desk .htmx-request")).to_have_count(0)
    if isinstance(hands, Keyboard):
        hands.press(key)
    else:
        hands.choose(hands.page.locator(f"#desk [data-key='{key}']"))


def told(page, *words):
    for one in words:
        expect(page.locator("#desk-said")).to_contain_text(one)


@both_hands
def test_next_previous_and_back_to_draft(hands):
    page = hands.page
    act(hands, "j")
    told(page, "Claim 2 of 3: bungling. draft.")
    act(hands, "k")
    told(page, "Claim 1 of 3: Mayor Ida Renn said. draft.")
    act(hands, "r")
    told(page, "Rejected.", "Claim 2 of 3")
    act(hands, "k")
    act(hands, "d")
    told(page, "Back to draft.", "Claim 1 of 3")
    assert {mark.state for mark in Attribution.objects.all()} == {"draft"}


@both_hands
def test_kind_and_stance_are_changed(hands):
    page = hands.page
    act(hands, "e")
    hands.pick(page.get_by_label("Kind of source"), "organisation")
    hands.pick(page.get_by_label("Stance of the cue"), "distances")
    hands.choose(page.locator("#save-accept"))
    told(page, "Saved and accepted.")
    edited = Attribution.objects.get(source_name="Ida Renn")
    assert (edited.source_kind, edited.stance, edited.state) == ("organisation", "distances", "accepted")


@both_hands
def test_split_in_two(hands):
    page = hands.page
    act(hands, "s")
    hands.pick(page.get_by_label("The second part begins with"), "… on schedule")
    hands.choose(page.locator("#save-accept"))
    told(page, "Split in two.", "of 4")
    contents = [mark.spans_of("content")[0].of(TEXT) for mark in Attribution.objects.order_by("pk")]
    assert contents == ["the repairs were", "that trade had collapsed", "on schedule"]


@both_hands
def test_merge_with_another(hands):
    page = hands.page
    act(hands, "m")
    hands.pick(page.get_by_label("Merge it with"), "3. The agency Corbel reported")
    hands.choose(page.locator("#save-accept"))
    told(page, "Merged; the other claim is rejected.")
    merged, other = Attribution.objects.order_by("pk")
    assert len(merged.spans_of("content")) == 2
    assert other.state == "rejected"


@both_hands
def test_chain_is_linked(hands):
    page = hands.page
    act(hands, "l")
    hands.pick(page.get_by_label("It is told within"), "3. The agency Corbel reported")
    hands.choose(page.locator("#save-accept"))
    told(page, "The chain is tied.")
    expect(page.get_by_role("definition").filter(has_text="The agency Corbel reported")).to_be_visible()
    assert Attribution.objects.get(source_name="Ida Renn").parent.source_name == "Corbel"


@both_hands
def test_new_framing_mark_with_its_device(hands):
    page = hands.page
    act(hands, "f")
    pick_words(hands, "mark", "The", "bungling")
    hands.pick(page.get_by_label("Device", exact=True), "label")
    hands.choose(page.locator("#save-accept"))
    told(page, "A new mark, accepted.")
    made = FramingMark.objects.get(state="accepted")
    assert (made.quote, made.device) == ("The bungling", "label")


@both_hands
def test_new_claim_of_three_parts(hands):
    page = hands.page
    act(hands, "n")
    for role, first, last in [
        ("source", "Olu", "Bask"),
        ("cue", ", said", "said"),
        ("content", "Nobody", "more"),
    ]:
        pick_words(hands, role, first, last)
    hands.choose(page.locator("#save-accept"))
    told(page, "A new mark, accepted.")
    made = Attribution.objects.get(state="accepted")
    assert [made.spans_of(role)[0].of(TEXT) for role in ("source", "cue", "content")] == [
        "Olu Bask", "said", "Nobody comes any more",
    ]  # fmt: skip


def pick_words(hands, role, first, last):
    """From a word to another, by the arrows and Enter, or by two taps. “, said” is the word after a comma."""
    page = hands.page
    hands.choose(page.locator(f"#pick-{role}"))
    expect(page.locator("#picker-bar")).to_be_focused()
    at, words = TEXT.index(first) + len(first) - len(first.split()[-1]), TEXT.split()
    begin = len(TEXT[:at].split())
    end = next(i for i in range(begin, len(words)) if words[i].strip(".,") == last)
    if isinstance(hands, Keyboard):
        now = page.locator("[data-picker-said]")
        hands.press("Control+Home")
        for _word in range(200):
            if now.inner_text() == first.split()[-1] and page.evaluate(UNDER_CURSOR) == at:
                break
            hands.press("ArrowRight")
        hands.press("Enter")
        while page.evaluate(UNDER_CURSOR) < TEXT.index(last, at):
            hands.press("ArrowRight")
        hands.press("Enter")
    else:
        for index in (begin, end):
            hands.tap_word(page.locator("#marked-text"), index)
    expect(page.locator("[data-picker-said]")).to_contain_text(":")


# Where the word under the cursor begins, in the text; the highlight is the only place that knows.
UNDER_CURSOR = """() => {
  const [range] = CSS.highlights.get("pick-cursor")
  const line = range.startContainer.parentElement.closest("[data-s]")
  const before = new Range()
  before.setStart(line, 0); before.setEnd(range.startContainer, range.startOffset)
  return Number(line.dataset.s) + [...before.toString()].length
}"""


@both_hands
def test_undo_and_redo_to_both_ends(hands):
    page = hands.page
    for key in ("a", "r", "a"):
        act(hands, key)
    told(page, "Every claim is looked at.")
    for _step in range(3):
        act(hands, "u")
        told(page, "Taken back")
    expect(page.locator("#key-u")).to_be_disabled()
    expect(page.get_by_text("0 of 3 looked at")).to_be_visible()
    for at in range(1, 4):
        act(hands, "U")
        expect(page.get_by_text(f"{at} of 3 looked at")).to_be_visible()
    expect(page.locator("#key-redo")).to_be_disabled()
    assert Decision.objects.count() == 9


@both_hands
def test_accept_all_above_a_confidence(hands):
    page = hands.page
    hands.choose(page.get_by_text("Which claims, and all at once"))
    hands.pick(page.get_by_label("Accept all drafts that are"), "sure or fairly sure")
    hands.choose(page.get_by_role("button", name="Accept them"))
    told(page, "2 drafts accepted.", "Claim 1 of 3")
    assert set(Attribution.objects.values_list("source_name", "state")) == {
        ("Ida Renn", "draft"), ("Corbel", "accepted"),
    }  # fmt: skip


@both_hands
def test_claims_of_one_kind_are_gone_through(hands):
    page = hands.page
    hands.choose(page.get_by_text("Which claims, and all at once"))
    hands.pick(page.locator("#id_kind"), "All framing")
    told(page, "Claim 2 of 3: bungling. draft.")
    expect(page).to_have_url(re.compile("kind=framing"))
    act(hands, "a")
    told(page, "Accepted.")
    assert FramingMark.objects.get().state == "accepted"


@both_hands
def test_list_of_keys_opens_and_closes(hands):
    page = hands.page
    act(hands, "?")
    expect(page.get_by_role("dialog", name="Keys of the claim desk")).to_be_visible()
    hands.choose(page.get_by_role("button", name="Close"))
    expect(page.get_by_role("dialog")).to_be_hidden()
    keys = page.locator("#desk [data-key]").evaluate_all("all => all.map(one => one.dataset.key)")
    listed = page.locator("#desk-keys dl").text_content()
    assert [key for key in keys if key.upper() not in listed.upper()] == ["?"]


def test_this_teachers_rate_of_a_rule_is_shown(page, sign_in, tess, article, live_server):
    decisions = {"decision__by": tess, "decision__revision": article.current, "rule": "cue_first"}
    MarkChangeFactory.create_batch(3, **decisions)
    MarkChangeFactory.create_batch(2, **decisions, to_state="accepted")
    MarkChangeFactory(decision=DecisionFactory(), rule="cue_first")
    sign_in(tess)
    page.goto(live_server.url + reverse("articles:article_desk", args=[article.public_id]))
    expect(page.get_by_text("You reject 60 % of cue before its source (3 of 5).")).to_be_visible()


@pytest.fixture
def of_ed(browser, live_server, transactional_db):
    """Ed, who edits, in a browser of his own."""
    client = Client()
    client.force_login(UserFactory(editor=True, display_name="Ed"))
    context = browser.new_context()
    session = client.cookies["session"].value
    context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_two_teachers_edit_one_claim_and_nothing_vanishes(of_ed, page, sign_in, tess, article, live_server):
    desk = live_server.url + reverse("articles:article_desk", args=[article.public_id])
    sign_in(tess)
    for one in (page, of_ed):
        one.goto(desk)
        one.keyboard.press("e")
        expect(one.locator("#pick-source")).to_be_visible()
    of_ed.get_by_label("Name in the cast").fill("The mayor’s office")
    of_ed.locator("#save-accept").click()
    expect(of_ed.locator("#desk-said")).to_contain_text("Saved and accepted.")
    page.get_by_label("Name in the cast").fill("Renn, mayor")
    page.locator("#save-accept").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The mayor’s office")
    expect(alert).to_contain_text("edited, Ed")
    expect(page.get_by_label("Name in the cast")).to_have_value("Renn, mayor")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert Axe().run(page).response["violations"] == [], scheme
    assert Attribution.objects.get(made_by=None, rule="cue_first").source_name == "The mayor’s office"
    page.locator("#save-accept").click()
    expect(page.locator("#desk-said")).to_contain_text("Saved and accepted.")
    names = [change.after["source_name"] for change in Decision.objects.get(by=tess).changes.all()]
    assert names == ["Renn, mayor"]
    of_ed.keyboard.press("u")
    expect(of_ed.get_by_role("alert")).to_contain_text("so your own step can’t be taken back")
    assert Attribution.objects.get(rule="cue_first").source_name == "Renn, mayor"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("key", ["s", "m", "l", "f", "?", "finished", "choice"])
def test_states_of_the_desk_have_no_axe_findings(page, sign_in, tess, article, live_server, key, theme):
    sign_in(tess)
    page.emulate_media(color_scheme=theme)
    page.goto(live_server.url + reverse("articles:article_desk", args=[article.public_id]))
    if key == "finished":
        for at in (1, 2, 3):
            page.keyboard.press("a")
            expect(page.get_by_text(f"{at} of 3 looked at")).to_be_visible()
    elif key == "choice":
        page.get_by_text("Which claims, and all at once").click()
        page.get_by_text("All 3 claims as a list").click()
    else:
        page.keyboard.press(key)
        expect(page.locator(".claim-form, dialog[open]")).to_be_visible()
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
