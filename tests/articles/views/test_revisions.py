"""Editing, reading and comparing revisions."""

import pytest
from django.urls import reverse

from tests.factories import ArticleFactory, FramingMarkFactory, RevisionFactory

TEXT = "The bridge is closed. The bungling town says so."


@pytest.fixture
def article(tess):
    return ArticleFactory(owner=tess, title="Bridge", text=TEXT)


def path(name, article, *more):
    return reverse(f"articles:{name}", args=[article.public_id, *more])


def edited(**typed):
    return {"title": "Bridge", "text": TEXT, "note": "", "seen": 1} | typed


def test_article_edit_makes_the_next_revision(as_user, tess, article):
    text = "The bridge is open.\r\n\r\nThe town says so. "
    response = as_user(tess).post(path("article_edit", article), edited(text=text, note="Reopened"))
    article.refresh_from_db()
    assert response.url == path("article_detail", article)
    made = (article.current.number, article.current.text, article.current.note, article.current.created_by)
    assert made == (2, "The bridge is open.\n\nThe town says so.", "Reopened", tess)


def test_article_edit_that_loses_a_mark_leads_to_it(as_user, tess, article):
    FramingMarkFactory(revision=article.current)
    response = as_user(tess).post(path("article_edit", article), edited(text="The bridge is closed."))
    assert response.url == path("article_unplaced", article)
    assert "bungling" in as_user(tess).get(response.url).content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"text": " \n "}, "text"), ({"title": ""}, "title"), ({}, "__all__"), ({"seen": "x"}, "seen")],
)
def test_article_edit_with_bad_input_is_422_and_keeps_it(as_user, tess, article, typed, field):
    response = as_user(tess).post(path("article_edit", article), edited(**typed) | {"note": "Typed"})
    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (422, [field])
    assert form["note"].value() == "Typed"
    assert article.revisions.count() == 1


def test_article_edit_of_a_stale_revision_is_409_with_both_texts(as_user, tess, article):
    client = as_user(tess)
    client.post(path("article_edit", article), edited(text="The bridge is shut."))
    response = client.post(path("article_edit", article), edited(text="The bridge is open."))
    content = response.content.decode()
    assert response.status_code == 409
    assert "<del>shut.</del>" in content
    assert "<ins>open.</ins>" in content
    assert '<input type="hidden" name="seen" value="2">' in content
    assert article.revisions.count() == 2


def test_article_edit_of_a_stale_revision_with_the_same_words_is_409_too(as_user, tess, article):
    client = as_user(tess)
    client.post(path("article_edit", article), edited(text="The bridge is open."))
    response = client.post(
        path("article_edit", article), edited(text="The bridge is open.", title="Bridge open")
    )
    assert response.status_code == 409
    assert article.revisions.count() == 2


def test_revision_detail_shows_an_earlier_text_and_says_so(as_user, tess, article):
    as_user(tess).post(path("article_edit", article), edited(text="The bridge is open."))
    content = as_user(tess).get(path("revision_detail", article, 1)).content.decode()
    assert "bungling" in content
    assert "This is an earlier revision" in content


def test_revision_compare_shows_what_changed(as_user, tess, article):
    as_user(tess).post(path("article_edit", article), edited(text=TEXT.replace("bungling ", "")))
    content = as_user(tess).get(path("revision_compare", article, 2)).content.decode()
    assert "<del>bungling </del>" in content


@pytest.mark.parametrize("name", ["revision_detail", "revision_compare"])
def test_revision_that_is_not_there_is_404(as_user, tess, name, article):
    assert as_user(tess).get(path(name, article, 7)).status_code == 404


@pytest.mark.parametrize("more", [1, 3])
def test_revision_pages_cost_their_number_of_queries(as_user, tess, article, more, django_assert_num_queries):
    for _one in range(more):
        RevisionFactory(article=article, text="Another text.")
    client = as_user(tess)
    with django_assert_num_queries(4):
        client.get(path("revision_detail", article, 2))
    with django_assert_num_queries(5):
        client.get(path("revision_compare", article, 2))
