"""Reading answers by keyboard, changing a key, and the pages after a lesson held against axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from quizzes.actions import scores
from quizzes.items import write
from quizzes.models import Attempt, KeptComment, KeyChange, Response, Score
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    EnrolmentFactory,
    ItemFactory,
    UserFactory,
)
from tests.factories.attempts import TEN_PAST
from tests.factories.exercises import NOON, ExerciseRevisionFactory
from tests.quizzes.actions.test_attempts import RIGHT, WRONG

pytestmark = pytest.mark.journey

PAGES = [
    ("assignment_detail", []), ("assignment_results", []), ("assignment_review", []),
    ("assignment_review_item", [2]), ("assignment_key", [1]), ("assignment_grades", []),
    ("assignment_misconceptions", []), ("assignment_packet", []), ("assignment_paper", []),
]  # fmt: skip


@pytest.fixture
def tess(transactional_db):
    return UserFactory(teacher=True, display_name="Tess")


@pytest.fixture
def given(tess):
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=1)
    ItemFactory(
        revision=revision, kind=write.NAME, task={"about": "rewrite"}, prompt="Rewrite it.",
        key=write.dump(write.Key(write.levels())),
    )  # fmt: skip
    revision.published_at, revision.published_by = NOON, tess
    revision.save()
    assignment = AssignmentFactory(classroom=ClassroomFactory(teacher=tess), exercise_revision=revision)
    for answer in (RIGHT, WRONG):
        attempt = AttemptFactory(assignment=assignment, submitted=True, responses__revision=1)
        first, second = attempt.responses.in_order()
        first.answer, second.answer = answer, {"text": "Plain words."}
        Response.objects.bulk_update([first, second], ["answer"])
    scores.judge(responses=Response.objects.all(), at=TEN_PAST)
    return assignment


@pytest.fixture
def at(sign_in, tess, live_server, given):
    page = sign_in(tess)

    def go(name, *more):
        page.goto(live_server.url + reverse(f"quizzes:{name}", args=[given.public_id, *more]))
        return page

    return go


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_after_a_lesson_have_no_axe_finding(at, page, scheme, given, tess):
    page.emulate_media(color_scheme=scheme)
    attempt, student = given.attempts.first(), given.classroom.enrolments.students().first().user
    KeptComment.objects.create(owner=tess, text="Who says so?")
    of_one = [
        ("assignment_review_attempt", [attempt.public_id]), ("assignment_paper_student", [student.public_id]),
    ]  # fmt: skip
    for name, more in PAGES + of_one:
        at(name, *more)
        assert Axe().run(page).response["violations"] == [], name


def test_answers_are_marked_by_keyboard_alone(at):
    page = at("assignment_review_item", 2)
    page.keyboard.press("n")
    for level in ("3", "4"):
        page.keyboard.press(level)
        page.keyboard.press("Enter")
        expect(page.get_by_text("saved", exact=True).last).to_be_visible()
        expect(page.locator(".answer[data-open]")).to_have_count(int(level) % 2)
    levels = Score.objects.filter(origin="teacher").order_by("value").values_list("level", flat=True)
    assert list(levels) == ["Emergent", "Proficient"]


def test_key_is_changed_after_a_look_at_who_gains(at):
    page = at("assignment_key", 1)
    page.get_by_role("checkbox", name="Olu Bask").check()
    page.get_by_label("Why").fill("Line 4.")
    page.get_by_role("button", name="See who gains").click()
    expect(page.get_by_text("1 gains, 0 lose")).to_be_visible()
    assert not KeyChange.objects.exists()
    page.get_by_role("button", name="Change the key").click()
    expect(page.get_by_role("button", name="Take back")).to_be_visible()
    assert KeyChange.objects.get().because == "Line 4."


def test_one_student_after_the_other_is_read_by_keyboard_with_a_kept_comment(at, given, tess):
    KeptComment.objects.create(owner=tess, text="Who says so?")
    first, second = given.attempts.order_by("enrolment__user__display_name", "pk")
    page = at("assignment_review_attempt", first.public_id)
    page.keyboard.press("n")
    page.keyboard.press("3")
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/review/{second.public_id}/")  # nothing is left to read here
    score = Score.objects.get(origin="teacher")
    assert (score.level, score.comment, score.response.attempt) == ("Emergent", "Who says so?", first)


def test_papers_are_typed_one_after_the_other_by_keyboard(at, given):
    names = ["Yara Paper", "Zeno Paper"]
    yara, zeno = [EnrolmentFactory(classroom=given.classroom, user__display_name=name).user for name in names]
    page = at("assignment_paper_student", yara.public_id)
    for line in ("a 9", "Plain words."):
        page.keyboard.type(line)
        page.keyboard.press("Enter")
    expect(page.locator("[aria-invalid=true]")).to_be_focused()  # there is no ninth kind of source
    page.keyboard.press("Control+a")
    page.keyboard.type("a 1")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/paper/{zeno.public_id}/")
    assert Attempt.objects.get(typed_at__isnull=False).responses.filter(revision=1).count() == 2
