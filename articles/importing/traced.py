"""Text that knows, for each of its characters, where in the original it stood.

Cleaning changes the text in many small steps. Because each character carries its place, the page can
show the original with everything left out struck through, and a test can prove that nothing vanished.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Traced:
    """`at[i]` is the place in the original of `text[i]`, in code points."""

    text: str
    at: Sequence[int]

    @classmethod
    def starting(cls, text: str, start: int) -> "Traced":
        return cls(text, range(start, start + len(text)))

    def __getitem__(self, part: slice) -> "Traced":
        return Traced(self.text[part], self.at[part])

    def __bool__(self) -> bool:
        return bool(self.text)

    def strip(self) -> "Traced":
        left = len(self.text) - len(self.text.lstrip())
        return self[left : max(left, len(self.text.rstrip()))]

    def sub(
        self,
        pattern: re.Pattern[str],
        replacement: str | Callable[[re.Match[str]], str],
        replaced: Callable[["Traced"], None] = lambda part: None,
    ) -> "Traced":
        """Like `re.sub`; what is put in takes the place of the first character it replaces.

        `replaced` is told each part that made way.
        """
        pieces, end = [], 0
        for match in pattern.finditer(self.text):
            new = replacement if isinstance(replacement, str) else replacement(match)
            if new == match.group():
                continue
            replaced(self[match.start() : match.end()])
            pieces += [self[end : match.start()], Traced(new, [self.at[match.start()]] * len(new))]
            end = match.end()
        return joined([*pieces, self[end:]]) if pieces else self

    def spans(self) -> list[tuple[int, int]]:
        """Half-open ranges of the original that this text covers, in order."""
        spans: list[tuple[int, int]] = []
        for place in self.at:
            if spans and spans[-1][0] <= place <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(spans[-1][1], place + 1))
            else:
                spans.append((place, place + 1))
        return spans


def joined(pieces: Iterable[Traced], between: str = "") -> Traced:
    """One text from several; `between` takes the place where the piece after it starts."""
    text: list[str] = []
    at: list[int] = []
    for piece in pieces:
        if text and between and piece.text:
            text.append(between)
            at.extend([piece.at[0]] * len(between))
        text.append(piece.text)
        at.extend(piece.at)
    return Traced("".join(text), at)
