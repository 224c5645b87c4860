"""Marked words in a response, and what can be said about them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.analysis.spans import Span
from quizzes.scoring.span_agreement import Boundary, SpanAgreement


def spans_of(raw: Any) -> list[Span]:
    """The ranges of a response. What is not one counts as not marked: a response is never refused."""
    pairs: Iterable[Any] = raw if isinstance(raw, list) else []
    return [
        Span(pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list)
        and len(pair) == 2
        and all(type(place) is int for place in pair)
        and 0 <= pair[0] < pair[1]
    ]


def said_of(agreement: SpanAgreement) -> tuple[str, ...]:
    """“Right idea, two words too many.” Nothing where the words are exact."""
    off = agreement.off_by
    if agreement.boundary is Boundary.TOO_MANY:
        text = ngettext("Right idea, %d word too many.", "Right idea, %d words too many.", off) % off
    elif agreement.boundary is Boundary.TOO_FEW:
        text = ngettext("Right idea, %d word is missing.", "Right idea, %d words are missing.", off) % off
    elif agreement.boundary is Boundary.BESIDE:
        text = _("Other words than these carry it.")
    else:
        return ()
    return (text,)
