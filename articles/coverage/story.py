"""A story with its comparisons as stored, and the claims gathered from them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions.coverage import MOST_ARTICLES
from articles.analysis.coverage.claims import Claim, Place, Tie, claims_of
from articles.models import Alignment, Article, Comparison, CoverageReading, Revision, Story
from articles.models.marks import Mark
from quizsite.models import User

RECORDS = (Article.Kind.TRANSCRIPT, Article.Kind.DOCUMENT)
SHOWN = 0.12
"""Drafts of a lower score are shown at the desk only, where somebody decides on them."""
MOST_NAMED = 4
LETTERS = "ABCDEFGHIJKLMNOPQRST"


@dataclass(frozen=True)
class Column:
    """One article of the story. `letter` names it where its outlet's name has no room."""

    index: int
    article: Article
    reading: CoverageReading | None

    @property
    def revision(self) -> Revision:
        return self.article.present_revision

    @property
    def letter(self) -> str:
        return LETTERS[self.index]

    @property
    def name(self) -> str:
        """The outlet; the record is named after what it is."""
        if self.is_record:
            return str(self.article.get_kind_display()).capitalize()
        return self.article.outlet.name if self.article.outlet else self.article.title

    @property
    def is_record(self) -> bool:
        return self.article.kind in RECORDS

    @cached_property
    def passages(self) -> tuple["Passage", ...]:
        rows = self.reading.passages if self.reading else ()
        return tuple(_passage(self, at, row) for at, row in enumerate(rows))

    @cached_property
    def by_span(self) -> Mapping[tuple[int, int], int]:
        return {(passage.start, passage.end): passage.index for passage in self.passages}


@dataclass(frozen=True, slots=True)
class Passage:
    """`source` is None in the writer's own voice, and empty for somebody unnamed; `paragraph` counts from 1."""

    column: Column
    index: int
    start: int
    end: int
    sentence: tuple[int, int]
    paragraph: int
    source: str | None
    cue: str
    cue_span: tuple[int, int] | None
    stance: str

    @property
    def quote(self) -> str:
        return self.column.revision.text[self.start : self.end]

    @property
    def whole_sentence(self) -> str:
        return self.column.revision.text[self.sentence[0] : self.sentence[1]]

    @property
    def speaker(self) -> str:
        return speaker(self.source)


def speaker(source: str | None) -> str:
    """A source as the pages name it: speaker labels in capitals are written as names."""
    if source is None:
        return _("the writer")
    if not source:
        return _("somebody unnamed")
    return source.title() if source.isupper() and " " in source else source


def _passage(column: Column, at: int, row: Mapping[str, Any]) -> Passage:
    return Passage(
        column=column,
        index=at,
        start=row["start"],
        end=row["end"],
        sentence=(row["sentence"][0], row["sentence"][1]),
        paragraph=row["paragraph"] + 1,
        source=row["source"],
        cue=row["cue"],
        cue_span=tuple(row["cue_span"]) if row["cue_span"] else None,
        stance=row["stance"],
    )


@dataclass(frozen=True)
class Coverage:
    """`alignments` are of passages, `labels` of other words for the same.

    `compared` says that every pair has been compared; `stale` that marks have changed since.
    """

    story: Story
    columns: tuple[Column, ...]
    comparisons: tuple[Comparison, ...]
    alignments: tuple[Alignment, ...]
    labels: tuple[Alignment, ...]
    compared: bool
    stale: bool
    left_out: int

    @property
    def enough(self) -> bool:
        return len(self.columns) > 1

    @cached_property
    def column_of(self) -> Mapping[int, Column]:
        return {column.revision.pk: column for column in self.columns}

    @cached_property
    def comparison_of(self) -> Mapping[int, Comparison]:
        return {comparison.pk: comparison for comparison in self.comparisons}

    def sides_of(self, comparison: Comparison) -> tuple[Column, Column]:
        return self.column_of[comparison.first_id], self.column_of[comparison.second_id]

    def places_of(self, alignment: Alignment) -> tuple[Place, Place] | None:
        """Column and passage of both sides; None where the passages have changed since it was decided on."""
        one, other = self.sides_of(self.comparison_of[alignment.comparison_id])
        first = one.by_span.get((alignment.first_start, alignment.first_end))
        second = other.by_span.get((alignment.second_start, alignment.second_end))
        if first is None or second is None:
            return None
        return (one.index, first), (other.index, second)

    def passage(self, place: Place) -> Passage:
        return self.columns[place[0]].passages[place[1]]

    @cached_property
    def aligned(self) -> Mapping[frozenset[Place], Alignment]:
        """The alignments that stand, by their two places."""
        found: dict[frozenset[Place], Alignment] = {}
        for alignment in self.alignments:
            places = self.places_of(alignment)
            if places and alignment.state != Mark.State.REJECTED:
                found[frozenset(places)] = alignment
        return found

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        ties, apart = [], set()
        for alignment in self.alignments:
            places = self.places_of(alignment)
            if places is None:
                continue
            if alignment.state == Mark.State.REJECTED:
                apart.add(places)
            elif alignment.state == Mark.State.ACCEPTED or (alignment.score or 0) >= SHOWN:
                accepted = alignment.state == Mark.State.ACCEPTED
                ties.append(Tie(places[0], places[1], alignment.score or 0.0, accepted))
        return claims_of(
            ties,
            apart=frozenset(apart),
            published=[column.article.published_on for column in self.columns],
            primary=[column.is_record for column in self.columns],
        )

    @cached_property
    def partners(self) -> Mapping[Place, tuple[Place, ...]]:
        found: dict[Place, list[Place]] = defaultdict(list)
        for pair in self.aligned:
            one, other = sorted(pair)
            found[one].append(other)
            found[other].append(one)
        return {place: tuple(sorted(others)) for place, others in found.items()}

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        return tuple(_warnings(self))


def coverage_of(story: Story, user: User) -> Coverage:
    """Six queries, however many articles there are."""
    articles = list(Article.objects.visible_to(user).to_compare(story))
    shown = articles[:MOST_ARTICLES]
    revisions = [article.current_id for article in shown]
    readings = {r.revision_id: r for r in CoverageReading.objects.filter(revision__in=revisions)}
    comparisons = tuple(Comparison.objects.among(revisions))
    aligned = list(
        Alignment.objects.filter(
            comparison__first__in=revisions, comparison__second__in=revisions
        ).select_related("decided_by")
    )
    states = Revision.objects.filter(pk__in=revisions).marks_states()
    return Coverage(
        story=story,
        columns=tuple(
            Column(at, article, readings.get(article.present_revision.pk)) for at, article in enumerate(shown)
        ),
        comparisons=comparisons,
        alignments=tuple(one for one in aligned if not one.is_label),
        labels=tuple(one for one in aligned if one.is_label),
        compared=len(comparisons) == len(shown) * (len(shown) - 1) // 2,
        stale=any(c.marks_state != f"{states[c.first_id]}|{states[c.second_id]}" for c in comparisons),
        left_out=len(articles) - len(shown),
    )


def _warnings(coverage: Coverage) -> list[str]:
    """What a reader of the comparison should know, each with its reason."""
    found: list[str] = []
    foreign: list[str] = []
    for column in coverage.columns:
        mine = [c for c in coverage.comparisons if column.revision.pk in (c.first_id, c.second_id)]
        by_names = bool(mine) and all(c.by_names_only for c in mine)
        if by_names:
            foreign.append(column.name)
        # The words of another language are never alike; a name that both have speaks for one event.
        shares = by_names and any(c.shared_names for c in mine)
        if mine and not shares and not any(c.same_event for c in mine):
            found.append(_other_event(column, mine))
    undated = [column.name for column in coverage.columns if column.article.published_on is None]
    if foreign:
        text = ngettext(
            "%(names)s is in another language. It is aligned by names, numbers and days only.",
            "%(names)s are in other languages. They are aligned by names, numbers and days only.",
            len(foreign),
        )
        found.append(text % {"names": _listed(foreign)})
    if undated:
        text = ngettext(
            "%(names)s has no date, so nobody can say who could have taken over from whom.",
            "%(names)s have no date, so nobody can say who could have taken over from whom.",
            len(undated),
        )
        found.append(text % {"names": _listed(undated)})
    found += _identical(coverage)
    if coverage.left_out:
        found.append(
            _("Of this story the first %(most)s articles are compared; %(count)s are left out.")
            % {"most": MOST_ARTICLES, "count": coverage.left_out}
        )
    return found


def _listed(names: list[str]) -> str:
    """The first few by name: a story may hold twenty."""
    more = len(names) - MOST_NAMED
    said = ", ".join(names[:MOST_NAMED])
    return _("%(names)s and %(more)s more") % {"names": said, "more": more} if more > 0 else said


def _other_event(column: Column, comparisons: list[Comparison]) -> str:
    nearest = max(comparisons, key=lambda c: c.likeness)
    names = ", ".join(str(name).capitalize() for name in nearest.shared_names[:4])
    reason = _("names it shares with the nearest article: %(names)s") % {"names": names}
    return _("%(name)s seems to be about another event (%(reason)s).") % {
        "name": column.name,
        "reason": reason if names else _("it shares no name with any other article"),
    }


def _identical(coverage: Coverage) -> list[str]:
    texts: dict[str, list[str]] = defaultdict(list)
    for column in coverage.columns:
        texts[column.revision.text_sha256].append(column.name)
    return [
        _("%(names)s have the same text, word for word.") % {"names": _listed(names)}
        for names in texts.values()
        if len(names) > 1
    ]
