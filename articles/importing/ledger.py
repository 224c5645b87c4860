"""The book of what was left out, so that nothing disappears silently."""

import unicodedata

from articles.importing.imported import REASONS, Left
from articles.importing.traced import Traced


class Ledger:
    def __init__(self, original: str) -> None:
        self.original = original
        self._left: dict[tuple[int, int], str] = {}

    def leave_out(self, part: Traced, reason: str) -> None:
        """Note a part; the first reason given for a place stays."""
        if reason not in REASONS:
            raise ValueError(f"unknown reason {reason!r}")
        for start, end in part.spans():
            while end < len(self.original) and unicodedata.combining(self.original[end]):
                end += 1  # an accent goes with its letter
            if self.original[start:end].strip():
                self._left.setdefault((start, end), reason)

    def entries(self) -> tuple[Left, ...]:
        """Sorted by start."""
        spans = sorted(self._left.items())
        return tuple(Left(start, end, self.original[start:end], reason) for (start, end), reason in spans)
