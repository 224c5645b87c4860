"""How sure a draft is: the share of its kind that trained annotators agreed with.

Measured on the training part of PolNeAR (840 news articles): a draft counts as right when an annotated
attribution has
the same content (half of the words in common) and the same source. The figures are rounded and grouped by
hand; the
benchmark prints how they hold on articles they were not measured on.
"""

from articles.analysis.attribution.cues import cue_classes
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.types import DIRECT, MIXED

STRONG, ADDRESSING, WEAK, OTHER = "strong", "addressing", "weak", "other"

BY_SHAPE = {
    ("quote_before", "before", STRONG): 0.97,
    ("quote_before", "before", ADDRESSING): 0.97,
    ("quote_before", "before", WEAK): 0.95,
    ("quote_before", "before", OTHER): 0.85,
    ("quote_before", "around", STRONG): 0.92,
    ("quote_before", "around", WEAK): 0.85,
    ("cue_first", "mixed", STRONG): 0.88,
    ("cue_first", "mixed", ADDRESSING): 0.88,
    ("cue_first", "mixed", WEAK): 0.78,
    ("cue_first", "quote", STRONG): 0.86,
    ("cue_first", "quote", ADDRESSING): 0.84,
    ("cue_first", "quote", WEAK): 0.8,
    ("cue_first", "quote", OTHER): 0.7,
    ("cue_first", "below", STRONG): 0.8,
    ("cue_first", "below", WEAK): 0.8,
    ("cue_first", "clause", STRONG): 0.85,
    ("cue_first", "clause", ADDRESSING): 0.78,
    ("cue_first", "clause", WEAK): 0.67,
    ("cue_first", "clause", OTHER): 0.75,
    ("clause_before", "around", STRONG): 0.87,
    ("clause_before", "before", STRONG): 0.8,
    ("clause_before", "before", WEAK): 0.72,
    ("relative_gap", "clause", STRONG): 0.85,
    ("statement_phrase", "phrase", STRONG): 0.72,
    ("according_to", "after", OTHER): 0.87,
    ("according_to", "before", OTHER): 0.83,
    ("colon", "quote", OTHER): 0.8,
    ("object", "phrase", WEAK): 0.66,
    ("object", "phrase", OTHER): 0.7,
}
BY_RULE = {
    "quote_before": 0.8,
    "cue_first": 0.7,
    "clause_before": 0.55,
    "according_to": 0.8,
    "as_clause": 0.65,
    "announced": 0.65,
    "object": 0.68,
    "quoted_object": 0.65,
    "statement_phrase": 0.65,
    "infinitive": 0.57,
    "relative_gap": 0.5,
    "colon": 0.5,
    "signature": 0.45,
    "lone_quotation": 0.36,
    "noun_predicate": 0.6,
    "noun_cue": 0.28,
    "following_quotation": 0.15,
}
MIXED_BEFORE = 0.12
"""Less sure where the writer's words and a quotation share the stretch before the cue: it may begin later."""
WITHOUT_SOURCE = 0.15
ASKED = ("ask", 0.66)


def confidence_of(finding: Finding, quotation: str, language: str) -> float:
    strength = strength_of(finding.lemma, language)
    sure = BY_SHAPE.get((finding.rule, finding.shape, strength), BY_RULE.get(finding.rule, 0.5))
    if finding.rule == "quote_before" and quotation == MIXED:
        sure = max(0.6, sure - MIXED_BEFORE)
    if (
        finding.rule == "cue_first"
        and finding.shape == "quote"
        and quotation != DIRECT
        and strength != STRONG
    ):
        sure = 0.55
    if not finding.source:
        sure = ASKED[1] if finding.lemma == ASKED[0] else WITHOUT_SOURCE
    return round(sure, 2)


def strength_of(lemma: str, language: str) -> str:
    """How surely a verb reports: always, to an addressee, or only with a clause or quotation."""
    classes = cue_classes(language).get(lemma, frozenset())
    if "statement" in classes:
        return STRONG
    if "addressee" in classes:
        return ADDRESSING
    return WEAK if "clause" in classes else OTHER
