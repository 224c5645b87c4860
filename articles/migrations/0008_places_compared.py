"""Places have labels too, so what was compared before is compared again: the pages offer to."""

from django.db import migrations


def forwards(apps, schema_editor):
    apps.get_model('articles', 'Comparison').objects.update(marks_state='')


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_compare_again'),
    ]

    operations = [
        # Nothing to undo: comparing again fills in what the older code stored.
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
