"""Side remarks with *as*: `As S noted in May, the bridge is safe`."""

from articles.analysis.attribution.complement_ends import without_marks
from articles.analysis.attribution.contents import Content
from articles.analysis.attribution.frames import Frame
from articles.analysis.attribution.phrases import Tokens, is_finite

REACH = 25


def in_as_clause(tokens: Tokens, frame: Frame) -> bool:
    i = frame.left - 1
    return (
        i >= 0
        and frame.cue.tag != "ING"
        and tokens[i].lower == "as"
        and (i == 0 or tokens[i - 1].tag in ("COMMA", "CONJ", "STOP", "DASH", "COLON"))
    )


def after_as_clause(tokens: Tokens, frame: Frame, limit: int) -> Content | None:
    """*As S noted in the Times, the bridge is safe*: the main clause is the content."""
    for i in range(frame.right, min(frame.right + REACH, limit)):
        if tokens[i].tag == "COMMA":
            end = without_marks(tokens, i + 1, limit)
            if end > i + 1:
                return Content("as_clause", "clause", ((i + 1, end),), frame.cue.end)
        if is_finite(tokens[i]) or tokens[i].tag in ("STOP", "THAT"):
            return None
    return None
