"""Answering in a real browser: in the text and by lists, by mouse, keys and touch; and each answer as the page reads it
against what the server makes of the same form."""

from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from quizzes import items as kinds
from quizzes.items import mark_framing
from tests.browser.finger import Finger
from tests.factories import ArticleFactory, ExerciseRevisionFactory, ItemFactory, UserFactory

TEXT = (
    "The harbour bridge 🌉 will stay closed. Mayor Ida Renn 👩‍🔧 insisted the repairs were on schedule.\n\n"
    "The bungling ministry declined to comment on its so-called plan, the agency Corbel reported, and critics say that "
    "the reckless, half-baked and doomed scheme will flop, which everybody in the long-suffering town knew all along."
)
CUE_PASSAGE = "Mayor Ida Renn 👩‍🔧 insisted the repairs were on schedule."
FRAMING_PASSAGE = TEXT[TEXT.index("The bungling") :]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
on_a_phone = pytest.mark.parametrize("browser_context_args", [PHONE])


def at(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def words_key(words):
    return {"grace": 2, "alternatives": [{"core": [at(words)], "tolerance": [], "reason": ""}]}


CHOSEN = {"reason": ""}
ITEMS = [
    {"quote": "the repairs were on schedule",
     "task": {"options": ["Corbel", "Ida Renn", "the writer", "unnamed"],
              "chain": ["Corbel", "Ida Renn", "this article"]},
     "key": {"sources": [{"value": "Ida Renn"} | CHOSEN], "kinds": [{"value": "named person"} | CHOSEN],
             "chain": [{"tiers": [["Ida Renn"], ["Corbel"], ["this article"]]} | CHOSEN]}},
    {"kind": "read the cue", "quote": CUE_PASSAGE,
     "key": {"cue": words_key("insisted"), "stances": [{"value": "distances"} | CHOSEN]}},
    {"kind": "tell the voice", "quote": FRAMING_PASSAGE,
     "key": {"voices": [{"value": "framing"} | CHOSEN], "shows": words_key("bungling")}},
    {"kind": "mark the framing", "quote": FRAMING_PASSAGE,
     "key": {"marks": [{"place": words_key("bungling"), "devices": [{"value": "loaded word"} | CHOSEN],
                        "optional": False}]}},
    {"kind": "write", "quote": CUE_PASSAGE, "task": {"about": "rewrite"},
     "key": {"levels": [{"name": "Low", "description": ""}, {"name": "High", "description": ""}], "samples": []}},
    {"kind": "compare coverage", "quote": "the repairs were on schedule",
     "task": {"here": {"outlet": "Corbel", "extract": CUE_PASSAGE},
              "articles": [
                  {"outlet": name, "title": "Repairs", "url": "https://dispatch.example/repairs", "revision": "",
                   "language": "en", "extract": "The repairs were on schedule, the mayor claimed."}
                  for name in ("Dispatch", "The Bell")
              ],
              "ask": ["cells", "omission", "cues", "labels"], "cues": ["claimed", "insisted", "said"],
              "labels": {"here": ["Mayor Ida Renn", "the bridge"], "there": ["the crossing", "the fearless mayor"]}},
     "key": {"cells": {"1": [{"value": "same source"} | CHOSEN], "2": [{"value": "absent"} | CHOSEN]},
             "omission": [{"value": "2"} | CHOSEN],
             "cues": [{"tiers": [["claimed", "insisted"], ["said"]]} | CHOSEN],
             "pairs": [{"here": "1", "there": "2", "reason": "", "optional": False},
                       {"here": "2", "there": "1", "reason": "", "optional": False}]}},
]  # fmt: skip
FIND, CUE, VOICE, FRAMING, WRITE, COMPARE = range(1, 7)


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def draft(tess):
    draft = ExerciseRevisionFactory(
        exercise__article=ArticleFactory(owner=tess, text=TEXT), exercise__owner=tess
    )
    for fields in ITEMS:
        ItemFactory(revision=draft, **{"task": {}} | fields)
    return draft


@pytest.fixture
def preview(page, live_server, sign_in, tess, draft):
    """preview(): the exercise as a student sees it. What changes is noted in `window.changes`."""

    def open_preview(view="text"):
        page.add_init_script(
            "window.changes = []; addEventListener('answer:change', (event) => changes.push(event.detail))"
        )
        sign_in(tess)
        page.goto(live_server.url + reverse("quizzes:exercise_preview", args=[draft.exercise.public_id]))
        page.get_by_label("as a list" if view == "list" else "in the text").check()
        return page

    return open_preview


def answer(page, position):
    return page.evaluate(f"answers.read(document.querySelector('[data-answer=\"{position}\"]'))")


def answers_of_the_server(page, draft):
    """What the server makes of the form when the browser sends it, by position."""
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="See what a student would be told").click()
    given = parse_qs(sent.value.post_data, keep_blank_values=True)
    found = {}
    for item in draft.items.in_order():
        form = kinds.kind_of(item).ResponseForm(
            {name: values[-1] for name, values in given.items()}, item=item, prefix=f"item{item.position}"
        )
        assert form.is_valid(), form.errors
        found[item.position] = form.answer()
    return found


def middle_of(page, position, word):
    """Where a word of an item's passage stands in the window, brought there first."""
    return page.evaluate(
        """([position, word]) => {
          const line = document.querySelector(`#passage-${position} [data-s]`)
          const at = line.firstChild.data.indexOf(word), range = new Range()
          range.setStart(line.firstChild, at); range.setEnd(line.firstChild, at + word.length)
          const rect = () => range.getClientRects()[0]
          if (rect().top < 100 || rect().bottom > innerHeight - 250) scrollBy({ top: rect().top - 200 })
          return [rect().left + rect().width / 2, rect().top + rect().height / 2]
        }""",
        [position, word],
    )


def click(page, position, *words):
    for word in words:
        page.mouse.click(*middle_of(page, position, word))


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def item(page, position):
    return page.locator(f"[data-answer='{position}']")


def choose(page, position, part, label):
    item(page, position).locator(f"[data-value={part}]").get_by_label(label, exact=True).check()


def choose_words(words, first, last):
    words.get_by_label("first word").select_option(index=first)
    words.get_by_label("last word").select_option(index=last)


def rows(page):
    return item(page, FRAMING).locator("[data-row]:visible")


def device(page, row, label):
    rows(page).nth(row).get_by_label("How it steers").select_option(label=label)


def answer_all(page, mark):
    """Something in each part of each item; `mark(position, first, last)` marks words. Returns what it means."""
    choose(page, FIND, "source", "Corbel")
    choose(page, FIND, "kind", "organisation")
    links = item(page, FIND).locator("[data-order] select")
    links.nth(0).select_option("this article")
    links.nth(2).select_option("Corbel")
    mark(CUE, "insisted", "repairs")
    choose(page, CUE, "stance", "distances")
    mark(VOICE, "bungling", "bungling")
    choose(page, VOICE, "voice", "editorial framing")
    mark(FRAMING, "reckless", "half-baked")
    mark(FRAMING, "bungling", "bungling")
    device(page, 0, "loaded word")
    page.locator("textarea").fill("  Say it plainly 🌉.\n\nTwice. ")
    compare = item(page, COMPARE)
    compare.get_by_label("How The Bell tells this").select_option("absent")
    choose(page, COMPARE, "omission", "The Bell")
    compare.get_by_label("Keeps most distance").select_option("said")
    compare.get_by_label("Then").last.select_option("claimed")
    compare.get_by_label("Mayor Ida Renn").select_option("the fearless mayor")
    return {
        FIND: {"source": "Corbel", "kind": "organisation", "chain": ["this article", "Corbel"]},
        CUE: {"cue": [at("insisted the repairs")], "stance": "distances"},
        VOICE: {"voice": "framing", "shows": [at("bungling")]},
        FRAMING: {
            "marks": [
                {"spans": [at("reckless, half-baked")], "device": "loaded word"},
                {"spans": [at("bungling")], "device": ""},
            ]
        },
        WRITE: {"text": "  Say it plainly 🌉.\n\nTwice. "},
        COMPARE: {
            "cells": {"2": "absent"},
            "omission": "2",
            "cues": ["said", "claimed"],
            "labels": {"1": "2"},
        },
    }


def in_the_text(page):
    return lambda position, first, last: click(page, position, first, last)


def by_lists(page):
    def mark(position, first, last):
        lists = item(page, position).locator("[data-words]:visible")
        lists = lists.nth(lists.count() - 1)  # of marks the one row that is still empty
        words = lists.get_by_label("first word").locator("option").all_inner_texts()
        ends = [next(n for n, one in enumerate(words) if one.endswith(f" {word}")) for word in (first, last)]
        choose_words(lists, *ends)

    return mark


@pytest.mark.parametrize(("view", "way"), [("text", in_the_text), ("list", by_lists)])
def test_page_and_server_read_the_same_answer(preview, draft, view, way):
    page = preview(view)
    expected = answer_all(page, way(page))
    assert {position: answer(page, position) for position in expected} == expected
    assert {change["position"]: change["answer"] for change in page.evaluate("changes")} == expected
    assert answers_of_the_server(page, draft) == expected
    for one in draft.items.all():
        assert kinds.kind_of(one).read_answer(one, expected[one.position]) == expected[one.position]


def test_answer_written_into_the_page_is_read_again(preview):
    page = preview()
    expected = answer_all(page, in_the_text(page))
    page.reload()
    write = """(all) => document.querySelectorAll("[data-answer]")
      .forEach((item) => answers.write(item, all[item.dataset.answer]))"""
    page.evaluate(write, expected)
    assert {position: answer(page, position) for position in expected} == expected
    assert page.evaluate("changes") == []
    expect(rows(page).locator("[data-picked]")).to_have_text(["reckless, half-baked", "bungling"])
    assert page.evaluate("[...CSS.highlights.get('pick-mark')].map(String)") == [
        "bungling",
        "reckless, half-baked",
    ]
    page.evaluate(write, dict.fromkeys(expected, {}))
    assert all(kinds.KINDS["write"].is_empty(answer(page, position)) for position in expected)
    expect(rows(page)).to_have_count(0)


def test_change_names_the_item(preview, draft):
    page = preview()
    choose(page, FIND, "source", "Corbel")
    (change,) = page.evaluate("changes")
    assert (change["position"], change["item"]) == (FIND, str(draft.items.get(position=FIND).public_id))


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


def test_comparison_by_keys_alone(preview):
    page = preview()
    compare = item(page, COMPARE)
    compare.locator("a").first.focus()
    press(page, "Tab")
    expect(compare.get_by_label("How Dispatch tells this")).to_be_focused()
    page.keyboard.type("same")
    press(page, "Tab", "Tab")
    page.keyboard.type("absent")
    press(page, "Tab", "ArrowDown", "Tab")
    expect(compare.get_by_role("button", name="Clear Left out by")).to_be_focused()
    press(page, "Tab")
    page.keyboard.type("insisted")
    press(page, "Tab", "Tab", "Tab")
    page.keyboard.type("the f")
    assert answer(page, COMPARE) == {
        "cells": {"1": "same source", "2": "absent"}, "omission": "2", "cues": ["insisted"], "labels": {"1": "2"},
    }  # fmt: skip


@on_a_phone
def test_comparison_stands_in_a_stack_on_a_phone(preview, browser_context_args):
    page = preview()
    boxes = [item(page, COMPARE).get_by_label(f"How {name} tells this") for name in ("Dispatch", "The Bell")]
    assert [box.evaluate("one => one.getBoundingClientRect().width > 300") for box in boxes] == [True, True]
    boxes[0].tap()
    boxes[0].select_option("contradicted")
    assert answer(page, COMPARE)["cells"] == {"1": "contradicted"}


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


@on_a_phone
@pytest.mark.parametrize("view", ["text", "list"])
def test_phone_has_room_for_fingers(preview, browser_context_args, view):
    page = preview(view)
    answer_all(page, in_the_text(page) if view == "text" else by_lists(page))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    small = page.evaluate(
        """() => [...document.querySelectorAll(".answer :is(button, select, textarea, label:has(input), .picker-bar)")]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_view_is_remembered_and_shows_the_same_answer(preview):
    page = preview()
    click(page, CUE, "insisted", "the")
    page.get_by_label("as a list").check()
    lists = item(page, CUE).locator("[data-words] select")
    expect(lists.nth(0)).to_have_value(str(at("insisted")[0]))
    click(page, CUE, "Ida", "Renn")
    assert answer(page, CUE)["cue"] == [at("insisted the")]
    page.reload()
    expect(page.get_by_label("as a list")).to_be_checked()
    expect(item(page, CUE).locator("[data-picker-bar]")).to_be_hidden()
    expect(lists.nth(0)).to_be_visible()


def test_lists_are_never_half_chosen_or_turned_round(preview):
    page = preview("list")
    words = item(page, CUE).locator("[data-words]")
    words.get_by_label("first word").select_option(index=4)
    assert answer(page, CUE)["cue"] == [at("insisted")]
    words.get_by_label("last word").select_option(index=2)
    assert answer(page, CUE)["cue"] == [at("Ida")]
    words.get_by_label("first word").select_option(index=0)
    assert answer(page, CUE)["cue"] == []


def test_link_chosen_twice_changes_places(preview):
    page = preview()
    links = item(page, FIND).locator("[data-order] select")
    for at_, link in enumerate(["Corbel", "Ida Renn", "this article"]):
        links.nth(at_).select_option(link)
    links.nth(0).select_option("Ida Renn")
    assert answer(page, FIND)["chain"] == ["Ida Renn", "Corbel", "this article"]


def test_characters_are_counted(preview):
    page = preview()
    page.locator("textarea").fill("Ah 🌉")
    expect(item(page, WRITE)).to_contain_text("4 of 4000 characters")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("view", "way"), [("text", in_the_text), ("list", by_lists)])
def test_answering_has_no_axe_finding(preview, theme, view, way):
    page = preview(view)
    page.emulate_media(color_scheme=theme)
    answer_all(page, way(page))
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()


@pytest.fixture
def page_without_javascript(browser, live_server, client, tess, draft):
    client.force_login(tess)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(
        [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(live_server.url + reverse("quizzes:exercise_preview", args=[draft.exercise.public_id]))
    yield page
    context.close()


def test_answering_works_without_javascript(page_without_javascript):
    page = page_without_javascript
    expect(page.get_by_text("Tap the first word")).to_have_count(3)
    expect(page.get_by_text("Tap the first word").first).to_be_hidden()
    choose_words(item(page, CUE).locator("[data-words]"), 4, 4)
    choose(page, CUE, "stance", "distances")
    choose_words(rows(page).nth(2).locator("[data-words]"), 2, 2)
    device(page, 2, "loaded word")
    page.get_by_role("button", name="See what a student would be told").click()
    expect(page.locator(".item").nth(CUE - 1)).to_contain_text("Right.")
    expect(page.locator(".item").nth(FRAMING - 1)).to_contain_text("Right.")


@pytest.mark.parametrize("view", ["text", "list"])
def test_choice_is_cleared_by_keys(preview, view):
    page = preview(view)
    stance = item(page, CUE).locator("[data-value=stance]")
    clear = stance.get_by_role("button", name="Clear")
    expect(clear).to_be_hidden()
    choose(page, CUE, "stance", "distances")
    stance.get_by_label("distances").focus()
    press(page, "Tab")
    expect(clear).to_be_focused()
    press(page, "Enter")
    assert answer(page, CUE)["stance"] == ""
    assert [change["answer"]["stance"] for change in page.evaluate("changes")] == ["distances", ""]
    expect(stance.get_by_label("acknowledges")).to_be_focused()
    expect(clear).to_be_hidden()


@on_a_phone
def test_choice_is_cleared_by_touch(preview, browser_context_args):
    page = preview()
    item(page, VOICE).get_by_label("editorial framing").tap()
    clear = item(page, VOICE).locator("[data-value=voice]").get_by_role("button", name="Clear")
    assert clear.bounding_box()["height"] >= 24
    clear.tap()
    assert answer(page, VOICE)["voice"] == ""


def test_choice_is_cleared_without_javascript(page_without_javascript):
    page = page_without_javascript
    choose(page, CUE, "stance", "distances")
    choose(page, CUE, "stance", "no answer")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="See what a student would be told").click()
    assert parse_qs(sent.value.post_data, keep_blank_values=True)[f"item{CUE}-stance"] == [""]
    expect(page.locator("[data-value=stance] input:checked")).to_have_count(0)
