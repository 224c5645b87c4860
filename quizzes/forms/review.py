"""A teacher's mark for one answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.reports.review import Grade, ReviewRow


class MarkForm(forms.Form):
    """`seen` is the id of the mark that stood when the page was made: two teachers do not overwrite each other."""

    grade = forms.ChoiceField(label=_("Mark"), widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("Comment"), required=False, max_length=1000,
        widget=forms.TextInput({"list": "comment-bank", "autocomplete": "off"}),
    )  # fmt: skip
    keep = forms.BooleanField(label=_("Keep this comment"), required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, row: ReviewRow, grades: Sequence[Grade]) -> None:
        marked = row.marked
        given = next((at for at, one in enumerate(grades) if marked and one.value == marked.value), None)
        initial = {
            "grade": "" if given is None else str(given),
            "comment": marked.comment if marked else "",
            "seen": marked.pk if marked else None,
        }
        super().__init__(data, initial=initial, auto_id=f"answer-{row.response.pk}-%s")
        self.grades = list(grades)
        self.fields["grade"].choices = [(str(at), one.label) for at, one in enumerate(grades)]  # type: ignore[attr-defined]

    def mark(self) -> dict[str, Any]:
        grade = self.grades[int(self.cleaned_data["grade"])]
        return {
            "value": grade.value, "level": grade.label[:60], "comment": self.cleaned_data["comment"],
            "seen": self.cleaned_data["seen"],
        }  # fmt: skip


class CommentForm(forms.Form):
    text = forms.CharField(label=_("Comment"), max_length=1000, widget=forms.Textarea({"rows": 2}))
