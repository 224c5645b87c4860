import dataclasses
from datetime import date

import pytest
from django.db import IntegrityError

from articles.actions.imports import AlreadyThere, import_article
from articles.analysis.spans import Span
from articles.importing.imported import Caption, Dateline
from articles.models import Article, Outlet
from tests.factories import ArticleFactory, OutletFactory, StoryFactory
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db


def test_import_article_is_own_with_revision_one(imported, tess):
    value = imported(byline="Ida Renn")
    article = import_article(imported=value, by=tess, at=NOON)
    article.refresh_from_db()
    assert (article.owner, article.sharing, article.imported_by, article.imported_at) == (
        tess,
        "own",
        tess,
        NOON,
    )
    assert (article.way, article.source_type, article.bytes_sha256) == (
        "text",
        "plain",
        value.provenance.bytes_sha256,
    )
    assert (article.current.number, article.current.text, article.title) == (
        1,
        value.text,
        "The bridge is closed",
    )
    assert article.byline == "Ida Renn"
    assert list(Article.objects.search("bungling ministry")) == [article]


def test_import_article_keeps_blocks_sentences_and_what_was_dropped(imported, tess):
    revision = import_article(imported=imported(), by=tess, at=NOON).current
    assert [block.kind for block in revision.body_blocks] == ["paragraph", "paragraph"]
    assert revision.sentence_spans[-1].of(revision.text) == "The bungling ministry had not answered."
    dropped = {piece.text.strip() for piece in revision.pieces if piece.reason}
    assert "Share this article" in dropped
    assert "".join(piece.text for piece in revision.pieces) == imported().original


def test_import_article_sentences_lie_in_blocks(imported, tess):
    text = (
        "The harbour bridge of Brennick will stay closed\n\nand nobody knows how long. “It is safe,” he said.\n\n"
        "The union warned of further cracks in it."
    )
    revision = import_article(imported=imported(text), by=tess, at=NOON).current
    blocks = [Span(block.start, block.end) for block in revision.body_blocks]
    assert all(any(block.covers(sentence) for block in blocks) for sentence in revision.sentence_spans)


def test_import_article_keeps_captions_and_open_year(imported, tess):
    value = imported(
        captions=(Caption("The bridge.", "AFP"),),
        dateline=Dateline("Brennick", "March 2", "Corbel", 2, 3),
        published_on=None,
    )
    article = import_article(imported=value, by=tess, at=NOON)
    assert article.current.captions == [{"text": "The bridge.", "credit": "AFP"}]
    assert (article.dateline_place, article.dateline_date, article.dateline_agency) == (
        "Brennick",
        "March 2",
        "Corbel",
    )
    assert (article.dateline_year, article.dateline_month, article.dateline_day) == (None, 3, 2)
    assert article.published_on is None


def test_import_article_same_text_again_is_there_already(imported, tess):
    article = import_article(imported=imported(), by=tess, at=NOON)
    with pytest.raises(AlreadyThere) as there:
        import_article(imported=imported(title="Other"), by=tess, at=NOON)
    assert there.value.article == article


def test_import_article_shared_text_is_there_already(imported, tess, theo):
    value = imported()
    article = ArticleFactory(owner=theo, shared=True, text=value.text)
    with pytest.raises(AlreadyThere) as there:
        import_article(imported=value, by=tess, at=NOON)
    assert there.value.article == article


def test_import_article_somebody_elses_own_text_says_nothing_of_it(imported, tess, theo):
    value = imported()
    theirs = ArticleFactory(owner=theo, text=value.text)
    assert import_article(imported=value, by=tess, at=NOON) != theirs


def test_import_article_two_requests_at_once_gives_the_first(imported, tess, monkeypatch):
    """The other request stores its article between our look and our write."""
    article = import_article(imported=imported(), by=tess, at=NOON)
    look = Article.objects.visible_to
    monkeypatch.setattr(Article.objects, "visible_to", lambda user: look(user).none())
    with pytest.raises(AlreadyThere) as there:
        import_article(imported=imported(), by=tess, at=NOON)
    assert there.value.article == article


def test_import_article_other_broken_constraint_is_not_hidden(imported, tess):
    with pytest.raises(IntegrityError, match="kind_valid"):
        import_article(imported=imported(kind="rumour"), by=tess, at=NOON)


def test_import_article_into_story_comes_last(imported, tess):
    story = StoryFactory(owner=tess)
    ArticleFactory(story=story, position=4)
    assert import_article(imported=imported(), by=tess, at=NOON, story=story).position == 5


@pytest.mark.parametrize(
    ("name", "host", "found"),
    [
        ("Whatever", "www.courier.example", "Courier"),
        ("THE COURIER", "", "Courier"),
        ("HC", "elsewhere.example", "Courier"),
        ("Herald", "courier.example", "Courier"),
        ("Herald", "herald.example", None),
    ],
)
def test_import_article_outlet_by_host_or_name(name, host, found, imported, tess):
    OutletFactory(name="Courier", alias="HC", host="courier.example")
    outlet = import_article(imported=imported(outlet=name, outlet_host=host), by=tess, at=NOON).outlet
    if found:
        assert (outlet.name, Outlet.objects.count()) == (found, 1)
    else:
        assert (outlet.name, outlet.state, outlet.proposed_by) == (name, "proposed", tess)
        assert [row.host for row in outlet.hosts.all()] == [host]


def test_import_article_outlet_of_two_with_one_name_is_not_guessed(imported, tess):
    OutletFactory(name="The Times", country="Ardmere")
    OutletFactory(name="The Times", country="Solvany")
    outlet = import_article(imported=imported(outlet="The Times"), by=tess, at=NOON).outlet
    assert (outlet.state, outlet.country) == ("proposed", "")


def test_import_article_without_outlet_has_none(imported, tess):
    assert import_article(imported=imported(outlet="", outlet_host=""), by=tess, at=NOON).outlet is None


def test_import_article_without_title_is_called_by_its_first_words(imported, tess):
    article = import_article(imported=imported(title=" "), by=tess, at=NOON)
    assert article.title.startswith("The harbour bridge will stay closed")
    assert article.title.endswith("…")


def test_import_article_what_no_database_holds_is_replaced_in_place(imported, tess):
    value = dataclasses.replace(
        imported(), text="One \x00 two.\n\n\ud800hree.", byline="A" * 500, original="\x00", blocks=()
    )
    article = import_article(imported=value, by=tess, at=NOON)
    article.current.refresh_from_db()
    assert article.current.text == "One \ufffd two.\n\n\ufffdhree."
    assert len(article.byline) == 200


def test_import_article_history_has_one_entry(imported, tess):
    article = import_article(imported=imported(published_on=date(2026, 3, 2)), by=tess, at=NOON)
    assert [(entry.history_type, entry.history_user) for entry in article.history.all()] == [("+", tess)]
