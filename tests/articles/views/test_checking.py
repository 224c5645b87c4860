"""What the import found, and what of the original belongs into the text."""

import pytest
from django.urls import reverse

from articles.forms.details import initial_of
from articles.models import Outlet
from tests.factories import ArticleFactory, OutletFactory, RevisionFactory


@pytest.fixture
def article(tess):
    return ArticleFactory(owner=tess, title="Bridge closed", text="The bridge is closed.\n\nIt stays so.")


@pytest.fixture
def cleaned(article):
    """Revision 2: the title and a cookie line of its original are not in the text."""
    original = "Bridge closed\n\nThe bridge is closed.\n\nWe use cookies.\n\nIt stays so."
    article.current = RevisionFactory(
        article=article,
        text=article.current.text,
        original=original,
        left_out=[[0, 13, "title"], [38, 53, "cookies"]],
    )
    article.save(update_fields=["current"])
    return article


def path(name, article):
    return reverse(f"articles:{name}", args=[article.public_id])


def posted(client, article, **typed):
    """The form as the page shows it, with `typed` over it."""
    page = client.get(path("article_check", article))
    shown = {name: value for name, value in initial_of(article).items() if value is not None}
    return shown | {"seen": page.context["seen"]} | typed


def test_article_check_shows_what_was_left_out_with_its_reason(as_user, tess, cleaned):
    content = as_user(tess).get(path("article_check", cleaned)).content.decode()
    assert "<del>We use cookies.</del>" in content
    assert "a notice about cookies or consent" in content
    assert "the title, shown above" in content


def test_article_check_corrects_what_was_found(as_user, tess, article):
    client, outlet = as_user(tess), OutletFactory(name="Harbour Courier")
    typed = {
        "outlet": outlet.public_id, "byline": "Ida Renn", "day": "20", "month": "2", "kind": "opinion",
        "dateline_place": "Carrow", "dateline_date": "February 19", "url": "https://courier.example/1",
    }  # fmt: skip
    response = client.post(path("article_check", article), posted(client, article, **typed))
    assert response.url == path("article_detail", article)
    article.refresh_from_db()
    published = (article.published_on, article.published_month, article.published_day)
    dateline = (article.dateline_year, article.dateline_month, article.dateline_day)
    assert (article.outlet, article.byline, article.kind) == (outlet, "Ida Renn", "opinion")
    assert (published, dateline) == ((None, 2, 20), (None, 2, 19))
    assert article.current.number == 1


def test_article_check_proposes_an_outlet_that_is_not_in_the_list(as_user, tess, article):
    client = as_user(tess)
    client.post(path("article_check", article), posted(client, article, outlet_name="Fenland Post"))
    article.refresh_from_db()
    assert (article.outlet.name, article.outlet.state) == ("Fenland Post", Outlet.State.PROPOSED)


def test_article_check_says_which_outlets_are_only_proposed(as_user, tess, article):
    OutletFactory(name="Fenland Post", state="proposed", proposed_by=tess)
    content = as_user(tess).get(path("article_check", article)).content.decode()
    assert "Fenland Post (proposed)" in content


def test_article_check_with_new_title_and_caption_makes_one_revision(as_user, tess, article):
    client = as_user(tess)
    typed = {"title": "Bridge shut", "caption_0": "The bridge on Monday.", "credit_0": "HCN"}
    client.post(path("article_check", article), posted(client, article, **typed))
    article.refresh_from_db()
    assert (article.title, article.current.number) == ("Bridge shut", 2)
    assert article.current.captions == [{"text": "The bridge on Monday.", "credit": "HCN"}]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"day": "20"}, "day"),
        ({"year": "2026"}, "day"),
        ({"day": "30", "month": "2"}, "day"),
        ({"day": "29", "month": "2", "year": "2026"}, "day"),
        ({"title": ""}, "title"),
        ({"kind": "rumour"}, "kind"),
        ({"url": "courier.example"}, "__all__"),
    ],
)
def test_article_check_with_bad_input_keeps_it_and_says_where(as_user, tess, article, typed, field):
    client = as_user(tess)
    response = client.post(path("article_check", article), posted(client, article, byline="Typed", **typed))
    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (422, [field])
    assert form["byline"].value() == "Typed"


def test_article_check_after_somebody_else_saved_is_409_with_both(as_user, tess, article):
    client = as_user(tess)
    data = posted(client, article, byline="Mine")
    article.byline = "Theirs"
    article.save(update_fields=["byline"])
    response = client.post(path("article_check", article), data)
    assert response.status_code == 409
    assert [(str(label), value) for label, value in response.context["stored"]] == [("Byline", "Theirs")]
    assert response.context["form"]["byline"].value() == "Mine"
    client.post(path("article_check", article), data | {"seen": response.context["seen"]})
    article.refresh_from_db()
    assert article.byline == "Mine"


def test_part_is_brought_back_where_it_stood(as_user, tess, cleaned):
    as_user(tess).post(path("article_bring_back", cleaned), {"seen": 2, "start": 38})
    cleaned.refresh_from_db()
    assert cleaned.current.text == "The bridge is closed.\n\nWe use cookies.\n\nIt stays so."
    assert cleaned.current.left_out == [[0, 13, "title"]]


def test_block_is_left_out_and_struck_through(as_user, tess, cleaned):
    as_user(tess).post(path("article_leave_out", cleaned), {"seen": 2, "start": 23})
    cleaned.refresh_from_db()
    assert cleaned.current.text == "The bridge is closed."
    assert cleaned.current.left_out[-1] == [55, 67, "by-hand"]


@pytest.mark.parametrize(
    "data", [{"seen": 1, "start": 38}, {"seen": 2, "start": 5}, {}, {"seen": "x", "start": "y"}]
)
def test_part_of_a_text_that_changed_since_is_409(as_user, tess, cleaned, data):
    assert as_user(tess).post(path("article_bring_back", cleaned), data).status_code == 409
    cleaned.refresh_from_db()
    assert cleaned.current.number == 2


def test_last_block_stays(as_user, tess):
    article = ArticleFactory(owner=tess, text="Only this.")
    response = as_user(tess).post(path("article_leave_out", article), {"seen": 1, "start": 0})
    assert response.status_code == 422
    assert "an article without text is no article" in response.content.decode()


def test_part_is_brought_back_by_htmx_with_both_columns(as_user, tess, cleaned):
    data, headers = {"seen": 2, "start": 38}, {"HX-Request": "true"}
    content = as_user(tess).post(path("article_bring_back", cleaned), data, headers=headers).content.decode()
    assert content.strip().startswith('<section class="section" id="texts"')
    assert "It is back in the text." in content


@pytest.mark.parametrize("outlets", [1, 3])
def test_article_check_costs_its_number_of_queries(
    as_user, tess, article, outlets, django_assert_num_queries
):
    OutletFactory.create_batch(outlets)
    client = as_user(tess)
    with django_assert_num_queries(5):
        client.get(path("article_check", article))
