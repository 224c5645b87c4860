"""The index behind `Article.objects.search`: FTS5 on SQLite, GIN on PostgreSQL.

The FTS5 table keeps no copy of the words (`content=`). The triggers are on `articles_searchentry`: a later
migration that makes SQLite build that table anew loses them, and tests/articles/test_database.py says so.
"""

from django.db import migrations

FORWARDS = {
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_searchentry_fts USING fts5(words, content='articles_searchentry',"
        " content_rowid='article_id', tokenize='unicode61 remove_diacritics 0', detail=none)",
        "CREATE TRIGGER articles_searchentry_added AFTER INSERT ON articles_searchentry BEGIN"
        " INSERT INTO articles_searchentry_fts(rowid, words) VALUES (new.article_id, new.words); END",
        "CREATE TRIGGER articles_searchentry_gone AFTER DELETE ON articles_searchentry BEGIN"
        " INSERT INTO articles_searchentry_fts(articles_searchentry_fts, rowid, words)"
        " VALUES ('delete', old.article_id, old.words); END",
        "CREATE TRIGGER articles_searchentry_changed AFTER UPDATE ON articles_searchentry BEGIN"
        " INSERT INTO articles_searchentry_fts(articles_searchentry_fts, rowid, words)"
        " VALUES ('delete', old.article_id, old.words);"
        " INSERT INTO articles_searchentry_fts(rowid, words) VALUES (new.article_id, new.words); END",
    ],
    "postgresql": [
        "CREATE INDEX articles_searchentry_words ON articles_searchentry"
        " USING gin (to_tsvector('simple'::regconfig, words))",
    ],
}
BACKWARDS = {
    "sqlite": [
        "DROP TRIGGER articles_searchentry_changed",
        "DROP TRIGGER articles_searchentry_gone",
        "DROP TRIGGER articles_searchentry_added",
        "DROP TABLE articles_searchentry_fts",
    ],
    "postgresql": ["DROP INDEX articles_searchentry_words"],
}


def forwards(apps, schema_editor):
    for statement in FORWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in BACKWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0001_articles'),
    ]

    operations = [
        migrations.RunPython(forwards, backwards),
    ]
