"""Reads test texts in bracket notation: `[Officials]source [said]cue [the bridge is safe]content.`

A number ties the parts of one attribution (`source2`, `cue2`); a part given twice has two spans.
Brackets nest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.analysis.attribution import Attribution
from articles.analysis.spans import Span

LABEL = re.compile(r"[a-z]+\d*")


@dataclass
class Bracketed:
    """The text without brackets, and the spans of each label in the order they open."""

    text: str = ""
    spans: dict[str, list[Span]] = field(default_factory=dict)

    def of(self, label: str) -> tuple[Span, ...]:
        return tuple(sorted(self.spans.get(label, ())))

    def attributions(self) -> list[Attribution]:
        """The attributions marked, in the order of their numbers; the one without a number first."""
        numbers = sorted({re.sub(r"\D", "", label) for label in self.spans if label.startswith("content")})
        return [
            Attribution(
                source=self.of(f"source{n}"), cue=self.of(f"cue{n}"), content=self.of(f"content{n}"),
                quotation="indirect", confidence=0.8, rule="cue_first", lemma="say",
            )
            for n in numbers
        ]  # fmt: skip


def bracketed(marked: str) -> Bracketed:
    found = Bracketed()
    opened: list[int] = []
    at = 0
    while at < len(marked):
        if marked[at] == "[":
            opened.append(len(found.text))
        elif marked[at] == "]" and (label := LABEL.match(marked, at + 1)):
            found.spans.setdefault(label.group(), []).append(Span(opened.pop(), len(found.text)))
            at = label.end() - 1
        else:
            found.text += marked[at]
        at += 1
    return found


def words(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(span.of(text) for span in spans)
