"""The kinds of items, in the order an exercise asks them. A new kind is its module, its template, and a line here."""

from typing import cast

from quizzes.items import compare_coverage, find_source, mark_framing, read_cue, tell_voice, write
from quizzes.items.answers import BadAnswer
from quizzes.items.keys import BadKey
from quizzes.items.kind import KeyLine, Kind
from quizzes.models import Item

KINDS: dict[str, Kind] = {
    module.NAME: cast(Kind, module)
    for module in (
        find_source,
        read_cue,
        tell_voice,
        mark_framing,
        compare_coverage,
        write,
    )
}

__all__ = ["KINDS", "BadAnswer", "BadKey", "KeyLine", "Kind", "kind_of", "kind_named"]


def kind_named(name: str) -> Kind:
    """Raises BadKey for a kind this installation does not know."""
    if name not in KINDS:
        raise BadKey(f"There is no kind of item called “{name}”.")
    return KINDS[name]


def kind_of(item: Item) -> Kind:
    return kind_named(item.kind)
