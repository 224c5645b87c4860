"""A comparison names no row of the library any more: its task says all that is shown, in any school.

Also in what is published: a field that nothing reads goes, and what students see stays as it is.
"""

from importlib import import_module

from django.db import migrations

frozen = import_module('quizzes.migrations.0005_frozen_exercises')


def forwards(apps, schema_editor):
    frozen.backwards(apps, schema_editor)
    items = apps.get_model('quizzes', 'Item')._base_manager.filter(kind='compare coverage')
    for pk, task in list(items.values_list('pk', 'task')):
        for article in task['articles']:
            article.pop('revision', None)
        items.filter(pk=pk).update(task=task)
    frozen.forwards(apps, schema_editor)


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0011_live_board'),
    ]

    operations = [
        # Nothing to undo: the older code reads tasks with the field as those without.
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
