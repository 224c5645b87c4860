"""A class and who is in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.forms.fields import longest_of
from quizzes.importing import roster
from quizzes.importing.errors import Problem, UnreadableRoster
from quizzes.importing.roster import MOST_BYTES, MOST_NAMES, Order
from quizzes.models import Classroom


class ClassroomForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the class"),
        max_length=longest_of(Classroom, "name"),
        help_text=_("As your students know it: “8b · Media”."),
    )


class CoTeacherForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address of a colleague"),
        help_text=_(
            "With which they sign in here. They may do all that you may, except putting the class away."
        ),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )


def in_words(error: UnreadableRoster) -> str:
    """What is wrong with the list, and what to do."""
    about = error.about
    if error.problem is Problem.TOO_MANY:
        return ngettext(
            "This list has %(number)d line; a class has at most %(most)d students. Bring in one class at a time.",
            "This list has %(number)d lines; a class has at most %(most)d students. Bring in one class at a time.",
            int(str(about)),
        ) % {"number": about, "most": MOST_NAMES}
    heads = (
        ", ".join(about) if isinstance(about, tuple) and all(isinstance(one, str) for one in about) else about
    )
    return str(_SENTENCES[error.problem]) % {"about": heads}


_SENTENCES = {
    Problem.EMPTY: _("There is no name in here. Paste the names, or choose the file that has them."),
    Problem.TOO_LARGE: _("This file is larger than 2 MB, so it is no list of one class. Choose another."),
    Problem.SPREADSHEET: _(
        "This is a spreadsheet. Open it, copy the column with the names and paste it here; or save it as CSV."
    ),
    Problem.NOT_TEXT: _(
        "This file is no text that can be read. Save the list as CSV (UTF-8), or paste the names."
    ),
    Problem.NO_NAME_COLUMN: _(
        "None of the columns is called what a name is called; found: %(about)s. Call one “Name”, or two “First name” "
        "and “Last name”."
    ),
    Problem.NO_NAMES_IN_COLUMN: _(
        "Most lines have no name where one should be. Look whether the columns have slipped, or paste the names alone."
    ),
    Problem.UNNAMED_COLUMNS: _(
        "These are %(about)s columns, and nothing says which holds the name. Add a first line such as “First name; "
        "Last name”, or paste the names alone."
    ),
    Problem.UNCLEAR_CLASS: _("This file has several classes. Say which one it is."),
}


class RosterForm(forms.Form):
    """Names to be read; `roster` is what was read, once the form is valid."""

    names = forms.CharField(
        label=_("Names"),
        required=False,
        widget=forms.Textarea({"rows": 10, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_(
            "One a line: “Lena Maier” or “Maier, Lena”. A table pasted from a spreadsheet is fine, too."
        ),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("CSV or text, or a OneRoster zip file."),
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv,.zip,text/csv,text/plain"}),
    )
    order = forms.ChoiceField(
        label=_("If a line has two parts"),
        required=False,
        choices=[(Order.FAMILY_FIRST, _("surname first")), (Order.GIVEN_FIRST, _("first name first"))],
    )
    code_page = forms.ChoiceField(
        label=_("If letters look wrong in the preview, the file is from a computer set to"),
        required=False,
        choices=[
            ("", _("find out by itself")),
            ("cp1252", _("Western Europe")),
            ("cp1250", _("Central Europe")),
            ("cp1254", _("Turkish")),
            ("cp1251", _("Cyrillic")),
            ("cp1253", _("Greek")),
            ("cp1257", _("Baltic")),
        ],
    )
    klass = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.roster: roster.Roster | None = None

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        file, field = fields.get("file"), "file" if fields.get("file") else "names"
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError({"file": in_words(UnreadableRoster(Problem.TOO_LARGE))})
        if self.errors:
            return fields
        try:
            self.roster = roster.read(
                file.read() if file else fields.get("names", ""),
                order=Order(fields.get("order") or Order.FAMILY_FIRST),
                klass=fields.get("klass", ""), code_page=fields.get("code_page", ""),
            )  # fmt: skip
        except UnreadableRoster as error:
            if error.problem is Problem.UNCLEAR_CLASS:
                self._ask_which(error.about)
            self.add_error("klass" if error.problem is Problem.UNCLEAR_CLASS else field, in_words(error))
        return fields

    def _ask_which(self, classes: Any) -> None:
        self.fields["klass"] = forms.ChoiceField(label=_("Which class of the file"), choices=classes)
