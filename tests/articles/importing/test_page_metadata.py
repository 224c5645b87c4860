import pytest

from articles.importing.html import parsed
from articles.importing.page_metadata import stated_by


def stated(head, url="", attributes=""):
    return stated_by(parsed(f"<html {attributes}><head>{head}</head><body><p>x</p></body></html>"), url)


def json_ld(data):
    return f'<script type="application/ld+json">{data}</script>'


def test_stated_by_json_ld_before_meta():
    head = (
        json_ld('{"@type":"NewsArticle","headline":"One","author":["Ana","Piet"]}')
        + "<meta property=og:title content=Two>"
    )
    assert (stated(head).title, stated(head).byline) == ("One", "Ana, Piet")


@pytest.mark.parametrize(
    "data", ["{", "[[[[", '{"@type":7}', '"x"', "null", "[" * 3000, '{"@type":"NewsArticle","headline":{}}']
)
def test_stated_by_broken_json_ld_is_ignored(data):
    assert stated(json_ld(data) + "<title>Two</title>").title == "Two"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2031-05-03T23:00:00-05:00">', "2031-05-03"),
        ('<meta itemprop="datePublished" content="2031-05-03">', "2031-05-03"),
        ('<meta property="article:modified_time" content="2031-05-03">', ""),
        ('<meta name="date" content="yesterday">', ""),
    ],
)
def test_stated_by_date_of_publication_only(head, day):
    assert stated(head).published_on == day


def test_stated_by_canonical_of_other_host_is_not_believed():
    head = '<link rel="canonical" href="https://other.example/story">'
    assert stated(head, url="https://delta.example/a?utm_source=x").url == "https://delta.example/a"
    assert stated(head).url == "https://other.example/story"


def test_stated_by_relative_canonical():
    assert (
        stated('<link rel="canonical" href="/story">', url="https://delta.example/a").url
        == "https://delta.example/story"
    )


def test_stated_by_opinion_type_gives_reason():
    found = stated(json_ld('{"@type":"OpinionNewsArticle","headline":"x"}'))
    assert (found.kind, found.kind_reason) == ("opinion", "The page’s own data call it OpinionNewsArticle.")


def test_stated_by_licence_link():
    head = '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">'
    assert stated(head).licence_note == "CC BY 4.0"


def test_stated_by_language_attribute():
    assert stated("", attributes='lang="pt-BR"').language == "pt"
