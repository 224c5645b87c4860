"""Answering in a real browser: what the page makes of each kind of item against what the server reads."""

from urllib.parse import parse_qs

import pytest
from django.urls import reverse

from articles.actions.teaching_material import load_story
from articles.models import Article
from quizzes import items as kinds
from quizzes import reports
from quizzes.actions.exercises import propose_exercise
from quizzes.actions.rule_cards import load_rule_cards
from tests.factories import UserFactory
from tests.factories.articles import NOON


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def exercise(tess):
    """One with every kind of item, and a chain."""
    load_rule_cards()
    load_story(by=tess, at=NOON)
    return propose_exercise(article=Article.objects.get(story=None), by=tess, at=NOON)


@pytest.fixture
def preview(page, live_server, sign_in, tess, exercise):
    """The exercise as a student sees it; what changes is noted in `window.changes`."""
    page.add_init_script(
        "window.changes = []; addEventListener('answer:change', (event) => changes.push(event.detail))"
    )
    sign_in(tess)
    page.goto(live_server.url + reverse("quizzes:exercise_preview", args=[exercise.public_id]))
    return page


def items_of(exercise):
    return reports.items_of(exercise.draft)


def answers_on_the_page(page):
    """What answers.js reads of each item, by position."""
    read = "[...document.querySelectorAll('[data-answer]')].map((item) => [item.dataset.answer, answers.read(item)])"
    return {int(position): answer for position, answer in page.evaluate(read)}


def answers_of_the_server(page, exercise):
    """What the server makes of the form when the browser sends it, by position."""
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="See what a student would be told").click()
    data = {
        name: values[-1] for name, values in parse_qs(sent.value.post_data, keep_blank_values=True).items()
    }
    found = {}
    for item in items_of(exercise):
        form = kinds.kind_of(item).ResponseForm(data, item=item, prefix=f"item{item.position}")
        assert form.is_valid(), form.errors
        found[item.position] = form.answer()
    return found


def fill_by_lists(page):
    """Something in every control of every item, a mark without a device and a device without a mark among them."""
    for radios in page.locator("[data-value]:has(input[type=radio])").all():
        radios.locator("input").nth(1).check()
    for at, words in enumerate(page.locator("[data-words]").all()):
        first, last = words.locator("select").all()
        if at % 4 != 3:
            first.select_option(index=2)
            last.select_option(index=3 + at % 2)
    for at, device in enumerate(page.locator("[data-row] [data-value] select").all()):
        if at % 3:
            device.select_option(index=1 + at % 8)
    for at, link in enumerate(page.locator("[data-order] select").all()):
        if at != 1:
            link.select_option(index=at + 1)
    page.locator("textarea").fill("  Say it plainly 🌉.\n\nTwice. ")


def test_lists_give_the_page_the_answer_the_server_reads(preview, exercise):
    fill_by_lists(preview)
    on_the_page = answers_on_the_page(preview)
    told = {change["position"]: change["answer"] for change in preview.evaluate("changes")}
    assert told == on_the_page
    assert {item.kind for item in items_of(exercise)} == set(kinds.KINDS)
    assert not any(kinds.KINDS["write"].is_empty(answer) for answer in on_the_page.values())
    assert on_the_page == answers_of_the_server(preview, exercise)
    for item in items_of(exercise):
        assert kinds.kind_of(item).read_answer(item, on_the_page[item.position]) == on_the_page[item.position]


def test_answer_written_into_the_page_is_read_again(preview):
    fill_by_lists(preview)
    before = answers_on_the_page(preview)
    preview.reload()
    write = """(all) => document.querySelectorAll("[data-answer]")
      .forEach((item) => answers.write(item, all[item.dataset.answer]))"""
    preview.evaluate(write, before)
    assert answers_on_the_page(preview) == before
    assert preview.evaluate("changes") == []
    empty = {position: {} for position in before}
    preview.evaluate(write, empty)
    assert all(kinds.KINDS["write"].is_empty(answer) for answer in answers_on_the_page(preview).values())


def test_change_names_the_item(preview, exercise):
    item = items_of(exercise)[0]
    preview.locator("[data-answer='1'] [data-value=source] input").first.check()
    (change,) = preview.evaluate("changes")
    assert (change["position"], change["item"]) == (1, str(item.public_id))
    assert change["answer"] == {"source": item.task["options"][0], "kind": "", "chain": []}
