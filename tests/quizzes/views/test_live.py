"""The board, the phases and the projector, as pages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Assignment, Attempt, Response
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ContestFactory,
    EnrolmentFactory,
    ExerciseRevisionFactory,
)
from tests.factories.attempts import EIGHT

pytestmark = pytest.mark.django_db
PIECE = {"HX-Request": "true"}
REASON = "Line 3 names somebody else."
KEY = {
    "sources": [{"value": "Ida Renn", "reason": "She says so herself."}],
    "kinds": [{"value": "named person", "reason": ""}],
    "chain": [],
}


@pytest.fixture
def given(classroom):
    revision = ExerciseRevisionFactory(items=2, items__key=KEY, published=True)
    return AssignmentFactory(classroom=classroom, discussion=True, exercise_revision=revision)


@pytest.fixture
def tess_at(as_user, tess):
    """tess_at("board", given): the address for her, and her client."""
    client = as_user(tess)
    return lambda name, given: (client, reverse(f"quizzes:assignment_{name}", args=[given.public_id]))


def vote(given, choices, vote=1):
    """One more student for each choice of the first item's source; the second vote is that of the same students."""
    if vote == 1:
        for _choice in choices:
            AttemptFactory(assignment=given)
    rows = Response.objects.filter(attempt__assignment=given, item__position=1, round=1).order_by("pk")
    for row, choice in zip(rows, choices, strict=False):
        answer = {"source": choice, "kind": "named person", "chain": []}
        Response.objects.update_or_create(
            attempt=row.attempt,
            item=row.item,
            round=vote,
            defaults={"revision": 1, "saved_at": EIGHT, "answer": answer},
        )


def set_phase(given, phase):
    released = EIGHT if phase in Assignment.REVEALED else None
    Assignment.objects.filter(pk=given.pk).update(phase=phase, released_at=released)


DIVIDED = ["Ida Renn"] * 3 + ["Olu Bask"] * 3

# --- the board -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["board", "projector"])
def test_page_that_looks_the_same_is_not_sent_again(tess_at, given, ana, name, django_assert_num_queries):
    client, address = tess_at(name, given)
    AttemptFactory.by(ana, given)
    first = client.get(address, headers=PIECE)
    assert first.status_code == 200
    with django_assert_num_queries(4):  # session, person, assignment, and the one that decides
        again = client.get(address, headers={**PIECE, "If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Attempt.objects.get().responses.filter(item__position=1).update(revision=1, saved_at=timezone.now())
    assert client.get(address, headers={**PIECE, "If-None-Match": first["ETag"]}).status_code == 200


def test_whole_page_is_sent_whatever_the_browser_has(tess_at, given, ana):
    client, address = tess_at("board", given)
    version = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": version}).status_code == 200


@pytest.mark.parametrize(("name", "queries"), [("board", 6), ("projector", 6)])
def test_page_costs_the_same_with_more_students(tess_at, given, name, queries, django_assert_num_queries):
    client, address = tess_at(name, given)
    for _more in range(2):
        vote(given, DIVIDED)
        with django_assert_num_queries(queries):
            client.get(address)


def test_board_of_an_empty_class_says_so(tess_at, given):
    client, address = tess_at("board", given)
    assert "Nobody is in this class yet" in client.get(address).content.decode()


def test_nudge_is_kept_for_the_student(tess_at, given, ana):
    client, address = tess_at("board", given)
    attempt = AttemptFactory.by(ana, given)
    before = timezone.now()
    answer = client.post(reverse("quizzes:attempt_nudge", args=[attempt.public_id]), headers=PIECE)
    assert "Sent." in answer.content.decode()
    assert Attempt.objects.get().nudged_at >= before


def test_nudge_after_handing_in_changes_nothing(tess_at, given, ana):
    client, address = tess_at("board", given)
    attempt = AttemptFactory.by(ana, given, submitted=True)
    assert client.post(reverse("quizzes:attempt_nudge", args=[attempt.public_id])).url == address
    assert Attempt.objects.get().nudged_at is None


def test_two_minutes_for_one_start_now_where_the_time_is_over(tess_at, classroom, ana):
    given = AssignmentFactory(classroom=classroom, minutes=20)
    client, _address = tess_at("board", given)
    attempt = AttemptFactory.by(ana, given)
    other = AttemptFactory(assignment=given)
    client.post(reverse("quizzes:attempt_time", args=[attempt.public_id]))
    left = Attempt.objects.get(pk=attempt.pk).ends_at - timezone.now()
    assert timedelta(minutes=1.9) < left < timedelta(minutes=3)
    assert Attempt.objects.get(pk=other.pk).ends_at == EIGHT + timedelta(minutes=20)


def test_two_minutes_without_an_end_are_explained(tess_at, given, ana):
    client, _address = tess_at("board", given)
    attempt = AttemptFactory.by(ana, given)
    answer = client.post(reverse("quizzes:attempt_time", args=[attempt.public_id]), headers=PIECE)
    assert "everybody has time already" in answer.content.decode()
    assert Attempt.objects.get().extra_minutes == 0


def test_two_minutes_for_all_move_the_end(tess_at, classroom, ana):
    end = timezone.now() + timedelta(minutes=5)
    given = AssignmentFactory(classroom=classroom, closes_at=end)
    client, address = tess_at("board_time", given)
    client.post(address)
    assert Assignment.objects.get().closes_at == end + timedelta(minutes=2)


def test_board_leads_to_a_new_pin_or_removes_a_nickname_and_comes_back(tess_at, given, ana, classroom):
    fox = EnrolmentFactory(
        classroom=classroom, origin="nickname", nickname_key="fox", user__display_name="Fox"
    )
    client, address = tess_at("board", given)
    html = client.get(address).content.decode()
    cards = reverse("quizzes:classroom_cards", args=[classroom.public_id])
    assert f"{cards}?student={ana.public_id}" in html
    remove = reverse("quizzes:enrolment_remove", args=[classroom.public_id, fox.user.public_id])
    assert f"{remove}?board={given.public_id}" in html
    assert client.post(f"{remove}?board={given.public_id}").url == address
    assert ">Fox</span>" not in client.get(address).content.decode()


# --- the phases ------------------------------------------------------------------------------------------------------


def test_phase_moves_and_the_board_shows_it(tess_at, given, ana):
    client, address = tess_at("phase", given)
    answer = client.post(address, {"phase": "freeze", "on": "board"}, headers=PIECE)
    assert Assignment.objects.get().phase == "freeze"
    assert "Next: Look" in answer.content.decode()


def test_phase_pressed_on_the_projector_stays_there(tess_at, given):
    client, address = tess_at("phase", given)
    assert client.post(address, {"phase": "look", "on": "projector"}).url == tess_at("projector", given)[1]


def test_unknown_phase_changes_nothing(tess_at, given):
    client, address = tess_at("phase", given)
    client.post(address, {"phase": "party"})
    assert Assignment.objects.get().phase == "answer"


def test_assignment_without_phases_has_none(tess_at, classroom):
    given = AssignmentFactory(classroom=classroom)
    client, address = tess_at("phase", given)
    assert client.post(address, {"phase": "reveal"}).status_code == 302
    assert Assignment.objects.get().released_at is None


# --- the projector ---------------------------------------------------------------------------------------------------


def shown(tess_at, given):
    client, address = tess_at("projector", given)
    return client.get(address).content.decode()


def test_map_of_a_divided_class_counts_and_names_nobody(tess_at, given):
    vote(given, DIVIDED)
    EnrolmentFactory(classroom=given.classroom, user__display_name="Zerlina")
    set_phase(given, "look")
    html = shown(tess_at, given)
    assert "divided" in html
    assert "1.00" in html
    names = [one.user.display_name for one in given.classroom.enrolments.all() if one.role == "student"]
    assert len(names) == 7
    assert [name for name in names if name in html] == []


def test_map_of_four_is_not_shown(tess_at, given):
    vote(given, ["Ida Renn", "Ida Renn", "Olu Bask", "Olu Bask"])
    set_phase(given, "look")
    html = shown(tess_at, given)
    assert "Too few answers" in html
    assert "Olu Bask" not in html


@pytest.mark.parametrize("phase", ["join", "read", "answer", "freeze", "look", "second_vote"])
def test_nothing_of_a_key_before_it_is_told(tess_at, given, phase):
    item = given.exercise_revision.items.get(position=1)
    reason = item.key["sources"][0]["reason"]
    vote(given, DIVIDED)
    ContestFactory(response=Response.objects.filter(item=item).first(), reason=REASON)
    set_phase(given, phase)
    html = shown(tess_at, given)
    assert reason not in html
    assert REASON not in html
    assert item.rule_card.rule not in html


def test_key_stands_with_the_shift_its_rule_and_its_objections(tess_at, given):
    item = given.exercise_revision.items.get(position=1)
    vote(given, DIVIDED)
    vote(given, ["Ida Renn"] * 5 + ["Olu Bask"], vote=2)
    ContestFactory(response=Response.objects.filter(item=item).first(), reason=REASON)
    set_phase(given, "reveal")
    html = shown(tess_at, given)
    assert "2 changed their mind" in html
    assert item.key["sources"][0]["reason"] in html
    assert REASON in html


def test_shift_of_too_few_is_not_shown(tess_at, given):
    vote(given, DIVIDED)
    vote(given, ["Ida Renn"] * 4, vote=2)
    set_phase(given, "reveal")
    assert "Fewer than five voted twice" in shown(tess_at, given)
