"""Whether two articles are about one event: by what they speak of, their beginnings counting twice."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from articles.analysis.coverage.terms import DAY, NAME, NUMBER, Term, terms_of
from articles.analysis.document import Document

WEIGHTS = {NUMBER: 0.5, DAY: 0.2}
LEAD = 3
"""So many sentences are the beginning."""
SAME_EVENT = 0.29
"""Measured on stories of three outlets each: nearly all pairs of one event are above, nearly no others."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """`value` in [0, 1]; `shared` are the keys of the names both have, the most frequent first."""

    value: float
    shared: tuple[str, ...]

    @property
    def same_event(self) -> bool:
        return self.value >= SAME_EVENT


def likeness_of(first: Mapping[Term, float], second: Mapping[Term, float]) -> Likeness:
    """Of two topics."""
    shared = sorted(first.keys() & second.keys())
    size = math.sqrt(_square(first) * _square(second))
    value = math.fsum(first[term] * second[term] for term in shared) / size if size else 0.0
    names = sorted((t for t in shared if t.kind == NAME), key=lambda t: (-first[t] * second[t], t.key))
    return Likeness(min(1.0, value), tuple(term.key for term in names))


def topic_of(document: Document) -> dict[Term, float]:
    """What an article speaks of, each term with its weight."""
    counts: Counter[Term] = Counter()
    lead: Counter[Term] = Counter()
    for number, sentence in enumerate(document.sentences):
        terms = terms_of(document, [sentence])
        counts.update(terms)
        if number < LEAD:
            lead.update(terms)
    return {
        term: WEIGHTS.get(term.kind, 1.0) * (math.log(1 + count) + lead[term] * math.log(2))
        for term, count in sorted(counts.items())
    }


def _square(weights: Mapping[Term, float]) -> float:
    return math.fsum(value**2 for value in weights.values())
