"""What items are answered with. Words are a list: the first and the last word are chosen; the picker in the text
chooses them there.

The widgets write themselves in one go: Django renders a template for each option, and a page of items has thousands.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles.analysis.spans import Span
from quizzes.scoring.words import WORD

NONE = ("", "—")
PARTS = ("from", "to")


class WordList(list[Span]):
    """The words of a passage in order, and the options of the two lists they are chosen from."""

    def __init__(self, words: Sequence[Span], text: str) -> None:
        super().__init__(words)
        self.labels = [f"{at}  {span.of(text)}" for at, span in enumerate(words, 1)]

    @cached_property
    def first_options(self) -> SafeString:
        return self._options(span.start for span in self)

    @cached_property
    def last_options(self) -> SafeString:
        return self._options(span.end for span in self)

    def _options(self, places: Iterable[int]) -> SafeString:
        return _options([NONE, *zip(places, self.labels, strict=True)])


def words_of(passage: Span, text: str) -> WordList:
    """Only the lines of the passage are looked through, not the whole text."""
    begin = text.rfind("\n", 0, passage.start) + 1
    end = text.find("\n", passage.end)
    found = WORD.finditer(text, begin, len(text) if end < 0 else end)
    return WordList([span for match in found if passage.covers(span := Span(*match.span()))], text)


class WordRangeWidget(forms.MultiWidget):
    """Two lists of the same words. Their options are written once for all fields of a form: there may be thousands."""

    use_fieldset = True

    def __init__(self, words: WordList) -> None:
        self.words = words
        super().__init__(dict.fromkeys(PARTS, forms.Select))

    def decompress(self, value: Span | None) -> list[int | None]:
        """The word where a span starts and the one where it ends; quotation marks around them are no words."""
        inside = [word for word in self.words if value and word.overlaps(value)]
        return [inside[0].start, inside[-1].end] if inside else [None, None]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = forms.Widget.get_context(self, name, None, attrs)
        context["widget"]["value"] = value if isinstance(value, list) else self.decompress(value)
        return context

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        name, chosen, attrs = (context["widget"][key] for key in ("name", "value", "attrs"))
        invalid = {key: attrs[key] for key in attrs if key == "aria-invalid"}
        options = (self.words.first_options, self.words.last_options)
        labels = (_("first word"), _("last word"))
        return format_html_join(
            " ",
            '<select class="word" name="{}_{}" aria-label="{}"{}>{}</select>',
            (
                (
                    name,
                    part,
                    labels[at],
                    flatatt(invalid),
                    _with(options[at], chosen[at]),
                )
                for at, part in enumerate(PARTS)
            ),
        )


def _options(choices: Iterable[tuple[Any, Any]]) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', choices)


def _with(options: SafeString, chosen: Any) -> SafeString:
    place = format_html('value="{}"', "" if chosen is None else chosen)
    return mark_safe(options.replace(place, f"{place} selected", 1))


class Choices(forms.Select):
    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options = _with(_options(self.choices), value)
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(attrs or {}), options)


class Radios(forms.RadioSelect):
    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        more = flatatt({key: each for key, each in (attrs or {}).items() if key != "id"})
        return format_html_join(
            "",
            '<div><label><input type="radio" name="{}" value="{}"{}{}> {}</label></div>',
            ((name, key, " checked" if key == value else "", more, label) for key, label in self.choices),
        )


class WordRangeField(forms.MultiValueField):
    """Cleans to a `Span` from the first to the last word, or None."""

    def __init__(self, words: WordList, **options: Any) -> None:
        self.starts, self.ends = {span.start for span in words}, {span.end for span in words}
        fields = (forms.IntegerField(required=False), forms.IntegerField(required=False))
        super().__init__(fields, widget=WordRangeWidget(words), require_all_fields=False, **options)

    def compress(self, values: list[int | None]) -> Span | None:
        start, end = [*values, None, None][:2]
        if start is None and end is None:
            return None
        if start is None or end is None:
            raise forms.ValidationError(_("Choose both a first and a last word."))
        if start not in self.starts or end not in self.ends:
            raise forms.ValidationError(_("Choose words of the passage."))
        if start >= end:
            raise forms.ValidationError(
                _("The last word stands before the first. Choose them in reading order.")
            )
        return Span(start, end)
