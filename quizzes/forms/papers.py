"""One line for each item, as it stands on paper."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _

from quizzes.items import BadAnswer, on_paper, write
from quizzes.reports.sheets import ShownItem


class PaperRow(NamedTuple):
    shown: ShownItem
    field: forms.BoundField
    legends: list[list[on_paper.Legend]]


class PaperForm(forms.Form):
    """`answers()` by the item's id; `stored` are the answers that were typed in before."""

    def __init__(
        self, data: Any = None, *, items: Sequence[ShownItem], stored: Mapping[int, Mapping[str, Any]]
    ) -> None:
        super().__init__(data)
        self.items = items
        for one in items:
            is_text = one.item.kind == write.NAME
            self.fields[self._name(one)] = forms.CharField(
                label=_("Item %(number)d") % {"number": one.item.position},
                required=False,
                max_length=write.MOST if is_text else 1000,
                widget=forms.Textarea({"rows": 2}) if is_text else forms.TextInput({"autocomplete": "off"}),
                initial=on_paper.write_line(one.item, stored.get(one.item.pk, {})),
            )

    @staticmethod
    def _name(one: ShownItem) -> str:
        return f"item{one.item.position}"

    def rows(self) -> Iterator[PaperRow]:
        for one in self.items:
            yield PaperRow(one, self[self._name(one)], on_paper.legends(one.item))

    def clean(self) -> None:
        self.read: dict[int, dict[str, Any]] = {}
        for one in self.items:
            name = self._name(one)
            try:
                self.read[one.item.pk] = on_paper.read_line(one.item, self.cleaned_data.get(name, ""))
            except BadAnswer as problem:
                self.add_error(name, str(problem))

    def answers(self) -> dict[int, dict[str, Any]]:
        return self.read
