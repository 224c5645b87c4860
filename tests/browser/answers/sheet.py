"""An exercise with an item of each kind as it stands in the browser: what is in it, and how it is answered."""

from urllib.parse import parse_qs

import pytest

from quizzes import items as kinds

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
                  {"outlet": name, "title": "Repairs", "url": "https://dispatch.example/repairs",
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
