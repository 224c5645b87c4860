from datetime import timedelta

import pytest

from articles.actions import alignments, coverage
from articles.models import Alignment, Article, Comparison, CoverageReading
from tests.factories import (
    ArticleFactory,
    ComparisonFactory,
    FramingMarkFactory,
    StoryFactory,
)
from tests.factories.articles import NOON

LATER = NOON + timedelta(hours=1)
ONE = """The harbour bridge sank on Saturday evening under a bus. Mayor Ida Renn said the repairs were on schedule.

About 600 lorries wait on the northern road."""
OTHER = """The harbour bridge sank on Saturday evening while a bus was crossing. About 900 lorries wait on that road.

Mayor Ida Renn claimed the repairs were on schedule."""
THIRD = "Mayor Ida Renn said the repairs of the harbour bridge were late. It sank under a bus on Saturday evening."


@pytest.fixture
def story(tess):
    story = StoryFactory(owner=tess)
    for position, text in enumerate((ONE, OTHER)):
        ArticleFactory(owner=tess, story=story, text=text, position=position)
    return story


def compared(story, at=NOON):
    return coverage.compare_articles(articles=list(Article.objects.to_compare(story)), at=at)


def test_compare_articles_stores_each_pair_once(story):
    assert (compared(story), compared(story)) == (1, 0)
    assert (Comparison.objects.count(), CoverageReading.objects.count()) == (1, 2)
    assert Comparison.objects.get().alignments.filter(relation="contradicted").get().difference == {
        "kind": "numbers", "first": "600 lorries", "second": "900 lorries",
    }  # fmt: skip


def test_compare_articles_adds_the_pairs_of_a_new_article_only(story, tess):
    compared(story)
    ArticleFactory(owner=tess, story=story, text=THIRD, position=2)
    assert compared(story) == 2


def test_compare_articles_again_where_marks_changed(story):
    compared(story)
    article = story.articles.first()
    FramingMarkFactory(revision=article.current, quote="wait")
    assert compared(story, LATER) == 1
    assert CoverageReading.objects.get(revision=article.current).made_at == LATER


def test_compare_articles_again_keeps_what_was_decided(story, tess):
    compared(story)
    first, *others = Alignment.objects.all()
    alignments.reject(alignment=first, seen=0, by=tess, at=NOON)
    FramingMarkFactory(revision=story.articles.last().current, quote="wait")
    compared(story, LATER)
    first.refresh_from_db()
    assert first.state == "rejected"
    assert others
    assert not Alignment.objects.filter(pk__in=[other.pk for other in others]).exists()


@pytest.mark.parametrize("number", [0, 1])
def test_compare_articles_of_fewer_than_two_does_nothing(number, tess):
    story = StoryFactory(owner=tess)
    for _number in range(number):
        ArticleFactory(owner=tess, story=story)
    assert compared(story) == 0


def test_compare_articles_leaves_out_what_comes_after_twenty(tess, monkeypatch):
    monkeypatch.setattr(coverage, "MOST_ARTICLES", 2)
    story = StoryFactory(owner=tess)
    for position in range(3):
        ArticleFactory(owner=tess, story=story, position=position)
    assert compared(story) == 1


@pytest.mark.django_db
def test_comparisons_are_those_among_the_revisions():
    comparison = ComparisonFactory()
    other = ComparisonFactory()
    found = Comparison.objects.among([comparison.first, comparison.second, other.first])
    assert list(found) == [comparison]
