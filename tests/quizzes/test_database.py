"""The database itself refuses to change what is published, and the triggers are there after all migrations."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from quizzes.models import ExerciseRevision, Item
from quizzes.models.exercise import Frozen
from tests.factories import (
    AttributionFactory,
    ExerciseRevisionFactory,
    FramingMarkFactory,
    ItemFactory,
    RuleCardFactory,
)
from tests.factories.exercises import NOON


@pytest.fixture
def published(tess):
    return ExerciseRevisionFactory(exercise__owner=tess, items=2, published=True)


def run(statement, *values):
    """Past the models: what a person at the database's prompt, or a careless script, would do."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(statement, *values):
    with pytest.raises(DatabaseError, match="What is published cannot be changed"):
        run(statement, *values)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "Other"), ("introduction", "Other."), ("number", 7), ("version", 9), ("waived", "[1]"),
        ("made_at", "2020-01-01"), ("published_at", None), ("published_at", "2020-01-01"),
    ],
)  # fmt: skip
def test_published_revision_changed_in_the_database_is_refused(published, column, value):
    refused(f"UPDATE quizzes_exerciserevision SET {column} = %s WHERE id = %s", value, published.pk)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("position", 9), ("kind", "write"), ("quote", "the repairs were on schedulE"), ("prefix", "x"),
        ("suffix", "x"), ("prompt", "Other?"), ("points", 5), ("task", "{}"), ("key", "{}"), ("rule_card_id", None),
        ("feedback", "Other."), ("removed_at", "2020-01-01"),
    ],
)  # fmt: skip
def test_item_of_a_published_revision_changed_in_the_database_is_refused(published, column, value):
    refused(f"UPDATE quizzes_item SET {column} = %s WHERE revision_id = %s", value, published.pk)


def test_person_and_mark_may_be_forgotten(tess):
    mark, framing = AttributionFactory(), FramingMarkFactory()
    revision = ExerciseRevisionFactory(exercise__owner=tess)
    ItemFactory(revision=revision, attribution=mark)
    ItemFactory(revision=revision, framing_mark=framing)
    revision.published_by, revision.published_at = tess, NOON
    revision.save()
    mark.delete()
    framing.delete()
    assert set(Item.objects.values_list("attribution", "framing_mark")) == {(None, None)}
    run("UPDATE quizzes_exerciserevision SET made_by_id = NULL, published_by_id = NULL")
    assert ExerciseRevision.objects.values_list("made_by", "published_by").get() == (None, None)


def test_another_mark_may_not_be_put_in(published):
    other = AttributionFactory()
    refused("UPDATE quizzes_item SET attribution_id = %s WHERE revision_id = %s", other.pk, published.pk)


def test_published_rows_deleted_in_the_database_are_refused(published):
    refused("DELETE FROM quizzes_item WHERE revision_id = %s", published.pk)
    refused("DELETE FROM quizzes_exerciserevision WHERE id = %s", published.pk)
    with pytest.raises(DatabaseError, match="What is published cannot be changed"), transaction.atomic():
        published.exercise.delete()
    assert published.items.count() == 2


def test_item_moved_into_or_out_of_a_published_revision_is_refused(published):
    draft = ExerciseRevisionFactory(exercise=published.exercise, items=1)
    move = "UPDATE quizzes_item SET revision_id = %s, position = 9 WHERE revision_id = %s"
    refused(move, published.pk, draft.pk)
    refused(move, draft.pk, published.pk)


def test_item_added_to_a_published_revision_is_refused(published):
    item = ItemFactory.build(
        revision=published, position=9, rule_card=RuleCardFactory(),
        article_revision=published.exercise.article.current,
    )  # fmt: skip
    with pytest.raises(Frozen):
        Item.objects.bulk_create([item])
    with pytest.raises(Frozen):
        item.save()
    with pytest.raises(DatabaseError, match="What is published cannot be changed"), transaction.atomic():
        item.save_base()
    assert published.items.count() == 2


def test_draft_is_free(tess):
    draft = ExerciseRevisionFactory(exercise__owner=tess, items=2)
    run("UPDATE quizzes_item SET prompt = 'Other?' WHERE revision_id = %s", draft.pk)
    run("UPDATE quizzes_exerciserevision SET title = 'Other' WHERE id = %s", draft.pk)
    run("DELETE FROM quizzes_item WHERE revision_id = %s", draft.pk)
    assert not draft.items.exists()


def test_published_comparison_loses_its_library_row_and_stays_frozen(tess):
    """Migration 0012, in place: the triggers step aside for it and are there again afterwards."""
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=1, items__kind="compare coverage")
    told = [{"outlet": "Bell", "revision": "0d"}, {"outlet": "Dispatch"}]
    Item.objects.update(task={"articles": told, "ask": []})
    ExerciseRevision.objects.update(published_at=NOON, published_by=tess)
    import_module("quizzes.migrations.0012_comparisons_without_ids").forwards(
        apps, connection.schema_editor()
    )
    assert revision.items.get().task == {"articles": [{"outlet": "Bell"}, {"outlet": "Dispatch"}], "ask": []}
    refused("UPDATE quizzes_item SET task = '{}' WHERE revision_id = %s", revision.pk)
