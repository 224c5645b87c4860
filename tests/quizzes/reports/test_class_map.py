"""The map of a class: how divided, where in the article, and what is kept back."""

import pytest

from quizzes.items import mark_framing
from quizzes.models import Response
from quizzes.reports.class_map import choices_of, class_map
from quizzes.reports.sheets import sheet_of
from quizzes.scoring.votes import AGREES, DIVIDED, MOSTLY
from tests.factories import AssignmentFactory, AttemptFactory, ExerciseRevisionFactory, ItemFactory
from tests.factories.attempts import EIGHT
from tests.factories.exercises import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def given():
    """Two sources and one passage to mark."""
    revision = ExerciseRevisionFactory(items=2)
    place = {"alternatives": [{"core": [[0, 3]], "tolerance": [], "reason": ""}]}
    ItemFactory(
        revision=revision, kind=mark_framing.NAME, task={},
        key={"marks": [{"place": place, "devices": [{"value": "label", "reason": ""}], "optional": False}]},
    )  # fmt: skip
    revision.published_at, revision.published_by = NOON, revision.made_by
    revision.save()
    return AssignmentFactory(exercise_revision=revision, discussion=True)


def answer(given, position, answers):
    """The first so many students' answers to that item; more students come as they are needed."""
    while given.attempts.count() < len(answers):
        AttemptFactory(assignment=given)
    rows = Response.objects.filter(attempt__assignment=given, item__position=position, round=1).order_by("pk")
    for row, one in zip(rows, answers, strict=False):
        Response.objects.filter(pk=row.pk).update(revision=1, saved_at=EIGHT, answer=one)


def source(name):
    return {"source": name, "kind": "named person", "chain": []}


def drawn(given):
    sheet = sheet_of(given.exercise_revision)
    return class_map(sheet, choices_of(given, sheet.items)[1])


def test_most_divided_leads_and_who_agrees_is_no_dispute(given):
    answer(given, 1, [source("Ida Renn")] * 6)
    answer(given, 2, [source("Ida Renn")] * 3 + [source("Olu Bask")] * 3)
    found = drawn(given)
    assert [(one.item.position, one.bits, one.degree) for one in found.passages] == [
        (1, 0.0, AGREES), (2, 1.0, DIVIDED), (3, None, None),
    ]  # fmt: skip
    assert [one.item.position for one in found.disputes] == [2]
    assert [(one.label, one.count, one.percent) for one in found.disputes[0].bars] == [
        ("Ida Renn", 3, 50), ("Olu Bask", 3, 50),
    ]  # fmt: skip


def test_empty_answers_do_not_count_to_the_five(given):
    answer(given, 1, [source("Ida Renn")] * 2 + [source("Olu Bask")] * 2 + [source("")] * 3)
    assert drawn(given).is_empty


def test_marked_words_are_drawn_run_by_run(given):
    item = given.exercise_revision.items.get(position=3)
    start = item.start
    marks = [[[start, start + 3]]] * 4 + [[[start, start + 11]]] * 2
    answer(given, 3, [{"marks": [{"spans": spans, "device": "label"}]} for spans in marks])
    passage = drawn(given).passages[2]
    assert passage.stretches == [
        (item.start, item.end, AGREES),
        (start, start + 3, AGREES),
        (start + 3, start + 11, MOSTLY),
    ]
    assert passage.degree == MOSTLY
    assert passage.bars == []


def test_piece_of_two_questions_has_the_stronger_degree(given):
    answer(given, 1, [source("Ida Renn")] * 6)
    answer(given, 2, [source("Ida Renn")] * 3 + [source("Olu Bask")] * 3)
    pieces = [piece.degree for text in drawn(given).texts for line in text.lines for piece in line.pieces]
    assert pieces
    assert set(pieces) == {DIVIDED}
