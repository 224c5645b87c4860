"""Outlets and articles as spreadsheets, there and back."""

import pytest
import tablib

from articles.admin.article import ArticleResource
from articles.admin.outlet import OutletResource
from articles.models import Article, Outlet
from tests.factories import ArticleFactory, OutletFactory

pytestmark = pytest.mark.django_db


def test_outlets_out_and_in_again_change_nothing():
    OutletFactory(name="Courier", country="Ardmere", host="courier.example", ownership="A trust.")
    sheet = OutletResource().export()
    assert sheet.dict[0]["hosts"] == "courier.example"
    result = OutletResource().import_data(sheet, raise_errors=True)
    assert (result.totals["new"], Outlet.objects.count()) == (0, 1)


def test_outlets_in_makes_and_corrects():
    OutletFactory(name="Courier", country="Ardmere")
    sheet = tablib.Dataset(
        ["Courier", "Ardmere", "Owned by a trust.", "courier.example www2.courier.example"],
        ["Herald", "Solvany", "Owned by its readers.", ""],
        headers=["name", "country", "ownership", "hosts"],
    )
    OutletResource().import_data(sheet, raise_errors=True)
    courier, herald = Outlet.objects.order_by("name")
    assert (courier.ownership, courier.hosts.count()) == ("Owned by a trust.", 2)
    assert (herald.country, herald.state) == ("Solvany", "proposed")


def test_outlets_in_with_a_broken_row_says_so():
    sheet = tablib.Dataset(["…", "English"], headers=["name", "language"])
    result = OutletResource().import_data(sheet)
    assert result.has_validation_errors() or result.has_errors()
    assert Outlet.objects.count() == 0


def test_articles_in_corrects_details_and_makes_none():
    article = ArticleFactory()
    sheet = tablib.Dataset(
        [str(article.public_id), "Other title", "Ida Renn", "opinion"],
        ["6f3d5b0e-8d8e-4f0c-9e55-5a4a6f1c2b3d", "New", "Nobody", "report"],
        headers=["public_id", "title", "byline", "kind"],
    )
    ArticleResource().import_data(sheet, raise_errors=True)
    assert [(row.title, row.byline, row.kind) for row in Article.objects.all()] == [
        (article.title, "Ida Renn", "opinion")
    ]
