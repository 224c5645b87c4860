"""Teachers' and administrators' accounts, through the pages they see."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.urls import reverse

from quizsite.models import User
from tests.factories import UserFactory
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_UP = {"display_name": "Nadia Roth", "email": "nadia@school.example", "password1": "an owl in a red coat"}


def sign_in(client, user, password=PASSWORD, **headers):
    return client.post(reverse("account_login"), {"login": user.email, "password": password}, **headers)


def signed_in_as(client):
    return client.session.get("_auth_user_id")


def test_sign_up_makes_a_teacher(client):
    response = client.post(reverse("account_signup"), SIGN_UP)
    nadia = User.objects.get(email="nadia@school.example")
    assert response.status_code == 302
    assert (nadia.display_name, nadia.is_teacher, nadia.is_staff) == ("Nadia Roth", True, False)


def test_sign_up_when_closed_makes_nobody(client, settings):
    settings.SIGNUP_OPEN = False
    response = client.post(reverse("account_signup"), SIGN_UP)
    assert "account/signup_closed.html" in [template.name for template in response.templates]
    assert not User.objects.exists()


def test_sign_up_from_another_domain_is_refused_with_the_remedy(client, settings):
    settings.SIGNUP_DOMAINS = ["school.example"]
    response = client.post(reverse("account_signup"), SIGN_UP | {"email": "nadia@elsewhere.example"})
    assert b"Use your school address. It ends in: @school.example." in response.content
    assert b"Nadia Roth" in response.content
    assert not User.objects.exists()


def test_sign_up_from_the_schools_domain_is_accepted(client, settings):
    settings.SIGNUP_DOMAINS = ["school.example"]
    client.post(reverse("account_signup"), SIGN_UP | {"email": "Nadia@School.Example"})
    assert User.objects.get().email == "nadia@school.example"


def test_sign_in_with_the_right_password(client, tess):
    assert sign_in(client, tess).url == "/"
    assert signed_in_as(client) == str(tess.pk)


def test_sign_in_is_forgotten_with_the_browser_unless_asked(client, tess):
    sign_in(client, tess)
    assert client.session.get_expire_at_browser_close()
    client.logout()
    client.post(reverse("account_login"), {"login": tess.email, "password": PASSWORD, "remember": "on"})
    assert not client.session.get_expire_at_browser_close()


def test_sign_in_changes_the_session_key(client, tess):
    client.get(reverse("account_login"))
    session = client.session
    session["visited"] = True
    session.save()
    before = session.session_key
    client.cookies["session"] = before
    sign_in(client, tess)
    assert client.session.session_key != before


def test_sixth_wrong_password_closes_that_account_only(client, tess, theo):
    for _try in range(5):
        sign_in(client, tess, "wrong")
    sign_in(client, tess)
    assert signed_in_as(client) is None
    sign_in(client, theo)
    assert signed_in_as(client) == str(theo.pk)


def test_whole_staff_signs_in_from_one_address_at_once(client):
    for _teacher in range(40):
        teacher = UserFactory(teacher=True)
        sign_in(client, teacher, REMOTE_ADDR="203.0.113.7")
        assert signed_in_as(client) == str(teacher.pk)
        client.logout()


def test_sign_up_is_confirmed_by_e_mail_where_that_is_demanded(client, settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    client.post(reverse("account_signup"), SIGN_UP)
    assert signed_in_as(client) is None
    link = re.search(r"/accounts/confirm-email/\S+", mail.outbox[0].body).group()
    client.post(link)
    assert EmailAddress.objects.get(email="nadia@school.example").verified


def test_reset_mails_a_link_that_sets_a_new_password(client, tess):
    client.post(reverse("account_reset_password"), {"email": tess.email})
    link = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[0].body).group()
    form = client.get(link, follow=True)
    client.post(
        form.request["PATH_INFO"], {"password1": "a brand new sentence", "password2": "a brand new sentence"}
    )
    sign_in(client, tess, "a brand new sentence")
    assert signed_in_as(client) == str(tess.pk)


def test_reset_for_an_unknown_address_tells_nobody_so(client, tess):
    known = client.post(reverse("account_reset_password"), {"email": tess.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@school.example"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_one_time_code_is_asked_once_it_is_set_up(client, tess):
    secret = generate_totp_secret()
    TOTP.activate(tess, secret)
    assert sign_in(client, tess).url.startswith(reverse("mfa_authenticate"))
    assert signed_in_as(client) is None
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert signed_in_as(client) == str(tess.pk)


def test_administration_asks_on_the_same_sign_in_page(client):
    response = client.get("/administration/", follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_administration_is_closed_to_teachers(as_user, tess):
    response = as_user(tess).get("/administration/")
    assert response.status_code in (302, 403)
    assert b"Site administration" not in as_user(tess).get("/administration/", follow=True).content


@pytest.mark.parametrize(
    "url_name",
    ["account_email", "account_change_password", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn"],
)
def test_account_pages_open_for_a_teacher(client, tess, url_name):
    sign_in(client, tess)
    assert client.get(reverse(url_name), follow=True).status_code == 200
