"""Say which answers are right from now on, and why."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.reports.key_changes import Offered

LABELS = {
    "source": gettext_lazy("Sources that are right from now on"),
    "kind": gettext_lazy("Kinds of source that are right from now on"),
    "stance": gettext_lazy("What the cue does, right from now on"),
    "voice": gettext_lazy("Voices that are right from now on"),
}


class KeyChangeForm(forms.Form):
    """One group of boxes per field of an answer; each option says how many chose it."""

    because = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        help_text=gettext_lazy("Students whose points change read this."),
    )
    only_raise = forms.BooleanField(
        label=gettext_lazy("Only raise: nobody loses points by it"), required=False, initial=True
    )

    def __init__(self, data: Any = None, *, offered: Sequence[Offered]) -> None:
        super().__init__(data)
        self.names = [one.name for one in offered]
        for one in offered:
            self.fields[one.name] = forms.MultipleChoiceField(
                choices=one.options, initial=one.right, widget=forms.CheckboxSelectMultiple,
                label=LABELS.get(one.name) or _("%(field)s: right from now on") % {"field": one.label},
            )  # fmt: skip
        self.order_fields([*self.names, "because", "only_raise"])

    def accepted(self) -> dict[str, list[str]]:
        return {name: self.cleaned_data[name] for name in self.names}
