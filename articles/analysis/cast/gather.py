"""Walks through a text once and ties every source to the member of the cast it means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from articles.analysis.cast.discourse import Discourse
from articles.analysis.cast.entities import Entity, Roster, gather_names
from articles.analysis.cast.kinds import head_of, kind_of_phrase, singular
from articles.analysis.cast.members import member_of, name_of_phrase
from articles.analysis.cast.names import Name, names_in
from articles.analysis.cast.phrases import Phrase, phrases_in
from articles.analysis.cast.pronouns import FIRST_PERSONS, POSSESSIVES, PRONOUNS, RELATIVES
from articles.analysis.cast.types import Cast, Link
from articles.analysis.document import Document
from articles.analysis.spans import Span

PERSON_ROLES = frozenset(("unnamed", "named person"))


def gather_cast(
    document: Document, sources: Sequence[Span], holders: Mapping[Span, Span] | None = None
) -> Cast:
    """The article's cast: every source tied to one member, or to none where the text does not settle it.

    `holders` gives, for a source inside another's words, the source that speaks there: whom *I* means.
    Sources may come in any order and more than once. A text without tags (no word lists) gives an empty cast.
    """
    if not document.tags:
        return Cast((), {source: Link(None, 0.0, "unresolved") for source in sources})
    gathering = _Gathering(document, dict(holders or {}))
    for source in sorted(set(sources)):
        gathering.await_source(source)
    gathering.walk()
    return gathering.cast()


@dataclass(frozen=True, slots=True)
class _Found:
    entity: Entity | None
    confidence: float
    rule: str
    antecedent: Span | None = None


@dataclass
class _Gathering:
    document: Document
    holders: dict[Span, Span]
    roster: Roster = field(init=False)
    discourse: Discourse = field(init=False)
    common: frozenset[str] = field(init=False)
    sources: dict[int, list[Span]] = field(default_factory=dict)
    found: dict[Span, _Found] = field(default_factory=dict)
    by_text: dict[str, Entity] = field(default_factory=dict)
    first_persons: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.common = frozenset(word.text for word in self.document.words if word.text.islower())
        self.roster = gather_names(self.document, self._names())
        self.discourse = Discourse(self.document)

    def await_source(self, source: Span) -> None:
        self.sources.setdefault(self.document.word_range(source).start, []).append(source)

    def _names(self) -> Iterator[Name]:
        """The names of all sentences but headlines, whose capitals tell nothing."""
        for sentence in self.document.sentences:
            inside = self.document.word_range(sentence)
            if not _is_headline(self.document, inside):
                yield from names_in(self.document, inside.start, inside.stop, self.common)

    def walk(self) -> None:
        """Goes through names, noun phrases, pronouns and sources in the order of the text."""
        phrases = {phrase.start: phrase for phrase in phrases_in(self.document)}
        covered = 0
        for at, word in enumerate(self.document.words):
            for source in self.sources.get(at, ()):
                self._meet_source(source, at)
                covered = max(covered, self.document.word_range(source).stop)
            if at in self.roster.by_start:
                covered = max(covered, self._meet_name(at, at < covered, phrases.get(at)))
            elif at in phrases and at >= covered:
                self._meet_phrase(phrases[at])
            elif word.lower in ("he", "she") and at >= covered:
                self._meet_pronoun(at)
        for source in self.sources.get(len(self.document.words), ()):
            self.found[source] = _Found(None, 0.0, "unresolved")
        for source in self.first_persons:
            self.found[source] = self._speaking(source)

    def _meet_name(self, at: int, in_source: bool, phrase: Phrase | None) -> int:
        """Meets a name and returns where it ends. Before a noun it only describes: *a Clinton supporter*."""
        name, entity = self.roster.by_start[at]
        describes = phrase is not None and phrase.end > name.end
        if name.kind != "other" and not (in_source and self.discourse.just_spoke(entity)):
            self.discourse.mention(entity, name.start, name.end, describes=describes)
        if phrase is not None and describes and not in_source:
            self._meet_phrase(phrase)
            return phrase.end
        return name.end

    def _meet_phrase(self, phrase: Phrase) -> None:
        entity = (
            self.discourse.holder_of_role(phrase) or self.discourse.varied(phrase) or self._described(phrase)
        )
        self.discourse.mention(entity, phrase.start, phrase.end)

    def _described(self, phrase: Phrase) -> Entity:
        words = self.document.words[phrase.start : phrase.end]
        return Entity(
            kind=phrase.kind,
            words=tuple(word.text for word in words),
            gender=phrase.gender,
            plural=phrase.plural,
            roles={phrase.role or phrase.head},
            definite=phrase.definite,
            description=Span(words[0].start, words[-1].end),
        )

    def _meet_pronoun(self, at: int) -> None:
        """A pronoun that is no source still keeps its person in mind, and tells the gender."""
        found = self.discourse.resolve(PRONOUNS[self.document.words[at].lower], at)
        if found and found.confidence >= 0.5:
            self.discourse.mention(found.mention.entity, at, at + 1)

    def _meet_source(self, source: Span, at: int) -> None:
        found = self._resolve(source, at)
        self.found[source] = found
        if found.entity is None:
            return
        found.entity.add(source)
        head = head_of(self.document, source)
        speaks = self.document.words[at].lower not in POSSESSIVES
        self.discourse.mention(found.entity, at, head.end if head else at + 1, speaks=speaks)

    def _resolve(self, source: Span, at: int) -> _Found:
        inside = self.document.word_range(source)
        if not inside:
            return _Found(None, 0.0, "unresolved")
        lower = self.document.words[at].lower
        if len(inside) == 1 or (len(inside) == 2 and self.document.words[at + 1].lower in PRONOUNS):
            if lower in PRONOUNS:
                return self._taken_up(at)
            if lower in RELATIVES:
                return self._related(at)
            if lower in FIRST_PERSONS:
                self.first_persons.append(source)
                return _Found(None, 0.0, "unresolved")
            if lower == "you":
                return _Found(None, 0.0, "unresolved")
        return self._by_name(source) or self._by_description(source)

    def _taken_up(self, at: int) -> _Found:
        lower = self.document.words[at].lower
        found = self.discourse.resolve(PRONOUNS[lower], at)
        if found is None:
            return _Found(None, 0.0, "unresolved")
        worded = self.discourse.last_worded(found.mention)
        return _Found(found.mention.entity, found.confidence, "pronoun", worded.span)

    def _related(self, at: int) -> _Found:
        mention, confidence = self.discourse.before_relative(at, self._described)
        if mention is None:
            return _Found(None, 0.0, "unresolved")
        return _Found(mention.entity, confidence, "relative", mention.span)

    def _speaking(self, source: Span) -> _Found:
        """*I* inside somebody's words is that somebody; outside, the writer."""
        holder = self.holders.get(source)
        if holder is not None and holder != source:
            found = self.found.get(holder)
            if found and found.entity:
                return _Found(found.entity, found.confidence, "first-person", holder)
            return _Found(None, 0.0, "unresolved")
        if self.document.quotation_at(source.start):
            return _Found(None, 0.0, "unresolved")
        writer = self.by_text.setdefault("", Entity(kind="the writer", words=("the writer",)))
        return _Found(writer, 0.8, "writer")

    def _by_name(self, source: Span) -> _Found | None:
        """The member a source names: the name its head is part of, or the one that explains the head."""
        head = head_of(self.document, source)
        if head is None:
            return None
        inside = self.document.word_range(source)
        if _is_pair(self.document, head.end, inside.stop):
            return None
        names = list(names_in(self.document, inside.start, inside.stop, self.common))
        name = next((name for name in names if name.start <= head.word < name.end), None)
        if name is None:
            name = next((name for name in names if name.kind == "outlet" and name.end == head.word - 1), None)
            name = name or next(
                (n for n in names if n.kind == "outlet" and n.end in (head.word, head.end)), None
            )
        if name is None:
            name = self._explaining(source, names)
        if name is None or name.kind == "other":
            return None
        known = self.roster.by_start.get(name.start)
        entity = known[1] if known and known[0].end == name.end else self.roster.settle(self.document, name)
        rule = "full-name" if len(name.words) > 1 or name.kind != "person" else "surname"
        if rule == "surname" and len(entity.words) == 1 and not entity.sure:
            return _Found(entity, 0.7, "name-alone")
        return _Found(entity, 0.95 if rule == "full-name" else 0.9, rule, _elsewhere(entity, source))

    def _explaining(self, source: Span, names: list[Name]) -> Name | None:
        """*his lawyer, John Smith*: the person's name behind the comma after a noun for one person."""
        kind, _ = kind_of_phrase(self.document, source)
        if kind not in PERSON_ROLES:
            return None
        tags = self.document.tags
        people = [name for name in names if name.kind == "person" and tags[name.start - 1] == "COMMA"]
        return people[-1] if people else None

    def _by_description(self, source: Span) -> _Found:
        head = head_of(self.document, source)
        kind, confidence = kind_of_phrase(self.document, source)
        words = self.document.words
        inside = self.document.word_range(source)
        if head is None or kind == "the writer":
            return _Found(None, 0.0, "unresolved")
        base = singular(words[head.word].lower)
        plural = kind == "group" or base != words[head.word].lower
        if _is_pair(self.document, head.end, inside.stop):
            kind, plural, confidence = "group", True, 0.8
        first = words[inside.start].lower
        definite = first in ("the", "this", "these", "that", "those")
        if definite and head.end == inside.stop:
            role = " ".join(word.lower for word in words[inside.start + 1 : head.end])
            phrase = Phrase(inside.start, head.end, base, kind, plural, True, "", role)
            if holder := self.discourse.holder_of_role(phrase):
                span = next(reversed(holder.mentions), None)
                return _Found(holder, 0.75, "role", span)
            if meant := self.discourse.varied(phrase):
                return _Found(meant, 0.55, "variation", next(reversed(meant.mentions), None))
        name = name_of_phrase(self.document, inside)
        key = name.lower()
        entity = self.by_text.get(key)
        if entity is None:
            entity = Entity(
                kind=kind,
                words=tuple(name.split()),
                plural=plural,
                roles={base},
                sure=confidence > 0.6,
                description=source,
            )
            self.by_text[key] = entity
        return _Found(entity, confidence, "description")

    def cast(self) -> Cast:
        """The entities that speak, in the order they first do."""
        order: dict[int, Entity] = {}
        for source in sorted(self.found):
            if (entity := self.found[source].entity) is not None:
                order.setdefault(id(entity), entity)
        index = {key: i for i, key in enumerate(order)}
        links = {
            source: Link(
                None if found.entity is None else index[id(found.entity)],
                found.confidence,
                found.rule,
                found.antecedent,
            )
            for source, found in self.found.items()
        }
        return Cast(tuple(member_of(self.document, entity) for entity in order.values()), links)


def _elsewhere(entity: Entity, source: Span) -> Span | None:
    """The fullest mention of the entity, unless the source is it."""
    return None if entity.description is None or entity.description.overlaps(source) else entity.description


def _is_pair(document: Document, end: int, stop: int) -> bool:
    """Whether *and* joins a second head to the first: *Trump and Clinton*."""
    return (
        end + 1 < stop
        and document.words[end].lower in ("and", "&")
        and document.words[end + 1].text[0].isalpha()
    )


def _is_headline(document: Document, inside: range) -> bool:
    """Title case: nearly every longer word has a capital, and no full stop ends the line."""
    words = [document.words[i] for i in inside]
    longer = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    capitals = sum(word.text[0].isupper() for word in longer)
    return len(longer) >= 4 and capitals >= 0.8 * len(longer) and words[-1].text not in (".", "”", '"')
