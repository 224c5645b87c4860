"""What a teacher says when giving an exercise to a class. What is left empty is as the mode has it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import offer_rows
from quizzes.actions.assignments import FIXED_ONCE_STARTED, PRESETS
from quizzes.models import Assignment, Classroom, Exercise, ExerciseRevision

AS_THE_MODE = ("", _("as the mode has it"))
MODES = [
    (
        Assignment.Mode.PRACTICE,
        _("Practice: they check as they go, try again, and see the key with its rule card."),
    ),
    (
        Assignment.Mode.DISCUSSION,
        _("Discussion: you lead the class through it together; the key comes last, for all at once."),
    ),
    (
        Assignment.Mode.GRADED,
        _("Graded: they answer once and hand in; you look through it and release the results."),
    ),
]
FEWEST_GROUPS = 2
FEEDBACK = [AS_THE_MODE, *Assignment.Feedback.choices]
YES_OR_NO = [AS_THE_MODE, ("yes", _("yes")), ("no", _("no"))]
OF_THE_MODE = ("tries", "hints", "feedback_during", "feedback_submitted", "feedback_released")


class MomentInput(forms.DateTimeInput):
    """The browser's own picker for a day and a time."""

    input_type = "datetime-local"
    FORMAT = "%Y-%m-%dT%H:%M"

    def __init__(self, attrs=None):
        super().__init__(attrs, format=self.FORMAT)


class SettingsForm(forms.Form):
    """The fields of an assignment that are chosen, in the order of `MAIN` and `MORE`."""

    MAIN = ("mode", "closes_at")
    MORE = ("opens_at", "minutes", *OF_THE_MODE, "asks_certainty", "outlet_blind", "jigsaw")

    mode = forms.ChoiceField(
        label=_("How they work"),
        choices=MODES,
        widget=forms.RadioSelect,
        initial=Assignment.Mode.PRACTICE,
    )
    closes_at = forms.DateTimeField(
        label=_("Closes"),
        required=False,
        widget=MomentInput,
        help_text=_("Left empty, it stays open until you close it."),
    )
    opens_at = forms.DateTimeField(
        label=_("Opens"), required=False, widget=MomentInput, help_text=_("Left empty, it opens at once.")
    )
    minutes = forms.IntegerField(
        label=_("Minutes for each student"),
        required=False,
        min_value=1,
        max_value=600,
        help_text=_("Counted from each student’s own start; extra time comes on top."),
    )
    tries = forms.IntegerField(
        label=_("Tries for each item"),
        required=False,
        min_value=1,
        max_value=20,
        help_text=_("How often they may check an answer. Left empty, as the mode has it."),
    )
    hints = forms.ChoiceField(label=_("Hints"), required=False, choices=YES_OR_NO)
    feedback_during = forms.ChoiceField(
        label=_("What they are told while answering"), required=False, choices=FEEDBACK
    )
    feedback_submitted = forms.ChoiceField(
        label=_("What they are told after handing in"), required=False, choices=FEEDBACK
    )
    feedback_released = forms.ChoiceField(
        label=_("What they are told after the release"), required=False, choices=FEEDBACK
    )
    asks_certainty = forms.BooleanField(label=_("Ask how sure they are of each answer"), required=False)
    outlet_blind = forms.BooleanField(
        label=_("Hide which outlet published the article until the key is shown"), required=False
    )

    jigsaw = forms.BooleanField(
        label=_("Jigsaw: each group has one outlet first, then the class puts it together"),
        required=False,
        help_text=_(
            "In a discussion. In the first vote a group fills in its own outlet of a comparison; in the second "
            "everybody sees what the groups found and fills in all of it."
        ),
    )

    def clean_hints(self) -> bool | str:
        return {"yes": True, "no": False}.get(self.cleaned_data["hints"], "")

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        closes, opens = fields.get("closes_at"), fields.get("opens_at")
        if closes and opens and closes <= opens:
            self.add_error("closes_at", _("It closes before it opens. Choose a later end."))
        revision = self.revision()
        if fields.get("outlet_blind") and revision and revision.names_outlets:
            self.add_error(
                "outlet_blind",
                _("This exercise compares outlets by name, so they cannot be hidden. Untick this."),
            )
        if fields.get("jigsaw") and (problem := self._why_no_jigsaw(fields.get("mode"), revision)):
            self.add_error("jigsaw", problem)
        return fields

    def _why_no_jigsaw(self, mode: str | None, revision: ExerciseRevision | None) -> Any:
        if mode and mode != Assignment.Mode.DISCUSSION:
            return _("A jigsaw takes two votes. Choose discussion, or untick this.")
        if revision and not revision.compares_by_outlet:
            return _(
                "Nothing in this exercise asks how each outlet tells a claim. Add a comparison, or untick this."
            )
        for one in self.classes():
            if one.groups.count() < FEWEST_GROUPS:
                text = _(
                    "%(name)s has no groups yet. Make at least two on the page of the class, or untick this."
                )
                return text % {"name": one.name}
        return None

    def revision(self) -> ExerciseRevision | None:
        """What the class gets, where that is known."""
        return None

    def classes(self) -> Sequence[Classroom]:
        """Who gets it, where that is known."""
        return ()

    def chosen(self) -> dict[str, Any]:
        """What was said: without the mode, and without what was left to it."""
        said = {name: self.cleaned_data[name] for name in ("closes_at", *self.MORE)}
        left_to_the_mode = ("opens_at", *OF_THE_MODE)
        return {
            name: value
            for name, value in said.items()
            if name not in left_to_the_mode or value not in ("", None)
        }

    @property
    def main_fields(self) -> Sequence[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.MORE]

    @property
    def more_fields(self) -> Sequence[forms.BoundField]:
        return [self[name] for name in self.MORE]

    @property
    def more_in_use(self) -> bool:
        """Whether the folded part says something, or has an error: then it is shown open."""
        return any(self[name].errors or self[name].value() for name in self.MORE)

    @classmethod
    def initial_of(cls, given: Assignment) -> dict[str, Any]:
        """What was chosen: empty where it is as the mode has it."""
        preset = PRESETS[given.mode]
        fields = {name: getattr(given, name) for name in cls.base_fields}
        fields |= {name: "" for name in OF_THE_MODE if fields[name] == preset[name]}
        if fields["hints"] != "":
            fields["hints"] = "yes" if fields["hints"] else "no"
        return fields

    @classmethod
    def address_of(cls, given: Assignment) -> str:
        """The same as an address’s query, which fills the form again: so deleting and editing are undone."""
        fields = {
            name: value for name, value in cls.initial_of(given).items() if value not in ("", None, False)
        }
        for name in ("opens_at", "closes_at"):
            if name in fields:
                fields[name] = timezone.localtime(fields[name]).strftime(MomentInput.FORMAT)
        fields["exercise"] = given.exercise_revision.exercise.public_id
        return urlencode(fields | {"classrooms": given.classroom.public_id})

    def proposed(self) -> Assignment:
        """As it would be, not saved: for saying it in words."""
        mode = self.cleaned_data["mode"]
        return Assignment(mode=mode, **{"opens_at": timezone.now(), **PRESETS[mode], **self.chosen()})


class EditForm(SettingsForm):
    """Once somebody has begun, what they have met already stands fast."""

    def __init__(self, *args, given: Assignment, started: bool, **options) -> None:
        super().__init__(*args, **{"initial": self.initial_of(given), **options})
        self.given = given
        for name in FIXED_ONCE_STARTED if started else ():
            self.fields[name].disabled = True
            self.initial[name] = getattr(given, name)

    def revision(self) -> ExerciseRevision:
        return self.given.exercise_revision

    def classes(self) -> Sequence[Classroom]:
        return [self.given.classroom]


class ExerciseField(forms.ModelChoiceField):
    """Chosen by its public id."""

    def __init__(self, **options):
        super().__init__(
            queryset=Exercise.objects.none(), to_field_name="public_id", empty_label=None, **options
        )

    def label_from_instance(self, exercise):
        """Two may have the same title, so it says whose it is."""
        return f"{exercise.title} · {exercise.owner}"


class GiveForm(SettingsForm):
    exercise = ExerciseField(
        label=_("Exercise"),
        error_messages={
            "invalid_choice": _("This exercise is not published, or was withdrawn. Choose another.")
        },
    )
    classrooms = forms.ModelMultipleChoiceField(
        label=_("Classes"),
        queryset=Classroom.objects.none(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one class.")},
    )

    field_order = ["exercise", "classrooms", *SettingsForm.MAIN, *SettingsForm.MORE]

    def __init__(self, *args, exercises: QuerySet, classrooms: QuerySet, **options) -> None:
        super().__init__(*args, **options)
        offer_rows(self, "exercise", exercises)
        offer_rows(self, "classrooms", classrooms)

    def revision(self) -> ExerciseRevision | None:
        exercise = self.cleaned_data.get("exercise")
        return exercise.published if exercise else None

    def classes(self) -> Sequence[Classroom]:
        return list(self.cleaned_data.get("classrooms") or ())
