"""The forms of the claim desk. Each says which version of the mark it was made from."""

import re
from collections.abc import Sequence
from textwrap import shorten
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.actions.snapshots import AnyMark
from articles.analysis.spans import Span
from articles.desk import Choice, Claim, Desk
from articles.forms.fields import offer_choices
from articles.models import Attribution, FramingMark, Revision
from articles.models.revision import Part

PLACES = re.compile(r"(\d{1,9})-(\d{1,9})")
ROLE_LABELS = {
    "source": _("Source"), "cue": _("Cue"), "content": _("Content"), "mark": _("Framing"),
}  # fmt: skip


class ChoiceForm(forms.Form):
    """Which claims, in which order. What is not understood chooses nothing."""

    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("All")), ("draft", _("Drafts")), ("accepted", _("Accepted")), ("rejected", _("Rejected")),
        ],
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[
            ("", _("All")), ("attribution", _("Who says what")), ("framing", _("All framing")),
            *FramingMark.Device.choices,
        ],
    )  # fmt: skip
    order = forms.ChoiceField(
        label=_("Order"), required=False, choices=[("", _("Unsure first")), ("text", _("As in the text"))]
    )
    claim = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def choice(self) -> Choice:
        self.is_valid()
        return Choice(**{name: self.cleaned_data.get(name, "") for name in ("show", "kind", "order")})

    def claim_id(self) -> UUID | None:
        self.is_valid()
        return self.cleaned_data.get("claim")


class SeenForm(forms.Form):
    """The version that was on the screen; whatever is not a number is nobody's version, and so stale."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def seen_version(self) -> int:
        return self.cleaned_data["seen"] if self.is_valid() else -1


class ConfidenceForm(forms.Form):
    confidence = forms.ChoiceField(
        label=_("Accept all drafts that are"),
        choices=[("0.8", _("sure")), ("0.6", _("sure or fairly sure")), ("0", _("left"))],
    )

    def value(self) -> float:
        return float(self.cleaned_data["confidence"])


class SpansForm(forms.Form):
    """Words of the text by role. They come typed, one passage a line, and with their places from the picker.

    The places count where they are the places of these words; else the words are looked for.
    """

    roles: Sequence[str] = ()
    details: Sequence[str] = ()

    def __init__(self, *args, revision: Revision, mark: AnyMark | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.part = mark.part if mark else Part.BODY
        self.text = revision.part_text(self.part)
        self.spans_now = _spans_of(mark) if mark else {}
        for role in self.roles:
            now = self.spans_now.get(role, [])
            self.fields[role] = forms.CharField(
                label=ROLE_LABELS[role],
                required=role in ("content", "mark"),
                initial="\n".join(_words(self.text, span) for span in now),
                widget=forms.Textarea(attrs={"rows": 2, "data-words": True, "spellcheck": "false"}),
                error_messages={"required": _("Mark or type the words.")},
            )
            self.fields[f"{role}_at"] = forms.CharField(
                required=False,
                initial=",".join(f"{span.start}-{span.end}" for span in now),
                widget=forms.HiddenInput(attrs={"data-places": True}),
            )

    @property
    def picks(self) -> list[tuple[str, Any, Any]]:
        """(role, the field of the words, the field of their places) as the page prints them."""
        return [(role, self[role], self[f"{role}_at"]) for role in self.roles]

    @property
    def in_body(self) -> bool:
        return self.part == Part.BODY

    def clean(self):
        super().clean()
        self._spans = {}
        for role in self.roles:
            try:
                self._spans[role] = self._found(role)
            except ValidationError as error:
                self.add_error(role, error)
        return self.cleaned_data

    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.details}

    def spans(self) -> dict[str, list[Span]]:
        return self._spans

    def _found(self, role: str) -> list[Span]:
        typed = [
            " ".join(line.split()) for line in self.cleaned_data.get(role, "").splitlines() if line.strip()
        ]
        pairs = PLACES.findall(self.cleaned_data.get(f"{role}_at", ""))
        places = [
            Span(int(start), int(end)) for start, end in pairs if int(start) < int(end) <= len(self.text)
        ]
        known = {_words(self.text, span): span for span in places}
        return sorted(known[words] if words in known else self._search(words) for words in typed)

    def _search(self, words: str) -> Span:
        pattern = r"\s+".join(map(re.escape, words.split()))
        found = [Span(*match.span()) for match in re.finditer(pattern, self.text)]
        if not found:
            raise ValidationError(_("“%(words)s” is not in the text.") % {"words": words})
        near = [span.start for spans in self.spans_now.values() for span in spans]
        if len(found) > 1 and not near:
            raise ValidationError(
                _(
                    "“%(words)s” stands in the text more than once. Add the words beside it, or mark it in the text."
                )
                % {"words": words}
            )
        return min(found, key=lambda span: min((abs(span.start - start) for start in near), default=0))


class AttributionForm(SpansForm):
    roles = ("source", "cue", "content")
    source_name = forms.CharField(
        label=_("Name in the cast"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "cast"}),
    )
    source_kind = forms.ChoiceField(label=_("Kind of source"), choices=Attribution.SourceKind.choices)
    stance = forms.ChoiceField(label=_("Stance of the cue"), choices=Attribution.Stance.choices)
    quotation = forms.ChoiceField(label=_("Quotation"), choices=Attribution.Quotation.choices)
    details = ("source_name", "source_kind", "stance", "quotation")


class FramingForm(SpansForm):
    roles = ("mark",)
    device = forms.ChoiceField(label=_("Device"), choices=FramingMark.Device.choices)
    details = ("device",)

    def clean(self):
        cleaned = super().clean()
        if len(self._spans.get("mark", [])) > 1:
            self.add_error("mark", _("A framing mark is one passage; make a second mark for the other."))
        return cleaned


class SplitForm(SeenForm):
    """Where the second part begins: at one of the words of what is said, but the first."""

    place = forms.TypedChoiceField(label=_("The second part begins with"), coerce=int)

    def __init__(self, *args, claim: Claim, **kwargs):
        super().__init__(*args, **kwargs)
        mark = claim.mark
        spans = _spans_of(mark)["content" if isinstance(mark, Attribution) else "mark"]
        text = mark.revision.part_text(mark.part)
        words = [
            (span.start + word.start(), span.end)
            for span in spans
            for word in re.finditer(r"\S+", span.of(text))
        ]
        places = [(at, "… " + shorten(text[at:end], 45, placeholder=" …")) for at, end in words[1:]]
        offer_choices(self, "place", places)


class OtherForm(SeenForm):
    """Another claim of the same text, with the version of it that was on the screen."""

    other = forms.CharField(widget=forms.Select)

    def __init__(self, *args, desk: Desk, others: Sequence[Claim], label: str, none: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.desk = desk
        field = self.fields["other"]
        field.label, field.required = label, not none
        rows = [(f"{c.mark.public_id} {c.mark.version}", f"{c.number}. {c.in_short}"[:90]) for c in others]
        field.widget.choices = [("", none)] * bool(none) + rows

    def clean_other(self) -> tuple[Claim, int] | None:
        given = self.cleaned_data["other"].split()
        if not given:
            return None
        try:
            claim, version = self.desk.claim_of(UUID(given[0])), int(given[1])
        except (ValueError, IndexError):
            claim = None
        if claim is None:
            raise ValidationError(_("Choose one of the claims of this text."))
        return claim, version


def details_of(mark: AnyMark) -> dict[str, str]:
    return {name: getattr(mark, name) for name in form_for(mark).details}


def form_for(mark: AnyMark) -> type[SpansForm]:
    return AttributionForm if isinstance(mark, Attribution) else FramingForm


def _spans_of(mark: AnyMark) -> dict[str, list[Span]]:
    if isinstance(mark, FramingMark):
        return {"mark": [mark.span]}
    return {role: mark.spans_of(role) for role in ("source", "cue", "content")}


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
