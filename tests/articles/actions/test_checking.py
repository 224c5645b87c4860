"""Parts of the original go back where they stood, and blocks of the text are struck through where they came from."""

from datetime import UTC, datetime

import pytest

from articles.actions import checking, revisions
from tests.factories import ArticleFactory, RevisionFactory

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def article_of(original, text, dropped, **fields):
    """Its current revision has `text`, with `dropped` words of the original left out."""
    article = ArticleFactory(text=text, **fields)
    start = original.index(dropped) if dropped else 0
    left_out = [[start, start + len(dropped), "furniture"]] if dropped else []
    article.current = RevisionFactory(article=article, text=text, original=original, left_out=left_out)
    article.save(update_fields=["current"])
    return article, start


@pytest.mark.parametrize(
    ("original", "text", "dropped", "expected"),
    [
        ("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "Two.", "One.\n\nTwo.\n\nThree."),
        ("One.\n\nTwo.", "Two.", "One.", "One.\n\nTwo."),
        ("One.\n\nTwo.", "One.", "Two.", "One.\n\nTwo."),
        ("OSLO (HCN) — One.\n\nTwo.", "One.\n\nTwo.", "OSLO (HCN) —", "OSLO (HCN) — One.\n\nTwo."),
        ("A cut\n\nSHARE\n\nparagraph.", "A cut paragraph.", "SHARE", "A cut paragraph.\n\nSHARE"),
        ("One.\n\nOver two\nlines.", "One.", "Over two\nlines.", "One.\n\nOver two lines."),
    ],
)  # fmt: skip
def test_bring_back_puts_a_part_where_it_stood(db, original, text, dropped, expected):
    article, start = article_of(original, text, dropped)
    revised = checking.bring_back(article=article, seen=2, start=start, by=article.owner, at=NOW)
    assert revised.revision.text == expected
    assert revised.revision.left_out == []
    assert revised.revision.original == original


def test_bring_back_of_what_is_not_left_out_raises(db):
    article, start = article_of("One.\n\nTwo.", "One.", "Two.")
    with pytest.raises(checking.NoSuchPart):
        checking.bring_back(article=article, seen=2, start=start + 1, by=article.owner, at=NOW)


def test_leave_out_and_bring_back_again_is_the_same_text(db):
    article, _start = article_of("One.\n\nTwo.\n\nThree.", "One.\n\nTwo.\n\nThree.", "")
    checking.leave_out(article=article, seen=2, start=6, by=article.owner, at=NOW)
    article.refresh_from_db()
    assert (article.current.text, article.current.left_out) == ("One.\n\nThree.", [[6, 10, "by-hand"]])
    checking.bring_back(article=article, seen=3, start=6, by=article.owner, at=NOW)
    article.refresh_from_db()
    assert article.current.text == "One.\n\nTwo.\n\nThree."


def test_leave_out_of_words_the_original_does_not_have_notes_nothing(db):
    article, _start = article_of("Something else.", "One.\n\nTwo.", "")
    revised = checking.leave_out(article=article, seen=2, start=6, by=article.owner, at=NOW)
    assert (revised.revision.text, revised.revision.left_out) == ("One.", [])


@pytest.mark.parametrize("action", [checking.bring_back, checking.leave_out])
def test_parts_of_a_stale_revision_stay(db, action):
    article, start = article_of("One.\n\nTwo.", "One.\n\nThree.", "Two.")
    with pytest.raises(revisions.StaleRevision):
        action(
            article=article,
            seen=1,
            start=start if action is checking.bring_back else 6,
            by=article.owner,
            at=NOW,
        )


def test_fingerprint_changes_with_each_detail_the_form_shows(db):
    article = ArticleFactory()
    prints = {checking.fingerprint(article)}
    for name, value in {"title": "Other", "byline": "Ida", "kind": "opinion", "outlet": None}.items():
        setattr(article, name, value)
        prints.add(checking.fingerprint(article))
    article.current.captions = [{"text": "A bridge.", "credit": ""}]
    prints.add(checking.fingerprint(article))
    assert len(prints) == 6


def test_confirm_that_the_database_refuses_changes_nothing(db):
    article = ArticleFactory(title="Bridge", byline="Ida")
    details = {"byline": "Changed", "published_month": 2}
    with pytest.raises(Exception, match="month and day"):
        checking.confirm(
            article=article, seen=checking.fingerprint(article), details=details, title="New", captions=[],
            by=article.owner, at=NOW,
        )  # fmt: skip
    article.refresh_from_db()
    assert (article.title, article.byline) == ("Bridge", "Ida")
