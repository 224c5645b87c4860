"""Marking words without a pointer: the first and the last word are chosen from lists."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.analysis.spans import Span
from quizzes.scoring.words import Words

NONE = ("", "—")


def words_of(passage: Span, text: str) -> list[Span]:
    """The words of the passage, in order."""
    return [span for span, _count in Words(text).counted([]) if passage.covers(span)]


class WordRangeWidget(forms.MultiWidget):
    use_fieldset = True

    def __init__(self, words: Sequence[Span] = (), text: str = "") -> None:
        self.words = words
        firsts = [NONE, *((span.start, f"{at}  {span.of(text)}") for at, span in enumerate(words, 1))]
        lasts = [NONE, *((span.end, f"{at}  {span.of(text)}") for at, span in enumerate(words, 1))]
        super().__init__(
            {
                "from": forms.Select({"aria-label": _("first word"), "class": "word"}, firsts),
                "to": forms.Select({"aria-label": _("last word"), "class": "word"}, lasts),
            }
        )

    def decompress(self, value: Span | None) -> list[int | None]:
        """The word where a span starts and the one where it ends; quotation marks around them are no words."""
        inside = [word for word in self.words if value and word.overlaps(value)]
        return [inside[0].start, inside[-1].end] if inside else [None, None]


class WordRangeField(forms.MultiValueField):
    """Cleans to a `Span` from the first to the last word, or None."""

    def __init__(self, words: Sequence[Span], text: str, **options) -> None:
        starts, ends = [span.start for span in words], [span.end for span in words]
        fields = (
            forms.TypedChoiceField(choices=[(n, n) for n in starts], coerce=int, required=False),
            forms.TypedChoiceField(choices=[(n, n) for n in ends], coerce=int, required=False),
        )
        super().__init__(fields, widget=WordRangeWidget(words, text), require_all_fields=False, **options)

    def compress(self, values: list[int | None]) -> Span | None:
        start, end = [*values, None, None][:2]
        if start in (None, "") and end in (None, ""):
            return None
        if start in (None, "") or end in (None, ""):
            raise forms.ValidationError(_("Choose both a first and a last word."))
        if start >= end:
            raise forms.ValidationError(
                _("The last word stands before the first. Choose them in reading order.")
            )
        return Span(start, end)
