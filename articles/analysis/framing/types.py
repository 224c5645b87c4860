"""What the framing stages hand on: marks, and the signals they are made of."""

from dataclasses import dataclass

from articles.analysis.spans import Span

LOADED_WORD = "loaded word"
LABEL = "label"
STANCE_LADEN_CUE = "stance-laden cue"
INTERPRETATION = "unattributed interpretation"
PRESUPPOSITION = "presupposition"
VAGUE_ATTRIBUTION = "vague attribution"
SCARE_QUOTES = "scare quotes"
BACKGROUND_STEER = "background steer"
DEVICES = (
    LOADED_WORD,
    LABEL,
    STANCE_LADEN_CUE,
    INTERPRETATION,
    PRESUPPOSITION,
    VAGUE_ATTRIBUTION,
    SCARE_QUOTES,
    BACKGROUND_STEER,
)


@dataclass(frozen=True, slots=True)
class FramingMark:
    """A span of the writer's own words with its device.

    `confidence` in [0, 1] is how often annotators of news marked words of this kind as biased; `reason` is
    one plain sentence for a teacher.
    """

    span: Span
    device: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Signal:
    """Words [first, last) of a document that speak for the writer's voice.

    `kind` names a row of `framing.kinds`; `weak` says the entry is often plain; `paraphrased` that the words
    are in attributed content without quotation marks, where the wording may be anybody's.
    """

    first: int
    last: int
    kind: str
    weak: bool
    paraphrased: bool = False
