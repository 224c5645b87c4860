"""Cue verbs: which they are, and the verb group around one."""

from dataclasses import dataclass
from functools import cache

from articles.analysis import lexicons, morphology
from articles.analysis.attribution.periods import Token
from articles.analysis.attribution.phrases import QUOTE_MARKS, Tokens, phrase_before

CLASSES = ("statement", "clause", "quotation", "addressee", "object")
PHRASE_LISTS = (("cues_phrases", frozenset({"clause"})), ("cues_object_phrases", frozenset({"object"})))
MAX_CUES = 24
"""So many cues are looked at in one period; no sentence anybody wrote has more."""
BESIDE_QUOTATION = frozenset({"quotation"})
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
def cue_phrases(language: str) -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    """By the verb's lemma: the words after it, and the classes of the whole."""
    table: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for name, classes in PHRASE_LISTS:
        for first, group in lexicons.phrases(language, name).items():
            table.setdefault(first, []).extend((phrase[1:], classes) for phrase in group)
    return {first: tuple(group) for first, group in table.items()}


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
        if len(found) == MAX_CUES:
            break
        if token.tag not in VERB_TAGS:
            continue
        lemma = forms[token.lower][0] if token.lower in forms else token.lower
        phrase, phrase_classes = _phrase_after(tokens, i, several.get(lemma, ()))
        if phrase:
            found.append(_cue(tokens, i, f"{lemma} {' '.join(phrase)}", phrase_classes, i + 1 + len(phrase)))
        elif lemma in classes:
            found.append(_cue(tokens, i, lemma, classes[lemma], i + 1))
        elif token.tag in ("PAST", "PRES") and _speech_frame(tokens, i):
            found.append(_cue(tokens, i, lemma, BESIDE_QUOTATION, i + 1))
    return found


def _phrase_after(
    tokens: Tokens, head: int, phrases: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
) -> tuple[tuple[str, ...], frozenset[str]]:
    for phrase, classes in phrases:
        if tuple(token.lower for token in tokens[head + 1 : head + 1 + len(phrase)]) == phrase:
            return phrase, classes
    return (), frozenset()


def _speech_frame(tokens: Tokens, i: int) -> bool:
    """Any verb reports that stands with its subject right after a quotation ending in a comma: *"…," she
    grinned*.
    """
    if all(token.quotation is None for token in tokens[max(0, i - 8) : i]):
        return False
    start = phrase_before(tokens, i, max(0, i - 8))
    first = start if start is not None else i
    if first == 0 or tokens[first - 1].quotation is None:
        return False
    return tokens[first - 1].text.rstrip(QUOTE_MARKS)[-1:] in (",", "?", "!")


def _cue(tokens: Tokens, head: int, lemma: str, classes: frozenset[str], end: int) -> Cue:
    start, passive = group_start(tokens, head)
    return Cue(start, end, head, lemma, tokens[head].tag, classes, passive)


def group_start(tokens: Tokens, head: int) -> tuple[int, bool]:
    """Where the verb group begins, and whether it is passive (a form of *be* before the participle)."""
    start = head
    passive = False
    while start > 0:
        before = tokens[start - 1]
        if before.tag in ("AUX", "MODAL") or (
            before.tag == "GEN" and before.lower == "'s" and start == head and tokens[head].tag == "ING"
        ):
            nearest = passive or before.lower not in ("be", "is", "was", "were", "are", "been", "being", "am")
            if not nearest and tokens[head].tag in ("PART", "PAST"):
                passive = True
            start -= 1
        elif (
            before.lower in ("all", "both", "each")
            and start >= 2
            and tokens[start - 2].tag in ("AUX", "NAME", "NOUN", "PRON")
        ):
            start -= 1
        elif _is_aside(tokens, start):
            start -= 3
        elif before.tag == "ADV" and before.lower not in ("here", "there"):
            start -= 1
        elif before.tag == "TO" and start >= 2 and tokens[start - 2].tag in VERB_TAGS:
            start -= 2
        elif (
            before.tag == "TO"
            and start >= 3
            and tokens[start - 2].lower == "on"
            and tokens[start - 3].tag in VERB_TAGS
        ) or (
            before.tag == "TO"
            and start >= 3
            and tokens[start - 2].tag in ("ADJ", "NOUN")
            and tokens[start - 3].tag in ("AUX", "ADV")
        ):
            start -= 3
        elif (
            before.lower in ("and", "on")
            and start >= 2
            and tokens[start - 2].lower in ("went", "laughed", "paused", "goes")
        ):
            start -= 2
        else:
            break
    return start, passive


def _is_aside(tokens: Tokens, start: int) -> bool:
    """*has, however, said*: an adverb between commas inside the group."""
    return (
        start >= 4
        and tokens[start - 1].tag == tokens[start - 3].tag == "COMMA"
        and tokens[start - 2].tag == "ADV"
        and tokens[start - 4].tag in ("AUX", "MODAL")
    )
