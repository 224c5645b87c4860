"""What detection hands on: one attribution with its parts."""

from dataclasses import dataclass

from articles.analysis.spans import Span

DIRECT, MIXED, INDIRECT = "direct", "mixed", "indirect"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source (who), cue (the words that tie it) and content (what), each as spans in the text's order.

    `source` is empty when nobody is named. `confidence` in [0, 1] is the share of drafts of this rule and
    shape that
    annotators agreed with. `rule` names the rule that found it; `lemma` is the dictionary form of the cue's
    head.
    `parent` is the index of the attribution whose content holds this one.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: str
    confidence: float
    rule: str
    lemma: str
    parent: int | None = None
