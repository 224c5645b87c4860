"""Saving as the attempt page's script does it: whose, what is refused, and autosave's list over HTTP."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from quizzes.actions import assignments, attempts
from quizzes.models import Response, SavedAnswer
from tests.factories import AssignmentFactory, AttemptFactory

RIGHT = {"source": "Ida Renn", "kind": "named person", "chain": []}
WRONG = {"source": "Olu Bask", "kind": "named person", "chain": []}


@pytest.fixture
def attempt(ana, classroom):
    return AttemptFactory.by(ana, AssignmentFactory(classroom=classroom))


def address(attempt, position=1):
    return reverse("quizzes:attempt_response", args=[attempt.public_id, position])


def place_of(attempt):
    return reverse("quizzes:attempt_place", args=[attempt.public_id])


def act(revision=1, answer=RIGHT, **more):
    sent = {"act": str(uuid4()), "revision": revision, "answer": answer}
    return sent | {"flagged": False, "certainty": "", "device": "tablet"} | more


def put(client, url, sent, **more):
    body = sent if isinstance(sent, str | bytes) else json.dumps(sent)
    return client.put(url, body, content_type="application/json", **more)


@pytest.fixture
def save(as_user, ana, attempt):
    """save(revision, answer): Ana saves; the status, what came of it, and the revision that is stored."""
    client = as_user(ana)

    def send(*args, **more):
        answer = put(client, address(attempt), act(*args, **more))
        told = answer.json()
        return answer.status_code, told.get("fate"), told.get("revision")

    return send


def stored(attempt):
    return attempt.responses.values_list("revision", "answer", "flagged", "certainty").get()


# --- whose it is -----------------------------------------------------------------------------------


def test_own_answer_is_kept(as_user, ana, attempt):
    answer = put(as_user(ana), address(attempt), act(1, RIGHT, flagged=True, certainty="high"))
    saved_at = attempt.responses.get().saved_at
    told = {"fate": "kept", "revision": 1, "saved_at": saved_at.isoformat(timespec="milliseconds")[:-6] + "Z"}
    assert (answer.status_code, answer.json()) == (200, told)
    assert stored(attempt) == (1, RIGHT, True, "high")
    assert abs(timezone.now() - saved_at) < timedelta(minutes=1)


@pytest.mark.parametrize("who", ["ben", "tess", "theo", "ed", "ada"])
def test_saving_for_somebody_else_is_404(as_user, attempt, who, request):
    client = as_user(request.getfixturevalue(who))
    assert put(client, address(attempt), act()).status_code == 404
    assert put(client, place_of(attempt), {"position": 1, "device": "tablet"}).status_code == 404
    assert (attempt.responses.get().revision, SavedAnswer.objects.count()) == (0, 0)


def test_nobody_is_told_so_and_not_led_to_a_page(client, attempt):
    for url, sent in ((address(attempt), act()), (place_of(attempt), {"position": 1, "device": ""})):
        answer = put(client, url, sent)
        assert (answer.status_code, answer.json()) == (401, {"problem": "signed out"})
    assert SavedAnswer.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post", "patch", "delete"])
def test_saving_is_put(as_user, ana, attempt, method):
    for url in (address(attempt), place_of(attempt)):
        assert getattr(as_user(ana), method)(url).status_code == 405


@pytest.mark.parametrize("position", [0, 2, 40_000, 10**30])
def test_item_that_is_not_asked_is_404(as_user, ana, attempt, position):
    assert put(as_user(ana), address(attempt, position), act()).status_code == 404


def test_saving_needs_the_token(ana, attempt):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ana)
    assert put(client, address(attempt), act()).status_code == 403
    client.cookies["csrf"] = "a" * 32
    assert put(client, address(attempt), act(), headers={"X-CSRFToken": "a" * 32}).status_code == 200


# --- what is refused -------------------------------------------------------------------------------

MALFORMED = {
    "nothing": "",
    "no JSON": "{",
    "bytes": b"\xff\xfe",
    "a list": [],
    "too large": act(answer={"text": "x" * 20_000}),
    "too deep": '{"answer":' + "[" * 9_000 + "]" * 9_000 + "}",
    "endless digits": '{"revision":' + "9" * 9_000 + "}",
    "no act": {"revision": 1, "answer": {}},
    "an act that is a number": act(act=7),
    "an act that is no UUID": act(act="7"),
    "no revision": act(revision=None),
    "revision 0": act(revision=0),
    "revision below": act(revision=-1),
    "revision true": act(revision=True),
    "half a revision": act(revision=1.5),
    "revision as text": act(revision="1"),
    "a revision no column holds": act(revision=2**31),
    "no answer": act(answer=None),
    "answer as a list": act(answer=[1]),
    "answer as text": act(answer="Ida Renn"),
    "an answer the item does not offer": act(answer={"source": "Nobody Known"}),
    "an answer to another kind": act(answer={"voice": "reported"}),
    "flagged as text": act(flagged="yes"),
    "flagged 1": act(flagged=1),
    "certainty nobody offers": act(certainty="very"),
    "certainty as a list": act(certainty=["low"]),
    "device too long": act(device="x" * 37),
    "device with a NUL": act(device="a\0"),
    "device with half a surrogate": act(device="\ud83d"),
    "device as a number": act(device=1),
    "vote as text": act(round="1"),
    "half a surrogate": act(answer={"source": "\ud83d"}),
    "a NUL": act(answer={"source": "a\0b"}),
    "a NUL behind a backslash": act(answer={"source": "\\\0"}),
    "not a number": act(answer={"source": float("nan")}),
    "infinite": '{"act":"%s","revision":1,"answer":{"x":1e999}}' % uuid4(),  # noqa: UP031 - braces of JSON
}


@pytest.mark.parametrize("sent", MALFORMED.values(), ids=MALFORMED)
def test_malformed_act_is_422_and_stores_nothing(as_user, ana, attempt, sent):
    answer = put(as_user(ana), address(attempt), sent)
    assert (answer.status_code, list(answer.json())) == (422, ["problem"])
    assert (stored(attempt), SavedAnswer.objects.count()) == ((0, {}, False, ""), 0)


def test_body_is_not_read_when_it_says_it_is_too_large(as_user, ana, attempt):
    """The length is believed before the first byte is asked for."""
    answer = as_user(ana).put(address(attempt), b"x" * 20_001, content_type="application/json")
    assert answer.status_code == 422
    assert not hasattr(answer.wsgi_request, "_body")


@pytest.mark.parametrize(
    "sent",
    [
        {"device": "tablet"},
        {"position": 0, "device": "tablet"},
        {"position": "1", "device": "tablet"},
        {"position": 2, "device": "x" * 37},
        {"position": 40_000, "device": "tablet"},
        {"position": 1, "device": "tablet", "moved": 1},
        [],
    ],
)
def test_malformed_place_is_422(as_user, ana, attempt, sent):
    answer = put(as_user(ana), place_of(attempt), sent)
    assert (answer.status_code, list(answer.json())) == (422, ["problem"])


# --- autosave's list -------------------------------------------------------------------------------


def test_save_replaces_the_last(save, attempt):
    save(1, WRONG)
    assert save(2, RIGHT) == (200, "kept", 2)
    assert stored(attempt)[:2] == (2, RIGHT)


def test_save_repeats_harmlessly(as_user, ana, attempt):
    sent = act(1, RIGHT)
    first, again = (put(as_user(ana), address(attempt), sent) for _time in range(2))
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert SavedAnswer.objects.count() == 1


def test_save_repeated_after_a_newer_one_says_what_is_stored(save, attempt):
    sent = str(uuid4())
    save(1, WRONG, act=sent)
    save(2, RIGHT)
    assert save(1, WRONG, act=sent) == (200, "kept", 2)
    assert stored(attempt)[:2] == (2, RIGHT)


def test_save_loses_to_handing_in(save, attempt):
    save(1, RIGHT)
    attempts.submit(attempt=attempt, at=timezone.now())
    assert save(2, WRONG) == (409, "late", 1)
    assert stored(attempt)[:2] == (1, RIGHT)


def test_save_from_a_stale_page_is_told_what_counts(as_user, ana, save, attempt):
    save(5, RIGHT)
    answer = put(as_user(ana), address(attempt), act(3, WRONG))
    assert answer.status_code == 409
    assert answer.json() | {"saved_at": ""} == {
        "fate": "stale",
        "revision": 5,
        "answer": RIGHT,
        "saved_at": "",
    }
    assert SavedAnswer.objects.get(fate="stale").answer == WRONG


def test_save_of_two_tabs_one_wins(save, attempt):
    assert [save(1, RIGHT)[:2], save(1, WRONG)[:2]] == [(200, "kept"), (409, "stale")]
    assert stored(attempt)[:2] == (1, RIGHT)


def test_save_is_kept_apart_when_time_has_run_out(as_user, ana, classroom):
    started = timezone.now() - timedelta(minutes=10)
    attempt = AttemptFactory.by(ana, AssignmentFactory(classroom=classroom, minutes=20), started_at=started)
    assert put(as_user(ana), address(attempt), act(1, RIGHT)).status_code == 200
    attempt.started_at -= timedelta(minutes=10)
    attempt.save()
    answer = put(as_user(ana), address(attempt), act(2, WRONG))
    assert (answer.status_code, answer.json()["fate"], answer.json()["answer"]) == (409, "late", RIGHT)
    assert stored(attempt)[:2] == (1, RIGHT)


# --- votes -----------------------------------------------------------------------------------------


@pytest.fixture
def discussed(ana, classroom):
    return AttemptFactory.by(ana, AssignmentFactory(classroom=classroom, discussion=True))


def test_save_goes_to_the_vote_that_is_being_taken(as_user, ana, tess, discussed):
    client = as_user(ana)
    put(client, address(discussed), act(4, WRONG))
    assignments.move_phase(assignment=discussed.assignment, phase="second_vote", by=tess, at=timezone.now())
    assert put(client, address(discussed), act(1, RIGHT)).json()["fate"] == "kept"
    rows = discussed.responses.in_order().values_list("round", "revision", "answer")
    assert list(rows) == [(1, 4, WRONG), (2, 1, RIGHT)]


def test_save_meant_for_the_first_vote_is_not_the_second(as_user, ana, tess, discussed):
    """A tablet that was offline at pens down, and is back while the second vote is taken."""
    assignments.move_phase(assignment=discussed.assignment, phase="second_vote", by=tess, at=timezone.now())
    answer = put(as_user(ana), address(discussed), act(1, WRONG, round=1))
    assert (answer.status_code, answer.json()["fate"]) == (409, "late")
    assert Response.objects.answered().count() == 0
    assert list(SavedAnswer.objects.values_list("response__round", "answer")) == [(1, WRONG)]


# --- the place, the clock, another device ----------------------------------------------------------


@pytest.fixture
def look(as_user, ana, attempt):
    """look(device, position): whether the page is told that it is open elsewhere."""
    client = as_user(ana)

    def ask(device, position=1, **more):
        sent = {"position": position, "device": device} | more
        return put(client, place_of(attempt), sent).json()["elsewhere"]

    return ask


def test_place_is_remembered_and_the_page_told_what_is(as_user, ana, attempt):
    before = timezone.now()
    told = put(as_user(ana), place_of(attempt), {"position": 1, "device": "tablet"}).json()
    attempt.refresh_from_db()
    assert (attempt.position, attempt.device, attempt.seen_at >= before) == (1, "tablet", True)
    assert told | {"now": ""} == {
        "now": "", "ends_at": None, "phase": "", "state": "open", "takes_answers": True, "released": False,
        "elsewhere": False, "nudged_at": None,
    }  # fmt: skip


def test_place_tells_the_phase_and_the_end(as_user, ana, tess, classroom):
    assignment = AssignmentFactory(classroom=classroom, discussion=True, minutes=600)
    attempt = AttemptFactory.by(ana, assignment, started_at=timezone.now())
    assignments.move_phase(assignment=assignment, phase="reveal", by=tess, at=timezone.now())
    told = put(as_user(ana), place_of(attempt), {"position": 1, "device": "tablet"}).json()
    assert (told["phase"], told["takes_answers"], told["released"]) == ("reveal", False, True)
    assert told["ends_at"][:19] == attempt.ends_at.isoformat()[:19]


def test_second_device_takes_over_and_the_first_cannot_ask_it_back(look, attempt):
    assert look("tablet", 3, moved=True) is False
    assert look("phone", 3, moved=True) is False
    assert [look("tablet", 3), look("tablet", 3), look("phone", 4)] == [True, True, False]
    attempt.refresh_from_db()
    assert (attempt.device, attempt.position) == ("phone", 4)


def test_first_device_has_it_again_when_the_student_does_something_there(look, save, attempt):
    look("tablet", moved=True)
    look("phone", moved=True)
    assert look("tablet", 2, moved=True) is False
    assert look("phone") is True
    save(1, RIGHT, device="phone")
    assert (look("phone"), look("tablet")) == (False, True)


def test_save_that_is_not_kept_takes_nothing_over(look, save):
    look("phone", moved=True)
    save(2, RIGHT, device="phone")
    save(1, WRONG, device="tablet")
    assert (look("phone"), look("tablet")) == (False, True)


# --- what it costs ---------------------------------------------------------------------------------


def test_save_asks_the_database_five_times(as_user, ana, attempt, django_assert_num_queries):
    """Session, person, the row with what decides; then the conditional update and the history."""
    client = as_user(ana)
    put(client, address(attempt), act(1))
    with django_assert_num_queries(
        7
    ):  # two of them begin and end a savepoint, which a test's transaction makes
        put(client, address(attempt), act(2))


def test_place_asks_the_database_four_times(as_user, ana, attempt, django_assert_num_queries):
    client = as_user(ana)
    with django_assert_num_queries(4):
        put(client, place_of(attempt), {"position": 1, "device": "tablet"})


def test_save_loads_no_text_and_no_key(as_user, ana, attempt):
    client = as_user(ana)
    with CaptureQueriesContext(connection) as queries:
        put(client, address(attempt), act(1))
    asked = " ".join(query["sql"] for query in queries)
    assert [name for name in ("body", "prompt", "key", "feedback") if f'."{name}"' in asked] == []
