"""The worksheet as the browser prints it: a PDF, read page by page."""

import io
import re
import unicodedata

import pytest
from django.urls import reverse
from pypdf import PdfReader

from quizzes.actions.rule_cards import load_rule_cards
from quizzes.actions.teaching_material import load_exercises
from quizzes.reports.sheets import sheet_of
from tests.factories import UserFactory
from tests.factories.articles import NOON

TYPES = ["normal", "large"]


@pytest.fixture
def tess(transactional_db):
    load_rule_cards()
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def revision(tess):
    """The ramp of the teaching material: one article, every kind of item."""
    load_exercises(by=tess, at=NOON)
    return tess.exercises.get(title__contains="ramp").revisions.get()


@pytest.fixture
def printed(page, sign_in, tess, live_server, revision):
    """printed(key="no"): the words of each page."""

    def print_out(**options):
        sign_in(tess)
        query = "&".join(f"{name}={value}" for name, value in options.items())
        path = reverse("quizzes:exercise_paper", args=[revision.exercise.public_id])
        page.goto(f"{live_server.url}{path}?{query}")
        pages = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
        return [plain(one.extract_text()) for one in pages]

    return print_out


def plain(words):
    return " ".join(unicodedata.normalize("NFKC", words).split())


def parts(pages):
    """(the worksheet's pages, the key's); a page's text begins with its number."""
    (first,) = [at for at, words in enumerate(pages) if re.match(r"\d+ / \d+ Key:", words)]
    return pages[:first], pages[first:]


@pytest.mark.parametrize("size", TYPES)
def test_paper_keeps_the_key_off_the_worksheet(printed, revision, size):
    worksheet, key = (" ".join(part) for part in parts(printed(type=size)))
    reasons = [line.reason for item in sheet_of(revision).items for line in item.key_lines if line.reason]
    cards = [item.item.rule_card.title for item in sheet_of(revision).items if item.item.rule_card]
    assert len(reasons) > 5
    assert [words for words in [*reasons, *cards, "kind of source"] if plain(words) not in key] == []
    assert [words for words in [*reasons, *cards] if plain(words) in worksheet] == []


@pytest.mark.parametrize("size", TYPES)
def test_paper_without_key_ends_with_the_last_item(printed, size):
    assert not any("Key:" in words for words in printed(type=size, key="no"))


@pytest.mark.parametrize("size", TYPES)
def test_paper_prints_every_line_of_the_article_with_its_number(printed, revision, size):
    worksheet = " ".join(parts(printed(type=size))[0])
    (text,) = sheet_of(revision).texts
    lines = [line for paragraph in text.paragraphs for line in paragraph]
    assert [number for number, _start, _words in lines] == list(range(1, 24))
    for (
        number,
        _start,
        words,
    ) in lines:  # a long one is wrapped in enlarged type; the number then stands inside it
        start = re.escape(plain(words)[:12])
        assert re.search(rf"{start}.{{0,{len(words)}}}?{number}(?!\d)", worksheet), number


@pytest.mark.parametrize("size", TYPES)
def test_paper_cuts_no_item_in_two(printed, revision, size):
    worksheet, _key = parts(printed(type=size))
    for shown in sheet_of(revision).items:
        head = f"{shown.item.position}. {shown.kind.LABEL}"
        (page,) = [words for words in worksheet if head in words]
        assert plain(shown.item.prompt) in page
        assert plain(shown.item.quote) in page
    for words in worksheet:
        assert words.count("Find the source") == words.count("Kind of source:") == words.count("named person")


def test_paper_numbers_its_pages_and_enlarged_type_needs_more(printed):
    normal, large = printed(), printed(type="large")
    for pages in (normal, large):
        assert all(f"{at} / {len(pages)}" in words for at, words in enumerate(pages, 1))
    assert len(normal) < len(large)
