from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from quizzes.actions import joining
from quizzes.models.classroom import CLASS_TRIES
from tests.factories import ClassroomFactory, EnrolmentFactory

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def prove(enrolment, pin="000000", at=NOON):
    """As a request does it: from a row read just now. None when no PIN was looked at."""
    fresh = type(enrolment).objects.select_related("classroom", "user").get(pk=enrolment.pk)
    try:
        return joining.prove_pin(enrolment=fresh, pin=pin, at=at)
    except joining.TooManyTries:
        return None


@pytest.fixture
def enrolment(db):
    return EnrolmentFactory(pin="123456")


def test_right_pin_forgets_the_wrong_ones(enrolment):
    assert [prove(enrolment) for _try in range(4)] == [False] * 4
    assert prove(enrolment, "123456") is True
    enrolment.refresh_from_db()
    assert (enrolment.wrong_pins, enrolment.try_again_at, enrolment.joined_at) == (0, None, NOON)


def test_first_joining_stays_the_first(enrolment):
    prove(enrolment, "123456")
    prove(enrolment, "123456", NOON + timedelta(days=1))
    enrolment.refresh_from_db()
    assert enrolment.joined_at == NOON


def test_waits_double_after_five_wrong_pins(enrolment):
    at, waits = NOON, []
    for _try in range(5):
        prove(enrolment, at=at)
    for _try in range(4):
        enrolment.refresh_from_db()
        waits.append((enrolment.try_again_at - at) / timedelta(minutes=1))
        assert prove(enrolment, "123456", enrolment.try_again_at - timedelta(seconds=1)) is None
        at = enrolment.try_again_at
        assert prove(enrolment, at=at) is False
    assert waits == [1, 2, 4, 8]


def test_right_pin_after_the_wait_lets_in(enrolment):
    for _try in range(5):
        prove(enrolment)
    assert prove(enrolment, "123456", NOON + timedelta(seconds=59)) is None
    assert prove(enrolment, "123456", NOON + timedelta(seconds=60)) is True


def test_patient_guesser_has_fewer_than_four_hundred_tries_in_a_year(enrolment):
    tries, at = 0, NOON
    while at < NOON + timedelta(days=365):
        tries += prove(enrolment, at=at) is False
        enrolment.refresh_from_db()
        at = enrolment.try_again_at or at
    assert 370 < tries < 400


def test_thousand_pins_in_a_row_let_nobody_in(enrolment):
    """The right one is among them; in its place it is not even looked at."""
    let_in = [prove(enrolment, f"{number:06}") for number in range(122_500, 123_500)]
    assert [let_in.count(one) for one in (True, False, None)] == [0, 5, 995]


def test_new_pin_of_the_teacher_ends_the_wait(enrolment):
    for _try in range(5):
        prove(enrolment)
    enrolment.set_pin("654321")
    assert prove(enrolment, "654321") is True


def test_wrong_pins_of_one_name_leave_the_others_alone(enrolment):
    other = EnrolmentFactory(classroom=enrolment.classroom, pin="654321")
    for _try in range(6):
        prove(enrolment)
    assert prove(other, "654321") is True


def test_class_waits_after_sixty_wrong_pins_and_other_classes_do_not(enrolment):
    classmates = [EnrolmentFactory(classroom=enrolment.classroom) for _student in range(CLASS_TRIES // 5)]
    elsewhere = EnrolmentFactory(classroom=ClassroomFactory(), pin="123456")
    for classmate in classmates:
        for _try in range(5):
            assert prove(classmate) is False
    with pytest.raises(joining.TooManyTries) as raised:
        joining.prove_pin(
            enrolment=type(enrolment).objects.get(pk=enrolment.pk),
            pin="123456",
            at=NOON + timedelta(seconds=5),
        )
    assert raised.value.in_words(NOON) == (
        "Too many wrong PINs in this class just now. Wait 10 minutes, or tell your teacher."
    )
    assert prove(elsewhere, "123456") is True
    assert prove(enrolment, "123456", NOON + timedelta(minutes=10)) is True


def test_class_counts_anew_after_ten_minutes(enrolment):
    prove(enrolment)
    prove(enrolment, at=NOON + timedelta(minutes=9))
    enrolment.classroom.refresh_from_db()
    assert enrolment.classroom.wrong_pins == 2
    prove(enrolment, at=NOON + timedelta(minutes=10))
    enrolment.classroom.refresh_from_db()
    assert (enrolment.classroom.wrong_pins, enrolment.classroom.wrong_pins_since) == (
        1,
        NOON + timedelta(minutes=10),
    )


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(seconds=1), "Wait 1 minute,"),
        (timedelta(seconds=61), "Wait 2 minutes,"),
        (timedelta(minutes=64), "Wait 64 minutes,"),
        (timedelta(minutes=128), "Wait 3 hours,"),
        (timedelta(days=1), "Wait 24 hours,"),
    ],
)
def test_wait_is_said_in_words(wait, words):
    assert words in joining.TooManyTries(NOON + wait, whole_class=False).in_words(NOON)


def all_at_once(work, number):
    """What `work(n)` gave in `number` threads that start together, each with its own connection."""
    results, start = [None] * number, Barrier(number)

    def run(place):
        start.wait()
        try:
            results[place] = work(place)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[place]) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_pins_tried_all_at_once_get_no_more_than_five_looks():
    enrolment = EnrolmentFactory(pin="000019")
    seen = type(enrolment).objects.select_related("classroom").get(pk=enrolment.pk)  # one row, read by all

    def attempt(place):
        own = type(enrolment).objects.get(pk=seen.pk)
        own.wrong_pins = 0  # as if all had read it before the first wrote
        own.try_again_at = None
        own.classroom = seen.classroom
        try:
            return joining.prove_pin(enrolment=own, pin=f"{place:06}", at=NOON)
        except joining.TooManyTries:
            return None

    results = all_at_once(attempt, 16)
    enrolment.refresh_from_db()
    enrolment.classroom.refresh_from_db()
    assert sorted(map(str, results)) == ["False"] * 5 + ["None"] * 11
    assert enrolment.wrong_pins == 5
    assert enrolment.classroom.wrong_pins == 5


@pytest.mark.django_db(transaction=True)
def test_wrong_pins_of_many_at_once_are_all_counted_for_the_class():
    classroom = ClassroomFactory()
    enrolments = [EnrolmentFactory(classroom=classroom) for _student in range(16)]
    all_at_once(lambda place: prove(enrolments[place]), 16)
    classroom.refresh_from_db()
    assert (classroom.wrong_pins, classroom.wrong_pins_since) == (16, NOON)


def join(classroom, nickname="Fox"):
    return joining.join_with_nickname(classroom=classroom, nickname=nickname, at=NOON)


@pytest.mark.django_db
def test_class_holds_sixty_nicknames():
    classroom = ClassroomFactory()
    for number in range(joining.MOST_NICKNAMES):
        EnrolmentFactory(classroom=classroom, nickname=f"Fox {number}")
    with pytest.raises(joining.ClassFull):
        join(classroom)


@pytest.mark.django_db(transaction=True)
def test_same_nickname_at_once_is_given_once():
    classroom = ClassroomFactory()

    def attempt(place):
        try:
            return join(classroom)[0].user.display_name
        except joining.NicknameTaken:
            return None

    results = all_at_once(attempt, 8)
    assert sorted(map(str, results)) == ["Fox"] + ["None"] * 7
    assert classroom.people.count() == 1
