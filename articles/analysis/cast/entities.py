"""Gathers the names of a text: full name and surname, acronym and expansion become one entity."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.analysis.cast.genders import Gender, gender_of_first_name
from articles.analysis.cast.kinds import SourceKind, is_outlet_name
from articles.analysis.cast.names import Name
from articles.analysis.document import Document
from articles.analysis.spans import Span

MAX_NAMESAKES = 8
"""So many people of one surname are told apart; a text with more is no article."""

SMALL = frozenset(("of", "the", "and", "for", "on", "in", "&", "to"))


@dataclass(eq=False)
class Entity:
    """Somebody or something the text names or describes; grows while mentions are gathered."""

    kind: SourceKind
    words: tuple[str, ...]
    gender: Gender = ""
    plural: bool = False
    sure: bool = True
    definite: bool = False
    mentions: dict[Span, None] = field(default_factory=dict)
    roles: set[str] = field(default_factory=set)
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    description: Span | None = None

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @property
    def is_person(self) -> bool:
        return self.kind == "named person" or (self.kind == "unnamed" and self.sure and not self.plural)

    def add(self, mention: Span) -> None:
        self.mentions.setdefault(mention)


@dataclass
class Roster:
    """All entities named in a text, with the keys they are looked up by."""

    entities: list[Entity] = field(default_factory=list)
    by_start: dict[int, tuple[Name, Entity]] = field(default_factory=dict)
    _by_last: dict[str, list[Entity]] = field(default_factory=dict)
    _by_first: dict[str, list[Entity]] = field(default_factory=dict)
    _by_joined: dict[str, Entity] = field(default_factory=dict)
    _by_initials: dict[str, Entity] = field(default_factory=dict)

    def person(self, name: Name, full: bool) -> Entity | None:
        """The person a name fits, the most mentioned first; None when nobody does."""
        found = self._by_last.get(name.last, [])
        if full:
            fits = [entity for entity in found if _same_person(entity, name)]
        else:
            given = self._by_first.get(name.words[0].lower(), []) if not name.titles else []
            fits = [entity for entity in found or given if _genders_agree(entity.gender, name.gender)]
        return max(fits, key=lambda entity: len(entity.mentions)) if fits else None

    def body(self, name: Name) -> Entity | None:
        """The organisation, outlet or place of a name: by the name, its initials, or what they stand for."""
        joined = _joined(name.words)
        if found := self._by_joined.get(joined):
            return found
        if found := self._by_initials.get(joined.replace(".", "")):
            return found
        initials = _initials(name.words)
        return self._by_joined.get(initials) if len(initials) > 1 else None

    def enter(self, name: Name, entity: Entity) -> None:
        """Makes the entity findable under this name."""
        self._by_joined.setdefault(_joined(name.words), entity)
        if entity.kind == "named person":
            self._enter_under(self._by_last, name.last, entity)
            if len(name.words) > 1:
                self._enter_under(self._by_first, name.words[0].lower(), entity)
        elif len(initials := _initials(name.words)) > 1:
            self._by_initials.setdefault(initials, entity)

    @staticmethod
    def _enter_under(table: dict[str, list[Entity]], key: str, entity: Entity) -> None:
        group = table.setdefault(key, [])
        if entity not in group and len(group) < MAX_NAMESAKES:
            group.append(entity)

    def settle(self, document: Document, name: Name) -> Entity:
        """The entity of a name met outside the gathered ones (in a headline), a new one where none fits."""
        return _settle(document, self, name, full=len(name.words) > 1)


def gather_names(document: Document, names: Iterable[Name]) -> Roster:
    """Full names first, so that a surname in the headline finds its owner further down."""
    roster = Roster()
    held: list[Name] = []
    for name in names:
        if len(name.words) == 1 and (name.kind == "person" or not name.sure):
            held.append(name)
        else:
            roster.by_start[name.start] = name, _settle(document, roster, name, full=True)
    for name in sorted(held, key=lambda name: name.kind != "person"):
        roster.by_start[name.start] = name, _settle(document, roster, name, full=False)
    return roster


def _settle(document: Document, roster: Roster, name: Name, full: bool) -> Entity:
    entity: Entity | None
    if name.kind == "person":
        entity = roster.person(name, full)
        if entity is None and not name.titles and not name.sure:
            entity = roster.body(name)
    else:
        entity = (None if name.sure else roster.person(name, full)) or roster.body(name)
    if entity is None:
        gender = name.gender or (gender_of_first_name(name.words[0]) if name.kind == "person" else "")
        entity = Entity(
            kind=_source_kind(name), words=name.words, gender=gender, sure=name.sure and name.kind != "place"
        )
        roster.entities.append(entity)
    _grow(document, entity, name)
    roster.enter(name, entity)
    return entity


def _grow(document: Document, entity: Entity, name: Name) -> None:
    """Adds a mention and what it tells: a fuller name, a title, the gender."""
    span = Span(document.words[name.start].start, document.words[name.end - 1].end)
    entity.add(span)
    entity.roles.update(name.titles)
    entity.gender = entity.gender or name.gender
    entity.sure = entity.sure or (name.sure and name.kind != "place")
    if (entity.kind == "named person") == (name.kind == "person"):
        entity.forms[name.words] += 1
        entity.words = max(entity.forms, key=lambda words: (len(words) > 1, entity.forms[words]))
    known = entity.description
    if known is None or span.end - span.start > known.end - known.start:
        entity.description = span


def _source_kind(name: Name) -> SourceKind:
    if name.kind == "outlet" or (name.kind != "person" and is_outlet_name(_joined(name.words))):
        return "news outlet"
    return "named person" if name.kind == "person" else "organisation"


def _joined(words: tuple[str, ...]) -> str:
    return " ".join(words).lower().removeprefix("the ")


def _initials(words: tuple[str, ...]) -> str:
    """*International Monetary Fund* → imf; one word has none."""
    letters = [word[0].lower() for word in words if word.lower() not in SMALL]
    return "".join(letters) if len(letters) > 1 else ""


def _same_person(entity: Entity, name: Name) -> bool:
    """Whether a full name fits an entity of the same surname: equal, shortened or initialled first name."""
    if not _genders_agree(entity.gender, name.gender):
        return False
    if len(entity.words) == 1:
        return True
    mine, theirs = entity.words[0].lower().strip("."), name.words[0].lower().strip(".")
    if mine == theirs or mine.startswith(theirs) or theirs.startswith(mine):
        return True
    return mine in (word.lower() for word in name.words) or theirs in (word.lower() for word in entity.words)


def _genders_agree(one: Gender, other: Gender) -> bool:
    return not one or not other or one == other
