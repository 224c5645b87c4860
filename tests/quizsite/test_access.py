import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from quizsite import access, checks
from tests.factories import UserFactory


def call(view, user, method="GET", **headers):
    request = RequestFactory(headers=headers).generic(method, "/classes/?page=2")
    request.user = user
    request.htmx = HtmxDetails(request)
    return view(request)


def answer(request):
    return HttpResponse("here")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("declare", "trait", "seen"),
    [
        (access.signed_in, {}, True),
        (access.teacher, {}, False),
        (access.teacher, {"teacher": True}, True),
        (access.editor, {"teacher": True}, False),
        (access.editor, {"editor": True}, True),
    ],
)
def test_view_is_there_for_the_right_role_only(declare, trait, seen):
    user = UserFactory(**trait)
    if seen:
        assert call(declare(answer), user).content == b"here"
    else:
        with pytest.raises(Http404):
            call(declare(answer), user)


def test_signed_out_person_goes_to_sign_in_and_comes_back():
    response = call(access.teacher(answer), AnonymousUser())
    assert response.status_code == 302
    assert response.url == "/accounts/login/?next=/classes/%3Fpage%3D2"


def test_signed_out_htmx_request_leaves_the_page():
    response = call(
        access.teacher(answer),
        AnonymousUser(),
        hx_request="true",
        hx_current_url="http://testserver/classes/7/",
    )
    assert response.status_code == 200
    assert response["HX-Redirect"] == "/accounts/login/?next=%2Fclasses%2F7%2F"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_signed_out_script_is_told_so(method):
    response = call(access.signed_in(answer), AnonymousUser(), method)
    assert (response.status_code, response.content) == (401, b'{"problem": "signed out"}')


def test_every_view_of_ours_says_who_may_call_it():
    assert checks.every_view_says_who_may_call_it(None) == []
    assert len(list(checks.views_of_ours())) >= 6


def test_undeclared_view_stops_the_start(settings):
    settings.ROOT_URLCONF = "tests.quizsite.undeclared_urls"
    [error] = checks.every_view_says_who_may_call_it(None)
    assert error.id == "quizsite.E001"
    assert "/secret/" in error.msg
    with pytest.raises(RuntimeError, match="does not say who may call it"):
        checks.refuse_to_start_with_undeclared_views()
