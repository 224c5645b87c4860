"""Where a content after its cue ends: at the period's end, or where the writer or another cue takes over."""

from collections.abc import Mapping, Sequence

from articles.analysis import lexicons
from articles.analysis.attribution.clauses import is_comma, main_clause_at, opening_subordinate, speaks
from articles.analysis.attribution.contents import Content
from articles.analysis.attribution.frames import Frame
from articles.analysis.attribution.phrases import Tokens, is_finite

ATTITUDES = frozenset((
    "think", "believe", "hope", "fear", "doubt", "guess", "worry", "wonder", "expect", "suspect",
))  # fmt: skip
"""After *and* these more likely go on inside the content than begin a new one."""


def content_end(
    tokens: Tokens, frames: Sequence[Frame], at: int, parenthetical: Mapping[int, Content]
) -> int:
    """The end of the period, or where a frame or a new statement beside this one begins."""
    frame = frames[at]
    end = len(tokens)
    for k in range(at + 1, len(frames)):
        other = frames[k]
        if k in parenthetical and other.left > frame.right:
            own = parenthetical[k].parts[0]
            end = min(end, own[0] if own[0] > frame.right else other.left)
            break
        beside = _beside(tokens, frame, other)
        if beside is not None:
            end = min(end, beside)
            break
    return end


def _beside(tokens: Tokens, frame: Frame, other: Frame) -> int | None:
    """Where the clause of a later cue begins, when it stands beside this content and not inside it."""
    cue = other.cue
    i = cue.start - 1
    if i <= frame.right:
        return None
    if cue.tag == "ING" and is_comma(tokens[i]):
        return i + (tokens[i].tag == "QUOTED")
    if cue.tag == "ING" and tokens[i].lower in ("while", "by", "before") and tokens[i - 1].tag == "COMMA":
        return i - 1
    if (
        tokens[i].tag == "CONJ"
        and frame.cue.tag == "ING"
        and cue.tag in ("PAST", "PRES")
        and "statement" in cue.classes
    ):
        return i
    if _is_participial(tokens, frame) and other.left < cue.start and is_comma(tokens[other.left - 1]):
        return other.left - 1 + (tokens[other.left - 1].tag == "QUOTED")
    if (
        tokens[i].tag == "CONJ"
        and cue.tag == frame.cue.tag
        and cue.classes & {"statement", "addressee", "clause"}
        and cue.lemma not in ATTITUDES
    ):
        return i
    left = other.left
    while left - 1 > frame.right and tokens[left - 1].tag == "ADV":
        left -= 1
    if other.left < cue.start and left - 2 >= frame.right and cue.tag in ("PAST", "PRES", "PART"):
        joint = tokens[left - 1]
        if joint.lower in ("and", "but", "while", "though", "although", "as") and is_comma(tokens[left - 2]):
            return left - 2 + (tokens[left - 2].tag == "QUOTED")
        if joint.lower in ("and", "but") and "statement" in cue.classes and cue.tag == frame.cue.tag:
            return left - 1
    return None


def _is_participial(tokens: Tokens, frame: Frame) -> bool:
    """The cue opens the period as a participle or under a subordinator, so the main clause comes after its
    content.
    """
    first = frame.source[0] if frame.source and frame.source[1] <= frame.cue.start else frame.cue.start
    return opening_subordinate(tokens, first, 0) or (frame.cue.tag == "ING" and frame.cue.start < 4)


def clause_end(tokens: Tokens, frame: Frame, start: int, limit: int) -> int:
    """The end of the clause that embeds the cue: an opening subordinate clause or a relative clause ends
    before.
    """
    subject = frame.source if frame.source is not None and frame.source[1] <= frame.cue.start else None
    first = subject[0] if subject else frame.cue.start
    if opening_subordinate(tokens, first, 0) or opening_subordinate(tokens, frame.cue.start, 0):
        for i in range(start, limit - 1):
            if is_comma(tokens[i]) and main_clause_at(tokens, i + 1):
                return i + (tokens[i].tag == "QUOTED")
    if subject and tokens[subject[0]].tag in ("WH", "THAT"):
        return relative_end(tokens, start, limit)
    for i in range(start + 1, limit - 1):
        if (
            tokens[i].tag == "COMMA"
            and tokens[i + 1].lower == "as"
            and i + 2 < limit
            and (tokens[i + 2].tag in ("AUX", "MODAL"))
        ):
            return i
        if tokens[i].text == ";" or (
            tokens[i].tag == "CLOSE" and not any(t.tag == "OPEN" for t in tokens[start:i])
        ):
            return i
        if _returns_to_writer(tokens, i, limit):
            return i + (tokens[i].tag == "QUOTED")
    return limit


def _returns_to_writer(tokens: Tokens, i: int, limit: int) -> bool:
    """What follows is the writer's again: *…, compared with …*, *… but declined to say*, *"…," a reference
    to …*.
    """
    following = tokens[i + 1]
    if is_comma(tokens[i]):
        if following.lower == "compared":
            return True
        if following.lower in ("a", "an"):
            nouns = lexicons.entries("en", "nouns_of_comment")
            return any(token.lower in nouns for token in tokens[i + 2 : min(i + 5, limit)])
    if tokens[i].tag == "CONJ" and tokens[i].lower in ("but", "and"):
        after = tokens[i + 2].lower if i + 2 < limit else ""
        return following.lower in ("declined", "refused") or (
            following.lower == "did" and after in ("not", "n't")
        )
    return False


def relative_end(tokens: Tokens, start: int, limit: int) -> int:
    for i in range(start, limit - 1):
        if is_comma(tokens[i]) and (
            is_finite(tokens[i + 1])
            and tokens[i + 1].tag != "PRES"
            or tokens[i + 1].lower in ("is", "has", "and", "but")
        ):
            return i + (tokens[i].tag == "QUOTED")
    return limit


def quotation_end(tokens: Tokens, start: int, end: int) -> int:
    """Where the last quotation ends, when what follows only trails: *called it "a lie," before leaving*."""
    last = max((i for i in range(start, end) if speaks(tokens[i])), default=None)
    if last is None or last == end - 1:
        return end
    first = next(i for i in range(start, end) if speaks(tokens[i]))
    if is_comma(tokens[last]) or tokens[last + 1].tag in ("COMMA", "DASH", "CONJ") and first == start:
        return last + 1
    return end


def without_marks(tokens: Tokens, start: int, end: int) -> int:
    while end > start and tokens[end - 1].tag in ("STOP", "COMMA", "COLON", "DASH"):
        end -= 1
    return end
