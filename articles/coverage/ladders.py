"""The ladder of cues as a picture: three steps, and on each the outlets with their verbs."""

from dataclasses import dataclass

from articles.analysis.coverage.ladder import STANCES, Ladder, Step, ladder_of
from articles.analysis.coverage.relations import OWN
from articles.analysis.coverage.sources import same_source
from articles.coverage.matrix import Row
from articles.coverage.story import Column, Coverage, Passage
from articles.models import Attribution

WIDTH, STEP, BOX, GAP, TOP = 960, 320, 62, 10, 54
"""Units of the picture: a step's width, a box's height, the space between boxes, the head above them."""


@dataclass(frozen=True, slots=True)
class Box:
    """One outlet's cue on its step, in units of the picture."""

    x: int
    y: int
    cue: str
    name: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class StepHead:
    x: int
    middle: int
    stance: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """`steps` from distances to endorses; `boxes` in the order of the steps."""

    row: Row
    source: str
    spread: int
    width: int
    height: int
    box_width: int
    box_height: int
    heads: tuple[StepHead, ...]
    boxes: tuple[Box, ...]


def ladders_of(coverage: Coverage, rows: list[Row]) -> list[Picture]:
    """Those of one source in two articles at least, the widest apart first."""
    found: list[Picture] = []
    for row in rows:
        for source, passages in _by_source(row):
            steps = [Step(p.column.index, p.cue, p.stance) for p in passages]
            ladder = ladder_of(row.number, source.speaker, steps)
            if ladder:
                found.append(_picture(row, ladder, passages))
    return sorted(found, key=lambda picture: (-picture.spread, -len(picture.boxes), picture.row.number))


def _by_source(row: Row) -> list[tuple[Passage, list[Passage]]]:
    """The reported passages of a claim by their source, each with the first passage that names it."""
    groups: list[tuple[Passage, list[Passage]]] = []
    for cell in row.cells:
        for passage in cell.passages:
            # A label and a colon, as in a transcript, is no verb.
            if cell.relation == OWN or not passage.source or not any(map(str.isalpha, passage.cue)):
                continue
            for first, group in groups:
                if same_source(first.source or "", passage.source):
                    group.append(passage)
                    break
            else:
                groups.append((passage, [passage]))
    return groups


def _picture(row: Row, ladder: Ladder, passages: list[Passage]) -> Picture:
    words = dict(Attribution.Stance.choices)
    heads = tuple(
        StepHead(at * STEP, at * STEP + STEP // 2, stance, str(words[stance]))
        for at, stance in enumerate(STANCES)
    )
    counts = dict.fromkeys(STANCES, 0)
    boxes: list[Box] = []
    for step in ladder.steps:
        passage = next(p for p in passages if p.column.index == step.article and p.cue == step.cue)
        y = TOP + counts[step.stance] * (BOX + GAP)
        boxes.append(
            Box(STANCES.index(step.stance) * STEP + 12, y, step.cue, _short(passage.column), passage)
        )
        counts[step.stance] += 1
    height = TOP + max(counts.values()) * (BOX + GAP)
    return Picture(row, ladder.source, ladder.spread, WIDTH, height, STEP - 24, BOX, heads, tuple(boxes))


def _short(column: Column) -> str:
    return column.name if len(column.name) <= 28 else column.name[:27] + "…"
