from datetime import timedelta

import pytest
from django.db import connection, models
from django.db.models import PROTECT

from articles.actions.deletion import InUse, delete_article, purge, restore
from articles.actions.imports import AlreadyThere
from articles.models import Article, Revision, SearchEntry
from tests.factories import ArticleFactory, AttributionFactory
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db


def test_delete_article_hides_it_and_restore_brings_it_back(tess):
    article = delete_article(article=ArticleFactory(owner=tess), by=tess, at=NOON)
    assert list(Article.objects.visible_to(tess)) == []
    restore(article=article, by=tess, at=NOON)
    assert list(Article.objects.visible_to(tess)) == [article]


def test_delete_article_twice_keeps_the_first_time(tess):
    article = delete_article(article=ArticleFactory(owner=tess), by=tess, at=NOON)
    assert delete_article(article=article, by=tess, at=NOON + timedelta(days=1)).deleted_at == NOON


def test_restore_when_the_text_came_in_again_raises(tess):
    article = delete_article(article=ArticleFactory(owner=tess, text="The ferry sails."), by=tess, at=NOON)
    again = ArticleFactory(owner=tess, text="The ferry sails.")
    with pytest.raises(AlreadyThere) as there:
        restore(article=article, by=tess, at=NOON)
    assert there.value.article == again


def test_purge_deletes_what_is_thirty_days_gone_with_all_that_hangs_on_it(tess):
    old = ArticleFactory(owner=tess, deleted_at=NOON)
    AttributionFactory(revision=old.current)
    newer = ArticleFactory(owner=tess, deleted_at=NOON + timedelta(days=2))
    assert purge(at=NOON + timedelta(days=31)) == 1
    assert list(Article.objects.all()) == [newer]
    assert set(Revision.objects.values_list("article", flat=True)) == {newer.pk}
    assert set(SearchEntry.objects.values_list("article", flat=True)) == {newer.pk}
    assert set(Article.history.values_list("id", flat=True)) == {newer.pk}


@pytest.fixture
def protecting_model():
    """A table of another app that holds on to a revision, as an exercise does."""
    from django.apps import apps

    class Holder(models.Model):
        revision = models.ForeignKey(Revision, PROTECT, related_name="+")

        class Meta:
            app_label = "quizzes"

        def __str__(self):
            return str(self.pk)

    with connection.schema_editor() as editor:
        editor.create_model(Holder)
    yield Holder
    with connection.schema_editor() as editor:
        editor.delete_model(Holder)
    del apps.all_models["quizzes"]["holder"]
    apps.clear_cache()


@pytest.mark.django_db(transaction=True)
def test_delete_article_that_a_class_uses_raises(tess, protecting_model):
    article = ArticleFactory(owner=tess)
    protecting_model.objects.create(revision=article.current)
    with pytest.raises(InUse):
        delete_article(article=article, by=tess, at=NOON)
    article.refresh_from_db()
    assert article.deleted_at is None
    protecting_model.objects.all().delete()
