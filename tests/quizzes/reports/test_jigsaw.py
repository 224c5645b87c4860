"""A jigsaw: what each group is asked, and what is put together afterwards."""

import pytest
from django.urls import reverse

from quizzes.actions import assignments
from quizzes.models import Response
from quizzes.reports.attempts import page_of
from quizzes.reports.jigsaw import outlet_of_group, together_of
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    EnrolmentFactory,
    ExerciseRevisionFactory,
    GroupFactory,
    ItemFactory,
)
from tests.factories.attempts import TEN_PAST
from tests.quizzes.items.test_compare_coverage import KEY, TASK
from tests.quizzes.views.test_saving import act, put
from tests.quizzes.views.test_saving import address as response_address

OUTLETS = ["Dispatch", "Bell", "Channel"]


@pytest.fixture
def given(classroom, tess):
    """One comparison and one other item, for three groups of two."""
    revision = ExerciseRevisionFactory(exercise__owner=tess)
    ItemFactory(revision=revision, kind="compare coverage", task=TASK, key=KEY)
    ItemFactory(revision=revision, quote="trade had collapsed")
    revision.published_at, revision.published_by = TEN_PAST, tess
    revision.save()
    given = AssignmentFactory(
        classroom=classroom, exercise_revision=revision, discussion=True, jigsaw=True, phase="answer"
    )
    for name in "ABC":
        group = GroupFactory(classroom=classroom, name=f"Group {name}")
        for _member in range(2):
            AttemptFactory(assignment=given, enrolment=EnrolmentFactory(classroom=classroom, group=group))
    return given


def attempts_of(given):
    return list(given.attempts.order_by("pk").with_assignment())


def comparison_of(page):
    return page.question(1).pieces.question


def moved(given, phase, tess):
    return assignments.move_phase(assignment=given, phase=phase, by=tess, at=TEN_PAST)


def answer(given, cells):
    for attempt, cell in zip(attempts_of(given), cells, strict=True):
        if cell:
            row = attempt.responses.get(item__position=1, round=1)
            row.answer, row.revision, row.saved_at = {"cells": cell}, 1, TEN_PAST
            row.save()


def test_each_group_has_one_outlet_and_the_fourth_begins_again(given, classroom, django_assert_num_queries):
    GroupFactory(classroom=classroom, name="Group D")
    items = list(given.exercise_revision.items.in_order())
    with django_assert_num_queries(1):
        assert list(outlet_of_group(given, items).values()) == [*OUTLETS, "Dispatch"]


def test_student_is_asked_about_the_outlet_of_the_group_only(given):
    pages = [page_of(attempt, TEN_PAST) for attempt in attempts_of(given)]
    for page, place in zip(pages, "112233", strict=True):
        asked = [at for at in "123" if f'name="item1-cell_{at}"' in comparison_of(page)]
        assert asked == [place]
        assert 'name="item1-omission"' not in comparison_of(page)
        assert 'name="item2-source"' in page.question(2).pieces.question
    assert "Your group has Bell. Other groups have Dispatch, Channel" in comparison_of(pages[2])


def test_student_without_a_group_is_asked_about_all(given, classroom):
    attempt = AttemptFactory(assignment=given, enrolment=EnrolmentFactory(classroom=classroom))
    page = comparison_of(page_of(attempt, TEN_PAST))
    assert all(f'name="item1-cell_{place}"' in page for place in "123")


def test_what_the_groups_found_is_put_together_after_the_first_vote(given, tess, django_assert_num_queries):
    answer(
        given,
        [{"1": "same source"}, {"1": "same source"}, {"2": "absent"}, {"2": "contradicted"}, None, None],
    )
    items = list(given.exercise_revision.items.all())
    assert together_of(given, items) == {}
    given = moved(given, "look", tess)
    with django_assert_num_queries(2):
        (found,) = together_of(given, items).values()
    assert [(one.name, [(f.group, f.choices, f.agreed) for f in one.findings]) for one in found.outlets] == [
        ("Dispatch", [("Group A", ("same source",), True)]),
        ("Bell", [("Group B", ("contradicted", "absent"), False)]),
        ("Channel", []),
    ]


def test_second_vote_shows_the_findings_and_asks_about_all(given, tess):
    answer(given, [{"1": "same source"}] * 2 + [None] * 4)
    moved(given, "second_vote", tess)
    page = page_of(attempts_of(given)[2], TEN_PAST)
    assert all(f'name="item1-cell_{place}"' in comparison_of(page) for place in "123")
    assert page.question(1).together.outlets[0].findings[0].group == "Group A"
    assert page.question(2).together is None
    assert page_of(attempts_of(given)[2], TEN_PAST, for_keeping=True).question(1).together is None


def test_pages_tell_what_the_groups_found_without_names(given, as_user, tess):
    answer(given, [{"1": "same source"}] * 2 + [None] * 4)
    projector = reverse("quizzes:assignment_projector", args=[given.public_id])
    assert "What the groups found" not in as_user(tess).get(projector).content.decode()
    moved(given, "look", tess)
    attempt = attempts_of(given)[2]
    student = reverse("quizzes:attempt_detail", args=[attempt.public_id])
    for person, address in ((tess, projector), (attempt.enrolment.user, student)):
        page = as_user(person).get(address).content.decode()
        assert "What the groups found" in page
        assert "No group has answered this." in page
        assert attempts_of(given)[0].enrolment.user.display_name not in page


def test_answer_of_a_narrowed_form_is_saved_without_scripts(given, as_user):
    attempt = attempts_of(given)[2]
    address = reverse("quizzes:attempt_item", args=[attempt.public_id, 1])
    as_user(attempt.enrolment.user).post(address, {"item1-seen": "0", "item1-cell_2": "absent"})
    assert Response.objects.get(attempt=attempt, item__position=1).answer["cells"] == {"2": "absent"}


def test_save_of_anothers_outlet_is_422_and_changes_nothing(given, as_user, django_assert_num_queries):
    attempt = attempts_of(given)[2]
    client, address = as_user(attempt.enrolment.user), response_address(attempt)
    assert put(client, address, act(1, {"cells": {"2": "absent"}})).status_code == 200
    for answer in ({"cells": {"1": "absent"}}, {"cells": {"2": "absent", "3": "absent"}}, {"omission": "1"}):
        refused = put(client, address, act(2, answer))
        assert (refused.status_code, "Your group has Bell" in refused.json()["problem"]) == (422, True)
    kept = Response.objects.get(attempt=attempt, item__position=1)
    assert (kept.answer["cells"], kept.revision, kept.saves.count()) == ({"2": "absent"}, 1, 1)
    for number, answer in enumerate(({"cells": {}}, {"cells": {"2": "contradicted", "1": ""}}), 2):
        with django_assert_num_queries(9):  # as many as any save, and the items and the groups
            assert put(client, address, act(number, answer)).status_code == 200


def test_save_about_all_outlets_in_the_second_vote_or_without_a_group(given, classroom, as_user, tess):
    alone = AttemptFactory(assignment=given, enrolment=EnrolmentFactory(classroom=classroom))
    grouped = attempts_of(given)[2]
    answer = {"cells": {"1": "absent", "2": "absent"}, "omission": "2"}
    saved = put(as_user(alone.enrolment.user), response_address(alone), act(1, answer))
    assert saved.status_code == 200
    moved(given, "second_vote", tess)
    sent = act(1, answer, round=2)
    assert put(as_user(grouped.enrolment.user), response_address(grouped), sent).status_code == 200
