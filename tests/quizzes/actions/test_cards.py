from datetime import UTC, datetime

import pytest

from quizsite.models import User
from quizzes.actions import cards
from quizzes.models import Enrolment
from tests.factories import AttemptFactory, EnrolmentFactory

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def make(classroom, students, tess, **options):
    options = {"seen": 0, "sign_out": False} | options
    return cards.make_cards(classroom=classroom, students=students, by=tess, at=NOON, **options)


@pytest.fixture
def students(classroom, ana):
    EnrolmentFactory(classroom=classroom, user__display_name="Bo", pin="123456")
    return list(classroom.enrolments.to_join())


def test_card_has_the_new_pin_and_the_old_one_ends(classroom, students, tess):
    made = make(classroom, students[:1], tess)
    assert [one.name for one in made] == ["Ana"]
    ana = Enrolment.objects.get(pk=students[0].pk)
    assert ana.has_pin(made[0].pin)
    assert not ana.has_pin("123456")


def test_those_without_a_new_card_keep_theirs(classroom, students, tess):
    make(classroom, students[:1], tess)
    assert Enrolment.objects.get(pk=students[1].pk).has_pin("123456")


def test_each_card_has_a_pin_of_its_own(classroom, students, tess):
    first, second = make(classroom, students, tess)
    assert first.pin != second.pin


def test_new_card_ends_a_wait(classroom, students, tess):
    Enrolment.objects.filter(pk=students[0].pk).update(wrong_pins=9, try_again_at=NOON)
    make(classroom, students[:1], tess)
    ana = Enrolment.objects.get(pk=students[0].pk)
    assert (ana.wrong_pins, ana.try_again_at) == (0, None)


def test_same_page_makes_cards_once(classroom, students, tess):
    first = make(classroom, students, tess)
    with pytest.raises(cards.CardsMadeMeanwhile):
        make(classroom, students, tess)
    assert Enrolment.objects.get(pk=students[0].pk).has_pin(first[0].pin)


@pytest.mark.parametrize(("sign_out", "still_in"), [(False, True), (True, False)])
def test_sessions_end_if_the_teacher_wants_it(client, classroom, students, tess, sign_out, still_in):
    client.force_login(students[0].user)
    make(classroom, students, tess, sign_out=sign_out)
    assert (client.get("/me/").status_code == 200) is still_in


def test_let_try_again_ends_all_waits_of_this_class(classroom, elsewhere, ana, ben, tess):
    Enrolment.objects.students().update(wrong_pins=9, try_again_at=NOON)
    classroom.count_wrong_pin(NOON)
    cards.let_try_again(classroom=classroom, by=tess, at=NOON)
    classroom.refresh_from_db()
    assert (classroom.wrong_pins, classroom.wrong_pins_since) == (0, None)
    assert classroom.enrolments.get(user=ana).wrong_pins == 0
    assert elsewhere.enrolments.get(user=ben).wrong_pins == 9


def test_removed_nickname_takes_its_person_and_answers_along(classroom, tess):
    fox = EnrolmentFactory(classroom=classroom, nickname="Fox")
    AttemptFactory(enrolment=fox, assignment__classroom=classroom)
    cards.remove_nickname(enrolment=fox, by=tess, at=NOON)
    assert not User.objects.filter(display_name="Fox").exists()


def test_removed_nickname_of_somebody_in_another_class_leaves_the_person(classroom, elsewhere, tess):
    fox = EnrolmentFactory(classroom=classroom, nickname="Fox")
    EnrolmentFactory(classroom=elsewhere, user=fox.user)
    cards.remove_nickname(enrolment=fox, by=tess, at=NOON)
    assert [one.classroom for one in fox.user.enrolments.all()] == [elsewhere]


def test_session_of_a_removed_nickname_is_over(client, classroom, tess):
    fox = EnrolmentFactory(classroom=classroom, nickname="Fox")
    client.force_login(fox.user)
    cards.remove_nickname(enrolment=fox, by=tess, at=NOON)
    assert client.get("/me/").status_code == 302
