"""A real Chromium. Without one these tests are skipped, aloud."""

import os

import pytest

from tests.browser import chromium

# Playwright keeps an event loop in this thread, which Django would take for an asynchronous caller.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.nodeid.split("/")[:2]:
            item.add_marker(pytest.mark.browser)
            if chromium.PATH is None:
                item.add_marker(
                    pytest.mark.skip(
                        reason="no Chromium (apt install chromium-headless-shell; WHO_SAYS_CHROMIUM)"
                    )
                )


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return chromium.LAUNCH


@pytest.fixture(autouse=True)
def only_our_own_host(page, live_server):
    """Every browser test also proves that no page asks another host for anything or breaks our policy."""
    asked, refused = [], []
    page.context.on("request", lambda request: asked.append(request.url))
    page.context.on(
        "console", lambda line: refused.append(line.text) if "Security Policy" in line.text else None
    )
    yield
    strangers = [url for url in asked if not url.startswith((live_server.url, "data:", "blob:", "about:"))]
    assert strangers == []
    assert refused == []


@pytest.fixture
def sign_in(page, live_server, client):
    """sign_in(tess): the browser has that person's session from here on."""

    def with_session_of(user):
        client.force_login(user)
        session = client.cookies["session"]
        page.context.add_cookies([{"name": "session", "value": session.value, "url": live_server.url}])
        return page

    return with_session_of
