"""Two articles side by side, with what answers what, and the pair in hand that a teacher decides on."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from articles.analysis.coverage.relations import SAME
from articles.coverage.labels import spans_of
from articles.coverage.story import SHOWN, Column, Coverage, Passage
from articles.models import Alignment, Comparison
from articles.models.marks import Mark

Range = tuple[int, int]
LABELS = "labels"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which two columns; `show` is "" (what is sure enough, and what is decided), all, a state, or labels.

    `framing` hides words that frame, `swap` puts the other's labels and verbs in their place.
    """

    left: int = 0
    right: int = 1
    show: str = ""
    framing: bool = False
    swap: bool = False


@dataclass(frozen=True)
class Pair:
    """An alignment with its two passages; `number` counts from 1 in the order of the left article."""

    number: int
    alignment: Alignment
    left: Passage
    right: Passage

    @property
    def percent(self) -> int:
        return round(100 * (self.alignment.confidence or 0))

    @property
    def differs(self) -> Mapping[str, str] | None:
        return self.alignment.difference


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two cuts. `begins` are the pairs whose passage begins here, `numbers` those it belongs to.

    `hidden`: a word that frames is left out; `was` are the words that another's stand for.
    """

    text: str
    numbers: tuple[int, ...] = ()
    begins: tuple[Pair, ...] = ()
    in_hand: bool = False
    is_framing: bool = False
    hidden: bool = False
    was: str = ""

    @property
    def names(self) -> str:
        return " ".join(map(str, self.numbers))


@dataclass(frozen=True, slots=True)
class Paragraph:
    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Sides:
    coverage: Coverage
    choice: Choice
    left: Column
    right: Column
    comparison: Comparison | None
    pairs: tuple[Pair, ...]
    in_hand: Pair | None

    @property
    def at(self) -> int:
        return self.pairs.index(self.in_hand) if self.in_hand else -1

    @property
    def previous(self) -> Pair | None:
        return self.pairs[self.at - 1] if self.at > 0 else None

    @property
    def next(self) -> Pair | None:
        return self.pairs[self.at + 1] if self.in_hand and self.at + 1 < len(self.pairs) else None

    @property
    def looked_at(self) -> int:
        return sum(pair.alignment.state != Mark.State.DRAFT for pair in self.pairs)

    @cached_property
    def left_paragraphs(self) -> tuple[Paragraph, ...]:
        return _paragraphs(self, self.left, is_left=True)

    @cached_property
    def right_paragraphs(self) -> tuple[Paragraph, ...]:
        return _paragraphs(self, self.right, is_left=False)


def sides_of(
    coverage: Coverage, choice: Choice, alignment: UUID | None = None, *, after: UUID | None = None
) -> Sides:
    """With the alignment of that public id in hand; or with the next draft after the one given; or with the first."""
    left, right = coverage.columns[choice.left], coverage.columns[choice.right]
    wanted = sorted((left.revision.pk, right.revision.pk))
    comparison = next((c for c in coverage.comparisons if [c.first_id, c.second_id] == wanted), None)
    every = (_labels if choice.show == LABELS else _pairs)(coverage, comparison, left, right)
    pairs = tuple(
        p for p in every if p.alignment.public_id in (alignment, after) or _is_shown(p, choice.show)
    )
    in_hand = next((p for p in pairs if p.alignment.public_id == alignment), None)
    if in_hand is None:
        in_hand = _next_draft(pairs, after)
    return Sides(coverage, choice, left, right, comparison, pairs, in_hand)


def _labels(coverage: Coverage, comparison: Comparison | None, left: Column, right: Column) -> list[Pair]:
    """The other words for the same, each as a passage of nobody's."""
    found: list[tuple[Passage, Passage, Alignment]] = []
    for label in coverage.labels:
        if comparison and label.comparison_id == comparison.pk:
            spans = dict(zip((c.index for c in coverage.sides_of(comparison)), spans_of(label), strict=True))
            found.append((_words(left, spans[left.index]), _words(right, spans[right.index]), label))
    return _numbered(found)


def _words(column: Column, span: Range) -> Passage:
    return Passage(column, -1, *span, span, 1, None, "", None, "")


def _pairs(coverage: Coverage, comparison: Comparison | None, left: Column, right: Column) -> list[Pair]:
    found: list[tuple[Passage, Passage, Alignment]] = []
    for alignment in coverage.alignments:
        places = (
            coverage.places_of(alignment) if comparison and alignment.comparison_id == comparison.pk else None
        )
        if places:
            by_column = dict(places)
            here, there = left.passages[by_column[left.index]], right.passages[by_column[right.index]]
            found.append((here, there, alignment))
    return _numbered(found)


def _numbered(found: list[tuple[Passage, Passage, Alignment]]) -> list[Pair]:
    found.sort(key=lambda row: (row[0].start, row[1].start))
    return [
        Pair(number, alignment, here, there) for number, (here, there, alignment) in enumerate(found, start=1)
    ]


def _is_shown(pair: Pair, show: str) -> bool:
    if show in Mark.State.values:
        return pair.alignment.state == show
    if show in ("all", LABELS):
        return True
    accepted = pair.alignment.state == Mark.State.ACCEPTED
    sure = (pair.alignment.score or 0) >= SHOWN and pair.alignment.state == Mark.State.DRAFT
    return accepted or sure


def _next_draft(pairs: tuple[Pair, ...], after: UUID | None) -> Pair | None:
    """The first draft behind that one, or from the top; where all is decided, the first pair."""
    at = next((i for i, pair in enumerate(pairs) if pair.alignment.public_id == after), -1)
    drafts = [p for p in (*pairs[at + 1 :], *pairs[: at + 1]) if p.alignment.state == Mark.State.DRAFT]
    return drafts[0] if drafts else pairs[0] if pairs else None


def _paragraphs(sides: Sides, column: Column, *, is_left: bool) -> tuple[Paragraph, ...]:
    text = column.revision.text
    marked: dict[Range, list[Pair]] = defaultdict(list)
    for pair in sides.pairs:
        if pair.alignment.state != Mark.State.REJECTED or pair is sides.in_hand:
            passage = pair.left if is_left else pair.right
            marked[passage.start, passage.end].append(pair)
    framing = [(start, end) for start, end, _device in column.reading.framing] if column.reading else []
    swaps = _swaps(sides, is_left=is_left) if sides.choice.swap else {}
    found: list[Paragraph] = []
    for number, block in enumerate(column.revision.body_blocks, start=1):
        ranges = [*marked, *framing, *swaps]
        cuts = sorted(
            {block.start, block.end} | {at for r in ranges for at in r if block.start < at < block.end}
        )
        pieces: list[Piece] = []
        for start, end in zip(cuts, cuts[1:], strict=False):
            pieces += _piece(sides, text, (start, end), marked, framing, swaps)
        found.append(Paragraph(number, tuple(pieces)))
    return tuple(found)


def _piece(
    sides: Sides,
    text: str,
    piece: Range,
    marked: Mapping[Range, list[Pair]],
    framing: list[Range],
    swaps: Mapping[Range, str],
) -> list[Piece]:
    """One piece; none in the middle of words that were swapped."""
    start, end = piece
    around = [r for r in marked if r[0] <= start and end <= r[1]]
    inner = min(around, key=lambda r: (r[1] - r[0], r), default=None)
    pairs = marked[inner] if inner else []
    swapped = next((r for r in swaps if r[0] <= start and end <= r[1]), None)
    if swapped and start > swapped[0]:
        return []
    is_framing = any(r[0] <= start and end <= r[1] for r in framing)
    return [
        Piece(
            text=swaps[swapped] if swapped else text[start:end],
            numbers=tuple(pair.number for pair in pairs),
            begins=tuple(pairs) if inner and start == inner[0] else (),
            in_hand=sides.in_hand in pairs,
            is_framing=is_framing,
            hidden=is_framing and sides.choice.framing and not swapped,
            was=text[swapped[0] : swapped[1]] if swapped else "",
        )
    ]


def _swaps(sides: Sides, *, is_left: bool) -> dict[Range, str]:
    """Places of one side with the words the other has there: labels, and the cues of one source."""
    found: dict[Range, str] = {}
    for label in _labels(sides.coverage, sides.comparison, sides.left, sides.right):
        mine_, other_ = (label.left, label.right) if is_left else (label.right, label.left)
        if label.alignment.state != Mark.State.REJECTED:
            _add(found, (mine_.start, mine_.end), other_.quote)
    for pair in sides.pairs:
        mine_, other_ = (pair.left, pair.right) if is_left else (pair.right, pair.left)
        same = pair.alignment.relation == SAME and pair.alignment.state != Mark.State.REJECTED
        verbs = mine_.cue_span and other_.cue_span and mine_.cue.lower() != other_.cue.lower()
        if same and verbs and mine_.cue_span and len(other_.cue) > 1 and len(mine_.cue) > 1:
            _add(found, mine_.cue_span, other_.cue)
    return found


def _add(found: dict[Range, str], place: Range, words: str) -> None:
    if not any(place[0] < end and start < place[1] for start, end in found):
        found[place] = words
