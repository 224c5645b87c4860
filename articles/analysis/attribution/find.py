"""Runs the rules over a document and makes attributions of what they find."""

from articles.analysis.attribution import according_to, continuations, reporting_verbs
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import periods_of
from articles.analysis.attribution.types import DIRECT, INDIRECT, MIXED, Attribution
from articles.analysis.document import Document
from articles.analysis.spans import length, merged


def find_attributions(document: Document) -> list[Attribution]:
    """All attributions, ordered by where their content begins. None for a language without word lists."""
    if not document.tags:
        return []
    periods = periods_of(document)
    findings: list[Finding] = []
    for index, period in enumerate(periods):
        findings.extend(according_to.find(period, index))
        findings.extend(reporting_verbs.find(period, index, document.language))
    continuations.extend(periods, findings)
    found = [_attribution(document, finding) for finding in findings]
    return sorted(found, key=lambda a: (a.content[0].start, a.content[-1].end, a.cue[0].start))


def _attribution(document: Document, finding: Finding) -> Attribution:
    content = merged(finding.content, document.text)
    return Attribution(
        source=merged(finding.source, document.text),
        cue=merged(finding.cue, document.text),
        content=content,
        quotation=_quotation(document, finding),
        confidence=0.8,
        rule=finding.rule,
        lemma=finding.lemma,
    )


def _quotation(document: Document, finding: Finding) -> str:
    """Direct when nearly all of the content is quoted, indirect when nothing is."""
    total = length(finding.content)
    inside = 0
    for span in finding.content:
        for quotation in document.quotations_in(span):
            inside += min(span.end, quotation.end) - max(span.start, quotation.start)
    if inside == 0:
        return INDIRECT
    return DIRECT if 20 * inside >= 19 * total else MIXED
