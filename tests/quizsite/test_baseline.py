"""Headers, health and error pages: what holds for every answer."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.urls import reverse


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/styleguide/", "/accounts/login/", "/no-such-page/", "/healthz"])
def test_every_answer_has_the_strict_headers(client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_signed_in_page_is_not_stored(as_user, tess):
    assert as_user(tess).get(reverse("quizzes:classroom_list"))["Cache-Control"] == "no-store, private"


def test_page_after_signing_out_may_be_stored_again(client, db):
    assert "Cache-Control" not in client.get(reverse("styleguide")).headers


def test_front_door_sends_a_teacher_to_the_classes(as_user, tess):
    assert as_user(tess).get("/").url == reverse("quizzes:classroom_list")


def test_front_door_leads_a_student_home(as_user, ana):
    assert as_user(ana).get("/").url == reverse("quizzes:student_home")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_machines_are_told_that_all_is_well(client, path):
    response = client.get(path)
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


def test_healthz_needs_no_database(client):
    assert client.get("/healthz").status_code == 200  # the test has no database: a query would raise


@pytest.mark.django_db
def test_readyz_says_that_migrations_are_waiting(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'quizzes'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "migrations are waiting"}


@pytest.mark.django_db
def test_missing_page_is_404_with_a_way_on(client):
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert b'href="/"' in response.content


def test_broken_page_is_500_without_touching_the_database(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("quizsite.views.render", lambda *args: 1 / 0)
    response = client.get("/styleguide/")
    assert response.status_code == 500
    assert b'href="/"' in response.content


@pytest.mark.django_db
def test_form_without_its_token_is_403_and_says_what_to_do(tess):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "x"})
    assert response.status_code == 403
    assert response.templates[0].name == "403_csrf.html"


@pytest.mark.django_db
def test_cache_is_shared_through_the_database():
    cache.clear()  # what tests that commit have left there
    cache.set("k", "v")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {settings.CACHES['default']['LOCATION']}")
        assert cursor.fetchone()[0] == 1
