"""From no class to a given exercise by keyboard, and every page of a class held against axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from quizzes.models import Assignment, Classroom
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    EnrolmentFactory,
    ExerciseRevisionFactory,
    GroupFactory,
    UserFactory,
)


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


def press(page, name, role="button"):
    page.get_by_role("main").get_by_role(role, name=name).first.press("Enter")


def test_from_no_class_to_a_given_exercise_by_keyboard(sign_in, tess, live_server):
    ExerciseRevisionFactory(exercise__owner=tess, title="The bell", items=1, published=True)
    page = sign_in(tess)
    page.goto(live_server.url + reverse("quizzes:classroom_list"))
    press(page, "New class", role="link")
    page.get_by_label("Name of the class").fill("8b")
    press(page, "Make the class")
    press(page, "Bring in names", role="link")
    page.get_by_label("Names").fill("Brandt, Ana\nMaier, Lena\nMaier, Lena")
    press(page, "Show what will change")
    expect(page.get_by_label("The other Lena Maier (line 3)")).to_have_value("Lena Maier 2")
    press(page, "Write it into the class")
    expect(page.get_by_text("3 students came into the class.")).to_be_visible()
    assert Classroom.objects.get().student_names() == ["Ana Brandt", "Lena Maier", "Lena Maier 2"]
    press(page, "Give an exercise", role="link")
    page.get_by_role("radio", name="Practice").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#promises")).to_contain_text("After handing in they see what they wrote")
    press(page, "Give it to the class")
    expect(page.get_by_text("0 of 3 have handed it in")).to_be_visible()
    assert Assignment.objects.get().mode == "graded"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_a_class_have_no_axe_finding(sign_in, tess, live_server, scheme):
    classroom = ClassroomFactory(teacher=tess)
    group = GroupFactory(classroom=classroom)
    student = EnrolmentFactory(classroom=classroom, group=group, extra_time=25).user
    given = AssignmentFactory(
        classroom=classroom,
        exercise_revision=ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True),
    )
    enrolment = classroom.enrolments.get(user=student)
    AttemptFactory(assignment=given, enrolment=enrolment, submitted=True, responses__score=1)
    pages = [("assignment_list", []), ("assignment_new", []), ("classroom_new", []), ("classroom_list", [])]
    pages += [(f"assignment_{name}", [given.public_id]) for name in ("detail", "edit", "delete")]
    pages += [
        (f"classroom_{name}", [classroom.public_id])
        for name in ("detail", "edit", "groups", "growth", "roster", "teachers")
    ]
    pages += [
        (f"enrolment_{name}", [classroom.public_id, student.public_id])
        for name in ("edit", "erase", "growth")
    ]
    page = sign_in(tess)
    page.emulate_media(color_scheme=scheme)
    found = {}
    for name, numbers in pages:
        page.goto(live_server.url + reverse(f"quizzes:{name}", args=numbers))
        found[name] = Axe().run(page).response["violations"]
    assert {name: problems for name, problems in found.items() if problems} == {}
