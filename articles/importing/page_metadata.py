"""What a web page states about itself: JSON-LD, OpenGraph and meta elements, links, the lang attribute.

Nothing is inferred here. Dates in particular come only from where a page states its publication date.
"""

import json
import re
from collections.abc import Iterator

from lxml import etree

from articles.importing import kinds, licence
from articles.importing.addresses import canonical, host_of
from articles.importing.blocks import Stated
from articles.importing.dates import from_iso
from articles.importing.language import from_tag

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|Report|\w*Posting)$")
_OPINION = re.compile(r"Opinion|Editorial|Commentary|Column", re.IGNORECASE)
MOST_NODES = 2000  # of all JSON-LD of a page


def stated_by(root: etree._Element, url: str = "") -> Stated:
    """`url` is the address the page was fetched from, if it was."""
    meta = _meta(root)
    data = _article_data(root)
    link = _first(
        _links(root, "canonical"),
        meta.get("og:url", ""),
        _text(data.get("url")),
        _id(data.get("mainEntityOfPage")),
    )
    address = canonical(link, base=url) if link else ""
    if url and host_of(address) != host_of(url):
        address = canonical(url)  # a page of one host does not speak for another
    opinion = _opinion(data, meta)
    return Stated(
        title=_line(
            _first(_text(data.get("headline")), meta.get("og:title"), meta.get("twitter:title"), _title(root))
        ),
        outlet=_line(
            _first(
                _name(data.get("publisher")),
                meta.get("og:site_name"),
                meta.get("application-name"),
                meta.get("dc.publisher"),
            )
        ),
        byline=_line(
            _first(
                _name(data.get("author")),
                meta.get("author"),
                meta.get("article:author"),
                meta.get("dc.creator"),
            )
        ),
        url=address,
        published_on=_published(data, meta, root),
        language=from_tag(
            _first(
                root.get("lang"),
                root.get("{http://www.w3.org/XML/1998/namespace}lang"),
                _text(data.get("inLanguage")),
                meta.get("og:locale"),
            )
        ),
        kind=kinds.OPINION if opinion else "",
        kind_reason=opinion,
        licence_note=_licence(root, meta, data),
    )


def article_body(root: etree._Element) -> str:
    """The whole text some pages carry in their data, for their scripts to show."""
    return _text(_article_data(root).get("articleBody"))


def _meta(root: etree._Element) -> dict[str, str]:
    """Contents by lower-case name; the first of each name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name.strip().lower(), (element.get("content") or "").strip())
    return found


def _article_data(root: etree._Element) -> dict:
    """The first JSON-LD node of an article type, with the publisher's name looked up by its @id."""
    nodes: list[dict] = []
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or ""):
            try:
                nodes += list(_nodes(json.loads(element.text or "", strict=False)))
            except (ValueError, RecursionError):
                continue
    article = next((node for node in nodes if any(_ARTICLE.search(name) for name in _types(node))), {})
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    return {
        name: by_id.get(value["@id"], value)
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value
        else value
        for name, value in article.items()
    }


def _nodes(value: object) -> Iterator[dict]:
    waiting, seen = [value], 0
    while waiting and seen < MOST_NODES:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            yield value
            waiting += [item for item in value.values() if isinstance(item, list | dict)]


def _types(node: dict) -> list[str]:
    found = node.get("@type")
    return [name for name in (found if isinstance(found, list) else [found]) if isinstance(name, str)]


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else ""


def _id(value: object) -> str:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)


def _name(value: object) -> str:
    """The name or names of a person or organisation; an address is no name."""
    names = []
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name and not name.startswith(("http:", "https:")):
            names.append(name)
    return ", ".join(dict.fromkeys(names))


def _links(root: etree._Element, relation: str) -> str:
    for element in root.iter("link", "a"):
        if relation in (element.get("rel") or "").lower().split():
            return element.get("href") or ""
    return ""


def _title(root: etree._Element) -> str:
    """A single h1 says more exactly than the title element, which often carries the site's name."""
    heads = [" ".join("".join(element.itertext()).split()) for element in root.iter("h1")]
    heads = [head for head in heads if head]
    if len(heads) == 1:
        return heads[0]
    element = next(root.iter("title"), None)
    return "" if element is None else "".join(element.itertext())


def _published(data: dict, meta: dict[str, str], root: etree._Element) -> str:
    names = (
        "article:published_time",
        "datepublished",
        "og:published_time",
        "dc.date.issued",
        "dc.date",
        "date",
        "pubdate",
        "parsely-pub-date",
        "sailthru.date",
    )
    candidates = [_text(data.get("datePublished")), *(meta.get(name, "") for name in names)]
    candidates += [
        element.get("datetime") or element.get("content") or ""
        for element in root.iter("time")
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
    ]
    for candidate in candidates:
        if found := from_iso(candidate):
            return found.isoformat()
    return ""


def _opinion(data: dict, meta: dict[str, str]) -> str:
    """The reason to call it opinion; empty when the page states none."""
    for name in _types(data):
        if _OPINION.search(name):
            return f"The page’s own data call it {name}."
    for section in (
        _text(data.get("articleSection")),
        meta.get("article:section", ""),
        meta.get("section", ""),
    ):
        if section and _OPINION.match(section):
            return f"The page files it under “{_line(section)}”."
    return ""


def _licence(root: etree._Element, meta: dict[str, str], data: dict) -> str:
    stated = _first(
        _links(root, "license"),
        _id(data.get("license")),
        meta.get("dc.rights"),
        meta.get("copyright"),
        meta.get("dcterms.license"),
    )
    return _line(licence.from_address(stated))


def _first(*values: str | None) -> str:
    return next((value for value in values if value and value.strip()), "")


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
