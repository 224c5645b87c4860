"""Other names for the same person, act or place, and the words that frame beside what others write there."""

from dataclasses import dataclass
from typing import Any

from articles.coverage.story import Column, Coverage, Passage
from articles.models import Alignment, FramingMark
from articles.models.marks import Mark

NEAR = 0.2
"""Drafts of a lower score answer nothing."""


@dataclass(frozen=True, slots=True)
class Label:
    column: Column
    words: str
    sentence: str


@dataclass(frozen=True)
class Thing:
    """One person, act or place under its names, in the order of the columns; `about` is a name, or empty."""

    kind: Any
    about: str
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class FramedPassage:
    """A passage with its words that frame, each with its device, and the passages of the others that answer it."""

    column: Column
    words: tuple[tuple[str, Any], ...]
    passage: Passage
    answers: tuple[Passage, ...]


def things_of(coverage: Coverage) -> list[Thing]:
    """Labels that share a place are one thing; those with most names first. What was rejected is left out."""
    groups: list[tuple[str, str, dict[tuple[int, int, int], Label]]] = []
    for row in coverage.labels:
        if row.state == Mark.State.REJECTED:
            continue
        places = {
            (column.index, *span): _label(column, span)
            for column, span in zip(
                coverage.sides_of(coverage.comparison_of[row.comparison_id]), spans_of(row), strict=True
            )
        }
        joined = [group for group in groups if group[0] == row.kind and group[2].keys() & places.keys()]
        groups = [group for group in groups if group not in joined]
        for _kind, _about, labels in joined:
            places |= labels
        about = next((group[1] for group in joined if group[1]), row.about)
        groups.append((row.kind, about, places))
    found = [
        Thing(Alignment.Kind(kind).label, about, tuple(places[key] for key in sorted(places)))
        for kind, about, places in groups
    ]
    return sorted(found, key=lambda thing: (not thing.about, -len(thing.labels), thing.about))


def spans_of(label: Alignment) -> tuple[tuple[int, int], tuple[int, int]]:
    return (label.first_start, label.first_end), (label.second_start, label.second_end)


def _label(column: Column, span: tuple[int, int]) -> Label:
    text = column.revision.text
    sentence = next(
        (p.whole_sentence for p in column.passages if p.sentence[0] <= span[0] < p.sentence[1]), ""
    )
    return Label(column, text[span[0] : span[1]], sentence)


def framed_passages(coverage: Coverage) -> list[FramedPassage]:
    """In the order of the articles; only what another article answers."""
    devices = dict(FramingMark.Device.choices)
    found: list[FramedPassage] = []
    for column in coverage.columns:
        marks = column.reading.framing if column.reading else ()
        for passage in column.passages:
            words = tuple(
                (column.revision.text[start:end], devices[device])
                for start, end, device in marks
                if passage.start <= start and end <= passage.end
            )
            answers = _answers(coverage, passage) if words else ()
            if answers:
                found.append(FramedPassage(column, words, passage, answers))
    return found


def _answers(coverage: Coverage, passage: Passage) -> tuple[Passage, ...]:
    here = (passage.column.index, passage.index)
    partners = coverage.partners.get(here, ())
    return tuple(coverage.passage(there) for there in partners if _is_near(coverage, here, there))


def _is_near(coverage: Coverage, here: tuple[int, int], there: tuple[int, int]) -> bool:
    alignment = coverage.aligned[frozenset((here, there))]
    return alignment.state == "accepted" or (alignment.score or 0) >= NEAR
