"""Web addresses as they are kept: one form for one page."""

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

# Parameters that tell who clicked and from where, never what is shown. Own list.
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh"
    r"|mc_[ce]id|mkt_tok|_hs.*|hs.*tracking"
    r"|cmpid|cmp|ocid|ito|ns_.*|at_(?:campaign|medium|custom\d|link.*|format|bbc.*|ptr.*)"
    r"|sr_share|smid|smtyp|wt\.?mc.*|xtor|s_cid|ref_?src|ref_url"
    r"|spm|vero_.*|oly_.*|__twitter_impression|guccounter|guce_.*|share_?token|sfnsn|mbid|ncid|partner|rss",
    re.IGNORECASE,
)
IN_TEXT = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]]", re.IGNORECASE)
LONGEST = 2000  # characters: browsers and servers refuse longer ones


def canonical(address: str, base: str = "") -> str:
    """The address without tracking parameters and fragment; empty when it is no http(s) address."""
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host or len(address) > LONGEST:
        return ""
    host = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}[parts.scheme.lower()]
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in query if not _TRACKING.fullmatch(name)]
    return urlunsplit(
        SplitResult(
            scheme=parts.scheme.lower(),
            netloc=host if port in (None, usual) else f"{host}:{port}",
            path=parts.path or "/",
            query=parts.query if kept == query else urlencode(kept),
            fragment="",
        )
    )


def host_of(address: str) -> str:
    """The host by which an outlet is known: lower case, without *www.*, *m.* or *amp.*."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)", "", host)
