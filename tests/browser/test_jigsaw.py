"""A student of a jigsaw: the outlet of the own group first, then what all groups found, above the whole question."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from quizzes.actions import assignments
from quizzes.models import Response
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    EnrolmentFactory,
    ExerciseRevisionFactory,
    GroupFactory,
    ItemFactory,
    UserFactory,
)
from tests.quizzes.items.test_compare_coverage import KEY, TASK

pytestmark = pytest.mark.journey


@pytest.fixture
def attempts(transactional_db):
    """Of one student in each of two groups, who compare three outlets."""
    tess = UserFactory(teacher=True)
    classroom = ClassroomFactory(teacher=tess)
    revision = ExerciseRevisionFactory(exercise__owner=tess)
    ItemFactory(revision=revision, kind="compare coverage", task=TASK, key=KEY)
    revision.published_at, revision.published_by = timezone.now(), tess
    revision.save()
    given = AssignmentFactory(
        classroom=classroom, exercise_revision=revision, opens_at=timezone.now(), discussion=True, jigsaw=True,
        phase="answer",
    )  # fmt: skip
    return [
        AttemptFactory(
            assignment=given, started_at=timezone.now(),
            enrolment=EnrolmentFactory(classroom=classroom, group=GroupFactory(classroom=classroom, name=name)),
        )
        for name in ("Group A", "Group B")
    ]  # fmt: skip


def test_jigsaw_from_the_own_outlet_to_all_together(page, sign_in, live_server, attempts):
    attempt, other = attempts
    given = attempt.assignment
    sign_in(attempt.enrolment.user)
    page.clock.install()
    page.goto(live_server.url + reverse("quizzes:attempt_detail", args=[attempt.public_id]))
    expect(page.locator("html[data-kept]")).to_be_attached(timeout=20_000)

    # Apart: one outlet only.
    question = page.locator("#item-1")
    expect(question.locator("[name^=item1-cell]")).to_have_count(1)
    question.locator("[name=item1-cell_1]").select_option("same source")
    expect(page.locator("#attempt-saved")).to_have_attribute("data-state", "saved")
    assert Response.objects.get(attempt=attempt).answer["cells"] == {"1": "same source"}
    assert page.get_by_text("What the groups found").count() == 0

    # Together: what was found, and below it the whole question. The page follows by itself.
    other.responses.update(answer={"cells": {"2": "absent"}}, revision=1, saved_at=timezone.now())
    for phase in ("freeze", "look", "second_vote"):
        assignments.move_phase(assignment=given, phase=phase, by=given.created_by, at=timezone.now())
    page.clock.run_for(5_000)
    findings = question.get_by_role("table", name="What the groups found")
    expect(findings.get_by_role("row", name="Bell Group B")).to_contain_text("absent")
    expect(question.locator("[name^=item1-cell]")).to_have_count(3)
    last = question.locator("[name=item1-cell_3]")
    expect(last).to_be_enabled()
    assert findings.bounding_box()["y"] + findings.bounding_box()["height"] <= last.bounding_box()["y"]
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    last.select_option("absent")
    expect(page.locator("#attempt-saved")).to_have_attribute("data-state", "saved")
    assert Response.objects.get(attempt=attempt, round=2).answer["cells"]["3"] == "absent"

    # Without a connection it is this vote's page that opens, not the first one's.
    expect(page.locator("html[data-kept]")).to_be_attached(timeout=20_000)
    page.context.set_offline(True)
    page.reload()
    expect(question.locator("[name^=item1-cell]")).to_have_count(3)
