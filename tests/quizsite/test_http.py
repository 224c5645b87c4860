import pytest
from django.template import engines
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from quizsite import http

PAGE = "{% partialdef panel inline %}<p id='panel'>{{ word }}</p>{% endpartialdef %}<footer></footer>"


@pytest.fixture
def template(tmp_path, settings):
    (tmp_path / "page.html").write_text(PAGE)
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    engines.__dict__.pop("templates", None)
    return "page.html"


def render(template, **headers):
    request = RequestFactory(headers=headers).get("/")
    request.htmx = HtmxDetails(request)
    return http.render_page(request, template, {"word": "hello"}, partial="panel", status=422)


def test_render_page_ordinary_request_gets_the_page(template):
    response = render(template)
    assert response.content == b"<p id='panel'>hello</p><footer></footer>"
    assert response.status_code == 422
    assert response["Vary"] == "HX-Request"


def test_render_page_htmx_request_gets_the_partial(template):
    assert render(template, hx_request="true").content == b"<p id='panel'>hello</p>"


@pytest.mark.parametrize("header", ["hx_boosted", "hx_history_restore_request"])
def test_render_page_boosted_or_restored_gets_the_page(template, header):
    assert b"<footer>" in render(template, hx_request="true", **{header: "true"}).content


@pytest.mark.parametrize(("htmx", "header"), [({}, "Location"), ({"hx_request": "true"}, "HX-Redirect")])
def test_move_to_sends_the_browser_elsewhere(htmx, header):
    request = RequestFactory(headers=htmx).get("/")
    request.htmx = HtmxDetails(request)
    assert http.move_to(request, "styleguide")[header] == "/styleguide/"
