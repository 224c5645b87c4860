"""Mark the framing: find the writer's own words that steer, and say how each does it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.analysis.spans import Span
from articles.models import Attribution, FramingMark
from quizzes.items import answers, keys
from quizzes.items.answers import BadAnswer
from quizzes.items.fields import NONE, Choices, WordRangeField, words_of
from quizzes.items.forms import ItemForm
from quizzes.items.keys import BadKey
from quizzes.items.kind import ChoiceField, KeyLine, Proposal, Scored
from quizzes.items.material import Material
from quizzes.items.words import spans_of
from quizzes.models import Item
from quizzes.scoring.choices import ChoiceKey
from quizzes.scoring.key_faults import choice_key_faults, marks_key_faults
from quizzes.scoring.mark_matching import KeyMark, MarksMatch, ResponseMark, match_marks
from quizzes.scoring.span_agreement import Alternative, SpanKey
from quizzes.scoring.words import Words

NAME = "mark the framing"
LABEL = gettext_lazy("Mark the framing")
PROMPT = gettext_lazy("Which of the writer’s own words steer the reader, and how?")
TEMPLATE = "quizzes/items/mark_framing.html"
SKILL = "framing"
CHOICE = ""
SECONDS = 150
HINT = gettext_lazy(
    "Read it once without each adjective, label and verb in turn. Where the sentence says the same but pushes you "
    "less, you found one. What somebody else is said to say does not count."
)
BY_HAND = False
TERMS = (
    "framing", "loaded word", "label", "cue", "interpretation", "presupposition", "vague attribution", "scare quotes",
    "background steer",
)  # fmt: skip

DEVICES = FramingMark.Device
CARDS = {device: str(device).replace(" ", "-") for device in DEVICES.values}
ROWS = 10  # the same for every item, so that the form does not tell how many there are


@dataclass(frozen=True, slots=True)
class Mark:
    """Words with the devices that can be defended for them. An `optional` one earns and costs nothing."""

    place: SpanKey
    devices: ChoiceKey
    optional: bool = False


Key = tuple[Mark, ...]


def read(raw: object) -> Key:
    rows = keys.fields_of(raw, "marks")["marks"]
    if not isinstance(rows, list) or not rows:
        raise BadKey(_("Choose the words that frame."))
    found = []
    for raw_mark in rows:
        row = keys.fields_of(raw_mark, "place", "devices", "optional")
        if type(row["optional"]) is not bool:
            raise BadKey(_("A mark is optional or it is not."))
        found.append(Mark(keys.read_words(row["place"]), keys.read_choices(row["devices"]), row["optional"]))
    return tuple(found)


def dump(key: Key) -> dict[str, Any]:
    return {
        "marks": [
            {
                "place": keys.dump_words(one.place),
                "devices": keys.dump_choices(one.devices),
                "optional": one.optional,
            }
            for one in key
        ]
    }


def normal(key: Mapping[str, Any]) -> dict[str, Any]:
    return dump(read(key))


def check(item: Item) -> None:
    keys.fields_of(item.task)
    key, words = read(item.key), Words(item.text)
    if len(key) > ROWS:
        raise BadKey(_("A student can mark %(most)d places. Take some out.") % {"most": ROWS})
    keys.refuse(marks_key_faults(_key_marks(key), item.passage, words))
    for mark in key:
        keys.check_words(mark.place, item.passage, item.text)
        keys.refuse(choice_key_faults(mark.devices, DEVICES.values))
    if all(mark.optional for mark in key):
        raise BadKey(_("At least one mark must be demanded."))


def blank_task(material: Material) -> dict[str, Any]:
    return {}


def propose(material: Material, most: int) -> list[Proposal]:
    """The paragraphs with the most framing marks, in the order of the text."""
    by_paragraph: dict[Span, list[FramingMark]] = {}
    for mark in material.framing:
        if paragraph := material.paragraph_at(mark.start):
            by_paragraph.setdefault(paragraph, []).append(mark)
    ranked = sorted(by_paragraph, key=lambda one: (-len(by_paragraph[one]), one.start))[:most]
    return [_proposal(one, by_paragraph[one], material) for one in sorted(ranked)]


def _proposal(paragraph: Span, marks: Sequence[FramingMark], material: Material) -> Proposal:
    kept: list[FramingMark] = []
    for mark in marks:
        # Where two marks share words it would not be clear which was found; the first stands for both.
        if not any(mark.span.overlaps(other.span) for other in kept):
            kept.append(mark)
    del kept[ROWS:]
    rows = [
        {
            "place": keys.dump_words(keys.words_key([mark.span], reason=mark.reason)),
            "devices": [{"value": mark.device, "reason": ""}],
            "optional": False,
        }
        for mark in kept
    ]
    devices = {mark.device for mark in kept}
    return Proposal(
        NAME, paragraph.start, paragraph.end,
        str(PROMPT), {}, normal({"marks": rows}),
        CARDS[devices.pop()] if len(devices) == 1 else "voice-framing", framing_mark=kept[0],
    )  # fmt: skip


class ResponseForm(forms.Form):
    """`answer()` is `{"marks": [{"spans": [[start, end]], "device": …}, …]}`; a device without words is no mark."""

    def __init__(self, *args: Any, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        words = words_of(item.passage, item.text)
        for at in range(1, ROWS + 1):
            self.fields[f"mark_{at}"] = WordRangeField(
                words, label=_("Mark %(number)d") % {"number": at}, required=False
            )
            self.fields[f"device_{at}"] = forms.ChoiceField(
                choices=[NONE, *DEVICES.choices], widget=Choices, label=_("How it steers"), required=False
            )

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"mark_{at}"], self[f"device_{at}"]) for at in range(1, ROWS + 1)]

    def answer(self) -> dict[str, Any]:
        given = self.cleaned_data
        marked = [(given[f"mark_{at}"], given[f"device_{at}"]) for at in range(1, ROWS + 1)]
        return {
            "marks": [
                {"spans": [[span.start, span.end]], "device": device} for span, device in marked if span
            ]
        }


def read_answer(item: Item, raw: object) -> dict[str, Any]:
    rows = answers.fields_of(raw, "marks").get("marks", [])
    if not isinstance(rows, list) or len(rows) > ROWS:
        raise BadAnswer(_("Marks are a list of at most %(most)d.") % {"most": ROWS})
    return {"marks": [_read_mark(item, row) for row in rows]}


def _read_mark(item: Item, raw: object) -> dict[str, Any]:
    row = answers.fields_of(raw, "spans", "device")
    spans = answers.read_words(row.get("spans", []), item.passage)
    if not spans:
        raise BadAnswer(_("A mark has words."))
    return {"spans": spans, "device": answers.read_choice(row.get("device", ""), DEVICES.values)}


is_empty = answers.is_empty


def initial(item: Item, answer: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for at, mark in enumerate(answer.get("marks", [])[:ROWS], 1):
        found |= {f"mark_{at}": answers.span_in(mark["spans"]), f"device_{at}": mark["device"]}
    return found


class KeyForm(ItemForm):
    def add_key(self) -> None:
        self.known = read(self.item.key) if self.item.key else ()
        for at in range(1, len(self.known) + 2):
            mark = self.known[at - 1] if at <= len(self.known) else None
            given = mark.place.alternatives if mark else ()
            title = _("Mark %(number)d") if mark else _("Mark %(number)d, if there is one more")
            self.begin(title % {"number": at})
            self.add_words(f"mark{at}", _("Its words"), given, required=False)
            self.add_choices(
                f"device{at}", _("How it steers"), DEVICES.choices, mark.devices if mark else None
            )
            self.fields[f"device{at}_1"].required = False
            self.add(
                f"optional{at}",
                forms.BooleanField(
                    label=_("Defensible, but not demanded"), required=False, initial=bool(mark and mark.optional)
                ),
            )  # fmt: skip

    def key(self) -> dict[str, Any]:
        rows = []
        for at in range(1, len(self.known) + 2):
            given: Sequence[Alternative] = (
                self.known[at - 1].place.alternatives if at <= len(self.known) else ()
            )
            place = self.alternatives(f"mark{at}", given)
            if place["alternatives"]:
                rows.append(
                    {
                        "place": place,
                        "devices": self.choices(f"device{at}"),
                        "optional": self.cleaned_data[f"optional{at}"],
                    }
                )
        return {"marks": rows}


def _key_marks(key: Key) -> list[KeyMark]:
    return [
        KeyMark(mark.place, tuple(one.value for one in mark.devices.alternatives), mark.optional)
        for mark in key
    ]


def match(item: Item, response: Mapping[str, Any]) -> MarksMatch:
    raw = response.get("marks")
    rows = [row for row in raw if isinstance(row, dict)] if isinstance(raw, list) else []
    marks = [ResponseMark(tuple(spans_of(row.get("spans"))), row.get("device") or None) for row in rows]
    return match_marks(_key_marks(read(item.key)), [mark for mark in marks if mark.spans], Words(item.text))


def score(item: Item, response: Mapping[str, Any]) -> Scored:
    """Each demanded mark counts the same; a superfluous one costs half a mark."""
    found = match(item, response)
    lines = []
    if missed := len(found.missed):
        lines.append(ngettext("%d mark was missed.", "%d marks were missed.", missed) % missed)
    if superfluous := len(found.superfluous):
        lines.append(
            ngettext("%d mark is not framing.", "%d marks are not framing.", superfluous) % superfluous
        )
    if wrong := sum(not one.device_right for one in found.found):
        lines.append(
            ngettext("%d mark works in another way.", "%d marks work in another way.", wrong) % wrong
        )
    return Scored(found.score, {"marks": found.score}, tuple(lines))


def key_lines(item: Item) -> list[KeyLine]:
    lines = []
    for mark in read(item.key):
        devices = " / ".join(str(DEVICES(one.value).label) for one in mark.devices.alternatives)
        for one in mark.place.alternatives:
            what = _("may be marked") if mark.optional else _("framing")
            answer = f"{keys.quoted(one.core, item.text)} — {devices}"
            lines.append(KeyLine(what, answer, one.reason))
    return lines


def contradictions(
    item: Item, attributions: Sequence[Attribution], framing: Sequence[FramingMark]
) -> list[str]:
    """Drafted framing in the passage that the key does not know: a student who finds it would lose."""
    places = [span for mark in read(item.key) for one in mark.place.alternatives for span in one.core]
    return [
        _("A draft also marks “%(words)s” as framing; who marks it loses half a mark.") % {"words": one.quote}
        for one in framing
        if item.passage.covers(one.span) and not any(one.span.overlaps(span) for span in places)
    ]


def options(item: Item, name: str) -> dict[str, str]:
    return {}


def choice_fields(item: Item) -> list[ChoiceField]:
    return []


def preferred(item: Item) -> str:
    return ""


def answer_lines(item: Item, answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    devices = dict(DEVICES.choices)
    return [
        (
            keys.quoted(spans_of(row.get("spans")), item.text),
            str(devices.get(row.get("device") or "", _("no device chosen"))),
        )
        for row in answer.get("marks") or ()
    ]
