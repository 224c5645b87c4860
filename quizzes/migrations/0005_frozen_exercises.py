"""The database itself refuses to change what is published.

A published revision keeps its content, and its items stay as they are; only a person or a mark they name may be
forgotten. They go in one way: the whole exercise, from the top (exercise, revisions, items) in one transaction, so
that the foreign keys refuse whatever would leave half of it behind. `actions/erasing.py` does that.

The triggers are on `quizzes_exerciserevision` and `quizzes_item`, and the latter asks the former: a later migration
that makes SQLite build one of these tables anew (a field with a default, a constraint) first runs `backwards`, then
`forwards`. tests/quizzes/test_database.py says when they are missing.
"""

from django.db import migrations

CONTENT = "exercise_id public_id number title introduction version waived made_at published_at".split()
PEOPLE = "made_by_id published_by_id".split()
ITEM = (
    "public_id revision_id position kind article_revision_id part start end quote prefix suffix prompt points task"
    " key rule_card_id feedback removed_at"
).split()
MARKS = "attribution_id framing_mark_id".split()
SAYS = "What is published cannot be changed"
THERE = "EXISTS (SELECT 1 FROM quizzes_exercise WHERE id = old.exercise_id)"


def differs(other, same, forgettable):
    """Whether a row changes, in the dialect's word for "differs"; what is forgettable may become NULL."""
    changed = [f'old."{column}" {other} new."{column}"' for column in same]
    return " OR ".join(
        changed
        + [f'(old."{one}" {other} new."{one}" AND new."{one}" IS NOT NULL)' for one in forgettable]
    )


def published(*rows):
    ids = ", ".join(f"{row}.revision_id" for row in rows)
    return (
        f"EXISTS (SELECT 1 FROM quizzes_exerciserevision WHERE id IN ({ids}) AND published_at IS NOT NULL)"
    )


def rules(other):
    """Name, event, table and condition of each trigger."""
    revision, item = "quizzes_exerciserevision", "quizzes_item"
    return [
        ("changed", "UPDATE", revision, f"old.published_at IS NOT NULL AND ({differs(other, CONTENT, PEOPLE)})"),
        ("deleted", "DELETE", revision, f"old.published_at IS NOT NULL AND {THERE}"),
        ("added", "INSERT", item, published("new")),
        ("changed", "UPDATE", item, f"({differs(other, ITEM, MARKS)}) AND {published('old', 'new')}"),
        ("deleted", "DELETE", item, published("old")),
    ]


def on_sqlite():
    for name, event, table, condition in rules("IS NOT"):
        yield (
            f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} WHEN {condition}"
            f" BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        )


def on_postgresql():
    for name, event, table, condition in rules("IS DISTINCT FROM"):
        row = "old" if event == "DELETE" else "new"
        yield (
            f"CREATE FUNCTION {table}_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition}"
            f" THEN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
            f" RETURN {row}; END $$"
        )
        yield (
            f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_{name}()"
        )


CREATE = {"sqlite": on_sqlite, "postgresql": on_postgresql}


def forwards(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)


def backwards(apps, schema_editor):
    for name, _event, table, _condition in rules("IS NOT"):
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {table}_{name}")
        else:
            schema_editor.execute(f"DROP FUNCTION {table}_{name}() CASCADE")


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0004_key_changes'),
    ]

    operations = [
        migrations.RunPython(forwards, backwards),
    ]
