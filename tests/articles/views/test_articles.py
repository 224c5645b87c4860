"""The library and one article."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import (
    ArticleFactory,
    AttributionFactory,
    OutletFactory,
    RevisionFactory,
    StoryFactory,
    UserFactory,
)

LIST = "/articles/"


def detail(article):
    return reverse("articles:article_detail", args=[article.public_id])


def listed(response):
    return [article.title for article in response.context["page"].articles]


def test_article_list_shows_own_and_shared_only(as_user, tess):
    ArticleFactory(owner=tess, title="Mine")
    ArticleFactory(shared=True, title="Everybody's")
    ArticleFactory(title="Somebody's")
    assert sorted(listed(as_user(tess).get(LIST))) == ["Everybody's", "Mine"]


@pytest.mark.parametrize("words", ["ferry", "courier", "lighthouse"])
def test_article_list_searches_title_outlet_and_text(as_user, tess, words):
    ArticleFactory(
        owner=tess, title="The ferry", outlet__name="Harbour Courier", text="By the lighthouse it sank."
    )
    ArticleFactory(owner=tess, title="Another", text="Nothing of the kind.")
    assert listed(as_user(tess).get(LIST, {"q": words})) == ["The ferry"]


def test_article_list_narrows_by_every_filter(as_user, tess):
    story, outlet = StoryFactory(owner=tess), OutletFactory()
    wanted = {
        "story": story,
        "outlet": outlet,
        "kind": "opinion",
        "language": "de",
        "published_on": date(2026, 3, 2),
    }
    ArticleFactory(owner=tess, title="All of it", **wanted)
    for name in wanted:
        rest = {key: value for key, value in wanted.items() if key != name}
        ArticleFactory(owner=tess, title=f"Not {name}", **rest)
    asked = {
        "whose": "own", "story": story.public_id, "outlet": outlet.public_id, "kind": "opinion", "language": "de",
        "published_from": "2026-03-01", "published_to": "2026-03-03",
    }  # fmt: skip
    assert listed(as_user(tess).get(LIST, asked)) == ["All of it"]


@pytest.mark.parametrize(
    ("sort", "order"), [("title", ["A", "B"]), ("published", ["B", "A"]), ("outlet", ["B", "A"])]
)
def test_article_list_sorts(as_user, tess, sort, order):
    ArticleFactory(owner=tess, title="A", outlet__name="Zeta", published_on=date(2026, 1, 1))
    ArticleFactory(owner=tess, title="B", outlet__name="Alpha", published_on=date(2026, 2, 1))
    assert listed(as_user(tess).get(LIST, {"sort": sort})) == order


def test_article_list_pages_keep_the_search(as_user, tess):
    ArticleFactory.create_batch(26, owner=tess)
    content = as_user(tess).get(LIST, {"q": "harbour"}).content.decode()
    assert content.count('href="?q=harbour&amp;page=2"') == 2  # its number, and "After"
    assert len(listed(as_user(tess).get(LIST, {"q": "harbour", "page": "2"}))) == 1


def test_article_list_answers_htmx_with_the_list_alone(as_user, tess):
    ArticleFactory(owner=tess, title="The ferry")
    response = as_user(tess).get(LIST, headers={"HX-Request": "true", "HX-Target": "library-results"})
    content = response.content.decode()
    assert "The ferry" in content
    assert 'id="library-count"' in content
    assert "<html" not in content
    assert response["Vary"].startswith("HX-Request") or "HX-Request" in response["Vary"]


def test_article_list_with_a_filter_it_does_not_understand_says_so_and_shows_the_rest(as_user, tess):
    ArticleFactory(owner=tess, title="The ferry", published_on=date(2026, 3, 3))
    response = as_user(tess).get(LIST, {"published_from": "2026-03-02", "published_to": "2026-01-01"})
    assert response.status_code == 422
    assert "Choose a day that is not before the first one." in response.content.decode()
    assert listed(response) == ["The ferry"]


@pytest.mark.parametrize(
    "asked", [{"page": "x"}, {"story": "x"}, {"kind": "x"}, {"sort": "x"}, {"whose": "review"}]
)
def test_article_list_with_nonsense_in_the_address_still_answers(as_user, tess, asked):
    assert as_user(tess).get(LIST, asked).status_code == 422


def test_article_list_shows_an_editor_what_waits(as_user, ed, tess):
    ArticleFactory(submitted=True, title="Look at me")
    assert listed(as_user(ed).get(LIST, {"whose": "review"})) == ["Look at me"]


def test_article_list_without_articles_shows_the_first_step(as_user, tess):
    content = as_user(tess).get(LIST).content.decode()
    assert "No article yet" in content
    assert "Add your first article" in content


def test_article_list_that_finds_nothing_shows_the_way_back(as_user, tess):
    ArticleFactory(owner=tess)
    content = as_user(tess).get(LIST, {"q": "zebra"}).content.decode()
    assert "No article has all of that" in content
    assert "Show all articles" in content


def test_article_detail_numbers_lines_paragraphs_and_sentences(as_user, tess):
    article = ArticleFactory(owner=tess, text="One sentence. Another one.\n\nA second paragraph.")
    content = as_user(tess).get(detail(article)).content.decode()
    assert '<p id="p2">' in content
    assert '<span class="line" data-n="2"><span id="s3">A second paragraph.' in content
    assert '<span id="s2">Another one.</span>' in content


def test_article_detail_shows_what_is_known_and_where_it_came_from(as_user, tess):
    article = ArticleFactory(
        owner=tess, outlet__name="Harbour Courier", byline="Ida Renn", published_month=2, published_day=20,
        dateline_place="Carrow", licence_note="All rights reserved", source_name="ferry.html",
    )  # fmt: skip
    content = as_user(tess).get(detail(article)).content.decode()
    known = [
        "Harbour Courier",
        "Ida Renn",
        "February 20, year open",
        "Carrow",
        "All rights reserved",
        "ferry.html",
    ]
    assert [words for words in known if words not in content] == []
    assert article.imported_text_sha256[:12] in content


def test_article_detail_shows_siblings_one_may_see(as_user, tess):
    story = StoryFactory(shared=True)
    article = ArticleFactory(owner=tess, story=story)
    ArticleFactory(owner=tess, story=story, title="Beside it")
    ArticleFactory(story=story, title="Of somebody else")
    siblings = as_user(tess).get(detail(article)).context["siblings"]
    assert [sibling.title for sibling in siblings] == ["Beside it"]


def test_article_detail_shows_no_marks_to_change_for_a_reader(as_user, theo):
    article = ArticleFactory(shared=True)
    content = as_user(theo).get(detail(article)).content.decode()
    assert "Edit the text" not in content


@pytest.mark.parametrize("more", [1, 3])
def test_article_detail_costs_its_number_of_queries(as_user, tess, more, django_assert_num_queries):
    article = ArticleFactory(owner=tess, story=StoryFactory(owner=tess))
    for _one in range(more):
        ArticleFactory(owner=tess, story=article.story)
        RevisionFactory(article=article)
        AttributionFactory(revision=article.current)
    client = as_user(tess)
    with django_assert_num_queries(7):
        client.get(detail(article))


def test_article_deleted_and_brought_back(as_user, tess):
    article = ArticleFactory(owner=tess)
    client = as_user(tess)
    response = client.post(reverse("articles:article_delete", args=[article.public_id]))
    restore = reverse("articles:article_restore", args=[article.public_id])
    assert response.url == restore
    assert client.get(detail(article)).status_code == 404
    assert "Bring it back" in client.get(restore).content.decode()
    client.post(restore)
    assert client.get(detail(article)).status_code == 200


def test_article_brought_back_beside_its_double_is_409(as_user, tess):
    article = ArticleFactory(owner=tess, text="The same words again.")
    client = as_user(tess)
    client.post(reverse("articles:article_delete", args=[article.public_id]))
    double = ArticleFactory(owner=tess, text="The same words again.")
    response = client.post(reverse("articles:article_restore", args=[article.public_id]))
    assert response.status_code == 409
    assert str(double.public_id) in response.content.decode()


def test_article_of_somebody_else_cannot_be_brought_back(as_user, theo):
    article = ArticleFactory(owner=UserFactory(teacher=True), deleted_at="2026-03-01T00:00Z")
    path = reverse("articles:article_restore", args=[article.public_id])
    assert as_user(theo).post(path).status_code == 404
