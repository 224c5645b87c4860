from datetime import date

import pytest
from django.core.exceptions import ValidationError

from articles.actions.corrections import NotADetail, correct, move_to_story
from articles.actions.revisions import EmptyText
from tests.factories import ArticleFactory, OutletFactory, StoryFactory
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db


def test_correct_sets_details_and_says_who(tess):
    outlet = OutletFactory()
    article = correct(
        article=ArticleFactory(owner=tess), by=tess, at=NOON, outlet=outlet, byline="Ida Renn", kind="opinion",
        published_on=date(2026, 3, 1),
    )  # fmt: skip
    article.refresh_from_db()
    assert (article.outlet, article.byline, article.kind) == (outlet, "Ida Renn", "opinion")
    assert (article.kind_reason, article.published_on) == ("Chosen by a person.", date(2026, 3, 1))
    assert (article.history.order_by("-history_id").first().history_user, article.revisions.count()) == (
        tess,
        1,
    )


def test_correct_date_without_year(tess):
    article = ArticleFactory(owner=tess, published_on=date(2026, 3, 1))
    correct(article=article, by=tess, at=NOON, published_on=None, published_month=3, published_day=1)
    article.refresh_from_db()
    assert (article.published_on, article.published_month, article.published_day) == (None, 3, 1)


def test_correct_title_makes_a_revision(tess):
    article = correct(article=ArticleFactory(owner=tess), by=tess, at=NOON, title=" Bridge  closed ")
    assert (article.title, article.current.title, article.current.number) == (
        "Bridge closed",
        "Bridge closed",
        2,
    )


def test_correct_nothing_writes_nothing(tess):
    article = ArticleFactory(owner=tess)
    correct(article=article, by=tess, at=NOON, title=article.title, byline=article.byline)
    assert (article.history.count(), article.revisions.count()) == (2, 1)


@pytest.mark.parametrize(
    "details", [{"published_month": 3}, {"url": "ftp://x"}, {"kind": "rumour"}, {"byline": "A" * 201}]
)
def test_correct_to_something_impossible_raises(details, tess):
    article = ArticleFactory(owner=tess)
    with pytest.raises(ValidationError):
        correct(article=article, by=tess, at=NOON, **details)


@pytest.mark.parametrize("name", ["owner", "sharing", "imported_text_sha256", "current"])
def test_correct_what_is_no_detail_raises(name, tess):
    with pytest.raises(NotADetail):
        correct(article=ArticleFactory(owner=tess), by=tess, at=NOON, **{name: "x"})


def test_correct_to_no_title_raises(tess):
    with pytest.raises(EmptyText):
        correct(article=ArticleFactory(owner=tess), by=tess, at=NOON, title=" ")


def test_move_to_story_comes_last_and_out_again(tess):
    story = StoryFactory(owner=tess)
    ArticleFactory(story=story, position=2)
    article = move_to_story(article=ArticleFactory(owner=tess), story=story, by=tess, at=NOON)
    assert (article.story, article.position) == (story, 3)
    article = move_to_story(article=article, story=None, by=tess, at=NOON)
    assert (article.story, article.position) == (None, 0)
