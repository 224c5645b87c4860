"""Find the source: who says this passage, what kind of source that is, and, in a chain, who told whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.analysis.spans import Span
from articles.models import Attribution, AttributionSpan, FramingMark
from quizzes.items import answers, keys
from quizzes.items.fields import NONE, Choices, Radios
from quizzes.items.forms import ItemForm
from quizzes.items.keys import BadKey
from quizzes.items.kind import ChoiceField, KeyLine, Proposal, Scored
from quizzes.items.material import UNNAMED, WRITER, Material
from quizzes.models import Item
from quizzes.scoring.choices import Choice, ChoiceKey, score_choice
from quizzes.scoring.key_faults import choice_key_faults, order_key_faults
from quizzes.scoring.ordering import Ordering, score_order
from quizzes.scoring.totals import Part, combined

NAME = "find source"
LABEL = gettext_lazy("Find the source")
PROMPT = gettext_lazy("Who says this?")
TEMPLATE = "quizzes/items/find_source.html"
SKILL = "attribution"
CHOICE = "source"
SECONDS = 45
HINT = gettext_lazy(
    "Look for the words that tie it to somebody: said, told, according to, or only a colon. Who stands beside them? "
    "Where nobody does, the writer says it."
)
BY_HAND = False
TERMS = ("outlet", "claim", "source", "writer", "unnamed")

SOURCE_KINDS = Attribution.SourceKind
OF_THIS_ARTICLE = "this article"
CARDS = {
    "named person": "named-person",
    "organisation": "organisation",
    "news outlet": "relaying-outlet",
    "document": "document",
    "unnamed": "unnamed-source",
    "group": "group",
    "the writer": "the-writer",
}
SHOWN = {WRITER: gettext_lazy("the writer"), UNNAMED: gettext_lazy("somebody unnamed")}


@dataclass(frozen=True, slots=True)
class Key:
    """`chain` is empty where nobody passes anything on; its links stand from who spoke first."""

    sources: ChoiceKey
    kinds: ChoiceKey
    chain: tuple[Ordering, ...] = ()


def read(raw: object) -> Key:
    row = keys.fields_of(raw, "sources", "kinds", "chain")
    return Key(
        keys.read_choices(row["sources"]), keys.read_choices(row["kinds"]), keys.read_orders(row["chain"])
    )


def dump(key: Key) -> dict[str, Any]:
    return {
        "sources": keys.dump_choices(key.sources),
        "kinds": keys.dump_choices(key.kinds),
        "chain": keys.dump_orders(key.chain),
    }


def normal(key: Mapping[str, Any]) -> dict[str, Any]:
    return dump(read(key))


def check(item: Item) -> None:
    key, task = read(item.key), keys.fields_of(item.task, "options", "chain")
    for name in ("options", "chain"):
        if not isinstance(task[name], list) or len(set(task[name])) < len(task[name]):
            raise BadKey(_("The options are a list, each once."))
    keys.refuse(choice_key_faults(key.sources, task["options"]))
    keys.refuse(choice_key_faults(key.kinds, SOURCE_KINDS.values))
    keys.refuse(order_key_faults(key.chain, task["chain"]))
    if bool(key.chain) != bool(task["chain"]):
        raise BadKey(_("A chain needs both its links and their order."))


def blank_task(material: Material) -> dict[str, Any]:
    return {"options": material.options([]), "chain": []}


def propose(material: Material, most: int) -> list[Proposal]:
    """One after the other from each source, so that nobody quoted often crowds out the rest; one fact of the writer."""
    facts = material.plain_facts()[:1] if most > 4 and len(material.attributions) >= 4 else []
    chosen: list[Attribution] = []
    passages: list[Span] = list(facts)
    for one in _by_turns(material.attributions):
        passage = _passage(one)
        if len(chosen) + len(facts) < most and not any(passage.overlaps(other) for other in passages):
            chosen.append(one)
            passages.append(passage)
    found = [_from_attribution(one, material) for one in chosen] + [
        _from_fact(one, material) for one in facts
    ]
    return sorted(found, key=lambda one: one.start)


def _by_turns(attributions: Sequence[Attribution]) -> list[Attribution]:
    """One inner link of a chain first, since they are rare; then each source's first, each source's second, …"""
    turns: dict[str, int] = {}
    ranked: list[tuple[bool, int, int, Attribution]] = []
    link = next((one for one in attributions if one.parent_id), None)
    for one in attributions:
        turn = turns[one.source_name] = turns.get(one.source_name, -1) + 1
        ranked.append((one is not link, turn, len(ranked), one))
    return [one for *_rank, one in sorted(ranked, key=lambda row: row[:3])]


def _passage(one: Attribution) -> Span:
    return max(one.spans_of(AttributionSpan.Role.CONTENT), key=lambda span: span.end - span.start)


def _from_attribution(one: Attribution, material: Material) -> Proposal:
    passage, links = _passage(one), _links(one, material)
    sources = _sources(one)
    key = Key(
        ChoiceKey(sources),
        ChoiceKey((Choice(one.source_kind),)),
        (Ordering(tuple((link,) for link in links)),) if links else (),
    )
    task = {
        "options": material.options(choice.value for choice in sources),
        "chain": sorted(links, key=str.casefold),
    }
    return Proposal(
        NAME, passage.start, passage.end, str(PROMPT), task, dump(key),
        "chain" if links else CARDS[one.source_kind], feedback=_feedback(one, material), attribution=one,
    )  # fmt: skip


def _sources(one: Attribution) -> tuple[Choice, ...]:
    if one.source_kind == SOURCE_KINDS.WRITER:
        return (Choice(WRITER),)
    if not one.source_name:
        return (Choice(UNNAMED),)
    if one.source_kind == SOURCE_KINDS.UNNAMED:
        return (Choice(one.source_name), Choice(UNNAMED, _("The article does not give a name.")))
    return (Choice(one.source_name),)


def _links(one: Attribution, material: Material) -> list[str]:
    """Who told whom up to this article, from who spoke first; empty where nobody passes it on."""
    by_id = {other.pk: other for other in material.attributions}
    links: list[str] = []
    at: Attribution | None = one
    while at is not None and at.source_name and at.source_name not in links:
        links.append(at.source_name)
        at = by_id.get(at.parent_id)
    return [*links, OF_THIS_ARTICLE] if len(links) > 1 else []


def _feedback(one: Attribution, material: Material) -> str:
    cue = keys.quoted(one.spans_of(AttributionSpan.Role.CUE), material.text)
    source = keys.quoted(one.spans_of(AttributionSpan.Role.SOURCE), material.text)
    if not source:
        return _("“%(cue)s” ties it to somebody who is not named.") % {"cue": cue}
    return _("“%(cue)s” ties it to “%(source)s”.") % {"cue": cue, "source": source}


def _from_fact(passage: Span, material: Material) -> Proposal:
    key = Key(ChoiceKey((Choice(WRITER),)), ChoiceKey((Choice(SOURCE_KINDS.WRITER.value),)))
    return Proposal(
        NAME, passage.start, passage.end, str(PROMPT),
        {"options": material.options([WRITER]), "chain": []}, dump(key), CARDS[WRITER],
        feedback=_("No source and no cue: the writer says it."),
    )  # fmt: skip


class ResponseForm(forms.Form):
    """`answer()` is `{"source": …, "kind": …, "chain": […]}`; what was not answered is empty."""

    def __init__(self, *args: Any, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["source"] = forms.ChoiceField(
            choices=[(name, SHOWN.get(name, name)) for name in item.task["options"]],
            widget=Radios, label=_("Source"), required=False,
        )  # fmt: skip
        self.fields["kind"] = forms.ChoiceField(
            choices=SOURCE_KINDS.choices,
            widget=Radios,
            label=_("What kind of source is that?"),
            required=False,
        )
        self.links = [f"link_{place}" for place in range(1, len(item.task["chain"]) + 1)]
        for name in self.links:
            self.fields[name] = forms.ChoiceField(
                choices=[NONE, *((link, link) for link in item.task["chain"])],
                widget=Choices,
                label=_("Spoke first") if name == "link_1" else _("Then told by"),
                required=False,
            )

    @property
    def chain(self) -> list[forms.BoundField]:
        return [self[name] for name in self.links]

    def clean(self) -> None:
        seen: set[str] = set()
        for name in self.links:
            link = self.cleaned_data.get(name)
            if link and link in seen:
                self.add_error(
                    name, _("“%(link)s” stands here twice. Give each its own place.") % {"link": link}
                )
            seen.add(link or "")

    def answer(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "source": given["source"], "kind": given["kind"],
            "chain": [given[name] for name in self.links if given[name]],
        }  # fmt: skip


def read_answer(item: Item, raw: object) -> dict[str, Any]:
    row = answers.fields_of(raw, "source", "kind", "chain")
    return {
        "source": answers.read_choice(row.get("source", ""), item.task["options"]),
        "kind": answers.read_choice(row.get("kind", ""), SOURCE_KINDS.values),
        "chain": answers.read_order(row.get("chain", []), item.task["chain"]),
    }


is_empty = answers.is_empty


def initial(item: Item, answer: Mapping[str, Any]) -> dict[str, Any]:
    links = {f"link_{place}": link for place, link in enumerate(answer.get("chain", []), 1)}
    return {"source": answer.get("source"), "kind": answer.get("kind"), **links}


class KeyForm(ItemForm):
    def add_key(self) -> None:
        key = read(self.item.key) if self.item.key else None
        others = [name for name in self.item.task.get("options", []) if name not in SHOWN]
        options = [(name, SHOWN.get(name, name)) for name in [*others, *SHOWN]]
        if self.is_bound:
            options += [
                (name, name) for name in self._names(self.data.get("options", "")) if name not in others
            ]
        self.begin(_("Who says it"))
        self.add_choices("source", _("The source"), options, key.sources if key else None)
        self.begin(_("Who can be chosen"), _("The writer and somebody unnamed are always there."))
        self._add_lines("options", _("Names, one a line"), others, rows=4, most=2000)
        self.begin(_("What kind of source that is"))
        self.add_choices("kind", _("Kind of source"), SOURCE_KINDS.choices, key.kinds if key else None)
        links = [link for tier in key.chain[0].tiers for link in tier] if key and key.chain else []
        self.begin(
            _("Who told whom"), _("Only where one passes on what another said: from who spoke first to this article.")
        )  # fmt: skip
        self._add_lines("chain", _("Links, one a line"), links, rows=3, most=1000)

    def _add_lines(self, name: str, label: str, lines: Sequence[str], *, rows: int, most: int) -> None:
        self.add(
            name,
            forms.CharField(
                label=label, initial="\n".join(lines), required=False, max_length=most,
                widget=forms.Textarea({"rows": rows}),
            ),
        )  # fmt: skip

    def clean(self) -> None:
        missing = [name for name in self._sources() if name not in self.task()["options"]]
        if missing:
            self.add_error(
                "options",
                _("“%(name)s” is right but cannot be chosen. Add a line with it.") % {"name": missing[0]},
            )

    def _sources(self) -> list[str]:
        return [row["value"] for row in self.choices("source")]

    @staticmethod
    def _names(lines: str) -> list[str]:
        return list(dict.fromkeys(line.strip() for line in lines.splitlines() if line.strip()))

    def task(self) -> dict[str, Any]:
        names = self._names(self.cleaned_data.get("options", ""))
        links = self._names(self.cleaned_data.get("chain", ""))
        return {
            "options": [*(name for name in names if name not in SHOWN), WRITER, UNNAMED],
            "chain": sorted(links, key=str.casefold),
        }

    def key(self) -> dict[str, Any]:
        links = self._names(self.cleaned_data["chain"])
        known = read(self.item.key).chain if self.item.key else ()
        chain: tuple[Ordering, ...] = (Ordering(tuple((link,) for link in links)),) if links else ()
        if "chain" not in self.changed_data:
            chain = known
        return {
            "sources": self.choices("source"), "kinds": self.choices("kind"), "chain": keys.dump_orders(chain),
        }  # fmt: skip


def score(item: Item, response: Mapping[str, Any]) -> Scored:
    """Two parts of the worth for the source; its kind and its chain count only with the right source."""
    key = read(item.key)
    parts = [
        Part("source", score_choice(key.sources, response.get("source")).score, 2),
        Part("kind", score_choice(key.kinds, response.get("kind")).score, 1, needs="source"),
    ]
    if key.chain:
        parts.append(Part("chain", score_order(key.chain, response.get("chain") or []).score, 1))
    return Scored(combined(parts), {part.name: part.score for part in parts}, _said(key, parts))


def _said(key: Key, parts: Sequence[Part]) -> tuple[str, ...]:
    by_name: dict[str, Fraction] = {part.name: part.score for part in parts}
    lines = []
    if by_name["source"] and not by_name["kind"]:
        lines.append(_("The right source, but another kind of source."))
    if "chain" in by_name and by_name["source"] and by_name["chain"] < 1:
        lines.append(_("Look again who heard it from whom."))
    return tuple(lines)


def key_lines(item: Item) -> list[KeyLine]:
    key = read(item.key)
    lines = [
        KeyLine(_("source"), str(SHOWN.get(one.value, one.value)), one.reason)
        for one in key.sources.alternatives
    ]
    lines += [
        KeyLine(_("kind of source"), str(SOURCE_KINDS(one.value).label), one.reason)
        for one in key.kinds.alternatives
    ]
    for order in key.chain:
        lines.append(KeyLine(_("chain"), " → ".join(" / ".join(tier) for tier in order.tiers), order.reason))
    return lines


def contradictions(
    item: Item, attributions: Sequence[Attribution], framing: Sequence[FramingMark]
) -> list[str]:
    """Another source for words of the passage; a chain's outer links hold the same words and are no contradiction."""
    key = read(item.key)
    right = {one.value for one in key.sources.alternatives}
    links = {link for order in key.chain for tier in order.tiers for link in tier}
    return [
        _("A draft names “%(other)s” as the source of this passage.") % {"other": str(one)}
        for one in attributions
        if str(one) not in right | links
        and not (item.attribution and one.pk == item.attribution.parent_id)
        and any(item.passage.covers(span) for span in one.spans_of(AttributionSpan.Role.CONTENT))
    ]


def options(item: Item, name: str) -> dict[str, str]:
    """What this field of an answer may be, in order, as students read it."""
    if name == "kind":
        return {value: str(label) for value, label in SOURCE_KINDS.choices}
    return {value: str(SHOWN.get(value, value)) for value in item.task["options"]}


def choice_fields(item: Item) -> list[ChoiceField]:
    return [
        ChoiceField(("source",), ("sources",), _("Source"), options(item, "source")),
        ChoiceField(("kind",), ("kinds",), _("Kind of source"), options(item, "kind")),
    ]


def preferred(item: Item) -> str:
    return read(item.key).sources.alternatives[0].value


def answer_lines(item: Item, answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    source, kind = answer.get("source") or "", answer.get("kind") or ""
    kinds = dict(SOURCE_KINDS.choices)
    said = [
        (_("source"), str(SHOWN.get(source, source))),
        (_("kind"), str(kinds.get(kind, kind))),
        (_("chain"), " → ".join(answer.get("chain") or ())),
    ]
    return [(what, words) for what, words in said if words]
