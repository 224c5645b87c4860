"""The student's page of an attempt: what it shows to whom and when, and what it does without scripts."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.actions import attempts
from quizzes.models import Attempt, Contest
from quizzes.reports import printed
from tests.factories import AssignmentFactory, AttemptFactory, EnrolmentFactory, ExerciseRevisionFactory

pytestmark = pytest.mark.django_db
SECRET = "canary in a cage"
RIGHT = {"source": "Ida Renn", "kind": "named person", "chain": []}


@pytest.fixture
def given(classroom):
    return AssignmentFactory(classroom=classroom, items=3)


@pytest.fixture
def attempt(ana, given):
    return AttemptFactory.by(ana, given)


@pytest.fixture
def practice(ana, classroom):
    return AttemptFactory.by(ana, AssignmentFactory(classroom=classroom, items=2, practice=True))


def at(name, attempt, *args):
    return reverse(f"quizzes:{name}", args=[attempt.public_id, *args])


def html_of(client, attempt):
    return client.get(at("attempt_detail", attempt)).content.decode()


def typed(position, seen=0, source="Ida Renn", kind="named person", **more):
    name = f"item{position}"
    return {f"{name}-seen": seen, f"{name}-source": source, f"{name}-kind": kind} | {
        f"{name}-{field}": value for field, value in more.items()
    }


def stored(attempt):
    rows = attempt.responses.in_order().values_list("item__position", "revision", "answer")
    return {position: answer for position, revision, answer in rows if revision}


# --- who may ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "status"), [("ana", 200), ("ben", 404), ("tess", 404), ("theo", 404), ("ed", 404)]
)
def test_page_is_the_students_own(who, status, request, as_user, attempt):
    client = as_user(request.getfixturevalue(who))
    assert client.get(at("attempt_detail", attempt)).status_code == status


@pytest.mark.parametrize("name", ["attempt_detail", "attempt_submit", "attempt_exit"])
def test_page_sends_nobody_to_join(name, client, attempt):
    answer = client.get(at(name, attempt))
    assert (answer.status_code, answer.url) == (302, f"/join/?next={at(name, attempt)}")


@pytest.mark.parametrize("name", ["attempt_item", "attempt_check", "attempt_earlier", "attempt_contest"])
def test_another_students_items_do_not_exist(name, as_user, classroom, attempt):
    other = EnrolmentFactory(classroom=classroom).user
    assert as_user(other).post(at(name, attempt, 1), typed(1)).status_code == 404
    assert stored(attempt) == {}


@pytest.mark.parametrize("name", ["attempt_item", "attempt_check"])
def test_acts_are_posted(name, as_user, ana, attempt):
    assert as_user(ana).get(at(name, attempt, 1)).status_code == 405


@pytest.mark.parametrize("name", ["attempt_item", "attempt_check", "attempt_earlier"])
def test_item_that_is_not_there_is_404(name, as_user, ana, attempt):
    assert as_user(ana).post(at(name, attempt, 99)).status_code == 404


# --- starting -----------------------------------------------------------------------------------------------------


def test_start_opens_the_page(as_user, ana, given):
    answer = as_user(ana).post(reverse("quizzes:attempt_new"), {"assignment": given.public_id})
    assert answer.url == at("attempt_detail", Attempt.objects.get())


def test_start_in_another_class_is_404(as_user, ben, given):
    answer = as_user(ben).post(reverse("quizzes:attempt_new"), {"assignment": given.public_id})
    assert (answer.status_code, Attempt.objects.count()) == (404, 0)


def test_start_of_what_is_handed_in_shows_it(as_user, ana, given):
    done = AttemptFactory.by(ana, given, submitted=True)
    answer = as_user(ana).post(reverse("quizzes:attempt_new"), {"assignment": given.public_id})
    assert answer.url == at("attempt_detail", done)


def test_start_before_it_is_open_says_so(as_user, ana, given):
    given.opens_at = timezone.now() + timezone.timedelta(hours=1)
    given.save()
    answer = as_user(ana).post(reverse("quizzes:attempt_new"), {"assignment": given.public_id}, follow=True)
    assert "This is not open now." in answer.content.decode()
    assert Attempt.objects.count() == 0


# --- what the page holds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("items", [3, 20])
def test_page_costs_its_queries_whatever_the_items(items, as_user, ana, classroom, django_assert_num_queries):
    """Session, student, attempt, answers; and for the first in this process the revision and its items."""
    attempt = AttemptFactory.by(ana, AssignmentFactory(classroom=classroom, items=items))
    client = as_user(ana)
    with django_assert_num_queries(6):
        client.get(at("attempt_detail", attempt))
    with django_assert_num_queries(4):
        client.get(at("attempt_detail", attempt))


@pytest.mark.parametrize("items", [3, 20])
def test_page_with_feedback_costs_four_more(items, as_user, ana, classroom, django_assert_num_queries):
    given = AssignmentFactory(classroom=classroom, items=items, released=True)
    attempt = AttemptFactory.by(ana, given, submitted=True)
    client = as_user(ana)
    client.get(at("attempt_detail", attempt))
    with django_assert_num_queries(8):
        client.get(at("attempt_detail", attempt))


@pytest.fixture
def secretive(ana, classroom):
    """An exercise with the canary in everything a key consists of."""
    revision = ExerciseRevisionFactory(
        items=1, published=True, items__feedback=SECRET, items__rule_card__title=SECRET, items__rule_card__rule=SECRET,
        items__key={
            "sources": [{"value": "Ida Renn", "reason": SECRET}],
            "kinds": [{"value": "named person", "reason": SECRET}], "chain": [],
        },
    )  # fmt: skip
    return lambda **fields: AssignmentFactory(classroom=classroom, exercise_revision=revision, **fields)


@pytest.mark.parametrize(
    ("fields", "handed_in", "told"),
    [
        ({}, False, False),
        ({}, True, False),
        ({"hints": True}, False, False),
        ({"practice": True}, False, False),
        ({"practice": True}, True, True),
        ({"discussion": True}, False, False),
        ({"released": True}, True, True),
        ({"released": True, "feedback_released": "score"}, True, False),
    ],
)  # fmt: skip
def test_key_is_on_the_page_only_once_policy_says(fields, handed_in, told, as_user, ana, secretive):
    attempt = AttemptFactory.by(ana, secretive(**fields))
    if handed_in:
        attempts.submit(attempt=attempt, at=timezone.now())
    client = as_user(ana)
    assert (SECRET in html_of(client, attempt)) is told
    pages = ["attempt_earlier", "attempt_contest"]
    assert [SECRET in client.get(at(name, attempt, 1)).content.decode() for name in pages] == [False, told]
    kept = client.get(at("attempt_detail", attempt) + "?keep=1").content.decode()
    assert ("item-1" in kept, SECRET in kept) == (True, False)


@pytest.mark.parametrize(
    ("blind", "handed_in", "shown"), [(False, False, True), (True, False, False), (True, True, True)]
)
def test_outlet_is_hidden_until_the_end(blind, handed_in, shown, as_user, ana, given):
    given.outlet_blind = blind
    given.save()
    outlet = given.exercise_revision.exercise.article.outlet
    outlet.name = "The Hidden Gazette"
    outlet.save()
    attempt = AttemptFactory.by(ana, given, submitted=handed_in)
    assert ("The Hidden Gazette" in html_of(as_user(ana), attempt)) is shown


# --- without scripts ----------------------------------------------------------------------------------------------


def test_save_keeps_everything_that_was_changed(as_user, ana, attempt):
    data = typed(1) | typed(2, source="", kind="") | typed(3, source="Olu Bask", flagged="on")
    answer = as_user(ana).post(at("attempt_item", attempt, 3), data)
    assert answer.url == at("attempt_detail", attempt) + "#item-3"
    assert stored(attempt) == {1: RIGHT, 3: RIGHT | {"source": "Olu Bask"}}
    assert attempt.responses.get(item__position=3).flagged


def test_save_shows_the_answer_again(as_user, ana, attempt):
    client = as_user(ana)
    client.post(at("attempt_item", attempt, 1), typed(1))
    html = html_of(client, attempt)
    assert re.findall(r'name="(item\S+)" value="([^"]+)"[^>]* checked', html) == [
        ("item1-source", "Ida Renn"),
        ("item1-kind", "named person"),
    ]


def test_save_from_an_old_page_is_kept_apart_and_said(as_user, ana, attempt):
    client = as_user(ana)
    client.post(at("attempt_item", attempt, 1), typed(1))
    answer = client.post(at("attempt_item", attempt, 1), typed(1, source="Olu Bask"), follow=True)
    assert "Yours is among the earlier answers" in answer.content.decode()
    assert stored(attempt) == {1: RIGHT}


def test_save_after_the_end_is_kept_apart_and_said(as_user, ana, attempt):
    attempts.submit(attempt=attempt, at=timezone.now())
    answer = as_user(ana).post(at("attempt_item", attempt, 1), typed(1), follow=True)
    assert "This came too late" in answer.content.decode()
    assert (stored(attempt), attempt.responses.get(item__position=1).saves.get().fate) == ({}, "late")


def test_save_of_what_nobody_can_choose_is_422_and_keeps_nothing(as_user, ana, attempt):
    answer = as_user(ana).post(at("attempt_item", attempt, 1), typed(1, source="Nobody"))
    assert (answer.status_code, stored(attempt)) == (422, {})


def test_check_says_what_was_off_and_counts_the_try(as_user, ana, practice):
    answer = as_user(ana).post(at("attempt_check", practice, 1), typed(1, source="Olu Bask"), follow=True)
    assert "1. Not right." in answer.content.decode()
    assert "2 tries left" in answer.content.decode()


def test_check_by_script_tells_a_piece_of_the_page(as_user, ana, practice):
    client = as_user(ana)
    client.post(at("attempt_item", practice, 1), typed(1))
    answer = client.post(at("attempt_check", practice, 1), headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert (html.strip().startswith('<div class="told" id="told-1" data-settled'), "Right." in html) == (
        True,
        True,
    )


def test_reload_after_a_check_tells_nothing_about_the_next_answer(as_user, ana, practice):
    client = as_user(ana)
    client.post(at("attempt_check", practice, 1), typed(1, source="Olu Bask"))
    client.get(at("attempt_detail", practice))
    client.post(at("attempt_item", practice, 1), typed(1, seen=1))
    assert "verdict" not in html_of(client, practice)


def test_reload_after_a_check_tells_the_same_again(as_user, ana, practice):
    client = as_user(ana)
    client.post(at("attempt_check", practice, 1), typed(1, source="Olu Bask"))
    row = practice.responses.get(item__position=1)
    assert (row.tries, row.checked_revision, row.saves.get().checked_at is None) == (1, 1, False)
    html = html_of(client, practice)
    assert ["Not right." in html, "2 tries left." in html, 'class="key"' in html] == [True, True, False]
    assert client.get(at("attempt_earlier", practice, 1)).content.decode().count(">checked<") == 1


def test_check_where_nothing_is_told_is_refused(as_user, ana, attempt):
    client = as_user(ana)
    client.post(at("attempt_item", attempt, 1), typed(1))
    answer = client.post(at("attempt_check", attempt, 1), headers={"HX-Request": "true"})
    assert (answer.status_code, "verdict" in answer.content.decode()) == (409, False)


def test_earlier_answer_can_be_taken_again(as_user, ana, attempt):
    client = as_user(ana)
    client.post(at("attempt_item", attempt, 1), typed(1))
    client.post(at("attempt_item", attempt, 1), typed(1, seen=1, source="Olu Bask"))
    page = client.get(at("attempt_earlier", attempt, 1)).content.decode()
    first = attempt.responses.get(item__position=1).saves.get(revision=1)
    assert ["Ida Renn" in page, "Olu Bask" in page, str(first.act) in page] == [True, True, True]
    client.post(at("attempt_earlier", attempt, 1), {"act": first.act})
    assert stored(attempt) == {1: RIGHT}


def test_hand_in_names_what_is_missing_first(as_user, ana, attempt):
    client = as_user(ana)
    client.post(at("attempt_item", attempt, 1), typed(1, flagged="on"))
    html = client.get(at("attempt_submit", attempt)).content.decode()
    assert "2 questions are not answered" in html
    assert [html.count(f"#item-{n}") for n in (1, 2, 3)] == [1, 1, 1]
    client.post(at("attempt_submit", attempt))
    attempt.refresh_from_db()
    assert attempt.is_submitted


# --- objecting ----------------------------------------------------------------------------------------------------


def test_contest_keeps_the_reason(as_user, ana, given):
    attempt = AttemptFactory.by(ana, given, submitted=True)
    given.released_at = timezone.now()
    given.save()
    answer = as_user(ana).post(
        at("attempt_contest", attempt, 1), {"reason": "Line 3 names another."}, follow=True
    )
    assert "You objected:" in answer.content.decode()
    assert Contest.objects.get().reason == "Line 3 names another."


def test_contest_needs_a_reason(as_user, ana, classroom):
    attempt = AttemptFactory.by(ana, AssignmentFactory(classroom=classroom, released=True), submitted=True)
    answer = as_user(ana).post(at("attempt_contest", attempt, 1), {"reason": " "})
    assert (answer.status_code, Contest.objects.count()) == (422, 0)


def test_contest_before_the_key_is_told_is_404(as_user, ana, given):
    attempt = AttemptFactory.by(ana, given, submitted=True)
    answer = as_user(ana).post(at("attempt_contest", attempt, 1), {"reason": "Not so."})
    assert (answer.status_code, Contest.objects.count()) == (404, 0)


# --- the worker ---------------------------------------------------------------------------------------------------


def test_worker_is_a_script_whose_reach_is_the_attempts(client):
    answer = client.get(reverse("quizzes:attempt_worker"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/javascript")
    assert answer.request["PATH_INFO"] == "/attempts/worker.js"


def test_printed_pages_are_kept_by_revision_and_language(given):
    one = printed.printed(given.exercise_revision.public_id)
    assert printed.printed(given.exercise_revision.public_id) is one
    assert printed.printed(ExerciseRevisionFactory(items=1, published=True).public_id) is not one


def test_pieces_of_the_page_lead_to_the_students_own_attempt(as_user, ana, classroom, given, attempt):
    other = AttemptFactory(assignment=given, enrolment=EnrolmentFactory(classroom=classroom))
    html_of(as_user(other.enrolment.user), other)
    html = html_of(as_user(ana), attempt)
    ids = (attempt.public_id, other.public_id, printed.NOBODY)
    assert [str(one) in html for one in ids] == [True, False, False]
