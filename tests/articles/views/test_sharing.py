"""An article on its way into the library of the school, and back."""

import pytest
from django.urls import reverse

from tests.factories import ArticleFactory


def post(client, name, article, **data):
    return client.post(reverse(f"articles:{name}", args=[article.public_id]), data)


def sharing(article):
    article.refresh_from_db()
    return article.sharing


def test_article_goes_from_own_to_shared(as_user, tess, ed):
    article = ArticleFactory(owner=tess)
    post(as_user(tess), "article_submit", article)
    assert sharing(article) == "submitted"
    post(as_user(ed), "article_approve", article)
    assert sharing(article) == "shared"


def test_article_is_given_back_with_what_is_missing(as_user, tess, ed):
    article = ArticleFactory(owner=tess, submitted=True)
    post(as_user(ed), "article_give_back", article, note="Half of it.")
    assert sharing(article) == "returned"
    page = as_user(tess).get(reverse("articles:article_detail", args=[article.public_id])).content.decode()
    assert "Half of it." in page


def test_article_is_not_given_back_without_a_word(as_user, tess, ed):
    article = ArticleFactory(owner=tess, submitted=True)
    post(as_user(ed), "article_give_back", article, note=" ")
    assert sharing(article) == "submitted"


def test_article_is_taken_back_by_its_owner(as_user, tess):
    article = ArticleFactory(owner=tess, submitted=True)
    post(as_user(tess), "article_take_back", article)
    assert sharing(article) == "own"


def test_editor_who_ends_a_sharing_comes_to_a_page_that_is_still_there(as_user, ed):
    article = ArticleFactory(shared=True)
    response = post(as_user(ed), "article_take_back", article)
    page = as_user(ed).get(response.url)
    assert (sharing(article), page.status_code) == ("own", 200)
    assert "It is not shared any more." in page.content.decode()


def test_article_that_is_shared_is_not_submitted_again(as_user, tess):
    article = ArticleFactory(owner=tess, shared=True)
    response = post(as_user(tess), "article_submit", article)
    content = as_user(tess).get(response.url).content.decode()
    assert "Nothing was done." in content
    assert sharing(article) == "shared"


def test_editor_does_not_submit_for_somebody_else(as_user, ed):
    article = ArticleFactory(shared=True)
    assert post(as_user(ed), "article_submit", article).status_code == 403


@pytest.mark.parametrize("name", ["article_approve", "article_give_back"])
def test_teacher_does_not_decide(as_user, tess, name):
    article = ArticleFactory(owner=tess, submitted=True)
    assert post(as_user(tess), name, article, note="x").status_code == 404
    assert sharing(article) == "submitted"
