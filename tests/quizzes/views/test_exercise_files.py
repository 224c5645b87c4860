"""An exercise leaves its draft by these pages: reviewed, copied, saved as a file, brought in."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from quizzes.actions import exercise_sharing
from quizzes.forms.exercise_files import LARGEST_FILE
from quizzes.models import Exercise
from tests.factories import ArticleFactory, ExerciseRevisionFactory
from tests.quizzes.conftest import NOW

IMPORT = "/exercises/import/"


def url(name, exercise):
    return reverse(f"quizzes:exercise_{name}", args=[exercise.public_id])


@pytest.fixture
def published(tess):
    article = ArticleFactory(owner=tess, shared=True)
    return ExerciseRevisionFactory(
        exercise__owner=tess, exercise__article=article, title="Bridges", items=2, published=True
    ).exercise


@pytest.fixture
def submitted(published, tess):
    return exercise_sharing.submit(exercise=published, by=tess, at=NOW)


def sharing_of(exercise):
    exercise.refresh_from_db()
    return exercise.sharing


def test_owner_submits_and_takes_back(as_user, tess, published):
    client = as_user(tess)
    assert client.post(url("share", published), {"do": "submit"}).url == url("share", published)
    assert sharing_of(published) == "submitted"
    client.post(url("share", published), {"do": "take back"})
    assert sharing_of(published) == "own"


def test_exercise_on_a_private_article_is_not_submitted_and_says_why(as_user, tess):
    private = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True).exercise
    response = as_user(tess).post(url("share", private), {"do": "submit"})
    assert response.status_code == 422
    assert "is not shared with the school" in response.content.decode()
    assert sharing_of(private) == "own"


def test_editor_accepts_and_every_teacher_sees_it(as_user, ed, theo, submitted):
    assert as_user(theo).get(url("preview", submitted)).status_code == 404
    client = as_user(ed)
    assert "Share with the school" in client.get(url("preview", submitted)).content.decode()
    client.post(url("review", submitted), {"do": "share", "note": ""})
    assert sharing_of(submitted) == "shared"
    assert as_user(theo).get(url("preview", submitted)).status_code == 200


def test_editor_returns_with_a_note_that_the_owner_reads(as_user, ed, tess, submitted):
    as_user(ed).post(url("review", submitted), {"do": "return", "note": "Item 2 gives item 1 away."})
    assert sharing_of(submitted) == "returned"
    assert "Item 2 gives item 1 away." in as_user(tess).get(url("share", submitted)).content.decode()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"do": "return", "note": " "}, "Say what is missing"),
        ({"do": "return", "note": "x" * 501}, "longer than 500"),
    ],
)
def test_return_that_says_nothing_is_refused(as_user, ed, submitted, fields, says):
    content = as_user(ed).post(url("review", submitted), fields, follow=True).content.decode()
    assert says in content
    assert sharing_of(submitted) == "submitted"


def test_review_after_the_owner_took_it_back_is_refused(as_user, ed, submitted):
    """The editor's tab is stale: what is own again is out of an editor's sight."""
    exercise_sharing.take_back(exercise=submitted, by=submitted.owner, at=NOW)
    assert as_user(ed).post(url("review", submitted), {"do": "share"}).status_code == 404
    assert sharing_of(submitted) == "own"


def test_second_review_says_that_it_was_decided(as_user, ed, submitted):
    client = as_user(ed)
    client.post(url("review", submitted), {"do": "share"})
    content = client.post(
        url("review", submitted), {"do": "return", "note": "Late."}, follow=True
    ).content.decode()
    assert "Somebody decided about it in the meantime" in content
    assert sharing_of(submitted) == "shared"


@pytest.mark.parametrize(("who", "status"), [("tess", 404), ("theo", 404), ("ana", 404), (None, 302)])
def test_only_editors_review(as_user, submitted, who, status, request):
    client = as_user(who and request.getfixturevalue(who))
    assert client.post(url("review", submitted), {"do": "share"}).status_code == status
    assert sharing_of(submitted) == "submitted"


def test_copy_through_the_page_says_whose_it_was(as_user, theo, ed, submitted):
    exercise_sharing.approve(exercise=submitted, by=ed, at=NOW)
    response = as_user(theo).post(url("copy", submitted))
    copied = Exercise.objects.own(theo).get()
    assert response.url == url("edit", copied)
    content = as_user(theo).get(response.url).content.decode()
    assert "Based on “Bridges” by Tess" in content
    assert copied.draft.items.count() == 2


def file(content, name="exercise.json"):
    return {"file": SimpleUploadedFile(name, content, content_type="application/json")}


@pytest.mark.parametrize("reader", ["tess", "theo"])
def test_file_saved_by_the_page_comes_back_exactly(as_user, tess, exercise, reader, request):
    saved = as_user(tess).get(url("export", exercise))
    assert saved["Content-Disposition"].endswith('.json"')
    client = as_user(request.getfixturevalue(reader))
    response = client.post(IMPORT, file(saved.content))
    brought = Exercise.objects.exclude(pk=exercise.pk).get()
    assert response.url == url("edit", brought)
    again = client.get(url("export", brought))
    assert json.loads(again.content) == json.loads(saved.content)
    assert again.content == saved.content


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (lambda: {}, "This field is required"),
        (lambda: file(b""), "This file is empty"),
        (lambda: file(b"%PDF-1.7"), "This is no JSON file"),
        (lambda: file(b'{"format": "other"}'), "not of an exercise"),
        (lambda: file(b" " * (LARGEST_FILE + 1)), "larger than 2 MB"),
        (lambda: file(b'{"format": "who-says exercise", "version": 1, "items": []}'), "A field is missing"),
    ],
)
def test_invalid_file_is_422_at_the_field_and_stores_nothing(as_user, tess, fields, says):
    response = as_user(tess).post(IMPORT, fields())
    assert response.status_code == 422
    assert says in str(response.context["form"].errors["file"])
    assert says in response.content.decode()
    assert not Exercise.objects.exists()


def test_import_opens_without_complaint(as_user, tess):
    response = as_user(tess).get(IMPORT)
    assert response.status_code == 200
    assert not response.context["form"].errors


@pytest.mark.parametrize(("who", "status"), [("ana", 404), (None, 302)])
def test_only_teachers_bring_exercises_in(as_user, who, status, request):
    client = as_user(who and request.getfixturevalue(who))
    assert client.get(IMPORT).status_code == status
    assert client.post(IMPORT, file(b"{}")).status_code == status


def test_what_stands_in_a_file_is_found_beside_the_import_and_the_export(as_user, tess):
    client, page = as_user(tess), reverse("quizzes:exercise_file")
    exercise = ExerciseRevisionFactory(exercise__owner=tess, items=1).exercise
    for address in (IMPORT, url("edit", exercise)):
        assert f'href="{page}"' in client.get(address).content.decode()
    content = client.get(page).content.decode()
    assert "<code>licence_note</code>" in content
    assert "<code>key.stances</code>" in content


def test_what_stands_in_a_file_is_for_teachers(as_user, ana):
    assert as_user(ana).get(reverse("quizzes:exercise_file")).status_code == 404
