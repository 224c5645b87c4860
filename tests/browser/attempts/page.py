"""What the tests look for on an attempt's page, and in what it has sent."""

from django.urls import reverse
from playwright.sync_api import expect

from quizzes.models import Response, SavedAnswer


def address(live_server, attempt):
    return live_server.url + reverse("quizzes:attempt_detail", args=[attempt.public_id])


def question(page, position):
    return page.locator(f"#item-{position}")


def says(page, state):
    expect(page.locator("#attempt-saved")).to_have_attribute("data-state", state)


def sources(attempt):
    rows = Response.objects.filter(attempt=attempt, revision__gte=1).in_order()
    return [(row.item.position, row.answer.get("source")) for row in rows.select_related("item")]


def arrived(attempt):
    saves = SavedAnswer.objects.filter(response__attempt=attempt).order_by("pk")
    return list(saves.values_list("response__item__position", "revision", "fate"))
