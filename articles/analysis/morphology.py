"""Inflects verbs: from a lemma list to every form with its lemma and tag."""

from functools import cache
from itertools import chain

from articles.analysis import lexicons

VOWELS = frozenset("aeiou")
VERB_LISTS = (
    "verbs_common",
    "verbs_of_appearance",
    "cues_statement",
    "cues_clause",
    "cues_quotation",
    "cues_addressee",
    "cues_object",
)
DOUBLING = frozenset((
    "admit", "allot", "bar", "beg", "brag", "ban", "chat", "clap", "commit", "compel", "concur",
    "confer", "control", "cut", "defer", "deter", "dim", "dip", "drag", "drop", "equip", "expel",
    "grab", "hop", "hug", "incur", "infer", "jab", "jog", "knit", "nag", "nod", "occur", "omit",
    "patrol", "pat", "permit", "pin", "plan", "plot", "plug", "pop", "prefer", "propel", "quip", "ram",
    "rebut", "refer", "regret", "rid", "rip", "rob", "rub", "scan", "scrap", "ship", "shop", "shrug",
    "shun", "sip", "skip", "slam", "slap", "slip", "snap", "spot", "stab", "star", "stem", "step",
    "stir", "stop", "strap", "strip", "sum", "swap", "tag", "tan", "tap", "tip", "top", "transfer",
    "transmit", "trap", "trim", "wrap", "blog", "rap", "vet", "scar", "spur", "spar", "slim", "skim",
    "rot", "pet",
))  # fmt: skip


def third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma + "s"


def present_participle(lemma: str) -> str:
    if lemma in DOUBLING or _doubles(lemma):
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    return lemma + "ing"


def regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    if lemma in DOUBLING:
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def _doubles(lemma: str) -> bool:
    """Short irregular verbs such as *run*, *hit*, *set*, *begin* double their last consonant before -ing."""
    return lemma in {
        "run",
        "hit",
        "set",
        "get",
        "put",
        "let",
        "cut",
        "win",
        "sit",
        "begin",
        "forget",
        "bet",
        "dig",
        "quit",
    }


@cache
def irregular(language: str) -> dict[str, tuple[str, str]]:
    triples = (line.split() for line in lexicons.lines(language, "verbs_irregular"))
    return {lemma: (past, participle) for lemma, past, participle in triples}


@cache
def verb_forms(language: str) -> dict[str, tuple[str, str]]:
    """Every inflected form with its lemma and tag: BASE, PRES, PAST, PART or ING.

    A form that is both past and participle is PAST; the tagger tells them apart.
    """
    table: dict[str, tuple[str, str]] = {}
    lemmas = dict.fromkeys(
        chain(irregular(language), *(lexicons.lines(language, name) for name in VERB_LISTS))
    )
    for lemma in lemmas:
        past, participle = irregular(language).get(lemma, (regular_past(lemma), regular_past(lemma)))
        table.setdefault(lemma, (lemma, "BASE"))
        table.setdefault(third_person(lemma), (lemma, "PRES"))
        table.setdefault(present_participle(lemma), (lemma, "ING"))
        if past != lemma:
            table.setdefault(past, (lemma, "PAST"))
        table.setdefault(participle, (lemma, "PART"))
    table["found"] = ("find", "PAST")
    table["felt"] = ("feel", "PAST")
    return table
