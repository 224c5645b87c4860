import pytest
from django.contrib.auth import SESSION_KEY
from django.urls import reverse

SIGN_OUT = "/accounts/logout/"


def test_sign_out_has_the_address_that_allauth_links_to():
    assert reverse("account_logout") == SIGN_OUT


@pytest.mark.parametrize("who", ["ana", "tess"])
def test_sign_out_empties_session_and_browser(as_user, ana, tess, who):
    client = as_user({"ana": ana, "tess": tess}[who])
    before = client.session.session_key
    response = client.post(SIGN_OUT)
    assert response.url == "/"
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert SESSION_KEY not in client.session
    assert client.session.session_key != before


def test_sign_out_asks_before_it_does(as_user, ana):
    client = as_user(ana)
    response = client.get(SIGN_OUT)
    assert response.status_code == 200
    assert "Clear-Site-Data" not in response
    assert SESSION_KEY in client.session


def test_sign_out_twice_is_no_error(client, db):
    assert client.post(SIGN_OUT).url == "/"
