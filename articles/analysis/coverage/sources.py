"""Whether two names in two articles mean the same source."""

import re
from functools import cache

from articles.analysis.cast.names import is_common_noun

SMALL = frozenset((
    "the", "a", "an", "of", "and", "for", "on", "in", "to", "his", "her", "its", "our", "their", "one",
))  # fmt: skip


def same_source(one: str, other: str) -> bool:
    """*Maren Oskell* and *Oskell*, *the police* and *Police*. An empty name is nobody's."""
    first, second = _key(one), _key(other)
    if not first or not second:
        return False
    return first == second or _is_short_for(first, second) or _is_short_for(second, first)


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """The last words of a full name: its surname. *Officials* is not short for *Canadian officials*."""
    return len(short) < len(full) and full[-len(short) :] == short and not is_common_noun(short[-1])


@cache
def _key(name: str) -> tuple[str, ...]:
    words = re.findall(r"[\w’'-]+", name.lower().replace("’", "'"))
    return tuple(w.removesuffix("'s").removesuffix("'") for w in words if w not in SMALL)
