"""The forms of the side-by-side desk."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.coverage.sides import LABELS, Choice
from articles.coverage.story import Column, Coverage
from articles.models import Alignment

LONGEST = 110


class SidesForm(forms.Form):
    """Which two articles, and how they are shown. What is not understood chooses the first two."""

    left = forms.TypedChoiceField(label=_("Left"), coerce=int, required=False)
    right = forms.TypedChoiceField(label=_("Right"), coerce=int, required=False)
    show = forms.ChoiceField(
        label=_("Pairs"),
        required=False,
        choices=[
            ("", _("Sure enough, and decided")), ("all", _("All")), ("draft", _("Drafts")), ("accepted", _("Accepted")),
            ("rejected", _("Rejected")), (LABELS, _("Other words for the same")),
        ],
    )  # fmt: skip
    framing = forms.BooleanField(label=_("Hide the framing"), required=False)
    swap = forms.BooleanField(label=_("Swap the label or verb"), required=False)
    alignment = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, coverage: Coverage, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [(column.index, column.name) for column in coverage.columns]
        for name in ("left", "right"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.coverage = coverage

    def choice(self) -> Choice:
        """Two different columns in any case."""
        self.is_valid()
        given = self.cleaned_data
        left = given.get("left") if isinstance(given.get("left"), int) else None
        right = given.get("right") if isinstance(given.get("right"), int) else None
        if left is None and right is None:
            left, right = self._columns_of_alignment()
        left = left if left is not None else 0 if right != 0 else 1
        right = right if right is not None and right != left else 1 if left != 1 else 0
        return Choice(
            left, right, given.get("show") or "", bool(given.get("framing")), bool(given.get("swap"))
        )

    def _columns_of_alignment(self) -> tuple[int | None, int | None]:
        """An address that names a pair need not name its articles."""
        wanted = self.cleaned_data.get("alignment")
        found = next((one for one in self.coverage.alignments if one.public_id == wanted), None)
        if found is None:
            return None, None
        one, other = self.coverage.sides_of(self.coverage.comparison_of[found.comparison_id])
        return one.index, other.index

    def alignment_id(self) -> UUID | None:
        self.is_valid()
        return self.cleaned_data.get("alignment")


class RelationForm(forms.Form):
    relation = forms.ChoiceField(label=_("How the right one tells it"), choices=Alignment.Relation.choices)


class LinkForm(forms.Form):
    """A passage of each side, by its index."""

    left_passage = forms.TypedChoiceField(label=_("Passage on the left"), coerce=int)
    right_passage = forms.TypedChoiceField(label=_("Passage on the right"), coerce=int)

    def __init__(self, *args: Any, left: Column, right: Column, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, column in (("left_passage", left), ("right_passage", right)):
            self.fields[name].choices = [(p.index, _short(p.quote)) for p in column.passages]  # type: ignore[attr-defined]


class LabelForm(forms.Form):
    """The words of each side, as they stand in its article."""

    left_words = forms.CharField(label=_("Words on the left"), max_length=120)
    right_words = forms.CharField(label=_("Words on the right"), max_length=120)
    kind = forms.ChoiceField(
        label=_("What both name"),
        choices=[one for one in Alignment.Kind.choices if one[0] != Alignment.Kind.PASSAGE],
    )


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
