"""Prints words with their marks. In Python, because a long text has a thousand pieces and each space would show."""

from collections.abc import Iterable, Sequence

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.marked_text import Group, Paint

register = template.Library()


@register.filter
def marked(groups: Iterable[Group]) -> SafeString:
    """The pieces in their marks, each from the outside in. Everything that comes from a text is escaped."""
    parts = []
    for group in groups:
        parts.append(_opened(group.paints))
        for piece in group.pieces:
            parts += [_opened(piece.paints), escape(piece.text), "</mark>" * len(piece.paints)]
        parts.append("</mark>" * len(group.paints))
    return mark_safe("".join(parts))


def _opened(paints: Sequence[Paint]) -> str:
    return "".join(f'<mark class="{paint.css}" data-c="{paint.claim}">' for paint in paints)
