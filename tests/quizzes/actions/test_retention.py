from datetime import timedelta

import pytest
from django.core.management import call_command

from quizsite.models import User
from quizzes.actions.retention import Swept, sweep
from quizzes.models import Classroom
from tests.factories import AssignmentFactory, AttemptFactory, ClassroomFactory, EnrolmentFactory
from tests.factories.attempts import EIGHT

NOW = EIGHT + timedelta(days=100)
LONG_AGO = NOW - timedelta(days=300)


def quiet_class(**fields):
    """Made long ago with one student, who came long ago."""
    classroom = ClassroomFactory(created_at=LONG_AGO, **fields)
    EnrolmentFactory(classroom=classroom, enrolled_at=LONG_AGO)
    return classroom


def test_sweep_puts_away_what_stands_still(db):
    quiet_class(name="still")
    given = quiet_class(name="given something")
    AssignmentFactory(classroom=given, opens_at=NOW - timedelta(days=5))
    answering = quiet_class(name="answering")
    AttemptFactory(
        assignment=AssignmentFactory(classroom=answering, opens_at=LONG_AGO), enrolment=answering.enrolments.get(),
        seen_at=NOW - timedelta(days=5),
    )  # fmt: skip
    ClassroomFactory(name="new", created_at=NOW - timedelta(days=5))
    swept = sweep(at=NOW, archive_after=90, erase_after=0)
    assert swept == Swept(archived=1, erased=0, people=0)
    assert [one.name for one in Classroom.objects.ended()] == ["still"]


def test_sweep_erases_what_was_put_away_long_ago(db):
    old = quiet_class(archived_at=NOW - timedelta(days=61))
    AttemptFactory(assignment=AssignmentFactory(classroom=old), enrolment=old.enrolments.get())
    both = EnrolmentFactory(classroom=old).user
    kept = EnrolmentFactory(user=both).classroom
    recent = quiet_class(archived_at=NOW - timedelta(days=59))
    assert sweep(at=NOW, archive_after=0, erase_after=60, dry_run=True) == Swept(
        archived=0, erased=1, people=1
    )
    assert sweep(at=NOW, archive_after=0, erase_after=60) == Swept(archived=0, erased=1, people=1)
    assert set(Classroom.objects.all()) == {kept, recent}
    assert both in User.objects.students()
    assert User.objects.students().count() == 2


def test_sweep_never_erases_a_teacher(db, tess):
    ClassroomFactory(teacher=tess, archived_at=LONG_AGO)
    assert sweep(at=NOW, archive_after=0, erase_after=1) == Swept(archived=0, erased=1, people=0)
    assert list(User.objects.all()) == [tess]


@pytest.mark.parametrize(("days", "left"), [(0, 1), (1, 0)])
def test_retention_does_what_the_settings_say(db, settings, capsys, days, left):
    quiet_class(archived_at=LONG_AGO)
    settings.ARCHIVE_AFTER_DAYS, settings.ERASE_AFTER_DAYS = 0, days
    call_command("retention", "--dry-run")
    assert Classroom.objects.count() == 1
    call_command("retention")
    assert Classroom.objects.count() == left
