"""What changed from one text to the next, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "same", "added", "removed"
_WORD = re.compile(r"\S+\s*|\s+")
LIKE = 0.4  # share of common words from which two paragraphs count as one that was edited


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words; `kind` is same, added or removed."""

    kind: str
    text: str


def changes_of(old: Sequence[str], new: Sequence[str]) -> list[tuple[Change, ...]]:
    """Each paragraph of either text once, in order, as the stretches it is made of."""
    found: list[tuple[Change, ...]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [(Change(SAME, text),) for text in old[a:b]]
        else:
            found += _edited(old[a:b], new[c:d])
    return found


def _edited(old: Sequence[str], new: Sequence[str]) -> list[tuple[Change, ...]]:
    """Paragraphs that are alike are compared word by word; the others came or went whole."""
    found: list[tuple[Change, ...]] = []
    at = 0
    for text in old:
        partner = next((n for n in range(at, len(new)) if _alike(text, new[n])), None)
        if partner is None:
            found.append((Change(REMOVED, text),))
            continue
        found += [(Change(ADDED, added),) for added in new[at:partner]]
        found.append(words_changed(text, new[partner]))
        at = partner + 1
    return found + [(Change(ADDED, added),) for added in new[at:]]


def _alike(old: str, new: str) -> bool:
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.real_quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def words_changed(old: str, new: str) -> tuple[Change, ...]:
    """The stretches of words two passages are made of."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    changes: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            changes.append(Change(SAME, "".join(before[a:b])))
            continue
        if b > a:
            changes.append(Change(REMOVED, "".join(before[a:b])))
        if d > c:
            changes.append(Change(ADDED, "".join(after[c:d])))
    return tuple(changes)
