"""The database itself refuses to change a stored revision's text.

The triggers are on `articles_revision`: a later migration that makes SQLite build that table anew loses its
trigger, and tests/articles/test_database.py says so.
"""

from django.db import migrations

COLUMNS = "article_id number title text text_sha256 captions blocks sentences original left_out".split()
SAYS = "The text of a stored revision cannot be changed"

FORWARDS = {
    "sqlite": [
        f"CREATE TRIGGER articles_revision_frozen BEFORE UPDATE ON articles_revision"
        f" WHEN {' OR '.join(f'old.{column} IS NOT new.{column}' for column in COLUMNS)}"
        f" BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION articles_revision_frozen() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        "CREATE TRIGGER articles_revision_frozen BEFORE UPDATE ON articles_revision FOR EACH ROW"
        f" WHEN ({' OR '.join(f'old.{column} IS DISTINCT FROM new.{column}' for column in COLUMNS)})"
        " EXECUTE FUNCTION articles_revision_frozen()",
    ],
}
BACKWARDS = {
    "sqlite": ["DROP TRIGGER articles_revision_frozen"],
    "postgresql": [
        "DROP TRIGGER articles_revision_frozen ON articles_revision",
        "DROP FUNCTION articles_revision_frozen()",
    ],
}


def forwards(apps, schema_editor):
    for statement in FORWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def backwards(apps, schema_editor):
    for statement in BACKWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_search'),
    ]

    operations = [
        migrations.RunPython(forwards, backwards),
    ]
