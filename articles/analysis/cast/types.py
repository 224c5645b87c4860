"""What gathering hands on: the cast of an article, its members, and how each source was tied to one."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.analysis.cast.kinds import SourceKind
from articles.analysis.spans import Span


@dataclass(frozen=True, slots=True)
class Member:
    """One source under one name. `mentions` are all places it is named or speaks, in the text's order.

    `description` is the fullest phrase the text introduces it with.
    """

    name: str
    kind: SourceKind
    mentions: tuple[Span, ...]
    description: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Link:
    """How a source was tied to a member: `member` is its index, None when the text does not settle it.

    `antecedent` is the earlier or later mention the source was read from, where it is not a name itself.
    """

    member: int | None
    confidence: float
    rule: str
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """The members in the order they first speak, and the link of every source span handed in."""

    members: tuple[Member, ...]
    links: Mapping[Span, Link]

    def member_of(self, source: Span) -> Member | None:
        link = self.links.get(source)
        return None if link is None or link.member is None else self.members[link.member]

    def kind_of(self, source: Span | None) -> SourceKind:
        """No source at all is the writer; a pronoun that cannot be resolved is somebody unnamed."""
        if source is None:
            return "the writer"
        member = self.member_of(source)
        return "unnamed" if member is None else member.kind

    def name_of(self, source: Span | None) -> str:
        """The member's name; empty for the writer and for a pronoun that cannot be resolved."""
        member = None if source is None else self.member_of(source)
        return "" if member is None else member.name
