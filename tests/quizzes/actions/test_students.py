"""One student: what is changed, moved, exported and erased; and that no table is forgotten."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import serializers
from django.db import models

from quizsite.models import User
from quizzes.actions import students
from quizzes.actions.rosters import NameTaken, NotAName
from quizzes.models import Enrolment
from quizzes.reports.personal_data import TABLES, WITHHELD, data_of
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    ContestFactory,
    EnrolmentFactory,
    ExitTicketFactory,
    GroupFactory,
    SavedAnswerFactory,
    ScoreFactory,
)
from tests.factories.attempts import EIGHT

NAME = "Zebedee Quixotic"
WORDS = "an answer nobody else wrote"
# Tables that point to a person, but hold nothing of a student: a student has none of these rows.
NOT_OF_STUDENTS = {
    "account.emailaddress", "admin.logentry", "articles.importrun", "mfa.authenticator", "quizsite.user_groups",
    "quizsite.user_user_permissions", "quizzes.keptcomment",
}  # fmt: skip


@pytest.fixture
def zebedee(classroom):
    return EnrolmentFactory(classroom=classroom, user__display_name=NAME, pin="123456")


@pytest.fixture
def worked(zebedee, classroom):
    """An attempt with a row in every table that hangs on it."""
    attempt = AttemptFactory(
        assignment=AssignmentFactory(classroom=classroom), enrolment=zebedee, submitted=True
    )
    response = attempt.responses.get()
    response.answer = {"text": WORDS}
    response.save(update_fields=["answer"])
    SavedAnswerFactory(response=response, answer={"text": WORDS})
    ScoreFactory(response=response, comment="well seen")
    ContestFactory(response=response, reason=f"because {WORDS}")
    ExitTicketFactory(attempt=response.attempt, text=f"Line 3, {WORDS}")
    return attempt


def points_to_enrolment(model, seen=()):
    """Whether deleting an enrolment would take rows of this table along."""
    for field in model._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey) or field.remote_field.on_delete is not models.CASCADE:
            continue
        target = field.related_model
        if target is Enrolment or (target not in seen and points_to_enrolment(target, (*seen, model))):
            return True
    return False


def test_every_table_that_hangs_on_an_enrolment_is_exported():
    hanging = {model for model in apps.get_models() if points_to_enrolment(model)}
    assert hanging | {Enrolment} == set(TABLES)


def test_every_table_that_hangs_on_a_person_is_known():
    """A teacher's tables hang on a person, too; a new one has to say here that students have none of it."""
    hanging = {
        model._meta.label_lower
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.related_model is User
        and field.remote_field.on_delete is models.CASCADE
    }
    assert hanging == NOT_OF_STUDENTS | {Enrolment._meta.label_lower}


def test_data_of_has_every_column_of_every_table(worked, zebedee):
    data = data_of(zebedee.user, Enrolment.objects.all(), EIGHT)
    for model in [User, *TABLES]:
        columns = {field.name for field in model._meta.concrete_fields if not field.primary_key}
        rows = data["tables"][model._meta.label_lower]
        assert len(rows) == 1, model
        assert columns - set(rows[0]) == columns & WITHHELD, model


def test_data_of_has_the_answers_and_what_was_asked_but_no_secret(worked, zebedee):
    data = data_of(zebedee.user, Enrolment.objects.all(), EIGHT)
    item = worked.responses.get().item
    assert data["asked"][str(item.pk)] == {"kind": item.kind, "prompt": item.prompt, "passage": item.quote}
    written = json.dumps(data, default=str)
    assert WORDS in written
    assert zebedee.pin_digest
    assert zebedee.pin_digest not in written
    assert zebedee.user.password not in written


def test_data_of_leaves_other_students_and_classes_out(worked, zebedee):
    AttemptFactory(assignment=worked.assignment)
    elsewhere = EnrolmentFactory(user=zebedee.user)
    AttemptFactory(assignment=AssignmentFactory(classroom=elsewhere.classroom), enrolment=elsewhere)
    tables = data_of(zebedee.user, zebedee.classroom.enrolments.all(), EIGHT)["tables"]
    assert [row["id"] for row in tables["quizzes.attempt"]] == [worked.pk]


def everything_stored() -> str:
    return "".join(serializers.serialize("json", model.objects.all()) for model in apps.get_models())


def test_erase_leaves_nothing_of_a_student_in_any_table(worked, zebedee, tess, client):
    client.force_login(zebedee.user)
    LogEntry.objects.create(
        user=tess, content_type=ContentType.objects.get_for_model(User), object_id=str(zebedee.user.pk),
        object_repr=NAME, action_flag=CHANGE,
    )  # fmt: skip
    person = zebedee.user.pk
    before = everything_stored()
    assert NAME in before
    assert WORDS in before
    students.erase(enrolment=zebedee, by=tess, at=EIGHT)
    after = everything_stored()
    assert NAME not in after
    assert WORDS not in after
    assert not any(one.get_decoded().get("_auth_user_id") == str(person) for one in Session.objects.all())


def test_erase_keeps_what_belongs_to_another_class(worked, zebedee, tess):
    elsewhere = EnrolmentFactory(user=zebedee.user)
    other = AttemptFactory(assignment=AssignmentFactory(classroom=elsewhere.classroom), enrolment=elsewhere)
    students.erase(enrolment=zebedee, by=tess, at=EIGHT)
    assert list(User.objects.get(display_name=NAME).enrolments.all()) == [elsewhere]
    assert elsewhere.attempts.get() == other


def test_edit_student(zebedee, tess, classroom):
    group = GroupFactory(classroom=classroom)
    students.edit_student(enrolment=zebedee, name=" Zeb  Q ", extra_time=25, group=group, by=tess, at=EIGHT)
    stored = Enrolment.objects.get(pk=zebedee.pk)
    assert (stored.user.display_name, stored.extra_time, stored.group) == ("Zeb Q", 25, group)


@pytest.mark.parametrize(("name", "error"), [("ANA", NameTaken), ("", NotAName), ("a@b.example", NotAName)])
def test_edit_student_refuses_a_name(zebedee, tess, ana, name, error):
    with pytest.raises(error):
        students.edit_student(enrolment=zebedee, name=name, extra_time=0, group=None, by=tess, at=EIGHT)


def test_edit_student_refuses_a_group_of_another_class(zebedee, tess):
    with pytest.raises(students.OtherClass):
        students.edit_student(
            enrolment=zebedee, name=NAME, extra_time=0, group=GroupFactory(), by=tess, at=EIGHT
        )


def test_move_without_work_leaves_the_old_class(zebedee, tess):
    other = ClassroomFactory()
    moved = students.move(enrolment=zebedee, to=other, by=tess, at=EIGHT)
    assert list(moved.user.enrolments.all()) == [moved]
    assert (moved.classroom, moved.pin_digest) == (other, "")


def test_move_with_work_keeps_it_where_it_was_done(worked, zebedee, tess):
    moved = students.move(enrolment=zebedee, to=ClassroomFactory(), by=tess, at=EIGHT)
    assert set(moved.user.enrolments.all()) == {zebedee, moved}
    assert zebedee.attempts.get() == worked


def test_move_refuses_a_class_with_the_same_name_or_person(zebedee, tess):
    other = EnrolmentFactory(user__display_name=NAME.lower()).classroom
    with pytest.raises(NameTaken):
        students.move(enrolment=zebedee, to=other, by=tess, at=EIGHT)
    both = EnrolmentFactory(user=zebedee.user).classroom
    with pytest.raises(students.InBoth):
        students.move(enrolment=zebedee, to=both, by=tess, at=EIGHT + timedelta(days=1))
