from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.models import Assignment, ExitTicket
from quizzes.models.assignment import EXIT_ASKS


class PhaseForm(forms.Form):
    """`on` is the page whose button was pressed: the board or the projector."""

    phase = forms.ChoiceField(choices=Assignment.Phase.choices)
    on = forms.ChoiceField(choices=[("board", ""), ("projector", "")], required=False)

    def clean_on(self) -> str:
        return self.cleaned_data["on"] or "board"


class ExitQuestionForm(forms.ModelForm):
    class Meta:
        model = Assignment
        fields = ("exit_question",)
        labels = {"exit_question": _("What do you ask at the end?")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        text = _("Left empty, we ask: “%(question)s”")
        self.fields["exit_question"].help_text = text % {"question": _(EXIT_ASKS)}


class ExitTicketForm(forms.ModelForm):
    class Meta:
        model = ExitTicket
        fields = ("text",)
        labels = {"text": _("Your answer, in a sentence or two")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})}
