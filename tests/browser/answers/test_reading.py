"""What the page reads of an answer, against what the server makes of the same form; and without JavaScript."""

from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from quizzes import items as kinds
from tests.browser.answers.sheet import (
    CUE,
    FIND,
    FRAMING,
    answer,
    answer_all,
    answers_of_the_server,
    by_lists,
    choose,
    choose_words,
    device,
    in_the_text,
    item,
    rows,
)


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


def test_change_names_the_place_of_the_item(preview):
    page = preview()
    choose(page, FIND, "source", "Corbel")
    (change,) = page.evaluate("changes")
    assert (change["position"], change["answer"]["source"]) == (FIND, "Corbel")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("view", "way"), [("text", in_the_text), ("list", by_lists)])
def test_answering_has_no_axe_finding(preview, theme, view, way):
    page = preview(view)
    page.emulate_media(color_scheme=theme)
    answer_all(page, way(page))
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()


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


def test_choice_is_cleared_without_javascript(page_without_javascript):
    page = page_without_javascript
    choose(page, CUE, "stance", "distances")
    choose(page, CUE, "stance", "no answer")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="See what a student would be told").click()
    assert parse_qs(sent.value.post_data, keep_blank_values=True)[f"item{CUE}-stance"] == [""]
    expect(page.locator("[data-value=stance] input:checked")).to_have_count(0)
