"""The drafter: a text in, and out come attributions, cast, framing marks and the voice of each sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.analysis import document as documents
from articles.analysis import lexicons
from articles.analysis.attribution import DIRECT, Attribution, find_attributions
from articles.analysis.cast import Cast, SourceKind, gather_cast
from articles.analysis.chains import channels_of, link_chains
from articles.analysis.document import Document
from articles.analysis.framing import FramingMark, find_signals, marks_of
from articles.analysis.language import language_of
from articles.analysis.reasons import reason_of, reason_of_channel, reason_of_member
from articles.analysis.spans import Span
from articles.analysis.stance import StanceKind, stance_of
from articles.analysis.voice import voices_of

ENGLISH_ONLY = (
    "The drafter reads English only. In this text it marks sentences and quotations, and nothing else."
)
QUOTATION_ONLY = "These words stand in quotation marks. Who says them is not drafted in this language."
QUOTATION_CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class DraftedAttribution:
    """An attribution as a teacher gets it. `source_name` is the cast's name, empty when the text does not
    settle it.

    `parent` is the index, in the draft, of the attribution whose content holds this one. `member` is the
    index of the
    source in the cast. `rule` names the rule that found it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: str
    source_kind: SourceKind
    source_name: str
    stance: StanceKind
    parent: int | None
    confidence: float
    reason: str
    rule: str
    member: int | None = None


@dataclass(frozen=True, slots=True)
class DraftedSentence:
    """`voice` is reported, fact, framing or mixed; None in a language that is not drafted."""

    span: Span
    voice: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is drafted for one text, each list in the order of the text. `notes` say what was left out,
    and why.
    """

    language: str
    attributions: tuple[DraftedAttribution, ...]
    framing: tuple[FramingMark, ...]
    sentences: tuple[DraftedSentence, ...]
    cast: Cast
    notes: tuple[str, ...] = ()


def draft(text: str, language: str | None = None) -> Draft:
    """Drafts a text. Without a language code it is guessed; a language without word lists gets quotations
    only.

    Deterministic, linear in the text's length, and never raises on any text.
    """
    language = language or language_of(text)
    document = documents.read(text, language)
    if not lexicons.has_language(language):
        return _quotations_only(document)
    attributions = link_chains(document, find_attributions(document))
    signals = find_signals(document, attributions)
    cast = _cast(document, attributions)
    return Draft(
        language=language,
        attributions=_drafted(document, attributions, cast),
        framing=tuple(marks_of(document, signals)),
        sentences=tuple(
            DraftedSentence(voice.span, voice.voice) for voice in voices_of(document, attributions, signals)
        ),
        cast=cast,
    )


def _cast(document: Document, attributions: Sequence[Attribution]) -> Cast:
    """The cast of all sources; an inner source is read as spoken by the one around it."""
    holders = {
        inner.source[0]: attributions[inner.parent].source[0]
        for inner in attributions
        if inner.source and inner.parent is not None and attributions[inner.parent].source
    }
    return gather_cast(
        document, [attribution.source[0] for attribution in attributions if attribution.source], holders
    )


def _drafted(
    document: Document, attributions: Sequence[Attribution], cast: Cast
) -> tuple[DraftedAttribution, ...]:
    channels = channels_of(document, attributions)
    drafted: list[DraftedAttribution] = []
    for index, attribution in enumerate(attributions):
        source = attribution.source[0] if attribution.source else None
        stance = stance_of(document, attribution.cue)
        reasons = [reason_of(document, attribution, stance)]
        link = cast.links.get(source) if source is not None else None
        if source is not None and link is not None:
            reasons.append(reason_of_member(document, source, link, cast.name_of(source)))
        if index in channels:
            reasons.append(reason_of_channel(document, channels[index]))
        drafted.append(
            DraftedAttribution(
                source=attribution.source,
                cue=attribution.cue,
                content=attribution.content,
                quotation=attribution.quotation,
                source_kind=cast.kind_of(source) if source is not None else "unnamed",
                source_name=cast.name_of(source),
                stance=stance.kind,
                parent=attribution.parent,
                confidence=attribution.confidence,
                reason=" ".join(reason for reason in reasons if reason),
                rule=attribution.rule,
                member=link.member if link is not None else None,
            )
        )
    return tuple(drafted)


def _quotations_only(document: Document) -> Draft:
    found = tuple(
        DraftedAttribution(
            source=(),
            cue=(),
            content=(quotation.span,),
            quotation=DIRECT,
            source_kind="unnamed",
            source_name="",
            stance="acknowledges",
            parent=None,
            confidence=QUOTATION_CONFIDENCE,
            reason=QUOTATION_ONLY,
            rule="quotation_only",
        )
        for quotation in document.quotations
    )
    return Draft(
        language=document.language,
        attributions=found,
        framing=(),
        sentences=tuple(DraftedSentence(sentence, None) for sentence in document.sentences),
        cast=Cast((), {}),
        notes=(ENGLISH_ONLY,),
    )
