import re

import pytest
import time_machine

from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    EnrolmentFactory,
    ExerciseRevisionFactory,
)

HOME = "/me/"
NINE = "2026-03-04T09:00:00Z"


def shown(client):
    """(title, what to do) of each assignment, as the page lists them."""
    with time_machine.travel(NINE, tick=False):
        content = client.get(HOME).content.decode()
    rows = re.findall(r'<li class="task">(.*?)</li>', content, re.DOTALL)
    return [
        (re.search("<h3>(.*?)</h3>", row)[1], (re.findall(r'class="button[^>]*>([^<]*)<', row) or [""])[0])
        for row in rows
    ]


def give(classroom, title, **fields):
    revision = ExerciseRevisionFactory(title=title, items=1, published=True)
    return AssignmentFactory(classroom=classroom, exercise_revision=revision, **fields)


def test_front_door_leads_a_student_home(as_user, ana):
    assert as_user(ana).get("/").url == HOME


def test_student_home_shows_own_running_classes_only(as_user, ana, classroom, elsewhere):
    ended = ClassroomFactory(name="Long ago", archived_at="2026-01-01T00:00Z")
    EnrolmentFactory(classroom=ended, user=ana)
    response = as_user(ana).get(HOME)
    assert [one.classroom for one in response.context["classes"]] == [classroom]
    assert "Nothing to do yet." in response.content.decode()


def test_student_home_says_the_one_thing_to_do_about_each(as_user, ana, classroom, elsewhere):
    me = classroom.enrolments.get(user=ana)
    give(elsewhere, "Not hers")
    give(classroom, "Over", closes_at="2026-03-04T08:30Z")
    AttemptFactory(assignment=give(classroom, "Answered"), enrolment=me, submitted=True)
    AttemptFactory(assignment=give(classroom, "Told", released=True), enrolment=me, submitted=True)
    give(classroom, "Later", opens_at="2026-03-05T08:00Z")
    AttemptFactory(assignment=give(classroom, "Begun"), enrolment=me)
    AttemptFactory(assignment=give(classroom, "Paused", discussion=True, phase="look"), enrolment=me)
    give(classroom, "New")
    assert shown(as_user(ana)) == [
        ("New", "Start"),
        ("Paused", "Go on"),
        ("Begun", "Go on"),
        ("Later", ""),
        ("Told", "See feedback"),
        ("Answered", "See your answers"),
        ("Over", ""),
    ]


def test_student_home_shows_nothing_of_a_classmates_attempt(as_user, ana, classroom):
    assignment = give(classroom, "New")
    AttemptFactory(assignment=assignment)
    assert shown(as_user(ana)) == [("New", "Start")]


def test_student_home_in_no_class_says_what_to_do(as_user, tess, classroom):
    assert "You are in no class" in as_user(tess).get(HOME).content.decode()


def test_student_home_sends_nobody_to_sign_in(client, db):
    assert client.get(HOME).url == "/join/?next=/me/"


def test_student_home_refuses_other_methods(as_user, ana):
    assert as_user(ana).post(HOME).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_student_home_costs_five_queries(as_user, ana, classroom, number, django_assert_num_queries):
    for _row in range(number):
        other = EnrolmentFactory(user=ana)
        AttemptFactory(assignment=give(other.classroom, "Begun"), enrolment=other)
        give(classroom, "New")
    client = as_user(ana)
    with django_assert_num_queries(5):
        client.get(HOME)
