"""What the reader has in mind at each place of a text: who was mentioned, where, and who holds which role."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from articles.analysis import lexicons
from articles.analysis.cast.entities import Entity
from articles.analysis.cast.kinds import singular
from articles.analysis.cast.phrases import Phrase, may_head, phrase_at
from articles.analysis.cast.pronouns import PRONOUNS, WINDOW, Antecedent, Mention, Number, antecedent_of
from articles.analysis.cast.roles import contradicts, contradicts_party, head_of_role, holds_other_office
from articles.analysis.document import Document
from articles.analysis.spans import Span

VERBAL = frozenset(("BASE", "PRES", "PAST", "PART", "AUX", "MODAL"))
ROLE_REACH = 25
"""So many sentences back *the senator* is looked for."""


QUANTIFIERS = frozenset(("some", "those", "many", "others", "all", "few", "several", "most", "people"))
"""Stand alone before *who*."""

MAX_HOLDERS = 6
"""So many holders of one role are tried."""

VARIATION_REACH = 2
"""So many sentences back *the Vermont senator* is looked for when nobody was called a senator."""


PEOPLE_LISTS = ("person_nouns", "group_nouns", "peoples")
HUMAN_ENDINGS = ("er", "or", "ist", "ant", "ate", "ee", "ian", "man")


def _may_precede(lower: str, personal: bool) -> bool:
    """Whether a noun right before *who* or *which* can be what that means."""
    if not personal:
        return may_head(lower)
    base = singular(lower)
    people = any(word in lexicons.entries("en", name) for word in (lower, base) for name in PEOPLE_LISTS)
    return people or base.endswith(HUMAN_ENDINGS)


@dataclass
class Discourse:
    """The mentions so far, in the order of the text."""

    document: Document
    mentions: list[Mention] = field(default_factory=list)
    last_speaker: Mention | None = None
    _roles: dict[tuple[str, bool], dict[Entity, int]] = field(default_factory=dict)

    @cached_property
    def paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.document.paragraphs]

    def mention(
        self, entity: Entity, start: int, end: int, speaks: bool = False, describes: bool = False
    ) -> None:
        """Enters a mention over the words [start, end)."""
        words = self.document.words
        span = Span(words[start].start, words[end - 1].end)
        sentence = self.document.sentence_at(span.start)
        tag = self.document.tags[end] if end < len(words) else ""
        self.mentions.append(
            Mention(
                entity=entity,
                span=span,
                position=start,
                sentence=sentence,
                paragraph=bisect_right(self.paragraph_starts, span.start),
                subject=speaks or self._is_subject(start, end),
                quoted=self.document.quotation_at(span.start) is not None,
                possessive=describes or tag == "GEN",
                speaks=speaks,
            )
        )
        if speaks:
            self.last_speaker = self.mentions[-1]
        for role in entity.roles:
            held = self._roles.setdefault((head_of_role(role), entity.plural), {})
            held.pop(entity, None)
            held[entity] = sentence

    def _is_subject(self, start: int, end: int) -> bool:
        """A verb follows, or an apposition does at a sentence's start; no preposition goes before."""
        tags = self.document.tags
        before = tags[start - 1] if start else ""
        after = tags[end] if end < len(tags) else ""
        if before in ("ADP", "TO", "GEN", "BASE", "PAST", "PRES"):
            return False
        return after in VERBAL or after == "ADV" or (after == "COMMA" and before in ("", "STOP", "QUOTE"))

    def resolve(self, pronoun: Number, at: int) -> Antecedent | None:
        """The antecedent of the pronoun at word `at`; learns the gender of a person whose sex was open."""
        word = self.document.words[at]
        sentence, continues = self._sentence_of_speaker(at)
        quoted = self.document.quotation_at(word.start) is not None
        found = antecedent_of(
            pronoun,
            sentence,
            bisect_right(self.paragraph_starts, word.start),
            quoted,
            self.mentions,
            continues,
        )
        if found and not quoted and found.confidence >= 0.6 and pronoun in ("he", "she"):
            entity = found.mention.entity
            entity.gender = entity.gender or ("m" if pronoun == "he" else "f")
        return found

    def _sentence_of_speaker(self, at: int) -> tuple[int, bool]:
        """The sentence of a word; behind a quotation (*“…,” he said*) where that begins, and True."""
        start = self.document.words[at].start
        before = self.document.words[at - 1].start if at else start
        quotation = self.document.quotation_at(before)
        behind = quotation is not None and quotation.end <= start
        if quotation is not None and behind:
            start = quotation.start
        return self.document.sentence_at(start), behind

    def just_spoke(self, entity: Entity) -> bool:
        """Whether it is the source met last."""
        return self.last_speaker is not None and self.last_speaker.entity is entity

    def last_worded(self, mention: Mention) -> Mention:
        """The latest mention of the same entity in more than a pronoun; else the mention itself."""
        same = (m for m in reversed(self.mentions[-WINDOW:]) if m.entity is mention.entity)
        return next((m for m in same if self.document.words[m.position].lower not in PRONOUNS), mention)

    def holder_of_role(self, phrase: Phrase) -> Entity | None:
        """Whom a phrase for a role means: the owner of an apposition, or who last held it (*the senator*)."""
        if owner := self._apposed(phrase):
            return owner
        if not phrase.definite:
            return None
        held = self._roles.get((head_of_role(phrase.head), phrase.plural), {})
        sentence = self.document.sentence_at(self.document.words[phrase.start].start)
        for entity in islice(reversed(held), MAX_HOLDERS):
            if sentence - held[entity] <= ROLE_REACH and not contradicts(phrase.role, entity.roles):
                return entity
        return None

    def varied(self, phrase: Phrase) -> Entity | None:
        """Whom *the Vermont senator* means when nobody was called so: who is foremost in mind, if it can be.

        Nobody of another office or party is meant, nor anyone more than two sentences back.
        """
        if (
            not phrase.definite
            or phrase.plural
            or phrase.head not in lexicons.entries("en", "variation_nouns")
        ):
            return None
        word = self.document.words[phrase.start]
        sentence = self.document.sentence_at(word.start)
        found = antecedent_of(
            phrase.gender or "person",
            sentence,
            bisect_right(self.paragraph_starts, word.start),
            False,
            self.mentions,
        )
        if found is None or sentence - found.mention.sentence > VARIATION_REACH:
            return None
        entity = found.mention.entity
        if entity.kind != "named person" or holds_other_office(phrase.head, entity.roles):
            return None
        return None if contradicts_party(phrase.role, entity.roles) else entity

    def _apposed(self, phrase: Phrase) -> Entity | None:
        """*Jens Stoltenberg, the secretary-general*: the name right before the comma takes the role."""
        start = phrase.start
        if not self.mentions or start < 2 or self.document.tags[start - 1] != "COMMA":
            return None
        last = self.mentions[-1]
        comma = self.document.words[start - 1]
        if last.span.end > comma.start or comma.start - last.span.end > 1:
            return None
        if (
            last.entity.kind == "named person"
            and phrase.kind in ("unnamed", "named person")
            and not phrase.plural
        ):
            last.entity.roles.add(phrase.role or phrase.head)
            last.entity.gender = last.entity.gender or phrase.gender
            return last.entity
        return None

    def before_relative(self, at: int, described: Callable[[Phrase], Entity]) -> tuple[Mention | None, float]:
        """The antecedent of *who* or *which*: the nearest mention before it in the sentence that fits."""
        words, tags = self.document.words, self.document.tags
        personal = words[at].lower in ("who", "whom", "whose")
        last = at - 1 if at and tags[at - 1] != "COMMA" else at - 2
        nearest = self.mentions[-1].span.end if self.mentions else 0
        if self.mentions and last >= 0 and self.mentions[-1].span.end == words[last].end:
            adjacent = self.mentions[-1].entity
            if (adjacent.is_person or adjacent.plural or adjacent.kind == "group") == personal:
                return self.mentions[-1], 0.85
        if personal and last >= 0 and words[last].lower in QUANTIFIERS:
            few = Phrase(last, last + 1, words[last].lower, "group", True, False, "")
            self.mention(described(few), last, last + 1)
            return self.mentions[-1], 0.8
        noun = last >= 0 and tags[last] in ("NOUN", "NAME") and nearest <= words[last].start
        if (
            noun
            and _may_precede(words[last].lower, personal)
            and (phrase := phrase_at(self.document, last, bare=True))
        ):
            owner = self._apposed(phrase)
            self.mention(owner or described(phrase), phrase.start, phrase.end)
            return self.mentions[-1], 0.8
        sentence = self.document.sentence_at(words[at].start)
        for mention in reversed(self.mentions[-WINDOW:]):
            if mention.sentence != sentence:
                break
            entity = mention.entity
            human = entity.is_person or entity.plural or entity.kind == "group"
            if mention.position < at and human == personal:
                near = words[at].start - mention.span.end <= 2
                return mention, 0.85 if near else 0.6
        if noun and (phrase := phrase_at(self.document, last)):
            self.mention(described(phrase), phrase.start, phrase.end)
            return self.mentions[-1], 0.6
        return None, 0.0
