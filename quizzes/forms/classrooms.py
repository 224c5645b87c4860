"""A class and who is in it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.forms.fields import longest_of, offer_rows
from quizzes.actions.groups import MOST as MOST_GROUPS
from quizzes.importing import roster
from quizzes.importing.errors import Problem, UnreadableRoster
from quizzes.importing.names import LONGEST
from quizzes.importing.roster import MOST_BYTES, MOST_NAMES, Order
from quizzes.models import Classroom, Enrolment, Group


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


class StudentForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=LONGEST, help_text=_("As it stands in the list students pick from.")
    )
    extra_time = forms.IntegerField(
        label=_("Extra time, in percent"),
        min_value=0,
        max_value=300,
        initial=0,
        help_text=_(
            "Of the minutes an assignment gives: 25 makes 50 minutes of 40. Nobody else sees it, and no reason is kept."
        ),
    )
    group = forms.ModelChoiceField(
        label=_("Group"), required=False, queryset=Group.objects.none(), empty_label=_("none")
    )

    def __init__(self, *args, classroom: Classroom, **options) -> None:
        super().__init__(*args, **options)
        offer_rows(self, "group", classroom.groups.all())


class MoveForm(forms.Form):
    to = forms.ModelChoiceField(
        label=_("To the class"),
        queryset=Classroom.objects.none(),
        to_field_name="public_id",
        empty_label=None,
    )

    def __init__(self, *args, classrooms: QuerySet, **options) -> None:
        super().__init__(*args, **options)
        offer_rows(self, "to", classrooms)


class DealForm(forms.Form):
    number = forms.IntegerField(label=_("How many groups"), min_value=2, max_value=MOST_GROUPS, initial=4)


class PlacesForm(forms.Form):
    """One field for each student: in which group."""

    def __init__(self, *args, classroom: Classroom, students: Sequence[Enrolment], **options) -> None:
        super().__init__(*args, **options)
        self.students = {f"student_{one.pk}": one for one in students}
        self.groups = {str(group.pk): group for group in classroom.groups.all()}
        choices = [("", _("none")), *((key, group.name) for key, group in self.groups.items())]
        for name, student in self.students.items():
            self.fields[name] = forms.ChoiceField(
                label=str(student.user), required=False, choices=choices, initial=student.group_id or ""
            )

    def places(self) -> dict[Enrolment, Group | None]:
        return {one: self.groups.get(self.cleaned_data[name]) for name, one in self.students.items()}


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
