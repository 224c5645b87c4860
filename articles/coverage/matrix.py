"""Claim by outlet: who tells each claim as whose, and who leaves it out."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.analysis.coverage.claims import Claim
from articles.analysis.coverage.relations import ABSENT, CONTRADICTED, OTHER, OWN, SAME, told_by
from articles.coverage.story import Column, Coverage, Passage
from articles.models import Alignment
from articles.models.marks import Mark

SIGNS = {SAME: "●", OTHER: "◐", OWN: "○", CONTRADICTED: "✕", ABSENT: "–"}
WORDS = {
    SAME: gettext_lazy("same source"),
    OTHER: gettext_lazy("other source"),
    OWN: gettext_lazy("the writer’s own voice"),
    CONTRADICTED: gettext_lazy("contradicted"),
    ABSENT: gettext_lazy("absent"),
}
KINDS = {SAME: "same", OTHER: "other", OWN: "own", CONTRADICTED: "contradicted", ABSENT: "absent"}
ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Cell:
    """`kind` is a short name for the style sheet; `is_origin`: the others are seen from here."""

    column: Column
    relation: str
    passages: tuple[Passage, ...]
    difference: str
    is_origin: bool

    @property
    def kind(self) -> str:
        return ORIGIN if self.is_origin else KINDS[self.relation]

    @property
    def sign(self) -> str:
        return "★" if self.is_origin else SIGNS[self.relation]

    @property
    def words(self) -> Any:
        return _("told first") if self.is_origin else WORDS[self.relation]


@dataclass(frozen=True, slots=True)
class Row:
    """`number` counts the claims from 1; `told_by_count` is how many articles have it."""

    number: int
    origin: Passage
    cells: tuple[Cell, ...]

    @property
    def told_by_count(self) -> int:
        return sum(bool(cell.passages) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """What a source says in one article and in no other."""

    column: Column
    passages: tuple[Passage, ...]


def rows_of(coverage: Coverage) -> list[Row]:
    """The claims most articles have first, each in the order of its origin."""
    claims = sorted(coverage.claims, key=lambda claim: -claim.size)
    return [_row(coverage, number, claim) for number, claim in enumerate(claims, start=1)]


def _row(coverage: Coverage, number: int, claim: Claim) -> Row:
    cells = tuple(_cell(coverage, claim, column) for column in coverage.columns)
    return Row(number, coverage.passage(claim.origin), cells)


def _cell(coverage: Coverage, claim: Claim, column: Column) -> Cell:
    passages = tuple(column.passages[at] for at in claim.passages.get(column.index, ()))
    if not passages:
        return Cell(column, ABSENT, (), "", is_origin=False)
    if column.index == claim.origin[0]:
        return Cell(column, SAME, passages, "", is_origin=True)
    pairs = [coverage.aligned.get(frozenset((claim.origin, (column.index, p.index)))) for p in passages]
    found = [alignment for alignment in pairs if alignment]
    decided = [alignment for alignment in found if alignment.state == Mark.State.ACCEPTED]
    best = max(decided or found, key=_weight, default=None)
    if best is None:
        relation = told_by(coverage.passage(claim.origin).source, passages[0].source)
        return Cell(column, relation, passages, "", is_origin=False)
    first = coverage.sides_of(coverage.comparison_of[best.comparison_id])[0]
    return Cell(
        column, best.relation, passages, _difference(best.difference, column is first), is_origin=False
    )


def _weight(alignment: Alignment) -> tuple[bool, float]:
    """Of what a person said, a contradiction outweighs the rest; of drafts, the nearest."""
    accepted = alignment.state == Mark.State.ACCEPTED
    return accepted and alignment.relation == CONTRADICTED, alignment.score or 0.0


def _difference(difference: dict[str, str] | None, is_first: bool) -> str:
    """The words that contradict, the origin's first."""
    if not difference:
        return ""
    here, there = difference["first"], difference["second"]
    if not is_first:
        here, there = there, here
    if difference["kind"] == "negation":
        return (
            _("“%(word)s” stands here only") % {"word": here}
            if here
            else _("“%(word)s” is missing here") % {"word": there}
        )
    return f"{there} → {here}"


def only_here(coverage: Coverage) -> list[OnlyHere]:
    """For each article what its sources say that no other article has."""
    claimed = {(a, at) for claim in coverage.claims for a, found in claim.passages.items() for at in found}
    found = [
        OnlyHere(
            column,
            tuple(
                p for p in column.passages if p.source is not None and (column.index, p.index) not in claimed
            ),
        )
        for column in coverage.columns
    ]
    return [one for one in found if one.passages]
