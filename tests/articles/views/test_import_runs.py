"""Feeds and lists of addresses."""

import pytest
from django.urls import reverse

from articles.models import ImportRun
from tests.factories import ArticleFactory, ImportLineFactory, ImportRunFactory, StoryFactory
from tests.factories.articles import NOON

NEW = "/imports/new/"


def path(name, run):
    return reverse(f"articles:{name}", args=[run.public_id])


def test_import_run_of_addresses_has_a_line_for_each_once(as_user, tess):
    addresses = "https://courier.example/1\n\n https://courier.example/2 \nhttps://courier.example/1"
    story = StoryFactory(owner=tess)
    response = as_user(tess).post(NEW, {"addresses": addresses, "story": story.public_id})
    run = ImportRun.objects.get()
    assert response.url == path("import_run_detail", run)
    assert (run.owner, run.story) == (tess, story)
    assert [line.url for line in run.lines.all()] == [
        "https://courier.example/1",
        "https://courier.example/2",
    ]


def test_import_run_of_a_feed(as_user, tess):
    as_user(tess).post(NEW, {"feed_url": "https://courier.example/feed.xml"})
    assert ImportRun.objects.get().feed_url == "https://courier.example/feed.xml"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "feed_url"),
        ({"feed_url": "no address"}, "feed_url"),
        ({"feed_url": "https://a.example/f", "addresses": "https://a.example/1"}, "addresses"),
        ({"addresses": "\n".join(f"https://a.example/{n}" for n in range(501))}, "addresses"),
    ],
)
def test_import_run_new_with_bad_input_is_422_at_the_field(as_user, tess, typed, field):
    response = as_user(tess).post(NEW, typed)
    assert (response.status_code, list(response.context["run_form"].errors)) == (422, [field])
    assert not ImportRun.objects.exists()


def test_import_run_detail_tells_each_line_with_its_link(as_user, tess):
    run, article = ImportRunFactory(owner=tess), ArticleFactory(owner=tess)
    ImportLineFactory(run=run, state="already there", done_at=NOON, article=article)
    ImportLineFactory(run=run, failed=True)
    content = as_user(tess).get(path("import_run_detail", run)).content.decode()
    assert "already in the library" in content
    assert reverse("articles:article_detail", args=[article.public_id]) in content
    assert "courier.example did not answer in time." in content
    assert "2 of 2 done" in content


@pytest.mark.parametrize(("state", "asks"), [("running", True), ("waiting", True), ("stopped", False)])
def test_import_run_detail_asks_again_only_until_it_is_done(as_user, tess, state, asks):
    run = ImportRunFactory(owner=tess, state=state, finished_at=NOON if state == "stopped" else None)
    content = as_user(tess).get(path("import_run_detail", run)).content.decode()
    assert ("hx-trigger" in content) == asks


def test_import_run_is_stopped_and_goes_on(as_user, tess):
    run, client = ImportRunFactory(owner=tess), as_user(tess)
    ImportLineFactory(run=run)
    client.post(path("import_run_stop", run))
    run.refresh_from_db()
    assert run.state == "stopped"
    assert "Go on" in client.get(path("import_run_detail", run)).content.decode()
    client.post(path("import_run_resume", run))
    run.refresh_from_db()
    assert run.state == "waiting"


def test_import_run_that_is_finished_does_not_stop(as_user, tess):
    run = ImportRunFactory(owner=tess, state="finished", finished_at=NOON)
    response = as_user(tess).post(path("import_run_stop", run))
    assert "nothing was done" in as_user(tess).get(response.url).content.decode()


@pytest.mark.parametrize("lines", [1, 3])
def test_import_run_detail_costs_its_number_of_queries(as_user, tess, lines, django_assert_num_queries):
    run = ImportRunFactory(owner=tess, story=StoryFactory(owner=tess))
    ImportLineFactory.create_batch(lines, run=run, imported=True)
    client = as_user(tess)
    with django_assert_num_queries(5):
        client.get(path("import_run_detail", run))
