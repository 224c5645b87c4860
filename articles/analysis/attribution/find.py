"""Runs the rules over a document and makes attributions of what they find."""

from articles.analysis.attribution import (
    according_to,
    colons,
    continuations,
    lone_quotations,
    noun_cues,
    reporting_verbs,
)
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period, periods_of
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
        opens = index == 0 or periods[index - 1].paragraph != period.paragraph
        findings.extend(_in_period(period, index, document.language, opens))
    findings.extend(continuations.extend(periods, findings))
    found = [_attribution(document, finding) for finding in findings if finding.content]
    return sorted(found, key=lambda a: (a.content[0].start, a.content[-1].end, a.cue[0].start))


def _in_period(period: Period, index: int, language: str, opens_paragraph: bool) -> list[Finding]:
    """The rules in the order of their trust; a later one takes only what is left."""
    found = according_to.find(period, index)
    found += reporting_verbs.find(period, index, language)
    found += noun_cues.find(period, index, language, found)
    found += colons.find(period, index, found, opens_paragraph)
    return found + lone_quotations.find(period, index, found)


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
