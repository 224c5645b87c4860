"""A note on rights, as the page or the text gives it. A note, not advice: the teacher decides."""

import re

_COMMONS_ADDRESS = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>\d\.\d)"
    r"|publicdomain/(?P<free>zero|mark))"
)
_COMMONS_NAME = re.compile(
    r"\bCC[ -](?:BY(?:[ -]NC)?(?:[ -](?:ND|SA))?|0)(?:[ -]\d\.\d)?\b|\bCreative Commons\b[^.\n]{0,120}"
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)[^\n]{2,120}|\ball rights reserved\b[^\n]{0,40}", re.IGNORECASE)
_PUBLIC = re.compile(r"\bpublic domain\b[^.\n]{0,60}", re.IGNORECASE)


def from_address(address: str) -> str:
    """The name of the licence a link of `rel=license` points to; the link itself where it is unknown."""
    match = _COMMONS_ADDRESS.search(address)
    if not match:
        return address
    if match["free"]:
        return "CC0 1.0" if match["free"] == "zero" else "Public domain mark"
    return f"CC {match['kind'].upper()} {match['version']}"


def from_text(original: str) -> str:
    """The first mention of a free licence, else the first line that reserves rights; empty when silent."""
    if match := _COMMONS_ADDRESS.search(original):
        return from_address(match.group())
    for pattern, edge in ((_COMMONS_NAME, None), (_PUBLIC, 4000), (_RIGHTS, 4000)):
        # Further in, "public domain" and "copyright" are more likely the subject than the terms.
        parts = [original] if edge is None else [original[-edge:], original[:edge]]
        for part in parts:
            if match := pattern.search(part):
                return " ".join(match.group().split())
    return ""
