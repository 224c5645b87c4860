"""The cast.

Ana is a student in the class, Ben a student elsewhere; Tess teaches the class, Theo another; Ed edits;
Ada administers.
"""

import os

import hypothesis
import pytest
from django.db import connection

import tests.factories
from quizzes.models import Enrolment
from tests.factories import ClassroomFactory, EnrolmentFactory, UserFactory

# No deadline: how fast is a question for tests/benchmarks. Where a run decides what lands, it is the same run twice.
hypothesis.settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A thread of the browser tests' server may still hold its connection, and PostgreSQL drops no database in use."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session", autouse=True)
def quick_flush():
    """How a database is emptied after a test that commits.

    SQLite empties table by table, and what is published goes only from the top: exercise, revision, item. What every
    migration fills anew, content types and permissions, stays: making it takes longer than most tests.
    """
    operations = type(connection.ops)  # Playwright's loop has a connection of its own
    flush = operations.sql_flush

    def in_order(self, style, tables, **options):
        return flush(self, style, sorted({*tables} - {"django_content_type", "auth_permission"}), **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", in_order)
        patch.setattr("django.core.management.commands.flush.emit_post_migrate_signal", lambda *_, **__: None)
        yield


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """The real hasher takes a fifth of a second on purpose; most tests need only that it hashes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def sequences_from_zero():
    """What a factory makes up ("Outlet 42") must not depend on which tests ran before in this process."""
    for name in tests.factories.__all__:
        getattr(tests.factories, name).reset_sequence(0, force=True)


@pytest.fixture
def tess(db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def classroom(tess):
    return ClassroomFactory(name="8b", teacher=tess)


@pytest.fixture
def ana(classroom):
    return EnrolmentFactory(classroom=classroom, user__display_name="Ana", pin="123456").user


@pytest.fixture
def theo(db):
    return UserFactory(teacher=True, display_name="Theo")


@pytest.fixture
def elsewhere(theo):
    """Theo's class: the one that neither Tess nor Ana may see."""
    return ClassroomFactory(name="Elsewhere", teacher=theo)


@pytest.fixture
def ben(elsewhere):
    return EnrolmentFactory(classroom=elsewhere, user__display_name="Ben", role=Enrolment.Role.STUDENT).user


@pytest.fixture
def ed(db):
    return UserFactory(editor=True, display_name="Ed")


@pytest.fixture
def ada(db):
    return UserFactory(administrator=True, display_name="Ada")


@pytest.fixture
def as_user(client):
    """as_user(tess).get(…): a client that person is signed in with; as_user(None) is nobody."""

    def sign_in(user):
        if user is not None:
            client.force_login(user)
        return client

    return sign_in
