"""A light part-of-speech tagger: closed classes, inflected verbs, endings, and a look at the neighbours.

Tags: DET PRON POSS ADP CONJ SUB WH MODAL AUX TO ADV ADJ NUM TIME NOUN NAME; verbs BASE PRES PAST PART ING;
marks QUOTE COMMA STOP COLON DASH OPEN CLOSE; GEN for the possessive ending; OTHER.
"""

from collections.abc import Sequence
from functools import cache

from articles.analysis import lexicons, morphology
from articles.analysis.words import Word

MARKS = {
    ",": "COMMA", ".": "STOP", "!": "STOP", "?": "STOP", "…": "STOP", ";": "COLON", ":": "COLON",
    "(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE", "–": "DASH", "—": "DASH", "--": "DASH", "---":
    "DASH",
    '"': "QUOTE", "“": "QUOTE", "”": "QUOTE", "„": "QUOTE", "«": "QUOTE", "»": "QUOTE", "''": "QUOTE",
    "'''": "QUOTE", "``": "QUOTE",
    "‟": "QUOTE", "＂": "QUOTE", "-": "DASH", "―": "DASH",
}  # fmt: skip
VERBS = frozenset({"BASE", "PRES", "PAST", "PART", "ING"})
FINITE = frozenset({"PRES", "PAST", "AUX", "MODAL"})
NOMINAL = frozenset({"NOUN", "NAME", "PRON", "NUM", "TIME"})
BEFORE_NOUN = frozenset({"DET", "POSS", "ADJ", "GEN", "NUM"})
SUBJECT_PRONOUNS = frozenset({"i", "he", "she", "it", "we", "they", "you", "who", "that", "which"})
PLURALS = frozenset((
    "data", "media", "people", "police", "women", "men", "children", "staff", "majority", "critics",
))  # fmt: skip
EVIDENCE_VERBS = frozenset(("show", "suggest", "indicate", "reveal", "say", "find", "confirm", "point"))
"""After a plural these are verbs, not nouns: *records show*."""
MOSTLY_NOUNS = frozenset((
    "states", "reasons", "questions", "remarks", "comments", "answers", "posts", "demands", "requests",
    "results", "cases",
))  # fmt: skip
NAME_ENDS = frozenset(("COMMA", "STOP", "CLOSE", "GEN", "PAST", "AUX"))
PRONOMINAL = frozenset(("this", "that", "neither", "each", "another", "either"))
"""Determiners that may be a subject by themselves."""
PARTS_OF_DAY = frozenset(("morning", "night", "evening", "week", "day", "hour", "year"))
QUANTIFIERS = frozenset((
    "some", "many", "most", "all", "few", "several", "both", "others", "these", "those", "that",
))  # fmt: skip
AFTER_SUBJECT = frozenset((
    "NOUN", "NAME", "PRON", "COMMA", "CLOSE", "TIME", "DASH", "NUM", "WH", "DET", "QUOTE", "ADV",
))  # fmt: skip
DO_FORMS = frozenset(("do", "does", "did", "don't", "doesn't", "didn't", "n't", "not"))
COMPLEMENT = frozenset(("DET", "POSS", "PRON", "SUB", "WH", "QUOTE", "NAME", "THAT", "COLON"))
"""Tags that open an object or a clause after a verb."""
STANDING_ALONE = QUANTIFIERS | PRONOMINAL | {"all"}
BASE_SUBJECTS = frozenset({"i", "we", "they", "you", "who", "that"})


@cache
def function_words(language: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lexicons.lines(language, "function_words"):
        tag, *words = line.split()
        for word in words:
            table.setdefault(word, tag)
    return table


def tags_of(words: Sequence[Word], language: str) -> list[str]:
    """One tag for each word."""
    closed = function_words(language)
    verbs = morphology.verb_forms(language)
    tags = [_first_guess(word, closed, verbs) for word in words]
    last = len(tags) - 1
    for i, tag in enumerate(tags):
        before = tags[i - 1] if i else "STOP"
        after = tags[i + 1] if i < last else "STOP"
        if after in VERBS and words[i + 1].text[0].isupper() and not words[i].text[0].isupper():
            after = "NAME"
        if (
            tag == "DET"
            and before == "NAME"
            and words[i].text[0].isupper()
            and words[i].lower in ("this", "all")
        ) or (
            tag == "TIME"
            and before == "NAME"
            and words[i].text[0].isupper()
            and words[i].lower in PARTS_OF_DAY
        ):
            tags[i] = "NAME"
        elif tag in VERBS:
            tags[i] = _settle_verb(i, tag, before, after, words, tags)
        elif tag == "PRON" and words[i].lower == "one" and after in ("NOUN", "ADJ", "NAME", "NUM", "BASE"):
            tags[i] = "NUM"
        elif tag == "DET" and words[i].lower == "that":
            tags[i] = (
                "THAT" if i and words[i - 1].lower in ("out", "clear", "up") else _settle_that(before, after)
            )
        elif tag == "MODAL" and words[i].text[0].isupper() and not _is_base(words, i + 1, verbs):
            opens = before in ("STOP", "QUOTE", "COLON", "OPEN", "DASH")
            tags[i] = "NAME" if after not in ("PRON", "DET", "POSS", "NAME") or not opens else tag
        elif (
            tag == "MODAL"
            and before in ("DET", "POSS", "ADJ", "GEN")
            and words[i - 1].lower not in ("that", "this", "some", "many")
        ):
            tags[i] = "NOUN"
        elif tag in ("SUB", "CONJ") and words[i].lower in ("since", "once", "yet", "before"):
            if before == "AUX" or (
                words[i].lower in ("once", "yet") and (after in VERBS or before in ("AUX", "ADV"))
            ):
                tags[i] = "ADV"
        elif tag == "GEN" and before in ("PRON", "WH"):
            tags[i] = "AUX"
        elif tag == "TO" and words[i - 1].lower in ("according", "due", "thanks", "owing", "prior"):
            tags[i] = "ADP"
        elif (
            tag == "POSS"
            and words[i].lower == "her"
            and after not in ("NOUN", "ADJ", "NAME", "BASE", "PRES", "ING", "PART", "NUM", "QUOTE")
        ):
            tags[i] = "PRON"
    return tags


def _is_base(words: Sequence[Word], i: int, verbs: dict[str, tuple[str, str]]) -> bool:
    """Whether a modal can stand before word i."""
    if i >= len(words):
        return False
    lower = words[i].lower
    return (
        lower in ("not", "n't", "be", "have", "also", "only", "never")
        or verbs.get(lower, ("", ""))[1] == "BASE"
    )


def _first_guess(word: Word, closed: dict[str, str], verbs: dict[str, tuple[str, str]]) -> str:
    text, lower = word.text, word.lower
    first = text[0]
    if tag := MARKS.get(text):
        return tag
    if lower == "'s":
        return "GEN"
    if lower == "us" and text == "US":
        return "NAME"
    if (tag := closed.get(lower)) and not (tag in ("ADJ", "NUM", "ADP", "ADV", "NOUN") and first.isupper()):
        return tag
    if first.isdigit():
        return "NUM"
    if first.isalpha() or first in "@#":
        if first.isupper() and not text.isupper() and lower in verbs:
            return verbs[lower][1]
        if first.isupper() and tag:
            return "NAME" if tag == "ADJ" else tag
        if first.isupper() or first in "@#":
            return "NAME"
        if form := verbs.get(lower):
            return form[1]
        return _by_ending(lower)
    if text.startswith(("http", "..")):
        return "NOUN" if first == "h" else "STOP"
    return "OTHER"


def _by_ending(lower: str) -> str:
    if lower.endswith("ly") and len(lower) > 4:
        return "ADV"
    if lower.endswith("ing") and len(lower) > 5:
        return "ING"
    if lower.endswith("ed") and len(lower) > 4:
        return "PAST"
    if lower.endswith(
        ("ous", "ful", "ive", "ical", "able", "ible", "less", "ish", "ary", "ian", "ese", "al")
    ):
        return "ADJ"
    return "NOUN"


def _settle_verb(i: int, tag: str, before: str, after: str, words: Sequence[Word], tags: list[str]) -> str:
    """The tag of a form that may be a verb, from the words around it (those before are settled)."""
    word = words[i]
    capital = word.text[0].isupper()
    at_start = before in ("STOP", "QUOTE", "COLON", "OPEN", "DASH")
    if capital and not at_start and (tag in ("BASE", "ING") or (after == "NAME" and before != "NAME")):
        return "NAME"
    if (
        capital
        and before == "NAME"
        and tag in ("PAST", "PART")
        and after in NAME_ENDS
        and word.lower != "said"
    ):
        return "NAME"
    if tag == "BASE":
        return _settle_base(i, before, after, words, tags, capital)
    if tag == "PRES":
        return _settle_present(i, before, after, words, tags)
    if tag in ("PAST", "PART"):
        return _settle_past(i, tag, before, after, words, tags)
    if before in ("DET", "POSS", "ADJ", "GEN") and after not in ("DET", "POSS", "PRON"):
        return "NOUN"
    return tag


def _settle_base(
    i: int, before: str, after: str, words: Sequence[Word], tags: list[str], capital: bool
) -> str:
    """*plan*, *say*: an infinitive, a present tense after a plural subject, or a noun."""
    previous = words[i - 1].lower if i else ""
    if before == "ADV" and i > 1:
        before, previous = tags[i - 2], words[i - 2].lower
    if before in ("TO", "MODAL") or (before == "AUX" and previous in DO_FORMS):
        return "BASE"
    if previous in BASE_SUBJECTS:
        return "PRES"
    if before in ("STOP", "QUOTE") and capital:
        return "BASE" if after in ("DET", "POSS", "PRON") else "NAME"
    if words[i].lower not in lexicons.entries("en", "verbs_also_nouns"):
        if words[i].lower in EVIDENCE_VERBS and before in ("PART", "PAST"):
            return "PRES"
        if before in BEFORE_NOUN and previous not in QUANTIFIERS:
            return "NOUN" if before != "NUM" else "PRES"
        return "PRES" if before in AFTER_SUBJECT else "BASE"
    if before in BEFORE_NOUN or before in ("ADP", "AUX", "BASE"):
        return "NOUN"
    plural = before in ("NOUN", "NAME") and (previous.endswith("s") or previous in PLURALS)
    if plural and "QUOTE" in tags[max(0, i - 4) : i] and "QUOTE" not in tags[i - 1 : i]:
        return "PRES"
    if plural and (after in COMPLEMENT or after == "TO" or words[i].lower in EVIDENCE_VERBS):
        return "PRES"
    if before == "CONJ" and after in ("DET", "POSS", "PRON", "NAME"):
        return "BASE"
    return "NOUN"


def _settle_present(i: int, before: str, after: str, words: Sequence[Word], tags: list[str]) -> str:
    """*plans*, *reports*: a verb after a singular subject, a noun elsewhere."""
    previous = words[i - 1].lower if i else ""
    if (
        before in ("STOP", "QUOTE")
        and words[i].text[0].isupper()
        and after not in ("DET", "PRON", "POSS", "WH")
    ):
        return "NAME"
    if (
        words[i].text[0].isupper()
        and before == "NAME"
        and after in ("COMMA", "STOP", "CLOSE")
        and words[i].lower != "says"
    ):
        return "NAME"
    if before in ("DET", "POSS", "GEN") and previous not in PRONOMINAL:
        return "NOUN"
    lemma = morphology.verb_forms("en")[words[i].lower][0]
    if lemma not in lexicons.entries("en", "verbs_also_nouns"):
        return "PRES"
    if before == "ADV" and i > 1:
        before, previous = tags[i - 2], words[i - 2].lower
    if lemma == "state" and "QUOTE" in tags[max(0, i - 6) : i] and before in ("NOUN", "NAME"):
        return "PRES"
    if lemma in EVIDENCE_VERBS and before in ("NOUN", "NAME", "CLOSE") and after in COMPLEMENT:
        return "PRES"
    if before in ("DET", "POSS", "ADJ", "GEN", "NUM", "ADP", "TO", "MODAL"):
        return "PRES" if previous in ("this", "that", "neither", "each") else "NOUN"
    if previous in SUBJECT_PRONOUNS or before in ("PRON", "WH"):
        return "PRES"
    if i + 1 < len(words) and words[i + 1].lower in EVIDENCE_VERBS:
        return "NOUN"
    if before in ("NAME", "CLOSE"):
        return "NOUN" if after in ("AUX", "MODAL", "PAST", "CLOSE") else "PRES"
    if before in ("NOUN", "COMMA", "TIME", "DASH", "CONJ") and after in COMPLEMENT:
        plural = before == "NOUN" and previous.endswith("s") and not previous.endswith("ss")
        return "NOUN" if plural or words[i].lower in MOSTLY_NOUNS else "PRES"
    return "NOUN"


def _settle_past(i: int, tag: str, before: str, after: str, words: Sequence[Word], tags: list[str]) -> str:
    """Past tense or participle: a participle after *be* and *have*, an adjective between determiner and
    noun.
    """
    j = i - 1
    while j >= 0 and tags[j] == "ADV":
        j -= 1
    previous_tag = tags[j] if j >= 0 else "STOP"
    if previous_tag == "AUX" or (j >= 0 and words[j].lower in ("get", "gets", "got", "getting", "being")):
        return "PART"
    if tag == "PART":
        return "PART"
    irregular = not words[i].lower.endswith("ed")
    if irregular and before in ("DET", "POSS", "GEN") and words[i - 1].lower not in STANDING_ALONE:
        return "NOUN" if after not in ("NOUN", "NAME") else tag
    if before == "ADJ" and words[i].lower in ("left", "ground", "thought"):
        return "NOUN"
    if (j >= 0 and words[j].lower == "those") or irregular:
        return tag
    if previous_tag in ("DET", "POSS", "ADJ", "GEN", "NUM") and after in (
        "NOUN",
        "NAME",
        "ADJ",
        "BASE",
        "PRES",
        "ING",
    ):
        return "ADJ"
    if previous_tag in ("MODAL",):
        return "PART"
    return "PAST"


BEFORE_THAT = frozenset((
    "NOUN", "NAME", "ADJ", "ADV", "CONJ", "COMMA", "TIME", "PRON", "CLOSE", "QUOTE", "DASH", "AUX",
))  # fmt: skip


def _settle_that(before: str, after: str) -> str:
    """*that* opens a clause after a verb or noun, and is a determiner elsewhere."""
    return "THAT" if before in VERBS or before in BEFORE_THAT else "DET"
