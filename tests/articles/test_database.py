"""What the migrations put into the database beside the tables is there after all of them."""

import pytest
from django.db import DatabaseError, connection, transaction

from articles.models import Article, SearchEntry
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("text", "Other."),
        ("title", "Other"),
        ("number", 7),
        ("captions", '[{"text": "x", "credit": ""}]'),
        ("sentences", "[]"),
        ("original", ""),
    ],
)
def test_revision_changed_in_the_database_is_refused(column, value):
    revision = ArticleFactory().current
    with (
        pytest.raises(DatabaseError, match="cannot be changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE articles_revision SET {column} = %s WHERE id = %s", [value, revision.pk])


def test_search_follows_the_entries():
    article = ArticleFactory(text="The ferry sails.")
    assert list(Article.objects.search("ferry")) == [article]
    SearchEntry.objects.filter(pk=article.pk).update(words="tunnel")
    assert (list(Article.objects.search("ferry")), list(Article.objects.search("tunnel"))) == ([], [article])
    SearchEntry.objects.all().delete()
    assert list(Article.objects.search("tunnel")) == []
