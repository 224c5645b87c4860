"""Comparisons proposed from a story: one asks how the others tell a claim, one who leaves another claim out."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles.coverage.story import Column
from quizzes.items.compare_key import (
    CELLS,
    CUES,
    LABELS,
    MOST_ARTICLES,
    NAME,
    OMISSION,
    PROMPT,
    Key,
    Pair,
    dump,
)
from quizzes.items.kind import Proposal
from quizzes.items.material import Material
from quizzes.items.story_material import ComparedClaim, LabelPair, StoryMaterial, Told, extract_of
from quizzes.scoring.choices import Choice, ChoiceKey
from quizzes.scoring.ordering import Ordering


def blank_task(material: Material) -> dict[str, Any]:
    """The other articles, each with its first sentence; the teacher puts the right one in its place."""
    others = (
        [one for one in material.story.columns if one.revision != material.revision] if material.story else []
    )
    articles = [
        _article(one, extract_of(span.of(one.revision.text)))
        for one in others[:MOST_ARTICLES]
        for span in one.revision.sentence_spans[:1]
    ]
    return {
        "here": {"outlet": material.outlet, "extract": ""},
        "articles": articles,
        "ask": [],
        "cues": [],
        "labels": {"here": [], "there": []},
    }


def propose(material: Material, most: int) -> list[Proposal]:
    """Those of the story's two that start from this article; without a compared story none."""
    if material.story is None:
        return []
    return [one for claim, one in _both(material.story) if claim.here.column.revision == material.revision]


def _both(story: StoryMaterial) -> list[tuple[ComparedClaim, Proposal]]:
    cells = story.for_cells()
    omission = story.for_omission(cells)
    found = []
    if cells:
        found.append((cells, _how_it_is_told(cells)))
    if omission:
        found.append((omission, _who_leaves_it_out(omission, story.labels(omission.here.column))))
    return found


def _how_it_is_told(claim: ComparedClaim) -> Proposal:
    told = claim.told[:MOST_ARTICLES]
    key = Key(
        cells={str(at): ChoiceKey(one.choices) for at, one in enumerate(told, 1)},
        cues=(Ordering(claim.cues),) if claim.cues else (),
    )
    ask = [CELLS, CUES] if claim.cues else [CELLS]
    cues = sorted((cue for tier in claim.cues for cue in tier), key=str.casefold)
    task = _task(claim, told, ask=ask, cues=cues)
    return _proposal(claim, str(PROMPT), task, key, "same-claim-compared")


def _who_leaves_it_out(claim: ComparedClaim, pairs: Sequence[LabelPair]) -> Proposal:
    told = claim.told[:MOST_ARTICLES]
    omitted = [Choice(str(at), _reason(one)) for at, one in enumerate(told, 1) if one in claim.omitted_by]
    here, there = [one.here for one in pairs], sorted((one.there for one in pairs), key=str.casefold)
    ask = [OMISSION]
    labels: dict[str, list[str]] = {"here": [], "there": []}
    known: tuple[Pair, ...] = ()
    if len(pairs) > 1:
        ask, labels = [OMISSION, LABELS], {"here": here, "there": there}
        known = tuple(
            Pair(str(at), str(there.index(one.there) + 1), _("Both mean %(name)s.") % {"name": one.about})
            for at, one in enumerate(pairs, 1)
        )
    key = Key(omission=ChoiceKey(tuple(omitted)), pairs=known)
    task = _task(claim, told, ask=ask, labels=labels)
    return _proposal(claim, _("Which article leaves this out?"), task, key, "omission")


def _reason(told: Told) -> str:
    return told.choices[0].reason


def _proposal(claim: ComparedClaim, prompt: str, task: dict[str, Any], key: Key, card: str) -> Proposal:
    return Proposal(NAME, claim.here.start, claim.here.end, prompt, task, dump(key), card)


def _task(
    claim: ComparedClaim,
    told: Sequence[Told],
    *,
    ask: list[str],
    cues: Sequence[str] = (),
    labels: dict[str, list[str]] | None = None,
) -> dict[str, Any]:
    return {
        "here": {"outlet": claim.here.column.name, "extract": extract_of(claim.here.whole_sentence)},
        "articles": [_article(one.column, one.extract) for one in told],
        "ask": ask,
        "cues": list(cues),
        "labels": labels or {"here": [], "there": []},
    }


def _article(column: Column, extract: str) -> dict[str, str]:
    return {
        "outlet": column.name,
        "title": column.revision.title,
        "url": column.article.url,
        "language": column.article.language,
        "extract": extract,
    }
