"""Marking words in the passage: by keys, by mouse and by finger."""

from playwright.sync_api import expect

from quizzes.items import mark_framing
from tests.browser.answers.sheet import (
    CUE,
    FIND,
    FRAMING,
    FRAMING_PASSAGE,
    TEXT,
    VOICE,
    answer,
    at,
    click,
    device,
    item,
    middle_of,
    on_a_phone,
    press,
    rows,
)
from tests.browser.finger import Finger


def test_cue_by_keys_alone(preview):
    page = preview()
    item(page, FIND).locator("select").last.focus()
    press(page, "Tab")
    bar, said = item(page, CUE).locator("[data-picker-bar]"), item(page, CUE).locator("[data-picker-said]")
    expect(bar).to_be_focused()
    expect(said).to_have_text("The cue: nothing marked yet")
    press(page, "ArrowRight")
    expect(said).to_have_text("Ida")
    press(page, "End", "Control+Home", "ArrowRight", "ArrowRight", "ArrowRight", "Enter", "Shift+ArrowRight")
    expect(said).to_have_text("insisted the (2 words)")
    press(page, "Escape")
    expect(said).to_have_text("nothing marked yet")
    press(page, "ArrowLeft", "Enter", "Enter")
    expect(said).to_have_text("The cue: insisted")
    assert answer(page, CUE)["cue"] == [at("insisted")]
    press(page, "Delete")
    assert answer(page, CUE)["cue"] == []
    press(page, "Shift+ArrowRight", "Enter", "Escape")
    expect(bar).not_to_be_focused()
    assert page.evaluate("CSS.highlights.has('pick-cursor')") is False
    press(page, "Tab", "Tab", "Space")
    assert answer(page, CUE) == {"cue": [at("insisted the")], "stance": "acknowledges"}
    press(page, "Shift+Tab", "Shift+Tab")
    expect(bar).to_be_focused()


def test_marks_by_keys_alone(preview):
    page = preview()
    bar = item(page, FRAMING).locator("[data-picker-bar]")
    bar.focus()
    press(page, "ArrowRight", "Enter", "Enter", "Tab")
    page.keyboard.type("loaded")
    press(page, "Tab")
    expect(rows(page).get_by_role("button", name="Remove Mark 1")).to_be_focused()
    assert answer(page, FRAMING) == {"marks": [{"spans": [at("bungling")], "device": "loaded word"}]}
    press(page, "Enter")
    expect(bar).to_be_focused()
    assert answer(page, FRAMING) == {"marks": []}


def test_mark_over_another_keeps_its_device(preview):
    page = preview()
    click(page, FRAMING, "bungling", "bungling", "so-called", "plan")
    device(page, 1, "scare quotes")
    click(page, FRAMING, "so-called", "so-called")
    assert answer(page, FRAMING)["marks"] == [
        {"spans": [at("bungling")], "device": ""}, {"spans": [at("so-called")], "device": "scare quotes"},
    ]  # fmt: skip
    rows(page).nth(0).get_by_role("button", name="Remove").click()
    expect(rows(page)).to_have_count(1)
    assert answer(page, FRAMING)["marks"] == [{"spans": [at("so-called")], "device": "scare quotes"}]


def test_marks_have_room_for_ten(preview):
    page = preview()
    for word in FRAMING_PASSAGE.replace(",", "").split()[: mark_framing.ROWS]:
        click(page, FRAMING, word, word)
    click(page, FRAMING, "flop", "flop")
    expect(item(page, FRAMING).locator("[data-picker-said]")).to_contain_text("no room for more marks")
    assert len(answer(page, FRAMING)["marks"]) == mark_framing.ROWS


def test_pickers_stand_side_by_side(preview):
    page = preview()
    click(page, CUE, "insisted")
    click(page, VOICE, "bungling", "bungling")
    assert (answer(page, CUE)["cue"], answer(page, VOICE)["shows"]) == ([], [at("bungling")])
    click(page, CUE, "Renn", "Ida")
    assert answer(page, CUE)["cue"] == [at("Ida Renn")]
    assert page.evaluate("[...CSS.highlights.get('pick-cue')].map(String)") == ["Ida Renn", "bungling"]
    item(page, CUE).get_by_role("button", name="Clear").click()
    assert page.evaluate("[...CSS.highlights.get('pick-cue')].map(String)") == ["bungling"]


def test_mouse_drag_marks_and_never_selects(preview):
    page = preview()
    page.mouse.move(*middle_of(page, FRAMING, "reckless"))
    page.mouse.down()
    page.mouse.move(*middle_of(page, FRAMING, "half-baked"), steps=4)
    page.mouse.up()
    assert answer(page, FRAMING)["marks"] == [{"spans": [at("reckless, half-baked")], "device": ""}]
    assert page.evaluate("getSelection().toString()") == ""


@on_a_phone
def test_two_taps_mark(preview, browser_context_args):
    page = preview()
    for word in ("Ida", "Renn"):
        page.touchscreen.tap(*middle_of(page, CUE, word))
    assert answer(page, CUE)["cue"] == [at("Ida Renn")]


@on_a_phone
def test_finger_moved_sideways_marks(preview, browser_context_args):
    page = preview()
    Finger(page).drag(middle_of(page, CUE, "Mayor"), middle_of(page, CUE, "Renn"))
    assert answer(page, CUE)["cue"] == [at("Mayor Ida Renn")]
    Finger(page).drag(middle_of(page, CUE, "Renn"), middle_of(page, CUE, "Ida"))
    assert answer(page, CUE)["cue"] == [at("Ida Renn")]


@on_a_phone
def test_finger_that_rests_first_marks_over_lines(preview, browser_context_args):
    page = preview()
    start, end = middle_of(page, FRAMING, "bungling"), middle_of(page, FRAMING, "reckless")
    before = page.evaluate("scrollY")
    assert end[1] - start[1] > 80
    Finger(page).drag(start, end, rest=True)
    words = TEXT[at("bungling")[0] : at("reckless")[1]]
    assert answer(page, FRAMING)["marks"] == [{"spans": [at(words)], "device": ""}]
    assert page.evaluate("scrollY") == before


@on_a_phone
def test_finger_moved_down_scrolls_and_marks_nothing(preview, browser_context_args):
    page = preview()
    x, y = middle_of(page, FRAMING, "reckless")
    before = page.evaluate("scrollY")
    Finger(page).drag((x, y), (x + 4, y - 150))
    page.wait_for_function(f"scrollY > {before} + 60")
    assert answer(page, FRAMING)["marks"] == []
    assert page.evaluate("CSS.highlights.has('pick-now')") is False
