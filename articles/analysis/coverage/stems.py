"""Word stems: *protested*, *protests* and *protesters* are one, for finding the same thing said again."""

from functools import cache

from articles.analysis import morphology

ENDINGS = (
    "ational", "ization", "isation", "fulness", "iveness", "ations", "ation", "ments", "ement", "ment", "ities",
    "ingly", "edly", "ness", "ings", "ing", "ions", "ion", "ers", "ors", "ies", "ied", "ive", "ity", "ily", "able",
    "ant", "ent", "ers", "ist", "ism", "ed", "er", "or", "es", "ly", "al", "s", "e", "y",
)  # fmt: skip
TO_I = ("ies", "ied", "ily", "y")
"""These leave an *i*, so that *policy* and *policies* are not *police*."""
SHORTEST = 3
"""So many letters stay at least."""


@cache
def stem_of(lower: str, language: str = "en") -> str:
    """The stem of an English word in lower case; no word by itself, only good for comparing."""
    lemma, _tag = morphology.verb_forms(language).get(lower, (lower, ""))
    found = irregular_base(language).get(lower, lemma)
    for _round in range(2):
        ending = next((e for e in ENDINGS if found.endswith(e) and len(found) - len(e) >= SHORTEST), "")
        found = found.removesuffix(ending) + ("i" if ending in TO_I else "")
    if len(found) > SHORTEST and found[-1] == found[-2]:
        found = found[:-1]
    return found


@cache
def irregular_base(language: str) -> dict[str, str]:
    pairs = morphology.irregular(language).items()
    return {form: lemma for lemma, forms in pairs for form in forms}
