from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Assignment
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    EnrolmentFactory,
    ExerciseRevisionFactory,
    GroupFactory,
    ItemFactory,
)
from tests.factories.exercises import NOON
from tests.quizzes.items import test_compare_coverage as comparison

NEW = "/assignments/new/"


def detail(given):
    return reverse("quizzes:assignment_detail", args=[given.public_id])


@pytest.fixture
def exercise(tess):
    return ExerciseRevisionFactory(exercise__owner=tess, title="The bell", items=2, published=True).exercise


@pytest.fixture
def choices(exercise, classroom):
    """The least a teacher says."""
    return {"exercise": exercise.public_id, "classrooms": [classroom.public_id], "mode": "practice"}


def test_assignment_new_gives_it_with_the_preset(as_user, tess, choices, exercise):
    response = as_user(tess).post(NEW, choices)
    given = Assignment.objects.get()
    assert response.url == detail(given)
    assert (given.exercise_revision, given.tries, given.hints) == (exercise.published, 3, True)
    assert (given.feedback_during, given.created_by) == ("key", tess)


def test_assignment_new_keeps_what_was_said_instead_of_the_preset(as_user, tess, choices):
    said = {"hints": "no", "tries": "1", "minutes": "20", "feedback_during": "score", "outlet_blind": "on"}
    as_user(tess).post(NEW, choices | said)
    given = Assignment.objects.get()
    assert (given.hints, given.tries, given.minutes) == (False, 1, 20)
    assert (given.feedback_during, given.feedback_submitted, given.outlet_blind) == ("score", "key", True)


def test_assignment_new_to_two_classes(as_user, tess, choices, classroom):
    other = ClassroomFactory(teacher=tess)
    choices["classrooms"].append(other.public_id)
    assert as_user(tess).post(NEW, choices).url == "/assignments/"
    assert {one.classroom for one in Assignment.objects.all()} == {classroom, other}


def test_assignment_new_reads_times_on_the_schools_clock(as_user, tess, choices, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    as_user(tess).post(NEW, choices | {"opens_at": "2030-01-07T08:00", "closes_at": "2030-01-07T09:30"})
    given = Assignment.objects.get()
    assert [str(given.opens_at), str(given.closes_at)] == [
        "2030-01-07 07:00:00+00:00", "2030-01-07 08:30:00+00:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "field", "problem"),
    [
        ({"closes_at": "2020-01-01T08:00"}, "closes_at", "This moment has passed already. Choose a later end."),
        (
            {"opens_at": "2030-01-07T09:00", "closes_at": "2030-01-07T08:00"}, "closes_at",
            "It closes before it opens. Choose a later end.",
        ),
        ({"classrooms": []}, "classrooms", "Choose at least one class."),
        ({"tries": "0"}, "tries", "Ensure this value is greater than or equal to 1."),
        ({"mode": "cheating"}, "mode", "Select a valid choice. cheating is not one of the available choices."),
    ],
)  # fmt: skip
def test_assignment_new_refuses(as_user, tess, choices, said, field, problem):
    response = as_user(tess).post(NEW, choices | said)
    assert (response.status_code, response.context["form"].errors[field]) == (422, [problem])
    assert not Assignment.objects.exists()


@pytest.mark.parametrize(
    "state",
    [{"published": False}, {"published": True, "exercise__withdrawn_at": timezone.now()}],
    ids=["draft", "withdrawn"],
)
def test_assignment_new_refuses_what_is_not_published(as_user, tess, choices, state):
    other = ExerciseRevisionFactory(exercise__owner=tess, items=1, **state).exercise
    response = as_user(tess).post(NEW, choices | {"exercise": other.public_id})
    assert response.status_code == 422
    assert "exercise" in response.context["form"].errors


def test_assignment_new_refuses_another_teachers_class_and_exercise(as_user, tess, choices, elsewhere, theo):
    theirs = ExerciseRevisionFactory(exercise__owner=theo, items=1, published=True).exercise
    for wrong in ({"classrooms": [elsewhere.public_id]}, {"exercise": theirs.public_id}):
        assert as_user(tess).post(NEW, choices | wrong).status_code == 422
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("field", ["exercise", "classrooms"])
def test_assignment_new_refuses_what_is_no_id(as_user, tess, choices, field):
    assert as_user(tess).post(NEW, choices | {field: "x"}).status_code == 422


def test_assignment_new_says_in_words_what_is_chosen(as_user, tess, exercise, classroom):
    page = as_user(tess).get(NEW, {"mode": "graded", "minutes": "20"}, headers={"HX-Request": "true"})
    words = page.content.decode()
    assert "Each student has 20 minutes, counted from their own start." in words
    assert "While they answer they are told nothing about right or wrong." in words
    assert "<html" not in words
    assert not Assignment.objects.exists()


def test_assignment_new_says_what_is_not_clear_yet(as_user, tess, exercise, classroom):
    choices = {"mode": "graded", "opens_at": "2030-01-02T08:00", "closes_at": "2030-01-01T08:00"}
    page = as_user(tess).get(NEW, choices, headers={"HX-Request": "true"})
    assert "It closes before it opens." in page.content.decode()


def test_assignment_new_starts_with_what_the_address_says(as_user, tess, exercise, classroom):
    form = (
        as_user(tess)
        .get(f"{NEW}?exercise={exercise.public_id}&classrooms={classroom.public_id}")
        .context["form"]
    )
    assert (form["exercise"].value(), form["classrooms"].value()) == (
        str(exercise.public_id), [str(classroom.public_id)],
    )  # fmt: skip


def test_assignment_new_without_a_published_exercise_says_what_to_do(as_user, tess, classroom):
    assert "No published exercise yet" in as_user(tess).get(NEW).content.decode()


def test_assignment_detail_shows_who_has_handed_in(as_user, tess, classroom, ana):
    given = AssignmentFactory(classroom=classroom, items=2)
    AttemptFactory.by(ana, given, submitted=True, responses__revision=1)
    EnrolmentFactory(classroom=classroom, user__display_name="Zoe")
    rows = as_user(tess).get(detail(given)).context["rows"]
    assert [(row.enrolment.user.display_name, row.is_handed_in, row.answered) for row in rows] == [
        ("Ana", True, 2), ("Zoe", False, 0),
    ]  # fmt: skip


@pytest.mark.parametrize("students", [1, 3])
def test_assignment_detail_costs_five_queries(as_user, tess, classroom, students, django_assert_num_queries):
    given = AssignmentFactory(classroom=classroom)
    for _student in range(students):
        AttemptFactory(assignment=given)
    client = as_user(tess)
    with django_assert_num_queries(5):
        client.get(detail(given))


def test_assignment_list_leaves_archived_and_other_classes_out(as_user, tess, classroom, elsewhere):
    given = AssignmentFactory(classroom=classroom, opens_at=timezone.now() + timedelta(days=1))
    AssignmentFactory(classroom=elsewhere)
    AssignmentFactory(classroom=ClassroomFactory(teacher=tess, archived_at=timezone.now()))
    assert as_user(tess).get("/assignments/").context["rows"] == [(given, "planned")]


def step(given, name):
    return reverse(f"quizzes:assignment_{name}", args=[given.public_id])


def test_assignment_edit_shows_what_is_not_as_the_mode_has_it(as_user, tess, classroom):
    given = AssignmentFactory(
        classroom=classroom, mode="practice", tries=5, hints=True, feedback_during="key"
    )
    form = as_user(tess).get(step(given, "edit")).context["form"]
    assert [form[name].value() for name in ("mode", "tries", "hints", "feedback_during", "feedback_submitted")] == [
        "practice", 5, "", "", "nothing",
    ]  # fmt: skip


def test_assignment_edit_saves_and_links_back_to_before(as_user, tess, classroom):
    given = AssignmentFactory(classroom=classroom, minutes=10)
    client = as_user(tess)
    page = client.post(step(given, "edit"), {"mode": "graded", "minutes": "15"}, follow=True)
    given.refresh_from_db()
    assert given.minutes == 15
    before = page.content.decode().split('Changed. <a href="')[1].split('"')[0].replace("&amp;", "&")
    assert client.get(before).context["form"]["minutes"].value() == "10"


def test_assignment_edit_after_somebody_began_ignores_what_stands_fast(as_user, tess, classroom, ana):
    given = AssignmentFactory(classroom=classroom)
    AttemptFactory.by(ana, given)
    said = {"mode": "practice", "outlet_blind": "on", "feedback_submitted": "score"}
    as_user(tess).post(step(given, "edit"), said)
    given.refresh_from_db()
    assert (given.mode, given.outlet_blind, given.feedback_submitted) == ("graded", False, "score")


def test_assignment_edit_refuses_fewer_minutes_after_somebody_began(as_user, tess, classroom, ana):
    given = AssignmentFactory(classroom=classroom, minutes=20)
    AttemptFactory.by(ana, given)
    response = as_user(tess).post(step(given, "edit"), {"minutes": "10"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["minutes"])


def test_assignment_delete_can_be_undone_by_giving_it_again(as_user, tess, classroom, exercise):
    given = AssignmentFactory(classroom=classroom, exercise_revision=exercise.published, minutes=25)
    client = as_user(tess)
    page = client.post(step(given, "delete"), follow=True)
    assert not Assignment.objects.exists()
    again = page.content.decode().split('Deleted. <a href="')[1].split('"')[0].replace("&amp;", "&")
    form = client.get(again).context["form"]
    assert (form["minutes"].value(), form["mode"].value()) == ("25", "graded")
    assert form["classrooms"].value() == [str(classroom.public_id)]


def test_assignment_delete_is_refused_once_somebody_began(as_user, tess, classroom, ana):
    given = AssignmentFactory(classroom=classroom)
    AttemptFactory.by(ana, given)
    response = as_user(tess).post(step(given, "delete"))
    assert response.status_code == 422
    assert Assignment.objects.get() == given


def test_assignment_close_and_open_again(as_user, tess, classroom):
    given = AssignmentFactory(classroom=classroom)
    client = as_user(tess)
    for name, is_open in (("close", False), ("open_again", True)):
        client.post(step(given, name))
        given.refresh_from_db()
        assert given.is_open(timezone.now()) == is_open


def test_assignment_more_time_says_when_there_is_no_end(as_user, tess, classroom):
    given = AssignmentFactory(classroom=classroom)
    assert "It has no end" in as_user(tess).post(step(given, "more_time"), follow=True).content.decode()


@pytest.mark.parametrize("handed_in", [False, True], ids=["working", "ungraded"])
def test_assignment_release_asks_about_loose_ends(as_user, tess, classroom, ana, handed_in):
    given = AssignmentFactory(classroom=classroom)
    AttemptFactory.by(ana, given, submitted=handed_in, responses__revision=1)
    client = as_user(tess)
    response = client.post(step(given, "release"))
    given.refresh_from_db()
    assert (response.status_code, given.is_released) == (409, False)
    client.post(step(given, "release"), {"sure": "yes"})
    given.refresh_from_db()
    assert given.is_released
    client.post(step(given, "take_back"))
    given.refresh_from_db()
    assert not given.is_released


def test_assignment_release_without_loose_ends_does_not_ask(as_user, tess, classroom, ana):
    given = AssignmentFactory(classroom=classroom)
    AttemptFactory.by(ana, given, submitted=True, responses__revision=1, responses__score=1)
    assert as_user(tess).post(step(given, "release")).url == detail(given)


@pytest.mark.parametrize(
    "name", ["detail", "edit", "delete", "close", "open_again", "more_time", "release", "take_back"]
)
@pytest.mark.parametrize("who", ["ana", "ben", "theo"])
def test_assignment_pages_are_404_for_everyone_else(as_user, classroom, ana, ben, theo, who, name):
    given = AssignmentFactory(classroom=classroom)
    person = {"ana": ana, "ben": ben, "theo": theo}[who]
    assert as_user(person).post(step(given, name)).status_code in (404, 405)
    assert as_user(person).get(step(given, name)).status_code in (404, 405)
    assert Assignment.objects.filter(pk=given.pk, closes_at=None, released_at=None).exists()


def test_assignment_new_cannot_hide_outlets_that_are_compared(as_user, tess, classroom):
    draft = ExerciseRevisionFactory(exercise__owner=tess)
    ItemFactory(revision=draft, kind="compare coverage", task={"articles": []})
    draft.published_at, draft.published_by = timezone.now(), tess
    draft.save(update_fields=["published_at", "published_by"])
    said = {"exercise": draft.exercise.public_id, "classrooms": [classroom.public_id], "mode": "practice"}
    response = as_user(tess).post(NEW, said | {"outlet_blind": "on"})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["outlet_blind"]
    assert as_user(tess).post(NEW, said).status_code == 302


@pytest.fixture
def compared(choices, tess):
    """The choices, with an exercise that asks how each outlet tells a claim."""
    revision = ExerciseRevisionFactory(exercise__owner=tess)
    ItemFactory(revision=revision, kind="compare coverage", task=comparison.TASK, key=comparison.KEY)
    revision.published_at, revision.published_by = NOON, tess
    revision.save()
    return choices | {"exercise": revision.exercise.public_id, "mode": "discussion", "jigsaw": "on"}


def test_jigsaw_is_given_to_a_class_with_groups(as_user, tess, compared, classroom):
    GroupFactory.create_batch(2, classroom=classroom)
    as_user(tess).post(NEW, compared)
    given = Assignment.objects.get()
    assert (given.jigsaw, given.mode) == (True, "discussion")
    page = as_user(tess).get(detail(given))
    assert "First each group has one outlet of a comparison" in page.content.decode()


@pytest.mark.parametrize(
    ("groups", "said", "problem"),
    [
        (1, {}, "has no groups yet"),
        (2, {"mode": "graded"}, "A jigsaw takes two votes"),
        (2, {"exercise": None}, "Nothing in this exercise asks"),
    ],
)
def test_jigsaw_that_cannot_be_is_422(as_user, tess, compared, choices, classroom, groups, said, problem):
    GroupFactory.create_batch(groups, classroom=classroom)
    said = {name: value or choices[name] for name, value in said.items()}
    response = as_user(tess).post(NEW, compared | said)
    assert (response.status_code, Assignment.objects.count()) == (422, 0)
    assert problem in str(response.context["form"].errors["jigsaw"])
