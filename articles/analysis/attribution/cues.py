"""Cue verbs: which they are, and the verb group around one."""

from dataclasses import dataclass
from functools import cache

from articles.analysis import lexicons, morphology
from articles.analysis.attribution.periods import Token
from articles.analysis.attribution.phrases import Tokens

CLASSES = ("statement", "clause", "quotation", "addressee", "object")
VERB_TAGS = frozenset({"PRES", "PAST", "PART", "ING", "BASE"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb at `head`; its group (auxiliaries, adverbs, negation) is tokens[start:end]."""

    start: int
    end: int
    head: int
    lemma: str
    tag: str
    classes: frozenset[str]
    passive: bool


@cache
def cue_classes(language: str) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for name in CLASSES:
        for lemma in lexicons.lines(language, f"cues_{name}"):
            table.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in table.items()}


def lemma_of(token: Token, language: str) -> str:
    form = morphology.verb_forms(language).get(token.lower)
    return form[0] if form else token.lower


def verb_cues(tokens: Tokens, language: str) -> list[Cue]:
    """Every cue verb outside quotations, in order."""
    classes = cue_classes(language)
    forms = morphology.verb_forms(language)
    found: list[Cue] = []
    for i, token in enumerate(tokens):
        if token.tag in VERB_TAGS and token.lower in forms:
            lemma = forms[token.lower][0]
            if lemma in classes:
                found.append(_cue(tokens, i, lemma, classes[lemma]))
    return found


def _cue(tokens: Tokens, head: int, lemma: str, classes: frozenset[str]) -> Cue:
    start, passive = group_start(tokens, head)
    return Cue(start, head + 1, head, lemma, tokens[head].tag, classes, passive)


def group_start(tokens: Tokens, head: int) -> tuple[int, bool]:
    """Where the verb group begins, and whether it is passive (a form of *be* before the participle)."""
    start = head
    passive = False
    while start > 0:
        before = tokens[start - 1]
        if before.tag in ("AUX", "MODAL") or (before.tag == "GEN" and before.lower == "'s" and start == head and tokens[head].tag == "ING"):
            nearest = passive or before.lower not in ("be", "is", "was", "were", "are", "been", "being", "am")
            if not nearest and tokens[head].tag in ("PART", "PAST"):
                passive = True
            start -= 1
        elif before.tag == "ADV" and before.lower not in ("here", "there"):
            start -= 1
        elif before.tag == "TO" and start >= 2 and tokens[start - 2].tag in VERB_TAGS:
            start -= 2
        elif before.lower in ("and", "on") and start >= 2 and tokens[start - 2].lower in ("went", "laughed", "paused", "goes"):
            start -= 2
        else:
            break
    return start, passive
