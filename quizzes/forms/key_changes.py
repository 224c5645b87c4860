"""Say which answers are right from now on, and why."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.reports.key_changes import Offered

LABELS = {
    "source": _("Sources that are right from now on"),
    "kind": _("Kinds of source that are right from now on"),
    "stance": _("What the cue does, right from now on"),
    "voice": _("Voices that are right from now on"),
}


class KeyChangeForm(forms.Form):
    """One group of boxes per field of an answer; each option says how many chose it."""

    because = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("Students whose points change read this.")
    )
    only_raise = forms.BooleanField(
        label=_("Only raise: nobody loses points by it"), required=False, initial=True
    )

    def __init__(self, data: Any = None, *, offered: Sequence[Offered]) -> None:
        super().__init__(data)
        self.names = [one.name for one in offered]
        for one in offered:
            self.fields[one.name] = forms.MultipleChoiceField(
                choices=one.options, initial=one.right, widget=forms.CheckboxSelectMultiple,
                label=LABELS.get(one.name, one.name),
            )  # fmt: skip
        self.order_fields([*self.names, "because", "only_raise"])

    def accepted(self) -> dict[str, list[str]]:
        return {name: self.cleaned_data[name] for name in self.names}
