"""The words of a text, as scoring counts them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from articles.analysis.spans import Span

WORD = re.compile(r"\w+(?:(?:['’‐‑&-]|(?<=\d)[.,:](?=\d))\w+)*")
"""*didn't*, *co-chair* and *2,500* are one word each. Stricter than the tokens of the analysis on purpose: whether
the possessive ending was marked must not decide."""


class Words:
    """The words of one text; build it once and score many responses with it."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in WORD.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def __len__(self) -> int:
        return len(self._starts)

    def inside(self, spans: Iterable[Span]) -> frozenset[int]:
        """Where each word begins that a span touches, be it with one letter. Marks and spaces count nothing."""
        touched: set[int] = set()
        for span in spans:
            first = bisect_right(self._ends, span.start)
            touched.update(self._starts[first : bisect_left(self._starts, span.end)])
        return frozenset(touched)

    def counted(self, responses: Iterable[Iterable[Span]]) -> list[tuple[Span, int]]:
        """Each word with the number of responses that marked it, in the order of the text."""
        counts = dict.fromkeys(self._starts, 0)
        for spans in responses:
            for start in self.inside(spans):
                counts[start] += 1
        return [
            (Span(start, end), counts[start]) for start, end in zip(self._starts, self._ends, strict=True)
        ]
