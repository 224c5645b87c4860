"""Editing a text, and finding the place of a mark in a new one."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.actions.revisions import tidied
from articles.analysis.spans import Span
from articles.forms.fields import longest_of, offer_choices
from articles.models import Article, Revision, UnplacedMark

ROLES = {
    "source": _("Source: who says it"),
    "cue": _("Cue: the tying words"),
    "content": _("Content: what is said"),
    "mark": _("The marked words"),
}


class TextForm(forms.Form):
    """`seen` is the number of the revision that is edited."""

    title = forms.CharField(label=_("Title"), max_length=longest_of(Article, "title"))
    text = forms.CharField(
        label=_("Text"),
        help_text=_("A blank line ends a paragraph. Keep spelling and quotation marks as printed."),
        widget=forms.Textarea(attrs={"rows": 24, "class": "manuscript"}),
        error_messages={"required": _("An article without text is no article; delete it instead.")},
    )
    note = forms.CharField(
        label=_("What did you change?"),
        help_text=_("For whoever reads the list of revisions later."),
        max_length=200,
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean_text(self) -> str:
        return tidied(self.cleaned_data["text"])


class PartForm(forms.Form):
    """A part of the text or of the original by where it begins; the page's own buttons fill it in."""

    seen = forms.IntegerField()
    start = forms.IntegerField()

    def position(self) -> dict[str, int]:
        """`seen` and `start`; -1, which is never a place, for what is no number. Call after `is_valid`."""
        return {name: self.cleaned_data.get(name, -1) for name in self.fields}


class PlaceForm(forms.Form):
    """Where a mark is in the new text: a sentence, and in or near it the words of each role.

    Words are looked for in the chosen sentence first. Elsewhere they count only when the text has them once.
    """

    sentence = forms.TypedChoiceField(
        label=_("The sentence"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the sentence the mark belongs to.")},
    )

    def __init__(self, *args, unplaced: UnplacedMark, sentences: list[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.revision: Revision = unplaced.revision
        self.part = unplaced.mark.part
        offer_choices(self, "sentence", sentences)
        self.fields["sentence"].required = bool(sentences)
        self.roles = quotes_of(unplaced)
        for role, quotes in self.roles.items():
            self.fields[role] = forms.CharField(
                label=ROLES[role],
                required=role != "source",
                initial=" … ".join(quotes),
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Several places: put … between them.") if role != "mark" else "",
                error_messages={"required": _("Give the words as they stand in the text now.")},
            )

    @property
    def role_fields(self) -> list:
        return [self[role] for role in self.roles]

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if "sentence" in self.errors:
            return cleaned
        self.found: dict[str, list[Span]] = {}
        for role in self.roles:
            for words in cleaned.get(role, "").split("…"):
                if words.strip():
                    self._find(role, words.strip())
        return cleaned

    def spans(self) -> Mapping[str, list[Span]]:
        return self.found

    def _find(self, role: str, words: str) -> None:
        text = self.revision.part_text(self.part)
        inside = places_of(words, text, *self._sentence(text))
        places = inside or places_of(words, text, 0, len(text))
        if len(places) == 1:
            self.found.setdefault(role, []).append(places[0])
        elif places:
            self.add_error(role, _("These words stand there %d times; give some more of them.") % len(places))
        else:
            self.add_error(role, _("These words are not in the text; copy them as they stand there now."))

    def _sentence(self, text: str) -> tuple[int, int]:
        number = self.cleaned_data.get("sentence")
        if not number:
            return 0, len(text)
        span = self.revision.sentence_spans[number - 1]
        return span.start, span.end


def quotes_of(unplaced: UnplacedMark) -> dict[str, list[str]]:
    """The words of each role as they stood, in the order of the text."""
    if unplaced.framing_mark:
        return {"mark": [unplaced.framing_mark.quote]}
    quotes: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
    if unplaced.attribution:
        for span in unplaced.attribution.spans.all():
            quotes[span.role].append(span.quote)
    return quotes


def places_of(words: str, text: str, start: int, end: int) -> list[Span]:
    places, at = [], text.find(words, start, end)
    while at >= 0:
        places.append(Span(at, at + len(words)))
        at = text.find(words, at + 1, end)
    return places
