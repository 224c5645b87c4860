from datetime import date

import pytest

from articles.importing import errors
from articles.importing.feed import Entry, entries


def test_entries_of_rss_each_address_once(file):
    assert entries(file("rss.xml")) == [
        Entry(
            "Night ferry to Halm island stops in June",
            "https://www.portledger.example/2031/05/03/night-ferry-halm?id=7",
            date(2031, 5, 3),
        ),
        Entry("Harbour wall & pier repaired", "https://www.portledger.example/2031/05/02/wall", None),
    ]


def test_entries_of_atom_resolve_and_ignore_updates(file):
    assert entries(file("atom.xml"), url="https://deltawire.example/feed") == [
        Entry(
            "Flood reaches Carrow as levee holds",
            "https://deltawire.example/2030/09/14/flood-carrow",
            date(2030, 9, 14),
        ),
        Entry("River falls", "https://deltawire.example/2030/09/15/river-falls", None),
    ]


def test_entries_before_the_break_are_kept(file):
    assert [entry.title for entry in entries(file("breaks_off.xml"))] == ["Six numbers on the budget"]


def test_entries_of_nested_entities_do_not_grow(file):
    assert sum(len(entry.title) for entry in entries(file("bomb.xml"))) < 100


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b" ", errors.Empty),
        (b"<rss version='2.0'><channel></channel></rss>", errors.Empty),
        (b"<rss version='2.0'><chan<<nel>", errors.BrokenFeed),
        (b"<html><body>No feed</body></html>", errors.NotAFeed),
        (b"just text", errors.NotAFeed),
        (b"\x00\xff\xfe\x01", errors.NotAFeed),
        (b"<rss>" + b" " * 2_000_000, errors.TooLarge),
    ],
)
def test_entries_of_what_is_no_feed(data, error):
    with pytest.raises(error):
        entries(data)


def test_entries_never_open_an_address():
    with pytest.raises(errors.NotAFeed):
        entries(b"https://deltawire.example/feed")
