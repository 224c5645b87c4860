from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.models import Enrolment


class CardsForm(forms.Form):
    """Whom to make cards for. `all` in the data means everybody, whoever is ticked."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    students = forms.MultipleChoiceField(
        label=_("Make new cards for"), required=False, widget=forms.CheckboxSelectMultiple
    )
    replace = forms.BooleanField(label=_("Their old cards may stop working."), required=False)
    sign_out = forms.BooleanField(
        label=_("Also sign them out wherever they are signed in now."), required=False
    )

    def __init__(self, data: Any = None, *, students: Sequence[Enrolment], **options: Any) -> None:
        super().__init__(data, **options)
        self.by_id = {str(one.user.public_id): one for one in students}
        rows: Any = self.fields["students"]
        rows.choices = [(key, str(one.user)) for key, one in self.by_id.items()]

    def clean(self) -> None:
        if "all" in self.data:
            self.cleaned_data["students"] = list(self.by_id)
        elif not self.cleaned_data.get("students") and "students" not in self.errors:
            self.add_error("students", _("Tick at least one student, or make cards for all."))
        if any(one.pin_digest for one in self.enrolments()) and not self.cleaned_data.get("replace"):
            self.add_error(
                "replace", _("Some of them have a card, which will stop working. Tick this if that is right.")
            )

    def enrolments(self) -> list[Enrolment]:
        return [self.by_id[key] for key in self.cleaned_data.get("students", [])]
