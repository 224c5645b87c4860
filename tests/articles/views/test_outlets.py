"""Outlets: facts, and no scores."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import ArticleFactory, OutletFactory


def path(outlet):
    return reverse("articles:outlet_detail", args=[outlet.public_id])


def test_outlet_list_counts_articles_one_may_see(as_user, tess):
    outlet = OutletFactory()
    ArticleFactory(owner=tess, outlet=outlet)
    ArticleFactory(outlet=outlet)
    (listed,) = as_user(tess).get("/outlets/").context["page"]
    assert (listed, listed.article_count) == (outlet, 1)


def test_outlet_detail_shows_its_facts(as_user, tess):
    facts = {"country": "Norway", "ownership": "Its readers", "self_description": "Independent since 1921."}
    outlet = OutletFactory(language="no", host="courier.example", alias="HC", **facts)
    content = as_user(tess).get(path(outlet)).content.decode()
    shown = [*facts.values(), "courier.example", "HC", "Norwegian"]
    assert [words for words in shown if words not in content] == []


def test_outlet_detail_lists_articles_one_may_see_the_latest_first(as_user, tess):
    outlet = OutletFactory()
    for title, day in {"Open": None, "First": date(2026, 3, 2), "Second": date(2026, 3, 3)}.items():
        ArticleFactory(owner=tess, outlet=outlet, title=title, published_on=day)
    ArticleFactory(outlet=outlet, title="Of somebody else")
    page = as_user(tess).get(path(outlet)).context["page"]
    assert [article.title for article in page] == ["Second", "First", "Open"]


def test_outlet_detail_says_what_was_not_looked_up(as_user, tess):
    content = as_user(tess).get(path(OutletFactory(state="proposed", proposed_by=tess))).content.decode()
    assert "an editor has not looked up its facts yet" in content


@pytest.mark.parametrize("articles", [1, 3])
def test_outlet_detail_costs_its_number_of_queries(as_user, tess, articles, django_assert_num_queries):
    outlet = OutletFactory(host="courier.example")
    ArticleFactory.create_batch(articles, owner=tess, outlet=outlet)
    client = as_user(tess)
    with django_assert_num_queries(7):
        client.get(path(outlet))
