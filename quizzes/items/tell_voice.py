"""Tell the voice: reported statement, the writer's statement of fact, or editorial framing; and which words show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.analysis.spans import Span, length
from articles.models import Attribution, AttributionSpan, FramingMark
from quizzes.items import answers, keys
from quizzes.items.fields import Radios, WordRangeField, words_of
from quizzes.items.forms import ItemForm
from quizzes.items.kind import ChoiceField, KeyLine, Proposal, Scored
from quizzes.items.material import Material
from quizzes.items.words import said_of, spans_of
from quizzes.models import Item
from quizzes.scoring.choices import CANT_TELL, Choice, ChoiceKey, score_choice
from quizzes.scoring.key_faults import choice_key_faults
from quizzes.scoring.span_agreement import GRACE, Alternative, SpanKey, span_agreement
from quizzes.scoring.totals import Part, combined
from quizzes.scoring.words import Words

NAME = "tell the voice"
LABEL = gettext_lazy("Tell the voice")
PROMPT = gettext_lazy("Whose voice is this? Which words show it?")
TEMPLATE = "quizzes/items/tell_voice.html"
SKILL = "voice"
CHOICE = "voice"
SECONDS = 45
HINT = gettext_lazy(
    "Ask two things. Is somebody named who says it? Could you check it without asking anybody what they think? Words "
    "that judge, guess or push you belong to a third voice."
)
BY_HAND = False
TERMS = ("writer", "reported", "fact", "framing")

REPORTED, FACT, FRAMING = "reported", "fact", "framing"
VOICES = {
    REPORTED: gettext_lazy("a reported statement"),
    FACT: gettext_lazy("the writer’s statement of fact"),
    FRAMING: gettext_lazy("editorial framing"),
    CANT_TELL: gettext_lazy("can’t tell"),
}
CARDS = {REPORTED: "voice-reported", FACT: "voice-fact", FRAMING: "voice-framing"}
Role = AttributionSpan.Role


@dataclass(frozen=True, slots=True)
class Key:
    """`shows` are the words that give the voice away; None where it is the lack of any, as in a statement of fact."""

    voices: ChoiceKey
    shows: SpanKey | None = None


def read(raw: object) -> Key:
    row = keys.fields_of(raw, "voices", "shows")
    return Key(
        keys.read_choices(row["voices"]), None if row["shows"] is None else keys.read_words(row["shows"])
    )


def dump(key: Key) -> dict[str, Any]:
    return {
        "voices": keys.dump_choices(key.voices),
        "shows": keys.dump_words(key.shows) if key.shows else None,
    }


def normal(key: Mapping[str, Any]) -> dict[str, Any]:
    return dump(read(key))


def check(item: Item) -> None:
    keys.fields_of(item.task)
    key = read(item.key)
    keys.refuse(choice_key_faults(key.voices, VOICES))
    if key.shows:
        keys.check_words(key.shows, item.passage, item.text)


def blank_task(material: Material) -> dict[str, Any]:
    return {}


def propose(material: Material, most: int) -> list[Proposal]:
    """The three voices in turn, each in the order of the text: sentences where one voice clearly outweighs."""
    queues = [_framing(material), [_fact(one) for one in material.plain_facts()], _reported(material)]
    for queue in queues:
        queue.sort(key=lambda one: Span(one.start, one.end) in material.asked)
    chosen: list[Proposal] = []
    while len(chosen) < most and any(queues):
        for queue in queues:
            if queue and len(chosen) < most:
                chosen.append(queue.pop(0))
    return sorted(chosen, key=lambda one: one.start)


def _proposal(sentence: Span, key: Key, card: str, feedback: str) -> Proposal:
    return Proposal(
        NAME, sentence.start, sentence.end, str(PROMPT), {}, dump(key),
        card, feedback=feedback,
    )  # fmt: skip


def _fact(sentence: Span) -> Proposal:
    feedback = _("Nobody is named for it, and it could be checked.")
    return _proposal(sentence, Key(ChoiceKey((Choice(FACT),))), CARDS[FACT], feedback)


def _framing(material: Material) -> list[Proposal]:
    """Sentences of the writer's with framing words. What somebody is said to say is left out."""
    found = []
    for sentence in material.sentences:
        marks = material.framing_in(sentence)
        if marks and not material.contents_in(sentence):
            shows = SpanKey(tuple(Alternative((one.span,), (), one.reason) for one in _apart(marks)), GRACE)
            key = Key(ChoiceKey((Choice(FRAMING),)), shows)
            found.append(_proposal(sentence, key, CARDS[FRAMING], marks[0].reason))
    return found


def _apart(marks: Sequence[FramingMark]) -> list[FramingMark]:
    """Each place once, though two devices may be marked on it."""
    return list({one.span: one for one in reversed(marks)}.values())[::-1]


def _reported(material: Material) -> list[Proposal]:
    """Sentences of which reported content is the greater part, and that hold the cue."""
    found = []
    for sentence in material.sentences:
        inside = material.contents_in(sentence)
        framed = [
            one for one in material.framing_in(sentence) if one.device != FramingMark.Device.STANCE_LADEN_CUE
        ]
        told = [span for one, span in inside if one.parent_id is None]
        cues = [span for one, _span in inside if one.parent_id is None for span in one.spans_of(Role.CUE)]
        if not cues or framed or not all(map(sentence.covers, cues)) or 2 * length(told) < length([sentence]):
            continue
        outer = next(one for one, _span in inside if one.parent_id is None)
        found.append(
            _proposal(sentence, _reported_key(outer, sentence), CARDS[REPORTED], _tied(outer, material))
        )
    return found


def _reported_key(one: Attribution, sentence: Span) -> Key:
    cue = tuple(one.spans_of(Role.CUE))
    source = tuple(span for span in one.spans_of(Role.SOURCE) if sentence.covers(span))
    alternatives = [Alternative(cue, source)]
    if source:
        alternatives.append(Alternative(source, cue, _("Who speaks shows it, too.")))
    return Key(ChoiceKey((Choice(REPORTED),)), SpanKey(tuple(alternatives), GRACE))


def _tied(one: Attribution, material: Material) -> str:
    cue = keys.quoted(one.spans_of(Role.CUE), material.text)
    return _("“%(cue)s” ties it to %(source)s.") % {"cue": cue, "source": str(one)}


class ResponseForm(forms.Form):
    """`answer()` is `{"voice": …, "shows": [[start, end]]}`."""

    def __init__(self, *args: Any, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["voice"] = forms.ChoiceField(
            choices=list(VOICES.items()), widget=Radios, label=_("This is"), required=False
        )
        self.fields["shows"] = WordRangeField(
            words_of(item.passage, item.text), label=_("These words show it"), required=False,
            help_text=_("Leave it empty where no words do."),
        )  # fmt: skip

    def answer(self) -> dict[str, Any]:
        shows = self.cleaned_data["shows"]
        return {"voice": self.cleaned_data["voice"], "shows": [[shows.start, shows.end]] if shows else []}


def read_answer(item: Item, raw: object) -> dict[str, Any]:
    row = answers.fields_of(raw, "voice", "shows")
    return {
        "voice": answers.read_choice(row.get("voice", ""), VOICES),
        "shows": answers.read_words(row.get("shows", []), item.passage),
    }


is_empty = answers.is_empty


def initial(item: Item, answer: Mapping[str, Any]) -> dict[str, Any]:
    return {"voice": answer.get("voice"), "shows": answers.span_in(answer.get("shows"))}


class KeyForm(ItemForm):
    def add_key(self) -> None:
        key = read(self.item.key) if self.item.key else None
        self.known = key.shows.alternatives if key and key.shows else ()
        self.begin(_("The voice"))
        self.add_choices("voice", _("Whose words"), list(VOICES.items()), key.voices if key else None)
        self.begin(_("What shows it"), _("Leave it empty where no words show it."))
        self.add_words("shows", _("The words that show it"), self.known, required=False)

    def key(self) -> dict[str, Any]:
        shows = self.alternatives("shows", self.known)
        return {"voices": self.choices("voice"), "shows": shows if shows["alternatives"] else None}


def score(item: Item, response: Mapping[str, Any]) -> Scored:
    """Two parts of the worth for the voice, one for the words; words prove nothing about a wrong voice."""
    key = read(item.key)
    voice = score_choice(key.voices, response.get("voice"))
    parts = [Part("voice", voice.score, 2)]
    lines: tuple[str, ...] = ()
    if key.shows:
        agreement = span_agreement(key.shows, spans_of(response.get("shows")), Words(item.text))
        parts.append(Part("shows", agreement.score, 1, needs="voice"))
        lines = said_of(agreement) if voice.score else ()
    return Scored(combined(parts), {part.name: part.score for part in parts}, lines)


def key_lines(item: Item) -> list[KeyLine]:
    key = read(item.key)
    lines = [KeyLine(_("voice"), str(VOICES[one.value]), one.reason) for one in key.voices.alternatives]
    for one in key.shows.alternatives if key.shows else ():
        lines.append(KeyLine(_("shown by"), keys.quoted(one.core, item.text), one.reason))
    return lines


def contradictions(
    item: Item, attributions: Sequence[Attribution], framing: Sequence[FramingMark]
) -> list[str]:
    right = {one.value for one in read(item.key).voices.alternatives}
    found = []
    if not right & {REPORTED, CANT_TELL}:
        found += [
            _("A draft says that %(source)s says this.") % {"source": str(one)}
            for one in attributions
            if any(item.passage.overlaps(span) for span in one.spans_of(Role.CONTENT))
        ]
    if right == {FACT}:
        found += [
            _("A draft marks “%(words)s” as framing.") % {"words": one.quote}
            for one in framing
            if item.passage.covers(one.span)
        ]
    return found


def options(item: Item, name: str) -> dict[str, str]:
    """What this field of an answer may be, in order, as students read it."""
    return {value: str(label) for value, label in VOICES.items()}


def choice_fields(item: Item) -> list[ChoiceField]:
    return [
        ChoiceField(("voice",), ("voices",), _("Voice"), options(item, "voice")),
    ]


def preferred(item: Item) -> str:
    return read(item.key).voices.alternatives[0].value


def answer_lines(item: Item, answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    said = [
        (_("voice"), str(VOICES.get(answer.get("voice") or "", ""))),
        (_("shown by"), keys.quoted(spans_of(answer.get("shows")), item.text)),
    ]
    return [(what, words) for what, words in said if words]
