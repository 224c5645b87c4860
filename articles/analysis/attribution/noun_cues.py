"""Nouns that announce a statement: `his claim that …`, `the warning by S that …`, `S's argument was that
…`.
"""

from collections.abc import Iterator, Sequence

from articles.analysis import lexicons
from articles.analysis.attribution.clauses import is_comma
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
from articles.analysis.attribution.phrases import Range, Tokens, is_finite, phrase_after, phrase_before
from articles.analysis.attribution.subjects import subject_before

RULE = "noun_cue"
PREDICATE = "noun_predicate"
REACH = 8
"""So many tokens may stand between the noun and *that*: who said it, and when."""
BE = frozenset({"is", "was", "are", "were", "been"})


def find(period: Period, index: int, language: str, findings: Sequence[Finding]) -> list[Finding]:
    """Only nouns that somebody is named for; a claim nobody makes is no attribution."""
    tokens = period.tokens
    taken = {span.start for finding in findings for span in finding.content}
    frames = {span.start for finding in findings for span in (*finding.source, *finding.cue)}
    found: list[Finding] = []
    for noun, that in _nouns(tokens, language):
        if tokens[that].start in taken:
            continue
        predicate = tokens[that - 1].lower in BE
        first, source = _source(tokens, noun, that, predicate)
        end = _end(tokens, first, that, frames, predicate)
        if source is None or end <= that + 1:
            continue
        finding = Finding(PREDICATE if predicate else RULE, tokens[noun].lower, index, shape="clause")
        finding.source.append(period.offsets(*source))
        finding.cue.append(period.offsets(first, that if predicate or that == noun + 1 else noun + 1))
        finding.content.append(period.offsets(that, end))
        found.append(finding)
    return found


def _nouns(tokens: Tokens, language: str) -> Iterator[Range]:
    """Each such noun with the *that* it announces."""
    nouns = lexicons.entries(language, "cues_nouns")
    for noun, token in enumerate(tokens):
        if token.tag != "NOUN" or not (token.lower in nouns or token.lower.removesuffix("s") in nouns):
            continue
        for that in range(noun + 1, min(noun + REACH, len(tokens) - 2)):
            if tokens[that].tag == "THAT":
                if not is_finite(tokens[that + 1]):
                    yield noun, that
                break
            if tokens[that].tag in ("STOP", "COLON", "COMMA", "WH", "PAST", "PRES", "QUOTED", "CONJ", "BASE"):
                break


def _source(tokens: Tokens, noun: int, that: int, predicate: bool) -> tuple[int, Range | None]:
    """Where the cue begins, and who is named for it: before it, or after *of* and *by*."""
    first = noun
    while first > 0 and tokens[first - 1].tag in ("ADJ", "DET", "NUM"):
        first -= 1
    before = tokens[first - 1].tag if first else "STOP"
    if before == "POSS":
        return first, (first - 1, first)
    if before == "GEN":
        start = phrase_before(tokens, first - 1)
        return first, (start, first) if start is not None else None
    if that > noun + 2 and tokens[noun + 1].lower in ("of", "by", "from"):
        end = phrase_after(tokens, noun + 2)
        if end is not None and end <= that:
            return first, (noun + 2, end)
    if before in ("PAST", "PRES", "ING") and not predicate and that == noun + 1:
        return first - 1, subject_before(tokens, first - 1)
    return first, None


def _end(tokens: Tokens, first: int, that: int, frames: set[int], predicate: bool) -> int:
    end = len(tokens)
    for k in range(that + 1, len(tokens) - 1):
        if is_comma(tokens[k]) and (is_finite(tokens[k + 1]) or tokens[k + 1].start in frames):
            end = k
            break
    if not predicate and (first <= 2 or tokens[first - 1].tag in ("POSS", "GEN")):
        end = _main_verb(tokens, that + 1, end)
    while end > that + 1 and tokens[end - 1].tag in ("STOP", "COMMA"):
        end -= 1
    return end


def _main_verb(tokens: Tokens, start: int, end: int) -> int:
    """Where the verb stands whose subject the noun is: *his promise that it would open / was broken*."""
    seen = False
    for k in range(start, end):
        if not is_finite(tokens[k]):
            continue
        if seen and tokens[k - 1].tag in ("BASE", "PART", "PAST", "ADJ", "ADV"):
            return k
        seen = True
    return end
