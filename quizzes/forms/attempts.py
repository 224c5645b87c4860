import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.models import Response
from quizzes.models.response import Certainty
from quizzes.reports.attempts import AttemptPage


class AnswerForm(forms.Form):
    """What stands beside the answer of an item; the answer itself is the form of the item's kind, `given`.

    `seen` is the revision the page was made from.
    """

    seen = forms.IntegerField(min_value=0, max_value=2**31 - 2)
    flagged = forms.BooleanField(required=False)
    certainty = forms.ChoiceField(choices=[("", ""), *Certainty.choices], required=False)

    def __init__(self, data: Mapping[str, Any], *, row: Response, given: Any) -> None:
        super().__init__(data, prefix=given.prefix)
        self.row, self.given, self.position = row, given, row.item.position

    def is_valid(self) -> bool:
        return super().is_valid() and self.given.is_valid()

    def is_changed(self) -> bool:
        """Whether saving it would tell anything new."""
        answer = self.given.answer() if any(self.given.answer().values()) or self.row.revision else {}
        beside = self.cleaned_data["flagged"], self.cleaned_data["certainty"]
        return (answer, *beside) != (self.row.answer, self.row.flagged, self.row.certainty)

    def given_to_save(self) -> dict[str, Any]:
        """As `attempts.save_response` takes it."""
        return {
            "response": self.row, "act": uuid.uuid4(), "revision": self.cleaned_data["seen"] + 1,
            "answer": self.given.answer(), "flagged": self.cleaned_data["flagged"],
            "certainty": self.cleaned_data["certainty"],
        }  # fmt: skip


def answer_forms(data: Mapping[str, Any], page: AttemptPage) -> list[AnswerForm]:
    """One for each question of the page that was sent."""
    found = []
    for question in page.questions:
        shown, prefix = page.printed.shown[question.position], f"item{question.position}"
        if f"{prefix}-seen" in data:
            given = shown.kind.ResponseForm(data, item=shown.item, prefix=prefix)
            found.append(AnswerForm(data, row=question.row, given=given))
    return found


class ContestForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is the key not right, or not the only right one?"),
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        help_text=_("Say which words in the text you mean. Your teacher reads it and answers."),
        error_messages={"required": _("Write down why, then send it.")},
    )
