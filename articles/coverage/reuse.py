"""What one article took over from another, and what became of the record's words, each as a diff."""

from dataclasses import dataclass

from articles.analysis.changes import Change, words_changed
from articles.analysis.coverage.reuse import EITHER, FIRST
from articles.analysis.coverage.traces import ALTERED, EXACT, TRIMMED
from articles.coverage.story import Column, Coverage

ORDER = (ALTERED, TRIMMED, EXACT)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """`giver` may have had it first; `known` says that the days tell so. `changes` run from giver to taker.

    `in_record`: the story's record says this, too, so both may have it from there.
    """

    giver: Column
    taker: Column
    known: bool
    credited: bool
    quoted: bool
    percent: int
    words: int
    in_record: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation beside the record's sentence; `use` is exact, trimmed or altered."""

    column: Column
    record: Column
    use: str
    quotation: str
    origin: str
    changes: tuple[Change, ...]


def taken_over(coverage: Coverage) -> list[TakenOver]:
    """The longest first."""
    found: list[TakenOver] = []
    for comparison in coverage.comparisons:
        one, other = coverage.sides_of(comparison)
        for row in comparison.reused:
            a = one.revision.text[row["first"][0] : row["first"][1]]
            b = other.revision.text[row["second"][0] : row["second"][1]]
            swap = row["earlier"] not in (EITHER, FIRST)
            giver, taker = (other, one) if swap else (one, other)
            before, after = (b, a) if swap else (a, b)
            found.append(
                TakenOver(
                    giver, taker, row["earlier"] != EITHER, row["credited"], row["quoted"],
                    round(100 * row["contained"]), len(after.split()),
                    _is_in_record(coverage, giver, row["second"] if swap else row["first"]),
                    words_changed(before, after),
                )
            )  # fmt: skip
    return sorted(found, key=lambda taken: (taken.quoted, -taken.words, taken.giver.index, taken.taker.index))


def _is_in_record(coverage: Coverage, giver: Column, span: list[int]) -> bool:
    passages = [p for p in giver.passages if p.start < span[1] and span[0] < p.end]
    partners = [there for p in passages for there in coverage.partners.get((giver.index, p.index), ())]
    return any(coverage.columns[column].is_record for column, _at in partners)


def quoted(coverage: Coverage) -> list[Quoted]:
    """The altered ones first, then the trimmed."""
    found: list[Quoted] = []
    for comparison in coverage.comparisons:
        one, other = coverage.sides_of(comparison)
        for row in comparison.traces:
            column, record = (one, other) if row["side"] == "first" else (other, one)
            found.append(
                Quoted(
                    column, record, row["use"],
                    column.revision.text[slice(*row["quotation"])], record.revision.text[slice(*row["origin"])],
                    tuple(Change(kind, text) for kind, text in row["changes"]),
                )
            )  # fmt: skip
    return sorted(found, key=lambda one: (ORDER.index(one.use), one.column.index))
