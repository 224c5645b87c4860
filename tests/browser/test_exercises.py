"""The pages of an exercise in a real browser: their states held against axe, the editor and its look, items by keys."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db.models import F
from django.urls import reverse
from playwright.sync_api import expect

from articles.actions import sharing
from articles.actions.teaching_material import load_first_article
from quizzes.actions.exercises import propose_exercise
from quizzes.actions.rule_cards import load_rule_cards
from quizzes.items import KINDS
from quizzes.models import ExerciseRevision, Item
from tests.factories import ArticleFactory, ExerciseRevisionFactory, ItemFactory, UserFactory
from tests.factories.articles import NOON
from tests.quizzes.items.test_compare_coverage import KEY, TASK

ALONE = ["exercise_list", "exercise_new", "exercise_import", "exercise_file"]
PAGES = [
    "exercise_preview", "exercise_edit", "exercise_check", "exercise_paper", "exercise_share", "exercise_item_new",
]  # fmt: skip
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def draft(tess):
    return ExerciseRevisionFactory(exercise__owner=tess, items=3)


@pytest.fixture
def every_kind(tess):
    """A draft with an item of each kind, by its kind."""
    load_rule_cards()
    exercise = propose_exercise(article=load_first_article(by=tess, at=NOON), by=tess, at=NOON)
    text = exercise.draft.items.first().article_revision
    ItemFactory(
        revision=exercise.draft, article_revision=text, kind="compare coverage", position=99, task=TASK, key=KEY,
        quote="The skate ramp in Gull Park", rule_card=None,
    )  # fmt: skip
    return {item.kind: item for item in exercise.draft.items.all()}


@pytest.fixture
def opened(page, sign_in, tess, live_server):
    """opened("exercise_edit", exercise.public_id): the page, opened by Tess."""
    sign_in(tess)

    def open_page(name, *of):
        page.goto(live_server.url + reverse(f"quizzes:{name}", args=of))
        return page

    return open_page


def open_item(opened, item):
    return opened("exercise_item_edit", item.revision.exercise.public_id, item.public_id)


def findings(page):
    return Axe().run(page).response["violations"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_exercise_pages_have_no_axe_finding(opened, page, draft, scheme):
    page.emulate_media(color_scheme=scheme)
    addresses = [(name,) for name in ALONE] + [(name, draft.exercise.public_id) for name in PAGES]
    assert {address[0]: findings(opened(*address)) for address in addresses} == dict.fromkeys(
        [*ALONE, *PAGES], []
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_editor_of_every_kind_has_no_axe_finding(opened, page, every_kind, scheme):
    page.emulate_media(color_scheme=scheme)
    found = {kind: findings(open_item(opened, item)) for kind, item in every_kind.items()}
    assert found == dict.fromkeys(KINDS, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_refused_states_have_no_axe_finding(opened, page, draft, tess, scheme):
    page.emulate_media(color_scheme=scheme)
    item, found = draft.items.first(), {}
    open_item(opened, item).locator("[name=source_1]").select_option("Ida Renn")
    page.locator(".item-more summary").first.click()
    page.locator("[name=source_2]").select_option("Ida Renn")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("The same answer stands twice")
    found["key"] = findings(page)
    open_item(opened, item)
    ExerciseRevision.objects.update(version=F("version") + 1)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody saved this exercise")
    found["stale"] = findings(page)
    opened("exercise_check", draft.exercise.public_id).get_by_role("button", name="Publish").click()
    expect(page.get_by_label("Publish anyway").first).to_be_focused()
    expect(page.get_by_label("Publish anyway").first).to_have_accessible_description(
        re.compile("cites no rule card.*Fix it, or write why|also that of item.*Fix it, or write why")
    )
    found["open findings"] = findings(page)
    opened("exercise_share", draft.exercise.public_id).get_by_role("button", name="Ask for review").click()
    expect(page.get_by_role("alert")).to_contain_text("Publish it first")
    found["not published"] = findings(page)
    opened("exercise_import").set_input_files(
        "[name=file]", {"name": "a.json", "mimeType": "application/json", "buffer": b"[]"}
    )
    page.get_by_role("button", name="Bring it in").click()
    expect(page.locator("#id_file_error")).to_contain_text("not of an exercise")
    found["no exercise"] = findings(page)
    assert found == dict.fromkeys(found, [])


def test_preview_of_an_unreadable_answer_and_of_a_lost_text_have_no_axe_finding(opened, page, tess):
    article = ArticleFactory(shared=True)
    cue = {"cue": {"grace": 2, "alternatives": [{"core": [[44, 48]], "tolerance": [], "reason": ""}]}}
    cue["stances"] = [{"value": "acknowledges", "reason": ""}]
    revision = ExerciseRevisionFactory(
        exercise__owner=tess, exercise__article=article, items=1, items__kind="read the cue", items__task={},
        items__key=cue, published=True,
    )  # fmt: skip
    opened("exercise_preview", revision.exercise.public_id)
    page.evaluate("document.querySelector('select.word').selectedIndex = 1")
    page.get_by_role("button", name="See what a student").click()
    expect(page.get_by_text("This answer cannot be read yet.")).to_be_visible()
    sharing.take_back(article=article, by=UserFactory(editor=True), at=NOON)
    found = [findings(page)]
    opened("exercise_preview", revision.exercise.public_id)
    expect(page.get_by_text("is no longer shared with you")).to_be_visible()
    assert [*found, findings(page)] == [[], []]


def test_look_follows_what_is_typed_and_save_keeps_it(opened, page, draft):
    item = draft.items.first()
    open_item(opened, item).get_by_label("Question").fill("Whose words are these?")
    look = page.locator("#look")
    expect(look.locator(".question")).to_have_text("Whose words are these?")
    page.get_by_label("Names, one a line").fill("")
    expect(look.locator(".errorlist")).to_contain_text("cannot be read yet")
    page.get_by_label("Names, one a line").fill("Ida Renn\nOlu Bask")
    expect(look.get_by_label("Olu Bask")).to_be_disabled()
    assert Item.objects.get(pk=item.pk).prompt == item.prompt
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Item.objects.get(pk=item.pk).task["options"][:2] == ["Ida Renn", "Olu Bask"]


def enter(page):
    """Press Enter and wait until what came back listens, too: the focus is there a moment before."""
    page.evaluate("""() => {
      window.settled = new Promise(done => document.addEventListener("htmx:afterSettle", done, { once: true }))
    }""")
    page.keyboard.press("Enter")
    page.evaluate("window.settled.then(() => true)")


def test_items_are_ordered_and_taken_out_by_keys_and_the_title_is_saved_after_it(opened, page, draft):
    """The focus stays with the item; the form below knows that what it stands on has moved on."""
    second, third = draft.items.in_order()[1:]
    opened("exercise_edit", draft.exercise.public_id)
    page.locator(f"#up-{third.public_id}").focus()
    enter(page)
    expect(page.get_by_label("Move item 2 up")).to_be_focused()
    enter(page)
    expect(page.get_by_label("Edit item 1")).to_be_focused()
    page.get_by_label("Take out item 3").focus()
    enter(page)
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    enter(page)
    expect(page.get_by_label("Edit item 3")).to_be_focused()
    page.get_by_label("Title", exact=True).fill("By keys")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert ExerciseRevision.objects.get(pk=draft.pk).title == "By keys"
    assert [item.pk for item in draft.items.in_order()][::2] == [third.pk, second.pk]


@pytest.mark.parametrize("browser_context_args", [PHONE])
def test_exercise_list_and_editor_fit_a_phone(opened, page, draft, tess, browser_context_args):
    draft.exercise.title = "The harbour bridge stays closed until Friday, and nobody says why"
    draft.exercise.save()
    opened("exercise_list")
    title = page.get_by_role("link", name=draft.exercise.title)
    assert title.bounding_box()["height"] < 90
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        open_item(opened, draft.items.first())
