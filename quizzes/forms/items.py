from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.analysis.spans import Span
from articles.models import Article, Revision
from quizzes.items import KINDS


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
