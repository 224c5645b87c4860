from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.forms.versions import VersionForm
from quizzes.models import Exercise, ExerciseRevision
from quizzes.reports.findings import Finding


class DetailsForm(VersionForm):
    title = forms.CharField(label=_("Title"), max_length=200)
    introduction = forms.CharField(
        label=_("Introduction"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Students read it first."),
    )
    skill = forms.ChoiceField(label=_("Skill"), choices=Exercise.Skill.choices)
    year = forms.IntegerField(
        label=_("School year"), required=False, min_value=1, max_value=13, help_text=_("From 1 to 13.")
    )
    topic = forms.CharField(label=_("Topic"), required=False, max_length=60)

    def __init__(self, data: Any = None, *, draft: ExerciseRevision) -> None:
        exercise = draft.exercise
        initial = {
            "version": draft.version, "title": draft.title, "introduction": draft.introduction,
            "skill": exercise.skill, "year": exercise.year, "topic": exercise.topic,
        }  # fmt: skip
        super().__init__(data, initial=initial)


class TagForm(forms.Form):
    """Narrows the list; what is empty narrows nothing, and what nobody can choose is no filter."""

    skill = forms.ChoiceField(
        label=_("Skill"), required=False, choices=[("", _("any")), *Exercise.Skill.choices]
    )
    year = forms.IntegerField(label=_("School year"), required=False, min_value=1, max_value=13)
    topic = forms.CharField(label=_("Topic"), required=False, max_length=60)

    def tags(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else {}


class PublishForm(VersionForm):
    """One field for each finding that may be published anyway; `because()` gives the reasons by its code."""

    def __init__(self, data: Any = None, *, findings: Sequence[Finding], **options) -> None:
        super().__init__(data, **options)
        self.codes = {f"because_{at}": one.code for at, one in enumerate(findings) if not one.must}
        for name in self.codes:
            described = {"aria-describedby": f"finding-{name} id_{name}_error"}
            self.fields[name] = forms.CharField(
                label=_("Publish anyway, because …"), max_length=500, required=False,
                widget=forms.TextInput(described),
            )  # fmt: skip

    def ask_for(self, codes: Collection[str]) -> None:
        """Say at the findings with these codes that a reason is missing."""
        for name, code in self.codes.items():
            if code in codes:
                self.add_error(name, _("Fix it, or write why it may be published so."))

    def because(self) -> dict[str, str]:
        return {code: self.cleaned_data[name] for name, code in self.codes.items()}
