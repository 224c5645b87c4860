"""Marks that an edit has cut loose."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.actions import revisions
from tests.factories import ArticleFactory, AttributionFactory, FramingMarkFactory


@pytest.fixture
def article(tess):
    """Its second revision has lost an attribution and a framing mark."""
    article = ArticleFactory(owner=tess)
    AttributionFactory(revision=article.current)
    FramingMarkFactory(revision=article.current)
    text = article.current.text.replace("said the repairs were on schedule", "said all went to plan")
    text = text.replace("The bungling ministry", "The bumbling ministry")
    revisions.revise(article=article, seen=1, text=text, by=tess, at=timezone.now())
    article.refresh_from_db()
    return article


def lost(article, kind):
    return article.current.unplaced.filter(**{f"{kind}__isnull": False}).get()


def path(name, unplaced):
    return reverse(f"articles:{name}", args=[unplaced.public_id])


WORDS = {"sentence": 2, "source": "Mayor Ida Renn", "cue": "said", "content": "all went to plan"}


def test_attribution_is_placed_in_the_chosen_sentence(as_user, tess, article):
    unplaced = lost(article, "attribution")
    response = as_user(tess).post(path("unplaced_place", unplaced), WORDS)
    assert response.url == reverse("articles:article_unplaced", args=[article.public_id])
    placed = article.current.attributions.get()
    assert [span.quote for span in placed.spans.all()] == ["Mayor Ida Renn", "said", "all went to plan"]


def test_framing_mark_is_placed(as_user, tess, article):
    unplaced = lost(article, "framing_mark")
    as_user(tess).post(path("unplaced_place", unplaced), {"sentence": 5, "mark": "bumbling"})
    assert article.current.framingmarks.get().quote == "bumbling"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"sentence": ""}, "sentence"),
        ({"sentence": "99"}, "sentence"),
        ({"cue": ""}, "cue"),
        ({"content": "nowhere to be found"}, "content"),
        ({"content": "e"}, "content"),
    ],
)
def test_unplaced_place_with_bad_input_is_422_and_keeps_it(as_user, tess, article, typed, field):
    unplaced = lost(article, "attribution")
    response = as_user(tess).post(path("unplaced_place", unplaced), WORDS | typed)
    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (422, [field])
    assert form["source"].value() == "Mayor Ida Renn"
    assert not article.current.attributions.exists()


def test_mark_that_somebody_dropped_meanwhile_is_409(as_user, tess, article):
    unplaced, client = lost(article, "attribution"), as_user(tess)
    client.post(path("unplaced_drop", unplaced))
    assert client.post(path("unplaced_place", unplaced), WORDS).status_code == 409
    assert not article.current.attributions.exists()


def test_mark_is_dropped_and_taken_up_again(as_user, tess, article):
    unplaced, client = lost(article, "attribution"), as_user(tess)
    client.post(path("unplaced_drop", unplaced))
    unplaced.refresh_from_db()
    assert unplaced.state == "dropped"
    client.post(path("unplaced_restore", unplaced))
    unplaced.refresh_from_db()
    assert unplaced.state == "waiting"


@pytest.mark.parametrize("more", [0, 2])
def test_article_unplaced_costs_its_number_of_queries(as_user, tess, more, django_assert_num_queries):
    article = ArticleFactory(owner=tess)
    for _one in range(1 + more):
        AttributionFactory(revision=article.current)
    text = article.current.text.replace("on schedule", "late")
    revisions.revise(article=article, seen=1, text=text, by=tess, at=timezone.now())
    client = as_user(tess)
    with django_assert_num_queries(5):
        client.get(reverse("articles:article_unplaced", args=[article.public_id]))
