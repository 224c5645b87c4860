"""Write: say it neutrally, or say what to check first and where. Read by the teacher, never scored automatically."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Attribution, FramingMark
from quizzes.items import answers, keys
from quizzes.items.forms import ItemForm
from quizzes.items.keys import BadKey
from quizzes.items.kind import ChoiceField, KeyLine, Proposal, Scored
from quizzes.items.material import Material
from quizzes.models import Item, RubricLevel

NAME = "write"
LABEL = gettext_lazy("Write")
PROMPT = gettext_lazy("Rewrite this so that it keeps the facts and takes no side.")
TEMPLATE = "quizzes/items/write.html"
SKILL = "framing"
CHOICE = ""
SECONDS = 240
HINT = gettext_lazy(
    "Say what happened and who says so. Leave out the words that tell the reader what to think of it."
)
BY_HAND = True
TERMS = ("framing", "source")

REWRITE, CHECK_FIRST = "rewrite", "check"
ABOUT = {
    REWRITE: gettext_lazy("rewrite it neutrally"),
    CHECK_FIRST: gettext_lazy("say what to check first, and where"),
}
MOST = 4000


@dataclass(frozen=True, slots=True)
class Level:
    """A rubric level; the first is the lowest."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Key:
    """`samples` are good answers with what makes them good; there may be none."""

    levels: tuple[Level, ...]
    samples: tuple[Level, ...] = ()


def read(raw: object) -> Key:
    row = keys.fields_of(raw, "levels", "samples")
    levels = _levels(row["levels"], "name", "description")
    if len(levels) < 2:
        raise BadKey(_("A rubric has at least two levels."))
    return Key(levels, _levels(row["samples"], "value", "reason"))


def _levels(raw: object, name: str, description: str) -> tuple[Level, ...]:
    if not isinstance(raw, list):
        raise BadKey(_("Rubric levels are a list."))
    rows = [keys.fields_of(row, name, description) for row in raw]
    if any(
        not isinstance(row[name], str) or not isinstance(row[description], str) or not row[name]
        for row in rows
    ):
        raise BadKey(_("Each rubric level and each sample is text."))
    if len({row[name] for row in rows}) < len(rows):
        raise BadKey(_("The same answer stands twice. Take one of them out."))
    return tuple(Level(row[name], row[description]) for row in rows)


def dump(key: Key) -> dict[str, Any]:
    return {
        "levels": [{"name": one.name, "description": one.description} for one in key.levels],
        "samples": [{"value": one.name, "reason": one.description} for one in key.samples],
    }


def normal(key: Mapping[str, Any]) -> dict[str, Any]:
    return dump(read(key))


def check(item: Item) -> None:
    if keys.fields_of(item.task, "about")["about"] not in ABOUT:
        raise BadKey(_("Choose what is to be written."))
    read(item.key)


def levels() -> tuple[Level, ...]:
    """What a new item starts with: the school's levels, where it has named at least two. One query."""
    own = RubricLevel.objects.order_by("position").values_list("name", "description")
    return tuple(Level(*row) for row in own) if len(own) > 1 else our_levels()


def our_levels() -> tuple[Level, ...]:
    return (
        Level(_("Basic"), _("Some of the framing is gone, or a fact was lost.")),
        Level(_("Emergent"), _("The framing is gone, the facts are there; it still leans in places.")),
        Level(_("Proficient"), _("Only what is known, who says so, and plain words both sides could use.")),
    )


def blank_task(material: Material) -> dict[str, Any]:
    return {"about": REWRITE}


def propose(material: Material, most: int) -> list[Proposal]:
    """Sentences not asked about yet and with the most framing; of equals the longest: there is more to do."""
    framed = [(one, material.framing_in(one)) for one in material.sentences]
    ranked = sorted(
        ((sentence, marks) for sentence, marks in framed if marks),
        key=lambda row: (row[0] in material.asked, -len(row[1]), row[0].start - row[0].end, row[0].start),
    )
    key = dump(Key(levels())) if ranked else {}
    return [
        Proposal(
            NAME, sentence.start, sentence.end,
            str(PROMPT), {"about": REWRITE},
            key, "voice-framing", framing_mark=marks[0],
        )
        for sentence, marks in ranked[:most]
    ]  # fmt: skip


class TextField(forms.CharField):
    """Text as it was typed. A browser sends its line ends as two characters but counts them as one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, widget=forms.Textarea({"rows": 5}), **options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ResponseForm(forms.Form):
    """`answer()` is `{"text": …}`."""

    text = TextField(label=gettext_lazy("Your text"), required=False, max_length=MOST)

    def __init__(self, *args: Any, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)

    def answer(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"]}


def read_answer(item: Item, raw: object) -> dict[str, Any]:
    row = answers.fields_of(raw, "text")
    return {"text": answers.read_text(row.get("text", ""), MOST)}


is_empty = answers.is_empty


def initial(item: Item, answer: Mapping[str, Any]) -> dict[str, Any]:
    return {"text": answer.get("text")}


class KeyForm(ItemForm):
    def add_key(self) -> None:
        key = read(self.item.key) if self.item.key else Key(levels())
        self.begin(_("The task"))
        self.add(
            "about",
            forms.ChoiceField(
                label=_("Students are to"), choices=list(ABOUT.items()), initial=self.item.task.get("about", REWRITE)
            ),
        )  # fmt: skip
        self.begin(_("The rubric"), _("What you choose from when you mark it, the lowest level first."))
        for at, level in enumerate(key.levels, 1):
            name, takes = f"level_{at}", f"level_{at}_description"
            self.fields[name] = forms.CharField(
                label=_("Level %(number)d") % {"number": at}, initial=level.name, max_length=60
            )
            self.fields[takes] = forms.CharField(
                label=_("What it takes"), initial=level.description, required=False, max_length=500
            )
            self._add_answer([name, takes], first=True)
        self.begin(_("Good answers"))
        for at in range(1, max(2, len(key.samples) + 1) + 1):
            sample = key.samples[at - 1] if at <= len(key.samples) else Level("", "")
            self.fields[f"sample_{at}"] = forms.CharField(
                label=_("A good answer"), initial=sample.name, required=False, max_length=MOST,
                widget=forms.Textarea({"rows": 2}),
            )  # fmt: skip
            self._add_reason(f"sample_{at}", sample.description, optional=True)
            self._add_answer([f"sample_{at}", f"sample_{at}_reason"], first=at == 1)

    def task(self) -> dict[str, Any]:
        return {"about": self.cleaned_data["about"]}

    def key(self) -> dict[str, Any]:
        given = self.cleaned_data
        samples = [
            {"value": given[row], "reason": given[f"{row}_reason"]}
            for row in self._rows("sample")
            if given[row]
        ]
        return {
            "levels": [
                {"name": given[row], "description": given[f"{row}_description"]}
                for row in self._rows("level")
            ],
            "samples": samples,
        }


def score(item: Item, response: Mapping[str, Any]) -> Scored:
    return Scored(None)


def key_lines(item: Item) -> list[KeyLine]:
    key = read(item.key)
    lines = [KeyLine(_("level"), one.name, one.description) for one in key.levels]
    return lines + [KeyLine(_("a good answer"), one.name, one.description) for one in key.samples]


def contradictions(
    item: Item, attributions: Sequence[Attribution], framing: Sequence[FramingMark]
) -> list[str]:
    return []


def options(item: Item, name: str) -> dict[str, str]:
    return {}


def choice_fields(item: Item) -> list[ChoiceField]:
    return []


def preferred(item: Item) -> str:
    return ""


def answer_lines(item: Item, answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    text = answer.get("text") or ""
    return [(_("text"), text)] if text else []


def level_score(at: int, of: int) -> Fraction:
    """What the level at this place of so many earns: the highest all of it, the lowest its share."""
    return Fraction(at + 1, of)
