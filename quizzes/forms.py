from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.analysis.spans import Span
from articles.models import Article, Revision
from quizzes.items import KINDS
from quizzes.models import Exercise
from quizzes.reports import Finding

LARGEST_FILE = 2_000_000


class VersionForm(forms.Form):
    """An edit of a draft names the version it was made from."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class MoveForm(VersionForm):
    to = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=9999)


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


class TagForm(forms.Form):
    """Narrows the list; what is empty narrows nothing, and what nobody can choose is no filter."""

    skill = forms.ChoiceField(
        label=_("Skill"), required=False, choices=[("", _("any")), *Exercise.Skill.choices]
    )
    year = forms.IntegerField(label=_("School year"), required=False, min_value=1, max_value=13)
    topic = forms.CharField(label=_("Topic"), required=False, max_length=60)

    def tags(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else {}


class PassageForm(forms.Form):
    """What a new item is about: its kind, the article, and sentences of it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[(name, kind.LABEL) for name, kind in KINDS.items()])

    def __init__(self, data: Any = None, *, articles: Sequence[Article]) -> None:
        super().__init__(data)
        groups: list[tuple[str, list[tuple[str, str]]]] = []
        self.spans: dict[str, tuple[Revision, Span]] = {}
        for revision in (article.current for article in articles):
            rows = []
            for at, span in enumerate(revision.sentence_spans, 1):
                value = f"{revision.public_id}:{span.start}"
                self.spans[value] = (revision, span)
                rows.append((value, f"{at}. {span.of(revision.text)[:90]}"))
            groups.append((revision.title, rows))
        self.fields["sentence"] = forms.ChoiceField(label=_("First sentence"), choices=groups)
        self.fields["last"] = forms.ChoiceField(
            label=_("Last sentence"), required=False, choices=[("", "—"), *groups],
            help_text=_("Leave it empty for one sentence."),
        )  # fmt: skip

    def clean(self) -> None:
        first = self.spans.get(self.cleaned_data.get("sentence", ""))
        last = self.spans.get(self.cleaned_data.get("last", "")) or first
        if first is None or last is None:
            return
        if first[0] != last[0] or last[1].end <= first[1].start:
            self.add_error(
                "last", _("The last sentence stands before the first. Choose them in reading order.")
            )
            return
        self.cleaned_data["revision"] = first[0]
        self.cleaned_data["passage"] = Span(first[1].start, last[1].end)


class PublishForm(VersionForm):
    """One field for each finding that may be published anyway; `because()` gives the reasons by its code."""

    def __init__(self, data: Any = None, *, findings: Sequence[Finding], **options) -> None:
        super().__init__(data, **options)
        self.codes = {f"because_{at}": one.code for at, one in enumerate(findings) if not one.must}
        for name in self.codes:
            self.fields[name] = forms.CharField(
                label=_("Publish anyway, because …"), max_length=500, required=False
            )

    def because(self) -> dict[str, str]:
        return {code: self.cleaned_data[name] for name, code in self.codes.items()}


class ReviewForm(forms.Form):
    note = forms.CharField(
        label=_("Note to the owner"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Exercise file"), help_text=_("A .json file that this app saved, up to 2 MB.")
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("This file is larger than 2 MB, so it is no exercise. Choose another.")
            )
        return file.read()
