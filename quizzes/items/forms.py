"""The form a teacher edits an item in: what all kinds share, and rows of alternatives."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.analysis.spans import Span
from quizzes.items.fields import NONE, WordRangeField, words_of
from quizzes.items.filling import ItemFields
from quizzes.models import Item, RuleCard
from quizzes.scoring.choices import ChoiceKey
from quizzes.scoring.span_agreement import GRACE, Alternative

ROWS = 3


@dataclass(frozen=True, slots=True)
class Block:
    """What is decided together. A row stands in one line where there is room; `more` is folded while it is empty."""

    title: Any
    help_text: Any = ""
    rows: list[list[Any]] = field(default_factory=list)
    more: list[list[Any]] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return any(one.errors or _is_filled(one.value()) for row in self.more for one in row)


def _is_filled(value: Any) -> bool:
    return any(map(_is_filled, value)) if isinstance(value, list) else value not in (None, "", False)


class ItemForm(forms.Form):
    """`item` need not be stored. `surroundings` is what the passage may be chosen from.

    A subclass adds its own fields in `add_key`, block by block, and gives them back in `task` and `key`.
    """

    passage: Any
    prompt = forms.CharField(label=_("Question"), widget=forms.Textarea({"rows": 2}), max_length=1000)
    points = forms.DecimalField(
        label=_("Points"), min_value=Decimal(0), max_value=Decimal(100), decimal_places=2
    )
    rule_card = forms.ModelChoiceField(
        RuleCard.objects.in_order(), label=_("Rule card"), required=False, empty_label=_("none")
    )
    feedback = forms.CharField(
        label=_("Feedback"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Students read it together with the key."),
    )

    def __init__(self, data: Any = None, *, item: Item, surroundings: Span) -> None:
        initial = {
            "prompt": item.prompt,
            "points": item.points,
            "rule_card": item.rule_card_id,
            "feedback": item.feedback,
        }
        super().__init__(data, initial=initial)
        self.item = item
        self.words = words_of(surroundings, item.text)
        self.fields["passage"] = WordRangeField(
            self.words,
            label=_("Passage"),
            initial=item.passage,
            help_text=_("What the question is about."),
        )
        self.blocks: list[Block] = []
        self.begin(_("The question"), rows=[["prompt"], ["passage"]])
        self.add_key()
        self.begin(_("Points, rule and feedback"), rows=[["points", "rule_card"], ["feedback"]])

    def add_key(self) -> None:
        raise NotImplementedError

    def begin(self, title: Any, help_text: Any = "", *, rows: Sequence[list[str]] = ()) -> None:
        """A block; what is added from here on belongs to it."""
        self.blocks.append(Block(title, help_text, list(rows)))

    def add(self, name: str, field: forms.Field) -> None:
        """In a row of its own."""
        self.fields[name] = field
        self.blocks[-1].rows.append([name])

    @property
    def parts(self) -> list[Block]:
        """The blocks with their fields instead of the names, in the order of work."""
        return [replace(one, rows=self._bound(one.rows), more=self._bound(one.more)) for one in self.blocks]

    def _bound(self, rows: Sequence[Sequence[str]]) -> list[list[Any]]:
        return [[self[name] for name in row] for row in rows]

    def given(self) -> ItemFields:
        """What was typed into a valid form."""
        typed = self.cleaned_data
        return ItemFields(
            self.span(), typed["prompt"], typed["points"], self.task(), self.key(), typed["rule_card"],
            typed["feedback"],
        )  # fmt: skip

    def task(self) -> dict[str, Any]:
        return dict(self.item.task)

    def key(self) -> dict[str, Any]:
        raise NotImplementedError

    def span(self) -> Span:
        """The passage; where its words were left alone, also its quotation marks stay."""
        return self.cleaned_data["passage"] if "passage" in self.changed_data else self.item.passage

    def add_choices(
        self, name: str, label: Any, options: Sequence[tuple[str, Any]], key: ChoiceKey | None
    ) -> None:
        """Rows `name_1`, `name_1_reason`, …: the preferred answer, and others that can be defended."""
        given = key.alternatives if key else ()
        for at in range(max(ROWS, len(given) + 1)):
            known = given[at] if at < len(given) else None
            self.fields[f"{name}_{at + 1}"] = forms.ChoiceField(
                choices=[NONE, *options],
                label=label if at == 0 else _("Also right"),
                initial=known and known.value,
                required=at == 0,
            )
            self._add_reason(f"{name}_{at + 1}", known.reason if known else "", optional=at == 0)
            self._add_answer([f"{name}_{at + 1}", f"{name}_{at + 1}_reason"], first=at == 0)

    def choices(self, name: str) -> list[dict[str, str]]:
        return [
            {"value": self.cleaned_data[row], "reason": self.cleaned_data[f"{row}_reason"]}
            for row in self._rows(name)
            if self.cleaned_data.get(row)
        ]

    def add_words(self, name: str, label: Any, given: Sequence[Alternative], *, required: bool) -> None:
        """Rows `name_1`, `name_1_wide`, `name_1_reason`, …: the words that must be hit and what may be taken along."""
        for at in range(max(ROWS - 1, len(given) + 1)):
            known = given[at] if at < len(given) else None
            row = f"{name}_{at + 1}"
            self.fields[row] = WordRangeField(
                self.words,
                label=label if at == 0 else _("Also right"),
                initial=known and Span(known.core[0].start, known.core[-1].end),
                required=required and at == 0,
            )
            self.fields[f"{row}_wide"] = WordRangeField(
                self.words,
                label=_("May be taken along"),
                initial=known
                and known.tolerance
                and Span(known.tolerance[0].start, known.tolerance[-1].end)
                or None,
                required=False,
            )
            self._add_reason(row, known.reason if known else "", optional=at == 0)
            self._add_answer([row, f"{row}_wide", f"{row}_reason"], first=at == 0)

    def alternatives(self, name: str, given: Sequence[Alternative]) -> dict[str, Any]:
        """As `keys.read_words` reads it. What was left alone keeps its holes."""
        found = []
        for at, row in enumerate(self._rows(name)):
            known = given[at] if at < len(given) else None
            core, wide = self.cleaned_data.get(row), self.cleaned_data.get(f"{row}_wide")
            if core is None:
                continue
            cores: Sequence[Span] = (core,)
            wides: Sequence[Span] = (wide,) if wide else ()
            if known and row not in self.changed_data:
                cores = known.core
            if known and f"{row}_wide" not in self.changed_data:
                wides = known.tolerance
            found.append(
                {
                    "core": [[one.start, one.end] for one in cores],
                    "tolerance": [[one.start, one.end] for one in wides],
                    "reason": self.cleaned_data[f"{row}_reason"],
                }
            )
        return {"grace": GRACE, "alternatives": found}

    def _add_reason(self, row: str, text: str, *, optional: bool) -> None:
        label = _("Reason") if optional else _("Why it can be defended")
        self.fields[f"{row}_reason"] = forms.CharField(
            label=label, required=False, max_length=500, initial=text
        )

    def _add_answer(self, row: list[str], *, first: bool) -> None:
        block = self.blocks[-1]
        (block.rows if first else block.more).append(row)

    def _rows(self, name: str) -> list[str]:
        return [field for field in self.fields if field.removeprefix(f"{name}_").isdigit()]
