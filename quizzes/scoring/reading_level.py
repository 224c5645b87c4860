"""How hard a text is to read, as the school year it would suit."""

import re
from collections.abc import Sequence

from articles.analysis.spans import Span
from quizzes.scoring.words import Words

VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<![aeiouyl])e(?:s|d)?$|(?<=[aeiouy])le$")
SPOKEN = re.compile(r"(?:[^aeiouy]le|[td]ed|(?:[cgsxz]|ch|sh)es)$")


def reading_level(text: str, sentences: Sequence[Span]) -> float | None:
    """The Flesch-Kincaid grade of an English text: 8.0 suits the eighth school year. None without a word.

    Syllables are guessed from the spelling, so the level is good to about half a year on a whole article.
    Source: Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of new readability formulas, Research Branch
    Report 8-75, Naval Technical Training, Millington.
    """
    words = [span.of(text) for span, _count in Words(text).counted([])]
    if not words or not sentences:
        return None
    per_sentence, per_word = len(words) / len(sentences), sum(map(syllables, words)) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, a silent *e* at the end left out; at least one."""
    low = word.lower()
    groups = len(VOWELS.findall(low))
    if groups > 1 and SILENT.search(low) and not SPOKEN.search(low):
        groups -= 1
    return max(1, groups)
