"""Who may open what: every address of the room, for everybody in the cast.

A new route needs its row here. The statuses are those of a GET, or of the POST or PUT the row begins with; whoever may
not look may not send either. "sign in" is the way to the sign-in page and back; 302 any other redirect.
"""

from uuid import UUID

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    EnrolmentFactory,
    ExerciseRevisionFactory,
    KeptCommentFactory,
    KeyChangeFactory,
    UserFactory,
)

WHO = [
    "nobody",
    "student",
    "student elsewhere",
    "teacher",
    "teacher elsewhere",
    "co-teacher",
    "administrator",
]

EVERYBODY = "200, 200, 200, 200, 200, 200, 200"
EVERY_TEACHER = "sign in, 404, 404, 200, 200, 200, 200"
OF_THE_CLASS = "sign in, 404, 404, 200, 404, 200, 404"
STEP_OF_THE_CLASS = "POST sign in, 404, 404, 302, 404, 302, 404"
ONE_OF_THE_OWNER = "sign in, 404, 404, 200, 404, 404, 404"
STEP_OF_THE_OWNER = "POST sign in, 404, 404, 302, 404, 404, 404"

# The exercise is the teacher's own and shared with nobody; its items' steps are sent without the version they need.
# The attempt’s time is over. The student came from the roster, and only a nickname can be removed.
# The class allows no nicknames.
MATRIX = {
    "assignment_board": OF_THE_CLASS,
    "assignment_board_time": STEP_OF_THE_CLASS,
    "assignment_close": STEP_OF_THE_CLASS,
    "assignment_delete": OF_THE_CLASS,
    "assignment_detail": OF_THE_CLASS,
    "assignment_edit": OF_THE_CLASS,
    "assignment_exit": OF_THE_CLASS,
    "assignment_export": OF_THE_CLASS,
    "assignment_grades": OF_THE_CLASS,
    "assignment_key": OF_THE_CLASS,
    "assignment_key_undo": STEP_OF_THE_CLASS,
    "assignment_list": EVERY_TEACHER,
    "assignment_misconceptions": OF_THE_CLASS,
    "assignment_more_time": STEP_OF_THE_CLASS,
    "assignment_new": EVERY_TEACHER,
    "assignment_open_again": STEP_OF_THE_CLASS,
    "assignment_phase": STEP_OF_THE_CLASS,
    "assignment_projector": OF_THE_CLASS,
    "assignment_packet": OF_THE_CLASS,
    "assignment_paper": OF_THE_CLASS,
    "assignment_paper_student": OF_THE_CLASS,
    "assignment_release": "POST sign in, 404, 404, 409, 404, 409, 404",
    "assignment_results": OF_THE_CLASS,
    "assignment_review": OF_THE_CLASS,
    "assignment_review_attempt": OF_THE_CLASS,
    "assignment_review_item": OF_THE_CLASS,
    "assignment_take_back": STEP_OF_THE_CLASS,
    "attempt_check": "POST sign in, 302, 404, 404, 404, 404, 404",
    "attempt_contest": "sign in, 404, 404, 404, 404, 404, 404",
    "attempt_detail": "sign in, 200, 404, 404, 404, 404, 404",
    "attempt_earlier": "sign in, 200, 404, 404, 404, 404, 404",
    "attempt_exit": "sign in, 302, 404, 404, 404, 404, 404",
    "attempt_item": "POST sign in, 302, 404, 404, 404, 404, 404",
    "attempt_new": "POST sign in, 404, 404, 404, 404, 404, 404",
    "attempt_news": "sign in, 204, 404, 404, 404, 404, 404",
    "attempt_nudge": STEP_OF_THE_CLASS,
    "attempt_submit": "sign in, 200, 404, 404, 404, 404, 404",
    "attempt_time": STEP_OF_THE_CLASS,
    "attempt_worker": EVERYBODY,
    "attempt_place": "PUT 401, 200, 404, 404, 404, 404, 404",
    "attempt_response": "PUT 401, 409, 404, 404, 404, 404, 404",
    "classroom_archive": "POST sign in, 404, 404, 302, 404, 403, 404",
    "classroom_bring_back": "POST sign in, 404, 404, 302, 404, 403, 404",
    "classroom_cards": OF_THE_CLASS,
    "classroom_detail": OF_THE_CLASS,
    "classroom_edit": OF_THE_CLASS,
    "classroom_groups": OF_THE_CLASS,
    "classroom_growth": OF_THE_CLASS,
    "classroom_list": EVERY_TEACHER,
    "classroom_new_code": STEP_OF_THE_CLASS,
    "classroom_nicknames": STEP_OF_THE_CLASS,
    "classroom_new": EVERY_TEACHER,
    "classroom_roster": OF_THE_CLASS,
    "classroom_roster_add": STEP_OF_THE_CLASS,
    "classroom_teacher_remove": STEP_OF_THE_CLASS,
    "classroom_teachers": OF_THE_CLASS,
    "classroom_try_again": STEP_OF_THE_CLASS,
    "comment_delete": "POST sign in, 404, 404, 302, 404, 404, 404",
    "comment_list": EVERY_TEACHER,
    "enrolment_remove": "sign in, 404, 404, 404, 404, 404, 404",
    "enrolment_edit": OF_THE_CLASS,
    "enrolment_erase": OF_THE_CLASS,
    "enrolment_export": OF_THE_CLASS,
    "enrolment_growth": OF_THE_CLASS,
    "enrolment_move": "POST sign in, 404, 404, 422, 404, 422, 404",
    "exercise_bring_back": STEP_OF_THE_OWNER,
    "exercise_check": ONE_OF_THE_OWNER,
    "exercise_copy": STEP_OF_THE_OWNER,
    "exercise_edit": ONE_OF_THE_OWNER,
    "exercise_export": ONE_OF_THE_OWNER,
    "exercise_file": EVERY_TEACHER,
    "exercise_import": EVERY_TEACHER,
    "exercise_item_edit": ONE_OF_THE_OWNER,
    "exercise_item_move": "POST sign in, 404, 404, 422, 404, 404, 404",
    "exercise_item_new": ONE_OF_THE_OWNER,
    "exercise_item_remove": "POST sign in, 404, 404, 422, 404, 404, 404",
    "exercise_item_restore": "POST sign in, 404, 404, 422, 404, 404, 404",
    "exercise_list": EVERY_TEACHER,
    "exercise_new": EVERY_TEACHER,
    "exercise_paper": ONE_OF_THE_OWNER,
    "exercise_preview": ONE_OF_THE_OWNER,
    "exercise_review": "POST sign in, 404, 404, 404, 404, 404, 404",
    "exercise_revise": STEP_OF_THE_OWNER,
    "exercise_share": ONE_OF_THE_OWNER,
    "exercise_withdraw": STEP_OF_THE_OWNER,
    "join_class": EVERYBODY,
    "join_code": EVERYBODY,
    "join_nickname": "POST 403, 403, 403, 403, 403, 403, 403",
    "response_mark": "POST sign in, 404, 404, 422, 404, 422, 404",
    "response_unmark": STEP_OF_THE_CLASS,
    "student_growth": "sign in, 200, 200, 200, 200, 200, 200",
    "student_home": "sign in, 200, 200, 200, 200, 200, 200",
}
# What the page's script sends; everything else is sent empty.
SENT = {
    "attempt_place": {"device": "a", "position": 1},
    "attempt_response": {"act": str(UUID(int=1)), "revision": 1, "answer": {}, "round": 1},
}


def routes():
    resolver = get_resolver().namespace_dict["quizzes"][1]
    return {one.name: one for one in resolver.url_patterns if isinstance(one, URLPattern)}


def test_every_route_has_its_row():
    assert set(routes()) == set(MATRIX)


@pytest.fixture
def people(ana, ben, tess, theo, ada, classroom):
    cora = UserFactory(teacher=True, display_name="Cora")
    EnrolmentFactory(classroom=classroom, user=cora, role="co_teacher")
    return dict(zip(WHO, [None, ana, ben, tess, theo, cora, ada], strict=True))


@pytest.fixture
def values(people, classroom, ana, tess):
    """What stands in an address, by the name of its part."""
    published = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True)
    draft = ExerciseRevisionFactory(exercise=published.exercise, items=1)
    given = AssignmentFactory(classroom=classroom, exercise_revision=published, minutes=20)
    attempt = AttemptFactory.by(ana, given)
    handed_in = AttemptFactory(assignment=given, submitted=True, responses__revision=1)
    return {
        "assignment_id": given.public_id,
        "attempt_id": attempt.public_id,
        "classroom_id": classroom.public_id,
        "code": classroom.code,
        "comment_id": KeptCommentFactory(owner=tess).pk,
        "exercise_id": published.exercise.public_id,
        "handed_in_id": handed_in.public_id,
        "item_id": draft.items.get().public_id,
        "change_id": KeyChangeFactory(assignment=given, item=published.items.get()).pk,
        "position": 1,
        "response_id": handed_in.responses.get().pk,
        "shape": "csv",
        "student_id": ana.public_id,
        "teacher_id": people["co-teacher"].public_id,
    }


@pytest.mark.parametrize("name", MATRIX)
def test_who_may_open_it(client, people, values, name):
    method, expected = row_of(name)
    route = routes()[name]
    address = reverse(f"quizzes:{name}", kwargs={part: values[part] for part in route.pattern.converters})
    found = {who: ask(client, person, method, address, SENT.get(name)) for who, person in people.items()}
    assert found == expected
    for who, person in people.items():
        if method == "get" and expected[who] in ("sign in", "403", "404"):
            assert ask(client, person, "post", address) in (expected[who], "405"), who


def row_of(name):
    row = MATRIX[name]
    first, _space, rest = row.partition(" ")
    method, statuses = (first.lower(), rest) if first in ("POST", "PUT") else ("get", row)
    return method, dict(zip(WHO, statuses.split(", "), strict=True))


def ask(client, person, method, address, sent=None):
    """The answer in a word. What was done is undone, so that everybody finds the same."""
    client.logout()
    if person:
        client.force_login(person)
    with transaction.atomic():
        response = (
            getattr(client, method)(address, sent, content_type="application/json")
            if sent
            else (getattr(client, method)(address))
        )
        transaction.set_rollback(True)
    if response.status_code == 302 and response.url.startswith(("/accounts/login/?next=", "/join/?next=")):
        return "sign in"
    return str(response.status_code)


def test_the_table_would_notice_a_wrong_row(client, people, values):
    address = reverse("quizzes:classroom_detail", args=[values["classroom_id"]])
    assert [ask(client, people[who], "get", address) for who in ("teacher", "teacher elsewhere", "nobody")] == [
        "200", "404", "sign in",
    ]  # fmt: skip
