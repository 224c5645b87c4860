"""The administration under the strict policy: it opens, lists, searches and saves."""

import pytest
from playwright.sync_api import expect

from quizzes.models import Classroom
from tests.factories import ClassroomFactory, EnrolmentFactory, UserFactory


@pytest.fixture
def ada(transactional_db):
    return UserFactory(administrator=True, display_name="Ada")


def test_every_page_of_the_administration_opens(sign_in, ada, live_server):
    EnrolmentFactory()
    page = sign_in(ada)
    page.goto(f"{live_server.url}/administration/")
    links = page.locator("#content a[href]").evaluate_all("links => links.map(link => link.href)")
    assert len(links) > 6
    for link in links:
        assert page.goto(link).status == 200, link


def test_class_is_found_and_renamed(sign_in, ada, live_server):
    ClassroomFactory(name="Another class")
    classroom = ClassroomFactory(name="Wrong name")
    page = sign_in(ada)
    page.goto(f"{live_server.url}/administration/quizzes/classroom/?q=Wrong")
    page.get_by_role("link", name="Wrong name").click()
    page.get_by_label("Name:").fill("Right name")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Classroom.objects.get(pk=classroom.pk).name == "Right name"
