"""What a rule says about a content."""

from dataclasses import dataclass

from articles.analysis.attribution.phrases import Range


@dataclass(frozen=True, slots=True)
class Content:
    """Token ranges of the content's parts; `cue_end` says how far the cue reaches (*told reporters on
    Monday*).
    """

    rule: str
    shape: str
    parts: tuple[Range, ...]
    cue_end: int
