"""The library and its articles in a real browser: by keyboard, by touch, with history, and for every eye."""

import re
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.actions import revisions
from articles.models import Article, ImportLine, ImportRun
from tests.factories import (
    ArticleFactory,
    AttributionFactory,
    FramingMarkFactory,
    ImportLineFactory,
    ImportRunFactory,
    OutletFactory,
    StoryFactory,
    UserFactory,
)

FILES = Path(settings.BASE_DIR) / "tests/data/importing"
PIECE = (
    "Ferry stays in port\n\nBy Ida Renn\n\nHARROW, March 2 (HCN) — The night ferry did not sail on Tuesday, the "
    "operator said. Two hundred passengers slept in the terminal.\n\nAdvertisement\n\n"
    "An inspector is to look at the door on Wednesday, the mayor claimed."
)


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def open_page(live_server):
    def open_named(page, name, *arguments):
        response = page.goto(live_server.url + reverse(f"articles:{name}", args=arguments))
        assert response.ok, f"{name} answers {response.status}"

    return open_named


def tab_to(page, locator, most=60):
    """Press Tab until it has the focus; a person without a mouse has no other way."""
    for _step in range(most):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{locator} is not reached by {most} tabs")


def test_article_from_paste_to_frozen_revision_by_keyboard_only(sign_in, tess, open_page):
    page = sign_in(tess)
    open_page(page, "article_list")
    tab_to(page, page.get_by_role("link", name="Add an article"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("The article’s text"))
    page.keyboard.insert_text(PIECE)
    tab_to(page, page.get_by_role("button", name="Read the text"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Is everything right?")).to_be_visible()
    tab_to(page, page.get_by_label("Byline"))
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("Ida Renn, Harrow")
    tab_to(page, page.get_by_role("button", name="Save and open the article"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ferry stays in port", level=1)).to_be_visible()
    article = Article.objects.select_related("current").get()
    assert (article.byline, article.current.number) == ("Ida Renn, Harrow", 1)
    assert "Advertisement" not in article.current.text


@pytest.fixture
def phone(browser, live_server, client):
    """phone(user): a touch screen 390 px wide, with that person's session."""
    contexts = []

    def with_session_of(user):
        client.force_login(user)
        context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
        session = client.cookies["session"].value
        context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield with_session_of
    for context in contexts:
        context.close()


def test_article_from_paste_to_frozen_revision_by_touch(phone, tess, open_page):
    page = phone(tess)
    open_page(page, "article_list")
    page.get_by_role("link", name="Add an article").tap()
    page.get_by_label("The article’s text").fill(PIECE)
    page.get_by_role("button", name="Read the text").tap()
    page.get_by_role("button", name="Bring back: Advertisement").tap()
    expect(page.get_by_role("heading", name="Cleaned: revision 2")).to_be_visible()
    page.get_by_role("button", name="Leave out: Advertisement").tap()
    expect(page.get_by_role("heading", name="Cleaned: revision 3")).to_be_visible()
    page.get_by_role("button", name="Save and open the article").tap()
    expect(page.get_by_role("heading", name="Ferry stays in port", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", ["choir.txt", "ferry.html", "quarry.pdf", "choir.docx"])
def test_file_of_each_type_is_uploaded(sign_in, tess, open_page, name):
    page = sign_in(tess)
    open_page(page, "article_new")
    page.get_by_text("Choose a file").click()
    page.get_by_label("The article’s file").set_input_files(FILES / name)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("heading", name="Is everything right?")).to_be_visible(timeout=20_000)
    assert Article.objects.get().source_name == name


def test_markdown_file_is_uploaded(sign_in, tess, open_page):
    page = sign_in(tess)
    open_page(page, "article_new")
    page.get_by_text("Choose a file").click()
    file = {"name": "ferry.md", "mimeType": "text/markdown", "buffer": f"# {PIECE}".encode()}
    page.get_by_label("The article’s file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("heading", name="Is everything right?")).to_be_visible()
    assert Article.objects.get().source_type == "markdown"


def test_bad_text_stays_in_the_form_beside_its_sentence(sign_in, tess, open_page):
    page = sign_in(tess)
    open_page(page, "article_new")
    page.get_by_label("The article’s text").fill("Not an article.")
    page.get_by_role("button", name="Read the text").click()
    expect(page.get_by_text("No article text was found here")).to_be_visible()
    expect(page.get_by_label("The article’s text")).to_have_value("Not an article.")
    expect(page.get_by_label("The article’s text")).to_be_focused()


def test_file_that_is_too_large_is_refused_before_it_is_sent(sign_in, tess, open_page):
    page = sign_in(tess)
    open_page(page, "article_new")
    page.get_by_text("Choose a file").click()
    field = page.get_by_label("The article’s file")
    field.evaluate("field => { field.dataset.mostBytes = 10 }")
    field.set_input_files({"name": "big.txt", "mimeType": "text/plain", "buffer": b"more than ten bytes"})
    asked = []
    page.on("request", lambda request: asked.append(request.method))
    page.get_by_role("button", name="Read the file").click()
    message = field.evaluate("field => field.validationMessage")
    assert message == "This is larger than 50 MB; choose a smaller file, or paste only the article's text."
    assert asked == []


def test_library_searches_while_typing_and_history_goes_back(sign_in, tess, open_page):
    for number in range(30):
        ArticleFactory(owner=tess, title=f"Budget {number}")
    ArticleFactory(owner=tess, title="Ferry stays in port")
    page = sign_in(tess)
    open_page(page, "article_list")
    status = page.locator("#library-count")
    page.get_by_label("Search title, outlet and text").press_sequentially("budget")
    expect(status).to_have_text("30 articles found")
    expect(page).to_have_url(re.compile(r"\?q=budget&sort=newest$"))
    page.get_by_role("link", name="Page 2").click()
    expect(page.locator(".entry")).to_have_count(5)
    page.get_by_label("Sorted by").select_option("title")
    expect(page).to_have_url(re.compile("sort=title"))
    expect(page.locator(".entry")).to_have_count(25)
    page.go_back()
    expect(page.locator(".entry")).to_have_count(5)
    page.go_back()
    expect(page.locator(".entry")).to_have_count(25)
    expect(page.get_by_label("Search title, outlet and text")).to_have_value("budget")


def test_library_keeps_nothing_of_its_pages_in_the_browser(sign_in, tess, open_page):
    ArticleFactory(owner=tess, title="A secret of Tess")
    page = sign_in(tess)
    open_page(page, "article_list")
    page.get_by_label("Sorted by").select_option("title")
    expect(page).to_have_url(re.compile("sort=title"))
    kept = page.evaluate("JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})")
    assert "secret" not in kept


def test_library_works_without_javascript(browser, live_server, client, tess):
    ArticleFactory(owner=tess, title="Ferry stays in port")
    ArticleFactory(owner=tess, title="Budget")
    client.force_login(tess)
    context = browser.new_context(java_script_enabled=False)
    session = client.cookies["session"].value
    context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + reverse("articles:article_list"))
    page.get_by_label("Search title, outlet and text").fill("ferry")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".entry")).to_have_count(1)
    context.close()


def test_run_shows_its_progress_by_itself_and_stops_asking(sign_in, tess, open_page):
    run = ImportRunFactory(owner=tess, state=ImportRun.State.RUNNING)
    ImportLineFactory.create_batch(2, run=run)
    page = sign_in(tess)
    open_page(page, "import_run_detail", run.public_id)
    expect(page.get_by_text("0 of 2 done")).to_be_visible()
    article = ArticleFactory(owner=tess, title="Ferry stays in port")
    run.lines.update(state=ImportLine.State.IMPORTED, article=article, done_at=timezone.now())
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.FINISHED, finished_at=timezone.now())
    expect(page.get_by_text("2 of 2 done")).to_be_visible(timeout=10_000)
    expect(page.get_by_role("link", name="Ferry stays in port").first).to_be_visible()
    expect(page.locator("#run")).not_to_have_attribute("hx-trigger", re.compile(".*"))


def lose_marks(article, by):
    AttributionFactory(revision=article.current)
    FramingMarkFactory(revision=article.current)
    text = article.current.text.replace("said the repairs were on schedule", "said that all went to plan")
    text = text.replace("The bungling ministry", "The ministry")
    return revisions.revise(article=article, seen=1, text=text, by=by, at=timezone.now())


def test_lost_mark_is_placed_by_keyboard_only(sign_in, tess, open_page):
    article = ArticleFactory(owner=tess)
    lose_marks(article, tess)
    page = sign_in(tess)
    open_page(page, "article_unplaced", article.public_id)
    tab_to(page, page.get_by_role("link", name="Place it").first)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_label("Content: what is said"))
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("all went to plan")
    tab_to(page, page.get_by_role("button", name="Place it here"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("The mark has its place.")).to_be_visible()
    mark = Article.objects.get(pk=article.pk).current.attributions.get()
    assert [span.quote for span in mark.spans.all()] == ["Mayor Ida Renn", "said", "all went to plan"]


def test_edit_that_came_second_sees_both_texts(sign_in, tess, open_page):
    article = ArticleFactory(owner=tess, text="The bridge is closed. It stays so.")
    page = sign_in(tess)
    open_page(page, "article_edit", article.public_id)
    now = timezone.now()
    revisions.revise(article=article, seen=1, text="The bridge is shut. It stays so.", by=tess, at=now)
    page.get_by_label("Text", exact=True).fill("The bridge is open. It stays so.")
    page.get_by_role("button", name="Save as a new revision").click()
    expect(page.get_by_text("Somebody saved revision 2 while you were editing.")).to_be_visible()
    expect(page.get_by_label("Text", exact=True)).to_have_value("The bridge is open. It stays so.")
    page.get_by_role("button", name="Save as a new revision").click()
    expect(page.get_by_text("Saved as revision 3.")).to_be_visible()


@pytest.fixture
def school(tess):
    """{page: arguments}: something to see on every page."""
    story = StoryFactory(owner=tess, summary="A bridge was closed.", happened_on=date(2026, 3, 2))
    article = ArticleFactory(owner=tess, story=story, byline="Ida Renn", dateline_place="Carrow")
    ArticleFactory(owner=tess, story=story, submitted=True)
    ArticleFactory(owner=tess, story=story, returned=True, review_note="Half of it is missing.")
    lose_marks(article, tess)
    article.refresh_from_db()
    outlet = OutletFactory(country="Norway", ownership="Its readers", host="courier.example")
    run = ImportRunFactory(owner=tess, state=ImportRun.State.STOPPED, finished_at=timezone.now())
    ImportLineFactory(run=run, failed=True)
    ImportLineFactory(run=run, imported=True, article=article)
    unplaced = article.current.unplaced.first()
    return {
        "article_list": [], "article_new": [], "article_detail": [article.public_id],
        "article_check": [article.public_id], "article_edit": [article.public_id],
        "article_story": [article.public_id], "article_unplaced": [article.public_id],
        "article_delete": [article.public_id], "revision_detail": [article.public_id, 1],
        "revision_compare": [article.public_id, 2], "unplaced_place": [unplaced.public_id],
        "story_list": [], "story_new": [], "story_detail": [story.public_id], "story_edit": [story.public_id],
        "outlet_list": [], "outlet_detail": [outlet.public_id],
        "import_run_list": [], "import_run_new": [], "import_run_detail": [run.public_id],
    }  # fmt: skip


def test_pages_break_no_accessibility_rule_in_light_and_dark(sign_in, tess, school, open_page):
    page, broken = sign_in(tess), []
    for name, arguments in school.items():
        open_page(page, name, *arguments)
        page.locator("details").evaluate_all("all => all.forEach(one => { one.name = ''; one.open = true })")
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            found = Axe().run(page).response["violations"]
            broken += [(name, theme, one["id"], one["nodes"][0]["html"][:120]) for one in found]
    assert broken == []


def test_pages_never_scroll_sideways_at_320_pixels(sign_in, tess, school, open_page):
    page, wide = sign_in(tess), []
    page.set_viewport_size({"width": 320, "height": 800})
    for name, arguments in school.items():
        open_page(page, name, *arguments)
        page.locator("details:not(.menu)").evaluate_all(
            "all => all.forEach(one => { one.name = ''; one.open = true })"
        )
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(name)
    assert wide == []


def test_pages_report_no_error_on_the_console(sign_in, tess, school, open_page):
    page, said = sign_in(tess), []
    page.on(
        "console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None
    )
    for name, arguments in school.items():
        open_page(page, name, *arguments)
    assert said == []
