"""Cue verbs: which they are, and the verb group around one."""

from dataclasses import dataclass
from functools import cache

from articles.analysis import lexicons, morphology
from articles.analysis.attribution.periods import Token
from articles.analysis.attribution.phrases import Tokens

CLASSES = ("statement", "clause", "quotation", "addressee", "object")
PHRASE_CLASSES = frozenset({"clause"})
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


@cache
def cue_phrases(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words after the verb, by the verb's lemma."""
    return {
        first: tuple(phrase[1:] for phrase in group) for first, group in lexicons.phrases(language, "cues_phrases").items()
    }


def lemma_of(token: Token, language: str) -> str:
    form = morphology.verb_forms(language).get(token.lower)
    return form[0] if form else token.lower


def verb_cues(tokens: Tokens, language: str) -> list[Cue]:
    """Every cue verb outside quotations, in order."""
    classes = cue_classes(language)
    several = cue_phrases(language)
    forms = morphology.verb_forms(language)
    found: list[Cue] = []
    for i, token in enumerate(tokens):
        if token.tag not in VERB_TAGS or token.lower not in forms:
            continue
        lemma = forms[token.lower][0]
        size = _phrase_size(tokens, i, several.get(lemma, ()))
        if size:
            lemma = f"{lemma} {tokens[i + size].lower}"
            found.append(_cue(tokens, i, lemma, PHRASE_CLASSES, i + 1 + size))
        elif lemma in classes:
            found.append(_cue(tokens, i, lemma, classes[lemma], i + 1))
    return found


def _phrase_size(tokens: Tokens, head: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    for phrase in phrases:
        if tuple(token.lower for token in tokens[head + 1 : head + 1 + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _cue(tokens: Tokens, head: int, lemma: str, classes: frozenset[str], end: int) -> Cue:
    start, passive = group_start(tokens, head)
    return Cue(start, end, head, lemma, tokens[head].tag, classes, passive)


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
        elif before.lower in ("all", "both", "each") and start >= 2 and tokens[start - 2].tag in ("AUX", "NAME", "NOUN", "PRON"):
            start -= 1
        elif before.tag == "ADV" and before.lower not in ("here", "there"):
            start -= 1
        elif before.tag == "TO" and start >= 2 and tokens[start - 2].tag in VERB_TAGS:
            start -= 2
        elif (
            before.tag == "TO"
            and start >= 3
            and tokens[start - 2].tag in ("ADJ", "NOUN")
            and tokens[start - 3].tag in ("AUX", "ADV")
        ):
            start -= 3
        elif before.lower in ("and", "on") and start >= 2 and tokens[start - 2].lower in ("went", "laughed", "paused", "goes"):
            start -= 2
        else:
            break
    return start, passive
