"""Answers as JSON, the same as `ResponseForm.answer()` gives: read strictly and without the article's text.

    choice      "Ida Renn"                                          "" where nothing was chosen
    words       [[12, 16]]                                          [] where nothing was marked, else one range
    order       ["Ida Renn", "Corbel"]                              those placed so far
    text        "The ramp will go."

What was not answered may also be left out. Ranges are half-open code points of the item's part of the revision.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from articles.analysis.spans import Span


class BadAnswer(ValueError):
    """An answer no form of the item could have given; its text says what is wrong with it."""


def fields_of(raw: object, *names: str) -> Mapping[str, Any]:
    """`raw` as an object with none but these fields."""
    if not isinstance(raw, Mapping) or not set(raw) <= set(names):
        raise BadAnswer(
            _("An answer has these fields and no others: %(names)s.") % {"names": ", ".join(names)}
        )
    return raw


def read_choice(raw: object, options: Collection[str]) -> str:
    if raw == "" or (isinstance(raw, str) and raw in options):
        return str(raw)
    raise BadAnswer(_("That cannot be chosen here."))


def read_words(raw: object, passage: Span) -> list[list[int]]:
    """At most one range, since a list of words offers one."""
    if raw == []:
        return []
    if not isinstance(raw, list) or len(raw) != 1 or not isinstance(raw[0], list) or len(raw[0]) != 2:
        raise BadAnswer(_("Marked words are one range: where it starts and where it ends."))
    start, end = raw[0]
    if type(start) is not int or type(end) is not int or not passage.start <= start < end <= passage.end:
        raise BadAnswer(_("The marked words lie outside the passage."))
    return [[start, end]]


def read_order(raw: object, links: Collection[str]) -> list[str]:
    if not isinstance(raw, list) or any(not isinstance(one, str) or one not in links for one in raw):
        raise BadAnswer(_("An order is a list of the given links."))
    if len(set(raw)) < len(raw):
        raise BadAnswer(_("Each link stands once in an order."))
    return list(raw)


def read_text(raw: object, most: int) -> str:
    """Refuses what a database cannot keep: the null character and halves of surrogate pairs."""
    if not isinstance(raw, str):
        raise BadAnswer(_("This answer is a text."))
    if len(raw) > most:
        raise BadAnswer(_("The text is longer than %(most)d characters. Shorten it.") % {"most": most})
    if any(one == "\0" or "\ud800" <= one <= "\udfff" for one in raw):
        raise BadAnswer(_("The text has characters that cannot be kept."))
    return raw


def is_empty(answer: Mapping[str, Any]) -> bool:
    """Whether nothing at all was answered."""
    return not any(value.strip() if isinstance(value, str) else value for value in answer.values())


def span_in(raw: object) -> Span | None:
    """The words of a stored answer, for the field they are shown in."""
    return Span(*raw[0]) if isinstance(raw, list) and raw else None
