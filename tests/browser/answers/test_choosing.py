"""Choosing from lists and circles, writing, and the change between the views."""

import pytest
from playwright.sync_api import expect

from tests.browser.answers.sheet import (
    COMPARE,
    CUE,
    FIND,
    VOICE,
    WRITE,
    answer,
    answer_all,
    at,
    by_lists,
    choose,
    click,
    in_the_text,
    item,
    on_a_phone,
    press,
)


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
