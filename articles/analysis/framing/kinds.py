"""The kinds of signal: how a list's entries inflect, which device, how much each counts, and why.

All numbers were set by hand, a value per kind and never per word. A kind without device only counts for the
voice.
"""

from typing import NamedTuple

from articles.analysis.framing import types

PLAIN, ADJECTIVE, VERB, NOUN = "plain", "adjective", "verb", "noun"


class Kind(NamedTuple):
    """`weight` counts toward the voice of a sentence, for sure and for weak entries.

    `sure` and `weak` are the confidence of a mark of such an entry; 0 is never drafted. A weak entry is
    drafted in the company of other signals only; so is a sure one unless `alone`. For word choice the
    confidence is the measured share of marks that overlap a span people marked as biased; nobody has marked
    the other devices word by word, so theirs is a guess on the low side. Of a kind with `once` only the first
    signal of a sentence counts.
    """

    inflect: str
    device: str | None
    weight: tuple[float, float]
    sure: float = 0.0
    weak: float = 0.0
    alone: bool = False
    once: bool = False
    reason: str = ""


LISTED: dict[str, Kind] = {
    "vague_sources": Kind(
        PLAIN, types.VAGUE_ATTRIBUTION, (0.6, 0.3), sure=0.35, alone=True,
        reason="“{words}” doesn't say who: nobody can be asked, and the reader can't check.",
    ),
    "background": Kind(
        PLAIN, types.BACKGROUND_STEER, (0.4, 0.2), sure=0.3, alone=True,
        reason="“{words}” brings in background that steers how the news is read.",
    ),
    "interpretations": Kind(
        PLAIN, types.INTERPRETATION, (0.5, 0.2), sure=0.3,
        reason="“{words}” gives a reading of motive, cause, meaning or future, and nobody is named for it.",
    ),
    "presuppositions": Kind(
        PLAIN, types.PRESUPPOSITION, (0.5, 0.2), sure=0.25,
        reason="“{words}” takes something for granted that the reader is not asked about.",
    ),
    "comments": Kind(
        PLAIN, types.LOADED_WORD, (0.9, 0.4), sure=0.4, weak=0.25, alone=True,
        reason="“{words}” is the writer's comment on the fact, not part of it.",
    ),
    "certainty": Kind(
        PLAIN, types.PRESUPPOSITION, (0.8, 0.3), sure=0.25,
        reason="“{words}” treats the statement as agreed.",
    ),
    "doubt": Kind(
        PLAIN, types.STANCE_LADEN_CUE, (0.7, 0.0), sure=0.25,
        reason="“{words}” casts doubt without saying who doubts.",
    ),
    "stance_verbs": Kind(
        VERB, types.STANCE_LADEN_CUE, (0.9, 0.4), sure=0.65, weak=0.25, alone=True,
        reason="“{words}” is the writer's own word for what was said; it colours the statement.",
    ),
    "emotive_verbs": Kind(
        VERB, types.LOADED_WORD, (0.9, 0.3), sure=0.55, alone=True,
        reason="“{words}” paints the act; a plainer verb would say what was done.",
    ),
    "judgement": Kind(
        ADJECTIVE, types.LOADED_WORD, (1.1, 0.4), sure=0.8, alone=True,
        reason="“{words}” blames who or what is described; it gives a verdict, not a fact.",
    ),
    "praise": Kind(
        ADJECTIVE, types.LOADED_WORD, (0.9, 0.3), sure=0.4, alone=True,
        reason="“{words}” says how the writer sizes up who is described; facts could show it instead.",
    ),
    "appreciation": Kind(
        ADJECTIVE, types.LOADED_WORD, (0.9, 0.3), sure=0.55, alone=True,
        reason="“{words}” says what the writer makes of the thing, not what it is.",
    ),
    "labels": Kind(
        NOUN, types.LABEL, (1.1, 0.3), sure=0.6, alone=True,
        reason="“{words}” is a label: it says how the writer sees who or what is named, not what it is.",
    ),
    "partisan_terms": Kind(
        NOUN, types.LABEL, (0.9, 0.3), sure=0.3,
        reason="“{words}” is one side's name for the thing; the other side calls it something else.",
    ),
    "idioms": Kind(
        PLAIN, types.LOADED_WORD, (0.9, 0.4), sure=0.45, alone=True,
        reason="“{words}” is a figure of speech that judges while it tells.",
    ),
    "affect": Kind(
        PLAIN, types.LOADED_WORD, (0.7, 0.2), sure=0.4, alone=True,
        reason="“{words}” names a strong feeling or a moral verdict in the writer's own words.",
    ),
    "graduation": Kind(
        PLAIN, types.LOADED_WORD, (0.7, 0.2), sure=0.3,
        reason="“{words}” turns up the volume; the facts would stand without it.",
    ),
    "quantity": Kind(PLAIN, None, (0.3, 0.3)),
    "conviction": Kind(PLAIN, None, (0.4, 0.2)),
}  # fmt: skip

SHAPED: dict[str, Kind] = {
    "scare_quotes": Kind(
        PLAIN, types.SCARE_QUOTES, (0.4, 0.2), sure=0.25,
        reason="The marks around {words} quote nobody: they hold the words at arm's length.",
    ),
    "coinages": Kind(
        PLAIN, types.LOADED_WORD, (0.9, 0.9), sure=0.5, alone=True,
        reason="“{words}” is a word made to judge: its ending or its beginning carries the verdict.",
    ),
    "first_person": Kind(PLAIN, None, (0.5, 0.5)),
    "second_person": Kind(PLAIN, None, (0.6, 0.6)),
    "opener": Kind(PLAIN, None, (0.2, 0.2)),
    "question": Kind(PLAIN, None, (0.4, 0.4)),
    "exclamation": Kind(PLAIN, None, (0.6, 0.6)),
    "argument": Kind(PLAIN, None, (0.15, 0.15), once=True),
    "date": Kind(PLAIN, None, (-0.2, -0.2), once=True),
    "figure": Kind(PLAIN, None, (-0.2, -0.2), once=True),
}  # fmt: skip
KINDS = LISTED | SHAPED
