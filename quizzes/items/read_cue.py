"""Read the cue: mark the words that tie source and content, and say what they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Attribution, AttributionSpan, FramingMark
from quizzes.items import answers, keys
from quizzes.items.fields import Radios, WordRangeField, words_of
from quizzes.items.forms import ItemForm
from quizzes.items.kind import ChoiceField, KeyLine, Proposal, Scored
from quizzes.items.material import Material
from quizzes.items.words import said_of, spans_of
from quizzes.models import Item
from quizzes.scoring.choices import Choice, ChoiceKey, score_choice
from quizzes.scoring.key_faults import choice_key_faults
from quizzes.scoring.span_agreement import SpanKey, span_agreement
from quizzes.scoring.totals import Part, combined
from quizzes.scoring.words import Words

NAME = "read the cue"
LABEL = gettext_lazy("Read the cue")
PROMPT = gettext_lazy("Which words tie the source to what it says? And what do they do?")
TEMPLATE = "quizzes/items/read_cue.html"
SKILL = "stance"
CHOICE = "stance"
SECONDS = 60
HINT = gettext_lazy(
    "The cue is short: the words that tie what is said to who says it. Put “said” in its place and read the sentence "
    "again. Does it now trust the speaker more, or less?"
)
BY_HAND = False
TERMS = ("source", "cue", "acknowledges", "endorses", "distances")

STANCES = Attribution.Stance
RARE_FIRST = [STANCES.DISTANCES, STANCES.ENDORSES, STANCES.ACKNOWLEDGES]


@dataclass(frozen=True, slots=True)
class Key:
    cue: SpanKey
    stances: ChoiceKey


def read(raw: object) -> Key:
    row = keys.fields_of(raw, "cue", "stances")
    return Key(keys.read_words(row["cue"]), keys.read_choices(row["stances"]))


def dump(key: Key) -> dict[str, Any]:
    return {"cue": keys.dump_words(key.cue), "stances": keys.dump_choices(key.stances)}


def normal(key: Mapping[str, Any]) -> dict[str, Any]:
    return dump(read(key))


def check(item: Item) -> None:
    keys.fields_of(item.task)
    key = read(item.key)
    keys.check_words(key.cue, item.passage, item.text)
    keys.refuse(choice_key_faults(key.stances, STANCES.values))


def blank_task(material: Material) -> dict[str, Any]:
    return {}


def propose(material: Material, most: int) -> list[Proposal]:
    """Each stance in turn, the rarer ones first; a class that only reads *said* learns nothing about cues."""
    queues: list[list[Proposal]] = [
        [
            found
            for one in material.attributions
            if one.stance == stance and (found := _proposal(one, material))
        ]
        for stance in RARE_FIRST
    ]
    chosen: list[Proposal] = []
    while len(chosen) < most and any(queues):
        for queue in queues:
            if queue and len(chosen) < most:
                new = queue.pop(0)
                if not any(new.start < other.end and other.start < new.end for other in chosen):
                    chosen.append(new)
    return sorted(chosen, key=lambda one: one.start)


def _proposal(one: Attribution, material: Material) -> Proposal | None:
    """Where the whole cue stands in one sentence."""
    cue = one.spans_of(AttributionSpan.Role.CUE)
    sentence = material.sentence_at(cue[0].start) if cue else None
    if sentence is None or not all(sentence.covers(span) for span in cue):
        return None
    key = Key(keys.words_key(cue), ChoiceKey((Choice(one.stance),)))
    return Proposal(
        NAME, sentence.start, sentence.end,
        str(PROMPT), {}, dump(key),
        f"stance-{one.stance}", attribution=one,
    )  # fmt: skip


class ResponseForm(forms.Form):
    """`answer()` is `{"cue": [[start, end]], "stance": …}`."""

    def __init__(self, *args: Any, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        words = words_of(item.passage, item.text)
        self.fields["cue"] = WordRangeField(words, label=_("The cue"), required=False)
        self.fields["stance"] = forms.ChoiceField(
            choices=STANCES.choices, widget=Radios, label=_("What does it do?"), required=False
        )

    def answer(self) -> dict[str, Any]:
        cue = self.cleaned_data["cue"]
        return {"cue": [[cue.start, cue.end]] if cue else [], "stance": self.cleaned_data["stance"]}


def read_answer(item: Item, raw: object) -> dict[str, Any]:
    row = answers.fields_of(raw, "cue", "stance")
    return {
        "cue": answers.read_words(row.get("cue", []), item.passage),
        "stance": answers.read_choice(row.get("stance", ""), STANCES.values),
    }


is_empty = answers.is_empty


def initial(item: Item, answer: Mapping[str, Any]) -> dict[str, Any]:
    return {"cue": answers.span_in(answer.get("cue")), "stance": answer.get("stance")}


class KeyForm(ItemForm):
    def add_key(self) -> None:
        key = read(self.item.key) if self.item.key else None
        self.known = key.cue.alternatives if key else ()
        self.begin(_("The cue"))
        self.add_words("cue", _("Its words"), self.known, required=True)
        self.begin(_("What it does"))
        self.add_choices("stance", _("Stance"), STANCES.choices, key.stances if key else None)

    def key(self) -> dict[str, Any]:
        return {"cue": self.alternatives("cue", self.known), "stances": self.choices("stance")}


def score(item: Item, response: Mapping[str, Any]) -> Scored:
    """Half for the words, half for the stance."""
    key = read(item.key)
    agreement = span_agreement(key.cue, spans_of(response.get("cue")), Words(item.text))
    parts = [
        Part("cue", agreement.score),
        Part("stance", score_choice(key.stances, response.get("stance")).score),
    ]
    return Scored(combined(parts), {part.name: part.score for part in parts}, said_of(agreement))


def key_lines(item: Item) -> list[KeyLine]:
    key = read(item.key)
    lines = [KeyLine(_("cue"), keys.quoted(one.core, item.text), one.reason) for one in key.cue.alternatives]
    return lines + [
        KeyLine(_("it"), str(STANCES(one.value).label), one.reason) for one in key.stances.alternatives
    ]


def contradictions(
    item: Item, attributions: Sequence[Attribution], framing: Sequence[FramingMark]
) -> list[str]:
    key = read(item.key)
    right = {one.value for one in key.stances.alternatives}
    core = [span for one in key.cue.alternatives for span in one.core]
    return [
        _("A draft reads the cue “%(cue)s” as one that %(stance)s.")
        % {"cue": keys.quoted([span], item.text), "stance": one.get_stance_display()}
        for one in attributions
        for span in one.spans_of(AttributionSpan.Role.CUE)
        if one.stance not in right and any(span.overlaps(other) for other in core)
    ]


def options(item: Item, name: str) -> dict[str, str]:
    """What this field of an answer may be, in order, as students read it."""
    return {value: str(label) for value, label in STANCES.choices}


def choice_fields(item: Item) -> list[ChoiceField]:
    return [
        ChoiceField(("stance",), ("stances",), _("Stance"), options(item, "stance")),
    ]


def preferred(item: Item) -> str:
    return read(item.key).stances.alternatives[0].value


def answer_lines(item: Item, answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    stance = dict(STANCES.choices).get(answer.get("stance") or "", "")
    said = [(_("cue"), keys.quoted(spans_of(answer.get("cue")), item.text)), (_("it"), str(stance))]
    return [(what, words) for what, words in said if words]
