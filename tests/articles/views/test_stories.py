"""Stories, and which one an article belongs to."""

from datetime import date

import pytest
from django.urls import reverse

from articles.models import Story
from tests.factories import ArticleFactory, StoryFactory


def path(name, thing):
    return reverse(f"articles:{name}", args=[thing.public_id])


def test_story_is_made_and_described(as_user, tess):
    client = as_user(tess)
    response = client.post("/stories/new/", {"title": "The ferry"})
    story = Story.objects.get()
    assert response.url == path("story_detail", story)
    typed = {"title": "The night ferry", "summary": "It did not sail.", "happened_on": "2026-03-02"}
    client.post(path("story_edit", story), typed)
    story.refresh_from_db()
    described = (story.title, story.summary, story.happened_on, story.owner)
    assert [change.history_user for change in story.history.all()] == [tess, tess]
    assert described == ("The night ferry", "It did not sail.", date(2026, 3, 2), tess)


@pytest.mark.parametrize(
    "typed", [{"title": ""}, {"title": "x" * 201}, {"title": "x", "happened_on": "yesterday"}]
)
def test_story_new_with_bad_input_is_422(as_user, tess, typed):
    assert as_user(tess).post("/stories/new/", typed).status_code == 422
    assert not Story.objects.exists()


def test_story_that_is_shared_is_changed_by_its_owner_only(as_user, theo):
    story = StoryFactory(shared=True)
    assert as_user(theo).get(path("story_detail", story)).status_code == 200
    assert as_user(theo).post(path("story_edit", story), {"title": "x"}).status_code == 403


def test_story_detail_shows_visible_articles_by_day_and_outlet(as_user, tess):
    story = StoryFactory(owner=tess)
    days = {"Open": None, "Second": date(2026, 3, 3), "First": date(2026, 3, 2)}
    for title, day in days.items():
        ArticleFactory(owner=tess, story=story, title=title, published_on=day)
    ArticleFactory(story=story, title="Somebody's own")
    articles = as_user(tess).get(path("story_detail", story)).context["articles"]
    assert [article.title for article in articles] == ["First", "Second", "Open"]


def test_article_moves_into_a_story_into_a_new_one_and_out(as_user, tess):
    article, story = ArticleFactory(owner=tess), StoryFactory(owner=tess)
    client, moves = as_user(tess), []
    for typed in ({"story": story.public_id}, {"new_title": "A new one"}, {"story": ""}):
        client.post(path("article_story", article), typed)
        article.refresh_from_db()
        moves.append(article.story.title if article.story else None)
    assert moves == [story.title, "A new one", None]


def test_article_does_not_move_into_the_story_of_somebody_else(as_user, tess):
    article, story = ArticleFactory(owner=tess), StoryFactory()
    response = as_user(tess).post(path("article_story", article), {"story": story.public_id})
    assert response.status_code == 422
    article.refresh_from_db()
    assert article.story is None


@pytest.mark.parametrize("articles", [1, 3])
def test_story_detail_costs_four_queries(as_user, tess, articles, django_assert_num_queries):
    story = StoryFactory(owner=tess)
    ArticleFactory.create_batch(articles, owner=tess, story=story)
    client = as_user(tess)
    with django_assert_num_queries(4):
        client.get(path("story_detail", story))
