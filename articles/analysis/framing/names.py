"""Tells a listed word that is part of a name (the *Patriot* Act, Dave *Brat*) from the plain word."""

from articles.analysis.document import Document

HEADLINE = 0.7
"""The share of capitalised long words from which a sentence is a headline, where capitals say nothing."""
LONGEST_HEADLINE = 40
OWN_CAPITAL = frozenset({"labels", "partisan_terms"})
"""Lists with words that are written with a capital anyway (*Marxist*)."""


def is_name(document: Document, first: int, last: int, kind: str) -> bool:
    """Whether words [first, last), the first of them capitalised, look like a name or a part of one."""
    words = document.words
    sentence = document.word_range(document.sentences[document.sentence_at(words[first].start)])
    if not all(word.text[0].isupper() or len(word.text) < 4 for word in words[first:last]):
        return False
    before = first > sentence.start and words[first - 1].text[0].isupper()
    after = last < sentence.stop and words[last].text[0].isupper()
    if first == sentence.start or document.tags[first - 1] in ("QUOTE", "STOP", "COLON"):
        return False
    if not (before or after) and kind in OWN_CAPITAL:
        return False
    return not is_headline(document, sentence)


def is_headline(document: Document, sentence: range) -> bool:
    if len(sentence) > LONGEST_HEADLINE or document.words[sentence.stop - 1].text in (".", "…", "..."):
        return False
    long = [word.text for word in document.words[sentence.start : sentence.stop] if len(word.text) > 3]
    capitals = sum(text[0].isupper() for text in long if text[0].isalpha())
    return len(long) > 2 and capitals >= HEADLINE * len(long)
