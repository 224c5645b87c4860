"""A text in numbered lines with its marks in it, cut so that marks may lie in one another or cross.

Each line carries the offset it begins at, so that a script can tell the place of every word in it without an
element for each.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from articles.analysis.lines import break_lines
from articles.models.revision import Revision

# From the outside in: each kind's line runs at a depth of its own, and what holds the others is outermost.
DEPTH = ("content", "source", "cue", "framing")
STATES = ("rejected", "draft", "accepted")  # what is seen where marks of one kind overlap: the last


@dataclass(frozen=True, slots=True)
class Paint:
    """A span to be shown: its role (one of DEPTH), the state of its mark, and the mark's number on the page."""

    start: int
    end: int
    role: str
    state: str
    claim: int
    in_hand: bool = False
    goes_on: bool = False  # in the next piece; the sign of a rejected mark stands at its end only

    @property
    def css(self) -> str:
        css = f"mark mark-{self.role}"
        css += f" is-{self.state}" if self.state != "accepted" else ""
        return css + (" is-in-hand" if self.in_hand else "") + (" goes-on" if self.goes_on else "")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the same marks over them, from the outside in."""

    text: str
    paints: tuple[Paint, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring pieces under the same spans of the mark in hand; drawn in one frame."""

    paints: tuple[Paint, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MarkedLine:
    number: int
    start: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    kind: str
    lines: tuple[MarkedLine, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring blocks of one kind."""

    kind: str
    blocks: tuple[MarkedBlock, ...]


def marked_runs(revision: Revision, paints: Iterable[Paint]) -> list[Run]:
    """The body in order, in the same lines as everywhere. Runs no query."""
    lines = break_lines(revision.text)
    starts = [line.start for line in lines]
    over: list[list[Paint]] = [[] for _line in lines]
    for paint in paints:
        at = max(0, bisect_right(starts, paint.start) - 1)
        while at < len(lines) and lines[at].start < paint.end:
            over[at].append(paint)
            at += 1
    marked = [
        MarkedLine(line.number, line.start, groups_of(revision.text, line.start, line.end, found))
        for line, found in zip(lines, over, strict=True)
    ]
    blocks = [
        MarkedBlock(block.kind, tuple(line for line in marked if block.start <= line.start < block.end))
        for block in revision.body_blocks
    ]
    return [Run(kind, tuple(run)) for kind, run in groupby(blocks, key=lambda block: block.kind)]


def groups_of(text: str, start: int, end: int, paints: Sequence[Paint]) -> tuple[Group, ...]:
    """The words from `start` to `end`, cut wherever a mark begins or ends."""
    cuts = sorted({start, end} | {at for p in paints for at in (p.start, p.end) if start < at < end})
    groups: list[tuple[tuple[Paint, ...], list[Piece]]] = []
    for first, last in zip(cuts, cuts[1:], strict=False):
        here = [paint for paint in paints if paint.start <= first and paint.end >= last]
        held = tuple(paint for paint in _from_outside(here) if paint.in_hand)
        other = _one_a_role(paint for paint in here if not paint.in_hand)
        paints_on = (replace(p, goes_on=p.state == "rejected" and p.end > last) for p in other)
        piece = Piece(text[first:last], tuple(paints_on))
        if groups and groups[-1][0] == held:
            groups[-1][1].append(piece)
        else:
            groups.append((held, [piece]))
    return tuple(Group(held, tuple(pieces)) for held, pieces in groups)


def _from_outside(paints: Iterable[Paint]) -> list[Paint]:
    return sorted(paints, key=lambda paint: DEPTH.index(paint.role))


def _one_a_role(paints: Iterable[Paint]) -> tuple[Paint, ...]:
    strongest = sorted(paints, key=lambda paint: STATES.index(paint.state))
    return tuple(_from_outside({paint.role: paint for paint in strongest}.values()))
