"""What every kind promises."""

import json

import pytest
from django.template.loader import render_to_string

from quizzes import items as kinds
from quizzes.actions.exercises import propose_exercise
from quizzes.items import KINDS, BadKey
from quizzes.items.kind import Kind
from quizzes.reports.exercise_desk import blank_item, surroundings
from quizzes.reports.sheets import sheet_of
from tests.quizzes.conftest import NOW

each_kind = pytest.mark.parametrize("name", KINDS)


@pytest.fixture
def exercise(story, tess):
    """About the whole story, so that every kind is in it."""
    return propose_exercise(story=story, by=tess, at=NOW)


def shown_of(exercise, name):
    shown = next(one for one in sheet_of(exercise.draft).items if one.item.kind == name)
    shown.form = shown.kind.ResponseForm(item=shown.item)
    return shown


def test_kinds_are_those_of_the_rule_cards(cards):
    assert list(KINDS) == [
        "find source", "read the cue", "tell the voice", "mark the framing", "compare coverage", "write",
    ]  # fmt: skip


@each_kind
def test_kind_has_everything_a_kind_offers(name):
    offered = {*Kind.__annotations__, *(one for one in vars(Kind) if not one.startswith("_"))}
    assert {one for one in offered if not hasattr(KINDS[name], one)} == set()


def test_unknown_kind_is_refused():
    with pytest.raises(BadKey):
        kinds.kind_named("guess")


@each_kind
def test_key_has_one_form(exercise, name):
    for item in exercise.draft.items.filter(kind=name):
        assert KINDS[name].normal(json.loads(json.dumps(item.key))) == item.key


@each_kind
@pytest.mark.parametrize("key", [None, [], {}, {"x": 1}, "key", {"sources": 3, "kinds": 3, "chain": 3}])
def test_other_key_is_refused(exercise, name, key):
    item = exercise.draft.items.filter(kind=name)[0]
    item.key = key
    with pytest.raises(BadKey):
        KINDS[name].check(item)


@each_kind
def test_templates_print_the_task_and_never_the_key(exercise, name):
    shown = shown_of(exercise, name)
    shown.item.key = shown.item.feedback = "CANARY"
    for part in ("#student", "#paper"):
        printed = render_to_string(shown.template + part, {"shown": shown})
        assert "CANARY" not in printed
        assert "<" in printed


@each_kind
def test_key_sheet_says_what_is_right(exercise, name):
    assert shown_of(exercise, name).key_lines


@each_kind
def test_empty_answer_of_the_form_scores_nothing(exercise, name):
    item = exercise.draft.items.filter(kind=name)[0]
    form = KINDS[name].ResponseForm({}, item=item)
    assert form.is_valid(), form.errors
    assert not KINDS[name].score(item, form.answer()).score


@each_kind
def test_form_of_a_teacher_opens_blank_and_filled(exercise, name):
    draft = exercise.draft
    item = draft.items.filter(kind=name)[0]
    blank = blank_item(draft, kind=name, revision=item.article_revision, passage=item.passage)
    for one in (item, blank):
        assert KINDS[name].KeyForm(item=one, surroundings=surroundings(one)).as_p()
