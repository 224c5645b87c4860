"""Contents that stand after their cue: that-clauses, bare clauses, quotations, and objects."""

from collections.abc import Mapping, Sequence

from articles.analysis.attribution.as_clauses import after_as_clause, in_as_clause
from articles.analysis.attribution.clauses import begins_clause, speaks
from articles.analysis.attribution.complement_ends import (
    clause_end,
    content_end,
    quotation_end,
    relative_end,
    without_marks,
)
from articles.analysis.attribution.complement_starts import complement_start
from articles.analysis.attribution.contents import Content
from articles.analysis.attribution.frames import Frame
from articles.analysis.attribution.objects import is_evidence, object_content, reaches_quotation
from articles.analysis.attribution.phrases import Tokens, is_finite
from articles.analysis.attribution.quotation_bounds import end_before_next_verb, end_of_quoted_phrase

REPORTING = frozenset({"statement", "clause"})
BEFORE_PARTICIPLE = frozenset({"COMMA", "DASH", "SUB", "ADP", "CONJ"})


def content_of(
    tokens: Tokens, frames: Sequence[Frame], at: int, parenthetical: Mapping[int, Content]
) -> Content | None:
    """The content after the cue of frame `at`; `parenthetical` are the contents found to stand before
    theirs.
    """
    frame = frames[at]
    cue = frame.cue
    if frame.inverted and cue.head:
        return None
    if in_as_clause(tokens, frame) and cue.classes & REPORTING:
        return after_as_clause(tokens, frame, len(tokens))
    limit = content_end(tokens, frames, at, parenthetical)
    start, marked = complement_start(tokens, frame, limit)
    if start >= limit:
        below = tokens[-1].text == ":" and limit >= len(tokens) - 1
        return Content("cue_first", "below", (), len(tokens)) if below else None
    if tokens[start].quotation is not None and start == frame.right and cue.classes & REPORTING:
        end = quotation_end(tokens, start, without_marks(tokens, start, limit))
        return Content("cue_first", "quote", ((start, max(end, start + 1)),), cue.end)
    end = without_marks(tokens, start, clause_end(tokens, frame, start, limit))
    if start >= end:
        return None
    if is_finite(tokens[start]) and frame.left and tokens[frame.left - 1].lower in ("which", "who", "that"):
        end = without_marks(tokens, start, relative_end(tokens, start, limit))
        return Content("relative_gap", "clause", ((frame.left - 1, frame.left), (start, end)), cue.end)
    quoted = any(speaks(token) for token in tokens[start:end])
    if not _can_report(tokens, frame, start, end, marked, quoted):
        return None
    return _statement(tokens, frame, start, end, marked, quoted) or _phrase(tokens, frame, start, end, quoted)


def _can_report(tokens: Tokens, frame: Frame, start: int, end: int, marked: bool, quoted: bool) -> bool:
    """Not a bare pronoun, not something after a comma, not what *you* say or nobody at all."""
    if not marked and tokens[start - 1].tag == "COMMA":
        return False
    if end - start == 1 and not quoted and not marked and tokens[start].tag not in ("NOUN", "NAME"):
        return False
    if frame.source is None:
        heading = frame.cue.end < len(tokens) and tokens[frame.cue.end].text == ":"
        return quoted or not (frame.cue.tag == "BASE" or heading)
    return tokens[frame.source[0]].lower != "you" or frame.source[1] - frame.source[0] > 1


def _statement(
    tokens: Tokens, frame: Frame, start: int, end: int, marked: bool, quoted: bool
) -> Content | None:
    """A clause or quotation, or whatever follows a verb that always reports."""
    cue = frame.cue
    speaking = speaks(tokens[start])
    clause = marked or speaking or begins_clause(tokens, start, end)
    if not cue.classes & {*REPORTING, "addressee"}:
        clause = speaking or (marked and quoted)
    if not clause and not quoted:
        if "statement" in cue.classes and tokens[start].tag in ("SUB", "WH", "CONJ"):
            return None
        if cue.tag == "ING" and tokens[cue.start - 1].tag not in BEFORE_PARTICIPLE:
            return None
    if "statement" not in cue.classes and not clause:
        return None
    cue_end = start if marked else max(cue.end, frame.right)
    if tokens[cue_end - 1].tag == "COMMA":
        cue_end -= 1
    if speaking:
        end = quotation_end(tokens, start, end)
    shape = "quote" if speaking else "mixed" if quoted else "clause" if clause else "phrase"
    return Content("cue_first" if clause or quoted else "statement_phrase", shape, ((start, end),), cue_end)


def _phrase(tokens: Tokens, frame: Frame, start: int, end: int, quoted: bool) -> Content | None:
    """An infinitive, an object with a quotation in it, or a mere object."""
    cue = frame.cue
    if tokens[start].tag in ("SUB", "WH", "CONJ") and "statement" in cue.classes and not quoted:
        return None
    if tokens[start].tag == "TO" and "addressee" in cue.classes:
        return Content("infinitive", "phrase", ((start, end_before_next_verb(tokens, start, end)),), cue.end)
    if quoted and reaches_quotation(tokens, start, end):
        end = end_before_next_verb(tokens, start, end_of_quoted_phrase(tokens, start, end))
        return Content("quoted_object", "mixed", ((start, end),), cue.end)
    unled = not quoted and cue.tag == "ING" and tokens[cue.start - 1].tag not in BEFORE_PARTICIPLE
    if not unled and not cue.passive and ("object" in cue.classes or is_evidence(tokens, frame)):
        return object_content(tokens, frame, end)
    return None
