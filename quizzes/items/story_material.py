"""What comparisons are proposed from: the claims of a story, as far as the comparison of its articles is sure."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from articles.analysis.coverage.claims import Claim, Place
from articles.analysis.coverage.ladder import STANCES
from articles.analysis.coverage.relations import ABSENT, CONTRADICTED, OWN, told_by
from articles.analysis.spans import Span
from articles.coverage import ladders, matrix
from articles.coverage.labels import Thing, things_of
from articles.coverage.story import SHOWN, Column, Coverage, Passage
from articles.models import Alignment
from articles.models.marks import Mark
from quizzes.scoring.choices import Choice

SURE = 0.8
"""A draft of this confidence is taken as it is; what is less sure waits for a person, and is not asked about."""
FEWEST_WORDS = 4
MOST_LABELS = 3
LONGEST_EXTRACT = 45


@dataclass(frozen=True, slots=True)
class Told:
    """How one other article tells the claim, the preferred reading first, and one sentence of it."""

    column: Column
    choices: tuple[Choice, ...]
    extract: str

    @property
    def relation(self) -> str:
        return self.choices[0].value


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """A claim seen from one report that gives a source for it. `cues` by stance, from distances to endorses."""

    here: Passage
    told: tuple[Told, ...]
    cues: tuple[tuple[str, ...], ...]
    decided: int

    @property
    def relations(self) -> AbstractSet[str]:
        return {one.relation for one in self.told}

    @property
    def omitted_by(self) -> list[Told]:
        return [one for one in self.told if one.relation == ABSENT]


@dataclass(frozen=True, slots=True)
class LabelPair:
    about: str
    here: str
    there: str


class StoryMaterial:
    """`asked` are the passages that items ask about already, by revision; it is read when a claim is chosen."""

    def __init__(self, coverage: Coverage, asked: Mapping[int, AbstractSet[Span]]) -> None:
        self.coverage, self.asked = coverage, asked

    @property
    def columns(self) -> Sequence[Column]:
        return self.coverage.columns

    @cached_property
    def claims(self) -> list[ComparedClaim]:
        """Each seen from the first report that gives a source for it; what says most about comparing first."""
        seen = [one for claim in self.coverage.claims if (one := self._seen(claim))]
        return sorted(seen, key=lambda one: (self._is_asked(one), -one.decided, -_worth(one)))

    def for_cells(self) -> ComparedClaim | None:
        """Where somebody tells it; best where persons decided, and where both the telling and the cues differ."""
        found = [one for one in self.claims if one.relations - {ABSENT} and len(one.told) > 1]
        return max(found, key=_tells_much, default=None)

    def for_omission(self, besides: ComparedClaim | None) -> ComparedClaim | None:
        """Left out by one or two and told by another; from another report than `besides` where there is one."""
        found = [one for one in self.claims if one is not besides and _asks_for_omission(one)]
        return min(
            found, key=lambda one: bool(besides and one.here.column == besides.here.column), default=None
        )

    def labels(self, column: Column) -> list[LabelPair]:
        """What this article calls a person, and the least alike label of another article, each word for word once."""
        found: list[LabelPair] = []
        taken: set[str] = set()
        for thing in self._things:
            pair = _pair(thing, column)
            if pair and not {pair.here.casefold(), pair.there.casefold()} & taken:
                taken |= {pair.here.casefold(), pair.there.casefold()}
                found.append(pair)
        return found[:MOST_LABELS]

    @cached_property
    def _things(self) -> list[Thing]:
        """Those somebody's name vouches for; acts that look alike wait for a person."""
        return [thing for thing in things_of(self.coverage) if thing.about]

    @cached_property
    def _ladders(self) -> Mapping[Place, ladders.Picture]:
        found: dict[Place, ladders.Picture] = {}
        for picture in ladders.ladders_of(self.coverage, matrix.rows_of(self.coverage)):
            found.setdefault(_place(picture.row.origin), picture)
        return found

    def _is_asked(self, claim: ComparedClaim) -> bool:
        passage = claim.here
        return Span(passage.start, passage.end) in self.asked.get(passage.column.revision.pk, ())

    def _seen(self, claim: Claim) -> ComparedClaim | None:
        sure = {column.index: self._sure(claim, column) for column in self.coverage.columns}
        here = next(
            (
                passage
                for column in self.coverage.columns
                if column.revision.pk in self.asked
                for passage in sure[column.index] or ()
                if passage.source and self._relation(claim, passage) != CONTRADICTED
                if len(passage.quote.split()) >= FEWEST_WORDS
            ),
            None,
        )
        if here is None:
            return None
        others = [column for column in self.coverage.columns if column is not here.column]
        told = [
            self._told(claim, here, column, passages)
            for column in others
            if (passages := sure[column.index]) is not None
        ]
        return ComparedClaim(here, tuple(told), self._cues(claim), self._decided(claim))

    def _sure(self, claim: Claim, column: Column) -> list[Passage] | None:
        """Its passages that a person or a sure draft ties to the claim; none where it is absent; None when unsure."""
        passages = [column.passages[at] for at in claim.passages.get(column.index, ())]
        if column.index == claim.origin[0]:
            return passages
        ties = [(passage, self._tie(claim, passage)) for passage in passages]
        decided = [passage for passage, tie in ties if tie and tie.state == Mark.State.ACCEPTED]
        drafts = [passage for passage, tie in ties if tie and (tie.confidence or 0) >= SURE]
        if decided or drafts or passages:
            return decided or drafts or None
        return None if any(self._is_near(place, column) for place in _places(claim)) else []

    def _is_near(self, place: Place, column: Column) -> bool:
        """Whether something there might still be the claim."""
        return any(
            other[0] == column.index
            and (self.coverage.aligned[frozenset((place, other))].score or 1) >= SHOWN
            for other in self.coverage.partners.get(place, ())
        )

    def _tie(self, claim: Claim, passage: Passage) -> Alignment | None:
        return self.coverage.aligned.get(frozenset((claim.origin, _place(passage))))

    def _relation(self, claim: Claim, passage: Passage) -> str:
        tie = self._tie(claim, passage)
        return tie.relation if tie else ""

    def _told(self, claim: Claim, here: Passage, column: Column, passages: Sequence[Passage]) -> Told:
        if not passages:
            reason = _("Nothing in it says this.")
            return Told(column, (Choice(ABSENT, reason),), self._nearest(claim, column))
        found: dict[str, Choice] = {}
        for passage in passages:
            is_contradicted = self._relation(claim, passage) == CONTRADICTED
            relation = CONTRADICTED if is_contradicted else told_by(here.source, passage.source)
            found.setdefault(relation, Choice(relation, _reason(relation, passage)))
        return Told(column, tuple(found.values()), extract_of(passages[0].whole_sentence))

    def _nearest(self, claim: Claim, column: Column) -> str:
        """Where it is absent: the sentence with most long words of the claim."""
        wanted = _long_words(self.coverage.passage(claim.origin).quote)
        best = max(
            column.passages, key=lambda one: (len(wanted & _long_words(one.whole_sentence)), -one.index)
        )
        return extract_of(best.whole_sentence)

    def _cues(self, claim: Claim) -> tuple[tuple[str, ...], ...]:
        """None where all stand on one step."""
        picture = self._ladders.get(claim.origin)
        if picture is None or not picture.spread:
            return ()
        by_stance = [
            tuple(dict.fromkeys(box.cue for box in picture.boxes if box.passage.stance == stance))
            for stance in STANCES
        ]
        cues = [cue for tier in by_stance for cue in tier]
        return tuple(tier for tier in by_stance if tier) if len(set(cues)) == len(cues) else ()

    def _decided(self, claim: Claim) -> int:
        ties = [self._tie(claim, self.coverage.passage(place)) for place in _places(claim)]
        return sum(bool(tie and tie.state == Mark.State.ACCEPTED) for tie in ties)


def _place(passage: Passage) -> Place:
    return passage.column.index, passage.index


def _places(claim: Claim) -> list[Place]:
    return [(article, at) for article, found in claim.passages.items() for at in found]


def _worth(claim: ComparedClaim) -> int:
    return 2 * len(claim.relations) + len(claim.cues) + len(claim.told)


def _tells_much(claim: ComparedClaim) -> tuple[bool, int]:
    return bool(claim.decided), bool(claim.cues) + (len(claim.relations) > 1)


def _asks_for_omission(claim: ComparedClaim) -> bool:
    return 0 < len(claim.omitted_by) < len(claim.told) and len(claim.omitted_by) < 3


def _reason(relation: str, passage: Passage) -> str:
    if relation == CONTRADICTED:
        return _("Both cannot be true.")
    if relation == OWN:
        return _("Nobody is named for it.")
    if not any(map(str.isalpha, passage.cue)):
        return _("%(source)s says it there.") % {"source": passage.speaker}
    return _("“%(cue)s” ties it to %(source)s.") % {"cue": passage.cue, "source": passage.speaker}


def extract_of(sentence: str) -> str:
    """On one line, and short: no more than a quotation."""
    words = sentence.split()
    return " ".join(words[:LONGEST_EXTRACT]) + (" …" if len(words) > LONGEST_EXTRACT else "")


def _long_words(text: str) -> set[str]:
    """Short words say little about what a sentence is about."""
    return {word for word in text.casefold().split() if len(word) > 4}


def _pair(thing: Thing, column: Column) -> LabelPair | None:
    mine = next((label for label in thing.labels if label.column is column), None)
    if mine is None:
        return None
    words = set(mine.words.casefold().split())
    others = [
        label
        for label in thing.labels
        if label.column is not column and label.words.casefold() != mine.words.casefold()
    ]
    if not others:
        return None
    there = min(
        others, key=lambda one: len(words & set(one.words.casefold().split())) / len(one.words.split())
    )
    return LabelPair(thing.about, mine.words, there.words)
