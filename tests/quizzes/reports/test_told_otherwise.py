"""What a person decided about the story since an item was keyed speaks against its key."""

import pytest

from articles.actions.teaching_coverage import compare_story
from articles.models import Alignment
from quizzes.actions.exercises import propose_exercise
from quizzes.forms.exercises import PublishForm
from quizzes.reports.findings import findings_of, rows_of
from quizzes.reports.items import items_of
from quizzes.reports.told_otherwise import told_otherwise
from tests.factories import (
    AlignmentFactory,
    ComparisonFactory,
    ExerciseRevisionFactory,
    ItemFactory,
    StoryFactory,
)
from tests.quizzes.conftest import NOW

PASSAGE = "the repairs were on schedule"


def choices(*values):
    return [{"value": value, "reason": ""} for value in values]


@pytest.fixture
def comparison(tess):
    """Two articles of a story; the first is asked about."""
    found = ComparisonFactory()
    story = StoryFactory(owner=tess)
    for position, revision in enumerate((found.first, found.second)):
        revision.article.story, revision.article.position, revision.article.owner = story, position, tess
        revision.article.save()
    return found


@pytest.fixture
def item(comparison, tess):
    """make(value, …): a comparison of one cell with these right choices."""

    def make(*values, omission=False):
        draft = ExerciseRevisionFactory(exercise__owner=tess, exercise__article=comparison.first.article)
        other = comparison.second
        article = {
            "outlet": "Bell", "title": other.title, "url": other.article.url, "language": "en",
            "extract": other.text[:60],
        }  # fmt: skip
        return ItemFactory(
            revision=draft, kind="compare coverage", quote=PASSAGE,
            task={
                "here": {"outlet": "Tidemark", "extract": PASSAGE}, "articles": [article],
                "ask": ["omission"] if omission else ["cells"], "cues": [], "labels": {"here": [], "there": []},
            },
            key={
                "cells": {} if omission else {"1": choices(*values)},
                "omission": choices("1") if omission else [], "cues": [], "pairs": [],
            },
        )  # fmt: skip

    return make


@pytest.fixture
def tied(comparison):
    """tied(…): the passage and the first ten characters of the other article, decided on."""

    def tie(**fields):
        start = comparison.first.text.index(PASSAGE)
        fields = {"accepted": True, "relation": "same source"} | fields
        return AlignmentFactory(
            comparison=comparison, first_start=start, first_end=start + len(PASSAGE), **fields
        )

    return tie


def said(item):
    return [text for _item, text, _pair in told_otherwise(items_of(item.revision))]


def test_absence_is_contradicted_by_a_tie(item, tied):
    one, other = item("absent"), item(omission=True)
    assert (said(one), said(other)) == ([], [])
    tied()
    text = "Somebody tied a passage of Bell to this; the key says that it leaves this out."
    assert (said(one), said(other)) == ([text], [text])


@pytest.mark.parametrize(
    ("cell", "relation", "says"),
    [
        ("same source", "contradicted", "contradicts this; its key does not say so"),
        ("contradicted", "same source", "its key says that it contradicts this"),
        ("other source", "same source", "its key says something else"),
        ("same source", "same source", None),
    ],
)
def test_relation_is_held_against_the_decision(item, tied, cell, relation, says):
    one = item(cell)
    tied(relation=relation)
    found = said(one)
    assert [says in text for text in found] == ([True] if says else [])


def test_telling_is_contradicted_by_a_rejection_of_its_sentence(item, tied):
    one = item("same source")
    tied(accepted=False, rejected=True)
    assert said(one) == ["Somebody rejected that the sentence of Bell tells this; its key says that it does."]


def test_drafts_say_nothing(item, tied):
    one = item("absent")
    tied(accepted=False)
    assert said(one) == []


def test_tie_by_way_of_a_record_counts(item, tied, comparison):
    """The passage is tied to the record, and so is the other article: nobody tied these two."""
    one = item("absent")
    pair = tied()
    pair.comparison = ComparisonFactory(first=comparison.first)
    pair.save()
    assert said(one) == []
    AlignmentFactory(
        comparison=ComparisonFactory(first=comparison.second, second=pair.comparison.second), accepted=True
    )
    assert said(one) == ["Somebody tied a passage of Bell to this; the key says that it leaves this out."]


def test_finding_leads_to_the_pair(item, tied, tess):
    one = item("absent")
    pair = tied()
    (found,) = [f for f in findings_of(one.revision) if f.pair]
    (row,) = rows_of([found], one.revision.exercise, tess, PublishForm(findings=[found]), set())
    assert row.fixes[0].says == "Look at the pair"
    assert row.fixes[0].address.endswith(f"/coverage/side-by-side/?alignment={pair.public_id}")


def test_proposal_from_the_story_is_not_contradicted(story, tess):
    compare_story(story=story, by=tess, at=NOW)
    draft = propose_exercise(story=story, by=tess, at=NOW).draft
    assert Alignment.objects.decided().exists()
    assert list(told_otherwise(items_of(draft))) == []
