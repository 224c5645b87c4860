"""An article comes in through the page."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.importing import ways_in
from articles.importing.errors import TimedOut
from articles.models import Article
from quizsite import uploads
from tests.factories import ArticleFactory, StoryFactory

NEW = "/articles/new/"
FILES = Path(settings.BASE_DIR) / "tests/data/importing"
PIECE = (
    "Ferry stays in port\n\nBy Ida Renn\n\nHARROW, March 2 (HCN) — The night ferry did not sail on Tuesday, the "
    "operator said. Two hundred passengers slept in the terminal.\n\nAn inspector is to look at the door on Wednesday."
)


def upload(name, data):
    return {"way": "file", "file": SimpleUploadedFile(name, data)}


def test_article_new_offers_four_ways(as_user, tess):
    content = as_user(tess).get(NEW).content.decode()
    ways = ["way-text", "way-file", "way-url", "way-run"]
    assert [way for way in ways if f'id="{way}"' not in content] == []


def test_article_new_from_pasted_text_leads_to_the_check(as_user, tess):
    response = as_user(tess).post(NEW, {"way": "text", "text": PIECE})
    article = Article.objects.get()
    assert response.url == reverse("articles:article_check", args=[article.public_id])
    found = (article.title, article.byline, article.dateline_agency, article.current.number, article.owner)
    assert found == ("Ferry stays in port", "Ida Renn", "HCN", 1, tess)


def test_article_new_by_htmx_leads_there_too(as_user, tess):
    response = as_user(tess).post(NEW, {"way": "text", "text": PIECE}, headers={"HX-Request": "true"})
    article = Article.objects.get()
    assert response["HX-Redirect"] == reverse("articles:article_check", args=[article.public_id])


def test_article_new_says_on_the_next_page_what_was_not_found(as_user, tess):
    client = as_user(tess)
    response = client.post(NEW, {"way": "text", "text": PIECE})
    content = client.get(response.url).content.decode()
    assert "The outlet was not found; choose it from the list or type its name." in content


def test_article_new_goes_into_the_story_of_the_address(as_user, tess):
    story = StoryFactory(owner=tess, title="The ferry")
    client = as_user(tess)
    content = client.get(NEW, {"story": story.public_id}).content.decode()
    assert "It goes into the story “The ferry”." in content
    client.post(NEW, {"way": "text", "text": PIECE, "story": story.public_id})
    assert Article.objects.get().story == story


def test_article_new_into_the_story_of_somebody_else_is_refused(as_user, tess):
    story = StoryFactory(title="Not hers")
    client = as_user(tess)
    assert "Not hers" not in client.get(NEW, {"story": story.public_id}).content.decode()
    response = client.post(NEW, {"way": "text", "text": PIECE, "story": story.public_id})
    assert response.status_code == 422
    assert "This story is not there any more" in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no text here yet; paste the article, or choose its file."),
        ("short", "No article text was found here"),
        ("Too long. " * 60_001, "This is larger than 100,000 words"),
    ],
)
def test_article_new_with_bad_text_keeps_it_and_says_one_sentence(as_user, tess, text, sentence):
    response = as_user(tess).post(NEW, {"way": "text", "text": text})
    form = response.context["forms"]["text"]
    assert response.status_code == 422
    assert len(form.errors["text"]) == 1
    assert form.errors["text"][0].startswith(sentence)
    assert form["text"].value() == text


def test_article_new_with_known_text_opens_the_one_that_is_there(as_user, tess):
    client = as_user(tess)
    client.post(NEW, {"way": "text", "text": PIECE})
    response = client.post(NEW, {"way": "text", "text": PIECE})
    article = Article.objects.get()
    assert response.status_code == 422
    assert reverse("articles:article_detail", args=[article.public_id]) in response.content.decode()


@pytest.mark.parametrize("name", ["ferry.html", "choir.docx", "quarry.pdf", "choir.txt"])
def test_article_new_from_each_type_of_file(as_user, tess, name):
    as_user(tess).post(NEW, upload(name, (FILES / name).read_bytes()))
    article = Article.objects.get()
    assert (article.way, article.source_name) == ("file", name)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("scanned.pdf", "This PDF holds only pictures of pages and no text"),
        ("locked.pdf", "This PDF is locked with a password"),
        ("empty.docx", "There is no text here yet"),
        ("consent_wall.html", "This page shows only a notice about cookies"),
        ("script_only.html", "This page builds its text with scripts"),
    ],
)
def test_article_new_from_a_bad_file_says_its_sentence_at_the_field(as_user, tess, name, sentence):
    response = as_user(tess).post(NEW, upload(name, (FILES / name).read_bytes()))
    errors = response.context["forms"]["file"].errors["file"]
    assert (response.status_code, len(errors)) == (422, 1)
    assert errors[0].startswith(sentence)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "There is no text here yet"), (b"\x89PNG\r\n\x1a\n" + bytes(90), "This file is a picture")],
)
def test_article_new_from_no_text_at_all_says_so(as_user, tess, data, sentence):
    response = as_user(tess).post(NEW, upload("piece.txt", data))
    assert response.context["forms"]["file"].errors["file"][0].startswith(sentence)


def test_article_new_skips_a_file_that_is_too_large_and_says_so(as_user, tess, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)
    file = io.BytesIO(b"x" * 300_000)
    file.name = "big.txt"
    response = as_user(tess).post(NEW, {"way": "file", "file": file})
    errors = response.context["forms"]["file"].errors["file"]
    assert (response.status_code, len(errors)) == (422, 1)
    assert errors[0].startswith("This is larger than")
    assert not response.wsgi_request.FILES


def test_article_new_from_an_address(as_user, tess, monkeypatch):
    page = ways_in.Fetched(
        "https://courier.example/ferry", "text/html", "utf-8", (FILES / "ferry.html").read_bytes()
    )
    monkeypatch.setattr(ways_in.fetching, "fetch", lambda url, **options: page)
    as_user(tess).post(NEW, {"way": "url", "url": "https://courier.example/ferry"})
    assert Article.objects.get().way == "url"


def test_article_new_from_an_address_that_does_not_answer_keeps_it(as_user, tess, monkeypatch):
    def fetch(url, **options):
        raise TimedOut(host="courier.example")

    monkeypatch.setattr(ways_in.fetching, "fetch", fetch)
    response = as_user(tess).post(NEW, {"way": "url", "url": "https://courier.example/ferry"})
    form = response.context["forms"]["url"]
    assert response.status_code == 422
    assert form.errors["url"][0].startswith("courier.example did not answer in time")
    assert form["url"].value() == "https://courier.example/ferry"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://2130706433/", "http://[::1]/", "not an address"]
)
def test_article_new_from_a_private_address_is_refused(as_user, tess, url):
    response = as_user(tess).post(NEW, {"way": "url", "url": url})
    assert response.status_code == 422
    assert len(response.context["forms"]["url"].errors["url"]) == 1


def test_article_new_answers_htmx_with_the_form_alone(as_user, tess):
    response = as_user(tess).post(NEW, {"way": "text", "text": "short"}, headers={"HX-Request": "true"})
    content = response.content.decode().strip()
    assert response.status_code == 422
    assert content.startswith('<form class="form form-wide" id="way-text"')
    assert "way-file" not in content


@pytest.mark.parametrize("library", [1, 3])
def test_article_new_costs_three_queries(as_user, tess, library, django_assert_num_queries):
    ArticleFactory.create_batch(library, owner=tess, story=StoryFactory(owner=tess))
    client = as_user(tess)
    with django_assert_num_queries(3):
        client.get(NEW)
