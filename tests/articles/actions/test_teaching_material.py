import pytest

from articles.actions.teaching_material import load_story
from articles.demo import gold
from articles.models import Article, Attribution, FramingMark, Outlet, Story
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(tess):
    return load_story(by=tess, at=NOON)


def test_load_story_has_its_articles_in_order_and_shared(story, theo):
    articles = list(Article.objects.visible_to(theo).in_story(story))
    stems = gold.read_toml("story.toml")["order"]
    assert [article.source_name for article in articles] == [f"{stem}.md" for stem in stems]
    assert {article.outlet.state for article in articles} == {"confirmed"}
    assert Article.objects.filter(story=None).count() == 1


def test_load_story_text_is_as_written(story):
    for article in Article.objects.all():
        assert article.current.text == gold.read_text(article.source_name.removesuffix(".md")).body
        assert "Teaching material" in article.licence_note


def test_load_story_marks_everything_the_gold_has(story):
    golds = [gold.read_gold(article.source_name.removesuffix(".md")) for article in Article.objects.all()]
    assert Attribution.objects.accepted().count() == sum(len(found.attributions) for found in golds)
    assert FramingMark.objects.accepted().count() == sum(len(found.framing) for found in golds)
    assert Attribution.objects.exclude(parent=None).count() == sum(
        bool(row.parent) for found in golds for row in found.attributions
    )


def test_load_story_marks_have_the_words_of_their_place(story):
    for attribution in Attribution.objects.with_spans().select_related("revision"):
        text = attribution.revision.part_text(attribution.part)
        assert {span.role for span in attribution.spans.all()} == {"source", "cue", "content"}
        assert all(text[span.start : span.end] == span.quote for span in attribution.spans.all())
    for mark in FramingMark.objects.select_related("revision"):
        assert mark.revision.part_text(mark.part)[mark.start : mark.end] == mark.quote


def test_load_story_twice_changes_nothing(story, tess):
    def counted():
        return [model.objects.count() for model in (Article, Attribution, FramingMark, Outlet, Story)]

    before = counted()
    assert load_story(by=tess, at=NOON) == story
    assert counted() == before
