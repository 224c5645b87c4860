from django import forms

from quizzes.models import Assignment


class PhaseForm(forms.Form):
    """`on` is the page whose button was pressed: the board or the projector."""

    phase = forms.ChoiceField(choices=Assignment.Phase.choices)
    on = forms.ChoiceField(choices=[("board", ""), ("projector", "")], required=False)

    def clean_on(self) -> str:
        return self.cleaned_data["on"] or "board"
