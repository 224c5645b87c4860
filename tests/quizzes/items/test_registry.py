"""What every kind promises."""

import json

import pytest
from django.db import transaction
from django.template.loader import render_to_string

from articles.actions.teaching_material import load_story
from quizzes import items as kinds
from quizzes.actions.exercises import propose_exercise
from quizzes.actions.rule_cards import load_rule_cards
from quizzes.items import KINDS, BadKey
from quizzes.items.glossary import TERMS, terms_of
from quizzes.items.kind import Kind
from quizzes.reports.exercise_desk import blank_item, surroundings
from quizzes.reports.sheets import sheet_of
from tests.factories import UserFactory
from tests.quizzes.conftest import NOW

each_kind = pytest.mark.parametrize("name", KINDS)


pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("every kind")]


@pytest.fixture(scope="module")
def exercise(django_db_setup, django_db_blocker):
    """About the whole story, so that every kind is in it. Made once for all tests here, and gone after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_rule_cards()
        tess = UserFactory(teacher=True)
        yield propose_exercise(story=load_story(by=tess, at=NOW), by=tess, at=NOW)
        transaction.set_rollback(True)


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


@each_kind
def test_words_a_kind_uses_are_in_the_glossary(name):
    assert set(KINDS[name].TERMS) <= set(TERMS)
    assert len(terms_of([KINDS[name], KINDS[name]])) == len(KINDS[name].TERMS) > 0
