"""The least that Django does for a page and a save: what our own are compared with in `autosave.py`.

The page is one template of a line per item, with four queries: session, person, attempt, responses. The save is one
upsert by the ORM, with three: session, person, row.
"""

import json
import time
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template import engines
from django.urls import include, path
from django.utils import timezone

from quizzes.models import Attempt, SavedAnswer

PAGE = engines["django"].from_string(
    "<!doctype html><html lang=en><title>Floor</title><h1>{{ attempt.public_id }}</h1><ol>"
    "{% for row in rows %}<li>{{ row.revision }} {{ row.answer }} {{ row.saved_at }}</li>{% endfor %}</ol></html>"
)


def page(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    assert request.user.is_authenticated
    attempt = get_object_or_404(Attempt, public_id=attempt_id)
    return HttpResponse(PAGE.render({"attempt": attempt, "rows": attempt.responses.all()}, request))


def save(request: HttpRequest, response_id: int) -> HttpResponse:
    assert request.user.is_authenticated
    sent = json.loads(request.body)
    row = SavedAnswer(
        response_id=response_id, act=UUID(int=1), revision=sent["revision"], answer=sent["answer"],
        fate="kept", saved_at=timezone.now(),
    )  # fmt: skip
    SavedAnswer.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["response", "act"],
        update_fields=["revision", "answer", "saved_at"],
    )  # fmt: skip
    return JsonResponse({"revision": row.revision, "saved_at": row.saved_at})


def processor(request: HttpRequest) -> HttpResponse:
    """User and system time of this worker until now, in nanoseconds."""
    return HttpResponse(time.process_time_ns())


urlpatterns = [
    path("floor/processor/", processor),
    path("floor/<uuid:attempt_id>/", page),
    path("floor/<int:response_id>/save/", save),
    path("", include("quizsite.urls")),
]
