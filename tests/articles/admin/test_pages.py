"""Every page of the administration of this app opens, in a number of queries that does not grow."""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.models import Article, Outlet
from tests import factories
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db

REGISTERED = sorted(
    (model for model in admin.site._registry if model._meta.app_label == "articles"), key=lambda m: m.__name__
)
QUERIES = {
    "Alignment": 5, "AlignmentDecision": 5, "Article": 10, "Attribution": 5, "Comparison": 5, "CoverageReading": 5,
    "Decision": 5, "FramingMark": 5, "ImportLine": 6, "ImportRun": 7, "Outlet": 8,
    "Revision": 6, "SearchEntry": 5, "Story": 7, "UnplacedMark": 6,
}  # fmt: skip


@pytest.fixture
def desk(as_user, ada):
    return as_user(ada)


def address(model, page, *args):
    return reverse(f"admin:articles_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
@pytest.mark.parametrize("rows", [1, 3])
def test_admin_list_has_constant_queries(model, rows, desk, django_assert_max_num_queries):
    make = getattr(factories, f"{model.__name__}Factory")
    for _row in range(rows):
        make()
    desk.get(address(model, "changelist"))
    with django_assert_max_num_queries(QUERIES[model.__name__]):
        response = desk.get(address(model, "changelist"), {"q": "a"})
    assert response.status_code == 200


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_admin_detail_opens(model, desk):
    row = getattr(factories, f"{model.__name__}Factory")()
    assert desk.get(address(model, "change", row.pk)).status_code == 200


def test_admin_revision_cannot_be_changed_or_deleted(desk):
    revision = factories.ArticleFactory().current
    url = address(type(revision), "change", revision.pk)
    assert desk.post(url, {"text": "Other."}).status_code == 403
    assert desk.post(address(type(revision), "delete", revision.pk)).status_code == 403
    assert 'name="text"' not in desk.get(url).content.decode()


def test_admin_article_search_reads_the_text(desk):
    factories.ArticleFactory(title="Found", text="The zeppelin sails.")
    factories.ArticleFactory(title="Elsewhere")
    page = desk.get(address(Article, "changelist"), {"q": "zeppelin"}).content.decode()
    assert ("Found" in page, "Elsewhere" in page) == (True, False)


def test_admin_article_history_shows_who_changed_what(desk, ada):
    article = factories.ArticleFactory()
    article._history_user, article.byline = ada, "Ida Renn"
    article.save(update_fields=["byline"])
    page = desk.get(address(Article, "history", article.pk)).content.decode()
    assert "Ada" in page
    assert article.history.first().diff_against(article.history.first().prev_record).changed_fields == [
        "byline"
    ]


def test_admin_confirms_outlets(desk, ada):
    outlet = factories.OutletFactory(state="proposed")
    desk.post(address(Outlet, "changelist"), {"action": "confirm", "_selected_action": [outlet.pk]})
    outlet.refresh_from_db()
    assert (outlet.state, outlet.history.first().history_user) == ("confirmed", ada)


def test_admin_shares_stops_and_brings_back_articles(desk):
    articles = [
        factories.ArticleFactory(submitted=True), factories.ArticleFactory(returned=True),
        factories.ArticleFactory(deleted_at=NOON),
    ]  # fmt: skip

    def act(action, article):
        desk.post(address(Article, "changelist"), {"action": action, "_selected_action": [article.pk]})
        article.refresh_from_db()
        return article

    assert act("approve", articles[0]).sharing == "shared"
    assert act("stop_sharing", articles[0]).sharing == "own"
    assert act("approve", articles[1]).sharing == "returned"
    assert act("restore", articles[2]).deleted_at is None
