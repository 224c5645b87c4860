"""Feeds (RSS, Atom, RDF): a list of articles to choose from; always from bytes, never from an address."""

import io
from dataclasses import dataclass
from datetime import date

import feedparser

from articles.importing.addresses import canonical
from articles.importing.errors import BrokenFeed, Empty, NotAFeed, TooLarge

MOST_BYTES = 2_000_000
MOST_ENTRIES = 500


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    url: str
    published_on: date | None

    def as_data(self) -> dict[str, str]:
        return {
            "title": self.title,
            "url": self.url,
            "published_on": self.published_on.isoformat() if self.published_on else "",
        }

    @classmethod
    def from_data(cls, data: dict) -> "Entry":
        day = data["published_on"]
        return cls(data["title"], data["url"], date.fromisoformat(day) if day else None)


def entries(data: bytes, url: str = "") -> list[Entry]:
    """In the feed's order, each address once. Raises Empty, TooLarge, NotAFeed or BrokenFeed.

    A feed that breaks off keeps the entries before the break. `url` resolves relative addresses.
    """
    if not data.strip():
        raise Empty()
    if len(data) > MOST_BYTES:
        raise TooLarge(limit="2 MB")
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    found: dict[str, Entry] = {}
    for entry in feed.entries[:MOST_ENTRIES]:
        link = entry.get("link", "")
        if link and (address := canonical(link, base=url)):
            title = " ".join(str(entry.get("title", "")).split())
            found.setdefault(address, Entry(title, address, _day(entry)))
    if not found:
        if feed.version or b"<rss" in data[:4096] or b"<feed" in data[:4096]:
            raise BrokenFeed() if feed.bozo else Empty()
        raise NotAFeed()
    return list(found.values())


def _day(entry: feedparser.FeedParserDict) -> date | None:
    """The day of publication (UTC). The day of a later update is not it."""
    moment = entry.get("published_parsed") if "published" in entry else None
    return date(*moment[:3]) if moment else None
