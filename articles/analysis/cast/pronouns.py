"""Finds whom a pronoun takes up, by gender, number, recency, subject position and who spoke last.

The preferences are those of centring (Grosz, Joshi & Weinstein 1995) and of the salience weights of Lappin &
Leass (1994), reduced to what shows without a parse; the weights are set by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Literal, NamedTuple

from articles.analysis.cast.entities import Entity
from articles.analysis.spans import Span

Number = Literal["he", "she", "it", "they", "person", "m", "f"]
"""A pronoun by its nominative; or whom a noun for a person can mean, of either sex or of one."""

PRONOUNS: dict[str, Number] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
POSSESSIVES = frozenset(("his", "her", "its", "their", "whose"))
FIRST_PERSONS = frozenset(("i", "we", "me", "us", "my", "our", "myself", "ourselves"))

WINDOW = 40
"""So many mentions back a pronoun is resolved."""

SPEAKER_REACH = 3
"""So many sentences after speaking, the last speaker is preferred."""

FARTHEST = 8
"""So many sentences back a pronoun is resolved."""


class Mention(NamedTuple):
    """An entity where it is mentioned; `position` is the index of the word."""

    entity: Entity
    span: Span
    position: int
    sentence: int
    paragraph: int
    subject: bool
    quoted: bool
    possessive: bool
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class Antecedent:
    mention: Mention
    confidence: float


def antecedent_of(
    pronoun: Number,
    sentence: int,
    paragraph: int,
    quoted: bool,
    earlier: Sequence[Mention],
    continues: bool = False,
) -> Antecedent | None:
    """The most salient earlier mention that fits; its confidence grows with the lead over the next entity.

    `continues` says that a quotation goes on with the pronoun (*“…,” he said*), which prefers who spoke last.
    `earlier` are the mentions before the pronoun in the order of the text.
    """
    best: dict[int, tuple[float, Mention]] = {}
    spoke = next((m for m in reversed(earlier[-WINDOW:]) if m.speaks and _fits(m.entity, pronoun)), None)
    for mention in earlier[-WINDOW:]:
        entity = mention.entity
        if sentence - mention.sentence > FARTHEST or not _fits(entity, pronoun):
            continue
        score = _salience(mention, pronoun, sentence, paragraph, quoted)
        if (
            spoke is not None
            and not quoted
            and spoke.entity is entity
            and sentence - spoke.sentence <= SPEAKER_REACH
        ):
            score += 1.2 if continues else 0.9 if spoke.paragraph == paragraph else 0.6
        known = best.get(id(entity))
        if known is None or score >= known[0]:
            best[id(entity)] = (score, mention)
    if not best:
        return None
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], -pair[1].position))
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
    return Antecedent(ranked[0][1], _confidence(ranked[0][1], lead, pronoun, sentence))


def _fits(entity: Entity, pronoun: Number) -> bool:
    if pronoun in ("he", "m"):
        return entity.is_person and entity.gender != "f"
    if pronoun in ("she", "f"):
        return entity.is_person and entity.gender != "m"
    if pronoun == "person":
        return entity.is_person
    if pronoun == "it":
        return not entity.plural and entity.kind in ("organisation", "news outlet", "document")
    return entity.plural or entity.kind in ("group", "organisation")


def _salience(mention: Mention, pronoun: Number, sentence: int, paragraph: int, quoted: bool) -> float:
    entity = mention.entity
    score = -0.4 * max(0, sentence - mention.sentence)
    score += 0.7 * mention.subject + 0.5 * (mention.paragraph == paragraph)
    score += 0.25 * log(len(entity.mentions) + 1)
    score -= (
        1.2 * (mention.quoted and not quoted)
        + 0.3 * mention.possessive
        + (0.3 if len(entity.mentions) > 1 else 0.6) * (not entity.sure and not mention.speaks)
    )
    if pronoun in ("he", "she"):
        score += 0.4 * bool(entity.gender) + 0.4 * (entity.kind == "named person")
        score -= 0.5 * (entity.kind == "unnamed" and entity.definite and not mention.speaks)
    if pronoun == "they":
        score += 0.8 * entity.plural
    return score


def _confidence(mention: Mention, lead: float, pronoun: Number, sentence: int) -> float:
    confidence = 0.5 + 0.2 * min(lead, 2.0)
    if pronoun in ("he", "she") and not mention.entity.gender:
        confidence -= 0.1
    if pronoun in ("it", "they"):
        confidence -= 0.15
    if sentence - mention.sentence > 3:
        confidence -= 0.1
    return round(min(0.9, max(0.2, confidence)), 2)
