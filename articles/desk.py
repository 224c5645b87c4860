"""What the claim desk shows: the claims of a revision in order, the one in hand, and how far the work has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from articles.actions.snapshots import AnyMark
from articles.marked_text import Group, Paint, Run, groups_of, marked_runs
from articles.models import Article, Attribution, FramingMark, MarkChange, Revision
from articles.models.marks import Mark
from articles.models.revision import Part
from quizsite.models import User

RULES = {
    "cue_first": _("cue before its source"),
    "statement_phrase": _("statement after the cue"),
    "quoted_object": _("quotation after the cue"),
    "object": _("reported in the writer’s words"),
    "infinitive": _("what is asked or promised"),
    "announced": _("colon after the cue"),
    "quote_before": _("cue behind a quotation"),
    "clause_before": _("cue behind the statement"),
    "according_to": _("“according to”"),
    "as_clause": _("side remark with “as”"),
    "relative_gap": _("cue in a relative clause"),
    "noun_cue": _("noun as cue"),
    "colon": _("name and colon"),
    "lone_quotation": _("quotation without a cue"),
    "hearsay": _("hearsay adverb"),
    "quoting": _("source in a source"),
    "quoted_as": _("quoted by another source"),
    "quotation_only": _("quotation only"),
    **dict(FramingMark.Device.choices),
}
ENOUGH = 5  # decisions on a rule before its rate says anything
SURE, FAIRLY_SURE = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Rate:
    """How this person has decided on the drafts of one rule so far."""

    name: str
    rejected: int
    decided: int

    @property
    def percent(self) -> int:
        return round(100 * self.rejected / self.decided)


@dataclass(frozen=True)
class Claim:
    """A mark on the page; `number` counts from 1 in the order of the text."""

    mark: AnyMark
    number: int

    @property
    def kind(self) -> str:
        return "attribution" if isinstance(self.mark, Attribution) else "framing"

    @property
    def is_looked_at(self) -> bool:
        return self.mark.state != Mark.State.DRAFT

    @cached_property
    def words(self) -> Mapping[str, list[str]]:
        """The quotes of each role, in order."""
        if isinstance(self.mark, FramingMark):
            return {"framing": [self.mark.quote]}
        found: dict[str, list[str]] = {}
        for row in self.mark.spans.all():
            found.setdefault(row.role, []).append(" ".join(row.quote.split()))
        return found

    @property
    def in_short(self) -> str:
        if isinstance(self.mark, FramingMark):
            return self.mark.quote
        who = self.words.get("source") or [self.mark.source_name or self.mark.get_source_kind_display()]
        return " ".join([*who, *self.words.get("cue", ["…"])])

    @property
    def sureness(self) -> str:
        if self.mark.confidence is None:
            return ""
        if self.mark.confidence >= SURE:
            return str(_("sure"))
        return str(_("fairly sure") if self.mark.confidence >= FAIRLY_SURE else _("unsure"))

    @property
    def rule_name(self) -> str:
        return str(RULES.get(self.mark.rule, self.mark.rule))

    def paints(self, in_hand: bool) -> list[Paint]:
        if isinstance(self.mark, FramingMark):
            spans = [("framing", self.mark.start, self.mark.end)]
        else:
            spans = [(row.role, row.start, row.end) for row in self.mark.spans.all()]
        return [Paint(start, end, role, self.mark.state, self.number, in_hand) for role, start, end in spans]


@dataclass(frozen=True)
class Choice:
    """Which claims are gone through, and in which order; as in the address."""

    show: str = ""
    kind: str = ""
    order: str = ""

    def takes(self, claim: Claim) -> bool:
        wanted = {claim.kind, getattr(claim.mark, "device", claim.kind)}
        return self.show in ("", claim.mark.state) and (not self.kind or self.kind in wanted)


@dataclass(frozen=True)
class Desk:
    """`shown` are the claims of the choice in its order; `in_hand` need not be one of them."""

    revision: Revision
    claims: list[Claim]
    shown: list[Claim]
    in_hand: Claim | None
    choice: Choice
    can_undo: bool
    can_redo: bool
    rates: Mapping[str, Rate]
    editing: bool = False  # then the spans of the claim in hand are the picker's to draw

    @property
    def looked_at(self) -> int:
        return sum(claim.is_looked_at for claim in self.claims)

    @property
    def is_finished(self) -> bool:
        return bool(self.claims) and self.looked_at == len(self.claims)

    @property
    def cannot_undo(self) -> bool:
        return not self.can_undo

    @property
    def cannot_redo(self) -> bool:
        return not self.can_redo

    @property
    def rate(self) -> Rate | None:
        return self.rates.get(self.in_hand.mark.rule) if self.in_hand else None

    @cached_property
    def _at(self) -> int:
        return self.shown.index(self.in_hand) if self.in_hand in self.shown else -1

    @property
    def previous(self) -> Claim | None:
        return self.shown[self._at - 1] if self._at > 0 else None

    @property
    def next(self) -> Claim | None:
        return self.shown[self._at + 1] if self._at + 1 < len(self.shown) else None

    @property
    def runs(self) -> list[Run]:
        return marked_runs(self.revision, self._paints(Part.BODY))

    @property
    def title(self) -> tuple[Group, ...]:
        title = self.revision.title
        return groups_of(title, 0, len(title), self._paints(Part.TITLE))

    @property
    def captions(self) -> list[tuple[Group, ...]]:
        found, at, text = [], 0, self.revision.captions_text
        for caption in text.splitlines():
            found.append(groups_of(text, at, at + len(caption), self._paints(Part.CAPTIONS)))
            at += len(caption) + 1
        return found

    def _paints(self, part: str) -> list[Paint]:
        drawn = [c for c in self.claims if c.mark.part == part and not (self.editing and c is self.in_hand)]
        return [paint for claim in drawn for paint in claim.paints(claim is self.in_hand)]

    @cached_property
    def cast(self) -> list[str]:
        """The names of the sources, each once, in the order of the text."""
        names = [getattr(claim.mark, "source_name", "") for claim in self.claims]
        return list(dict.fromkeys(name for name in names if name))

    @cached_property
    def parent(self) -> Claim | None:
        wanted = getattr(self.in_hand.mark, "parent_id", None) if self.in_hand else None
        return next((c for c in self.attributions if wanted and c.mark.pk == wanted), None)

    @property
    def attributions(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.kind == "attribution"]

    def claim_of(self, public_id: UUID | None) -> Claim | None:
        return next((claim for claim in self.claims if claim.mark.public_id == public_id), None)


def desk_of(
    article: Article, user: User, choice: Choice, claim_id: UUID | None = None, *, after: UUID | None = None
) -> Desk:
    """The desk with the claim of that id in hand; with `after`, the next draft that comes after that one.

    Seven queries at most, however many marks there are.
    """
    revision = article.current
    marks: list[Any] = [
        *revision.attributions.with_spans().select_related("parent", "decided_by"),
        *revision.framingmarks.select_related("decided_by"),
    ]
    claims = [Claim(mark, number) for number, mark in enumerate(sorted(marks, key=_place), start=1)]
    order = _place_of_claim if choice.order == "text" else _unsure_first
    ordered = sorted(claims, key=order)
    shown = [claim for claim in ordered if choice.takes(claim)]
    in_hand = next((claim for claim in claims if claim.mark.public_id == claim_id), None)
    if in_hand is None:
        in_hand = _next_draft(ordered, choice, after)
    if in_hand is None:
        in_hand = next((c for c in claims if c.mark.public_id == after), shown[0] if shown else None)
    decisions = user.decisions.filter(revision=revision)
    return Desk(
        revision, claims, shown, in_hand, choice,
        can_undo=decisions.last_live() is not None,
        can_redo=decisions.next_undone() is not None,
        rates=rates_of(user),
    )  # fmt: skip


def _next_draft(ordered: list[Claim], choice: Choice, after: UUID | None) -> Claim | None:
    """The first draft behind that claim, else the first of all. What was just decided may have left the choice."""
    at = next((i for i, claim in enumerate(ordered) if claim.mark.public_id == after), -1) + 1
    drafts = [c for c in [*ordered[at:], *ordered[:at]] if not c.is_looked_at]
    return next((c for c in drafts if choice.show == "draft" or choice.takes(c)), None)


def rates_of(user: User) -> dict[str, Rate]:
    rows = MarkChange.objects.rates_by_rule(user)
    decided = {row["rule"]: (row["rejected"], row["rejected"] + row["accepted"]) for row in rows}
    return {
        rule: Rate(str(RULES.get(rule, rule)), rejected, total)
        for rule, (rejected, total) in decided.items()
        if total >= ENOUGH
    }


def _place(mark: AnyMark) -> tuple:
    """Title first, then the body, then the captions; inside each in the order of the text."""
    part = ("title", "body", "captions").index(mark.part)
    if isinstance(mark, FramingMark):
        return (part, mark.start, mark.pk)
    return (part, min((row.start for row in mark.spans.all()), default=0), mark.pk)


def _place_of_claim(claim: Claim) -> int:
    return claim.number


def _unsure_first(claim: Claim) -> tuple:
    """Deciding doesn't move a claim: what comes next stays what it was. A person's own marks come last."""
    return (1.1 if claim.mark.confidence is None else claim.mark.confidence, claim.number)
