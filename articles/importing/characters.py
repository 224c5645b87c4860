"""Characters and lines: what a file's encoding or its typesetting added to the words as printed.

Quotation marks, dashes and spelling stay as they are.
"""

import re
import unicodedata

from articles.importing.ledger import Ledger
from articles.importing.traced import Traced, joined

# Controls, lone surrogates, zero-width characters, directional overrides, private-use icon fonts. The
# joiners U+200C and U+200D stay: Persian and emoji are spelled with them.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u200b\u2060\ufeff\ufff9-\ufffb\u202a-\u202e\u2066-\u2069"
    "\ue000-\uf8ff]"
)
SOFT_HYPHEN = re.compile("\u00ad(?:[ \t]*\n[ \t]*)?")
LIGATURE = re.compile("[\ufb00-\ufb06]")
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
ACCENT_APART = re.compile("[^\\W\\d_][\u0300-\u036f]+")  # "e" and an accent as two characters
SPACES = re.compile(r"\s+")

LINE_END_HYPHEN = re.compile(r"(?<![-\w])(\w*[^\W\d_])[-\u2010]([ \t]*\n[ \t]*)([^\W\d_]+)")
HYPHENATED = re.compile(r"\b\w+-\w+\b")
# Compounds keep their hyphen when a line happens to break after it. Parts that begin or end
# many simple words too (ex-pected, part-ner, house-hold) are not listed.
FIRST_PARTS = frozenset(
    (
        "well",
        "self",
        "non",
        "vice",
        "half",
        "anti",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
    )
)
SECOND_PARTS = frozenset(
    (
        "led",
        "based",
        "backed",
        "old",
        "year",
        "owned",
        "run",
        "funded",
        "controlled",
        "term",
        "scale",
        "level",
        "profile",
    )
    + ("elect", "called", "friendly", "related", "minister", "president", "general", "in")
)


def tidy(words: Traced, ledger: Ledger) -> Traced:
    """One line of visible characters."""
    words = words.sub(INVISIBLE, "", lambda part: ledger.leave_out(part, "invisible"))
    words = words.sub(SOFT_HYPHEN, "", lambda part: ledger.leave_out(part, "hyphen"))
    words = words.sub(LIGATURE, lambda match: LIGATURES[match.group()])
    words = words.sub(ACCENT_APART, lambda match: unicodedata.normalize("NFC", match.group()))
    if "\n" in words.text:
        words = _whole_words(words, ledger)
    return words.sub(SPACES, " ").strip()


def _whole_words(words: Traced, ledger: Ledger) -> Traced:
    """Join words hyphenated at line ends.

    A word that stands elsewhere in the block with its hyphen, or looks like a compound, keeps it.
    """
    printed = frozenset(HYPHENATED.findall(words.text))
    pieces, end = [], 0
    for match in LINE_END_HYPHEN.finditer(words.text):
        before, _, after = match.groups()
        hyphen = match.end(1)
        if not keeps_hyphen(before, after, printed):
            ledger.leave_out(words[hyphen : hyphen + 1], "hyphen")
            pieces.append(words[end:hyphen])
        else:
            pieces.append(words[end : hyphen + 1])
        end = match.end(2)
    return joined([*pieces, words[end:]]) if pieces else words


def keeps_hyphen(before: str, after: str, printed: frozenset[str] = frozenset()) -> bool:
    """`printed` holds the hyphenated words that stand within one line."""
    if f"{before}-{after}" in printed:
        return True
    if not after[0].islower() or (before.isupper() and len(before) > 1):
        return True  # Anglo-Saxon, US-led
    if after == "led" and before.endswith("l"):
        return False  # control-led
    return before.casefold() in FIRST_PARTS or (len(before) > 2 and after in SECOND_PARTS)
