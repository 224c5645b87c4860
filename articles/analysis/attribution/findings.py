"""A finding: an attribution in the making, which later stages may still widen."""

from dataclasses import dataclass, field

from articles.analysis.spans import Span


@dataclass(slots=True)
class Finding:
    """Spans in the text; `period` is the index of the period it was found in."""

    rule: str
    lemma: str
    period: int
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    shape: str = ""

    @property
    def end(self) -> int:
        return max(span.end for span in self.content) if self.content else 0
