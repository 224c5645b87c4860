from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes import nicknames
from quizzes.models import Classroom, Enrolment
from quizzes.models.classroom import CODE_LENGTH, PIN_LENGTH, code_as_typed


class CodeForm(forms.Form):
    """`cleaned_data["code"]` is the class."""

    code = forms.CharField(
        label=_("Class code"),
        max_length=40,
        help_text=_("8 letters and numbers, from the board or your card. Small letters are fine, too."),
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"}
        ),
        error_messages={"required": _("Type the code of your class.")},
    )

    def clean_code(self) -> Classroom:
        code = code_as_typed(self.cleaned_data["code"])
        if len(code) != CODE_LENGTH:
            raise forms.ValidationError(
                _("A class code has 8 letters and numbers; this has %(number)d."),
                params={"number": len(code)},
            )
        classroom = Classroom.objects.filter(code=code).first()
        if classroom is None:
            raise forms.ValidationError(
                _("No class has this code. Compare it sign by sign: it has no O, no I, no L, no 0 and no 1.")
            )
        if classroom.archived_at:
            raise forms.ValidationError(
                _("This class has ended, so nobody can join it any more. Ask your teacher for the new code.")
            )
        return classroom


class JoinForm(forms.Form):
    student = forms.ChoiceField(
        label=_("Your name"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose your name from the list."),
            "invalid_choice": _("This name is no longer in the list. Choose yours once more."),
        },
    )
    pin = forms.CharField(
        label=_("Your PIN"),
        max_length=20,
        help_text=_("The 6 numbers on your card."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "code"}),
        error_messages={"required": _("Type the 6 numbers from your card.")},
    )

    def __init__(self, data: Any = None, *, students: Sequence[Enrolment]) -> None:
        super().__init__(data)
        self.enrolments = {str(one.user.public_id): one for one in students}
        names: Any = self.fields["student"]
        names.choices = [(key, str(one.user)) for key, one in self.enrolments.items()]

    def clean_pin(self) -> str:
        pin = "".join(self.cleaned_data["pin"].split())
        if len(pin) != PIN_LENGTH or not pin.isdecimal():
            raise forms.ValidationError(_("A PIN has 6 numbers and nothing else. Look at your card."))
        return pin

    def enrolment(self) -> Enrolment:
        return self.enrolments[self.cleaned_data["student"]]


class NicknameForm(forms.Form):
    nickname = forms.CharField(
        label=_("Your nickname"),
        max_length=200,
        help_text=_("2 to 20 letters. Your teacher and your class see it."),
        widget=forms.TextInput({"autocomplete": "off", "maxlength": nicknames.LONGEST}),
        error_messages={"required": _("Type a nickname.")},
    )

    def clean_nickname(self) -> str:
        nickname = nicknames.tidy(self.cleaned_data["nickname"])
        nicknames.check(nickname)
        return nickname
