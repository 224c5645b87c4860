"""The kinds of signal: how a list's entries inflect, which device, how much each counts, and why.

`weight` counts toward the voice of a sentence, `confidence` is shown with the mark; both as (sure, weak).
They were set by hand, a value per kind and never per word. A kind without device only counts for the voice.
"""

from typing import NamedTuple

from articles.analysis.framing import types


class Kind(NamedTuple):
    inflect: str
    device: str | None
    weight: tuple[float, float]
    confidence: tuple[float, float]
    reason: str


PLAIN, ADJECTIVE, VERB, NOUN = "plain", "adjective", "verb", "noun"

LISTED: dict[str, Kind] = {
    "vague_sources": Kind(
        PLAIN, types.VAGUE_ATTRIBUTION, (0.6, 0.3), (0.35, 0.2),
        "“{words}” doesn't say who: nobody can be asked, and the reader can't check.",
    ),
    "background": Kind(
        PLAIN, types.BACKGROUND_STEER, (0.4, 0.2), (0.35, 0.2),
        "“{words}” brings in background that steers how the news is read.",
    ),
    "interpretations": Kind(
        PLAIN, types.INTERPRETATION, (0.5, 0.2), (0.3, 0.2),
        "“{words}” gives a reading of motive, cause, meaning or future, and nobody is named for it.",
    ),
    "presuppositions": Kind(
        PLAIN, types.PRESUPPOSITION, (0.5, 0.2), (0.3, 0.15),
        "“{words}” takes something for granted that the reader is not asked about.",
    ),
    "comments": Kind(
        PLAIN, types.LOADED_WORD, (0.9, 0.4), (0.55, 0.25),
        "“{words}” is the writer's comment on the fact, not part of it.",
    ),
    "certainty": Kind(
        PLAIN, types.PRESUPPOSITION, (0.8, 0.3), (0.3, 0.2),
        "“{words}” treats the statement as agreed.",
    ),
    "doubt": Kind(
        PLAIN, types.STANCE_LADEN_CUE, (0.7, 0.0), (0.3, 0.2),
        "“{words}” casts doubt without saying who doubts.",
    ),
    "stance_verbs": Kind(
        VERB, types.STANCE_LADEN_CUE, (0.9, 0.4), (0.6, 0.25),
        "“{words}” is the writer's own word for what was said or done with words; it colours the statement.",
    ),
    "emotive_verbs": Kind(
        VERB, types.LOADED_WORD, (0.9, 0.3), (0.4, 0.2),
        "“{words}” paints the act; a plainer verb would say what was done.",
    ),
    "judgement": Kind(
        ADJECTIVE, types.LOADED_WORD, (1.1, 0.4), (0.7, 0.2),
        "“{words}” blames who or what is described; it gives a verdict, not a fact.",
    ),
    "praise": Kind(
        ADJECTIVE,
        types.LOADED_WORD,
        (0.9, 0.3),
        (0.5, 0.2),
        "“{words}” says how the writer sizes up who is described; the facts would show it without the word.",
    ),
    "appreciation": Kind(
        ADJECTIVE, types.LOADED_WORD, (0.9, 0.3), (0.5, 0.2),
        "“{words}” says what the writer makes of the thing, not what it is.",
    ),
    "labels": Kind(
        NOUN, types.LABEL, (1.1, 0.3), (0.5, 0.2),
        "“{words}” is a label: it says how the writer sees who or what is named, not what it is.",
    ),
    "partisan_terms": Kind(
        NOUN, types.LABEL, (0.9, 0.3), (0.3, 0.1),
        "“{words}” is one side's name for the thing; the other side calls it something else.",
    ),
    "idioms": Kind(
        PLAIN, types.LOADED_WORD, (0.9, 0.4), (0.45, 0.15),
        "“{words}” is a figure of speech that judges while it tells.",
    ),
    "affect": Kind(
        PLAIN, types.LOADED_WORD, (0.7, 0.2), (0.35, 0.15),
        "“{words}” names a strong feeling or a moral verdict in the writer's own words.",
    ),
    "graduation": Kind(
        PLAIN, types.LOADED_WORD, (0.7, 0.2), (0.3, 0.2),
        "“{words}” turns up the volume; the facts would stand without it.",
    ),
    "quantity": Kind(PLAIN, None, (0.3, 0.3), (0.0, 0.0), ""),
    "conviction": Kind(PLAIN, None, (0.4, 0.2), (0.0, 0.0), ""),
}  # fmt: skip

SHAPED: dict[str, Kind] = {
    "scare_quotes": Kind(
        PLAIN, types.SCARE_QUOTES, (0.4, 0.2), (0.3, 0.2),
        "The marks around {words} quote nobody: they hold the words at arm's length.",
    ),
    "first_person": Kind(PLAIN, None, (0.5, 0.5), (0.0, 0.0), ""),
    "second_person": Kind(PLAIN, None, (0.6, 0.6), (0.0, 0.0), ""),
    "opener": Kind(PLAIN, None, (0.2, 0.2), (0.0, 0.0), ""),
    "question": Kind(PLAIN, None, (0.4, 0.4), (0.0, 0.0), ""),
    "figure": Kind(PLAIN, None, (-0.2, -0.2), (0.0, 0.0), ""),
    "exclamation": Kind(PLAIN, None, (0.6, 0.6), (0.0, 0.0), ""),
}  # fmt: skip
KINDS = LISTED | SHAPED
