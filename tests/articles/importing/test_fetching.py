import gzip
import socket
from threading import Event

import pytest

from articles.importing import errors
from articles.importing.fetching import MOST_BYTES, USER_AGENT, fetch, system_addresses
from tests.articles.importing import servers

HTML = {"Content-Type": "text/html; charset=iso-8859-2"}


@pytest.fixture
def site():
    with servers.running() as site:
        yield site


def test_fetch_gives_page_with_type_and_charset(site):
    site.pages["/story?id=7&q=%C3%A9"] = (200, HTML, b"<p>The levee held</p>")
    page = fetch("http://delta.example/story?id=7&q=é#part", **site.doors)
    assert (page.content_type, page.charset, page.data) == (
        "text/html",
        "iso-8859-2",
        b"<p>The levee held</p>",
    )
    assert site.connected == [(servers.PUBLIC, 80)]


def test_fetch_says_who_asks_and_sends_no_cookie(site):
    site.pages["/"] = (200, HTML, b"x")
    fetch("http://delta.example", **site.doors)
    headers = site.asked[0][1]
    assert (headers["User-Agent"], headers["Host"]) == (USER_AGENT, "delta.example")
    assert "Cookie" not in headers
    assert "@" not in USER_AGENT


def test_fetch_follows_redirect_and_gives_last_address(site):
    site.pages["/a"] = (301, {"Location": "//www.delta.example/b"}, b"")
    site.pages["/b"] = (200, HTML, b"there")
    page = fetch("http://delta.example/a", **site.doors)
    assert (page.url, page.data) == ("http://www.delta.example/b", b"there")


def test_fetch_redirect_to_private_address_is_refused(site):
    site.names["inside.example"] = ["10.0.0.7"]
    site.pages["/a"] = (302, {"Location": "http://inside.example/secret"}, b"")
    site.pages["/secret"] = (200, HTML, b"secret")
    with pytest.raises(errors.PrivateAddress):
        fetch("http://delta.example/a", **site.doors)
    assert [path for path, _ in site.asked] == ["/a"]


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data",
        "http://127.1/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
    ],
)
def test_fetch_redirect_to_own_machine_is_refused(site, location):
    """With the system's own resolver, which reads all these as addresses."""
    site.pages["/a"] = (302, {"Location": location}, b"")

    def resolve(host, port):
        return [servers.PUBLIC] if host == "delta.example" else system_addresses(host, port)

    with pytest.raises(errors.PrivateAddress):
        fetch("http://delta.example/a", resolve=resolve, connect=site.connect)
    assert len(site.connected) == 1


def test_fetch_host_with_one_private_address_is_refused(site):
    site.names["mixed.example"] = [servers.PUBLIC, "192.168.1.4"]
    with pytest.raises(errors.PrivateAddress):
        fetch("http://mixed.example/", **site.doors)
    assert site.connected == []


def test_fetch_resolves_once_for_each_request(site):
    """A second answer, as in DNS rebinding, is never asked for."""
    site.pages["/"] = (200, HTML, b"x")
    answers = iter([[servers.PUBLIC], ["127.0.0.1"]])
    fetch("http://delta.example/", resolve=lambda host, port: next(answers), connect=site.connect)
    assert site.connected == [(servers.PUBLIC, 80)]
    assert next(answers) == ["127.0.0.1"]


def test_fetch_next_address_when_first_is_down(site):
    site.pages["/"] = (200, HTML, b"x")
    site.names["delta.example"] = ["8.8.8.8", servers.PUBLIC]

    def connect(address, port, seconds):
        if address == "8.8.8.8":
            raise ConnectionRefusedError
        return site.connect(address, port, seconds)

    assert fetch("http://delta.example/", resolve=site.resolve, connect=connect).data == b"x"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "delta.example",
        "ftp://delta.example/",
        "file:///etc/passwd",
        "http://delta.example:8080/",
        "http://delta.example:99999/",
        "http://user:word@delta.example/",
        "http://",
        "http://a b/",
        "http://[::1/",
        "http://" + "a" * 70 + ".example/",
        "gopher://delta.example/",
    ],
)
def test_fetch_bad_address_is_refused_before_connecting(site, url):
    with pytest.raises(errors.BadAddress):
        fetch(url, **site.doors)
    assert site.connected == []


def test_fetch_header_cannot_be_smuggled_into_request(site):
    site.pages["/aX-Injected:%201"] = (200, HTML, b"x")
    fetch("http://delta.example/a\r\nX-Injected: 1", **site.doors)
    assert "X-Injected" not in site.asked[0][1]


def test_fetch_endless_redirects_stop(site):
    site.pages["/a"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(errors.TooManyRedirects):
        fetch("http://delta.example/a", **site.doors)
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (404, errors.NotThere),
        (410, errors.NotThere),
        (401, errors.Refused),
        (403, errors.Refused),
        (429, errors.Refused),
        (451, errors.Refused),
        (500, errors.ServerTrouble),
        (503, errors.ServerTrouble),
        (304, errors.ServerTrouble),
    ],
)
def test_fetch_status_becomes_error(site, status, error):
    site.pages["/"] = (status, {}, b"")
    with pytest.raises(error, match=r"delta\.example"):
        fetch("http://delta.example/", **site.doors)


def test_fetch_page_that_says_it_is_too_large(site):
    site.pages["/"] = (200, {"Content-Length": str(MOST_BYTES + 1)}, b"")
    with pytest.raises(errors.TooLarge):
        fetch("http://delta.example/", **site.doors)


def test_fetch_page_that_is_too_large_without_saying_so(site):
    site.pages["/"] = (200, HTML, b"a" * (MOST_BYTES + 1))
    with pytest.raises(errors.TooLarge):
        fetch("http://delta.example/", **site.doors)


def test_fetch_unpacks_gzip(site):
    site.pages["/"] = (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"held"))
    assert fetch("http://delta.example/", **site.doors).data == b"held"


def test_fetch_page_too_large_after_unpacking(site):
    site.pages["/"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * (MOST_BYTES + 1)))
    with pytest.raises(errors.TooLarge):
        fetch("http://delta.example/", **site.doors)


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_fetch_page_that_cannot_be_unpacked(site, coding):
    site.pages["/"] = (200, {"Content-Encoding": coding}, b"not packed")
    with pytest.raises(errors.ServerTrouble):
        fetch("http://delta.example/", **site.doors)


@pytest.mark.parametrize("headers_first", [True, False])
def test_fetch_dripping_page_stops_at_deadline(site, headers_first):
    """Each byte comes in time; all of them together do not."""
    gone = Event()

    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n" if headers_first else b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not gone.wait(0.02):
            handler.wfile.write(b"a")

    site.pages["/"] = drip
    with pytest.raises(errors.TimedOut):
        fetch("http://delta.example/", **site.doors, seconds=0.3)
    gone.set()


def test_fetch_silent_server_times_out(site):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = silent.getsockname()
        with pytest.raises(errors.TimedOut, match=r"delta\.example"):
            fetch(
                "http://delta.example/",
                resolve=site.resolve,
                connect=lambda _a, _p, seconds: socket.create_connection(address, timeout=seconds),
                seconds=0.2,
            )


def test_fetch_resolver_that_hangs_times_out(site):
    never = Event()
    try:
        with pytest.raises(errors.TimedOut):
            fetch(
                "http://delta.example/",
                resolve=lambda h, p: never.wait(30) or [],
                connect=site.connect,
                seconds=0.1,
            )
    finally:
        never.set()


def test_fetch_unknown_host(site):
    def unknown(host, port):
        raise socket.gaierror

    with pytest.raises(errors.NoAnswer):
        fetch("http://nowhere.example/", resolve=unknown, connect=site.connect)


def test_fetch_answer_that_is_no_http(site):
    site.pages["/"] = lambda handler: handler.wfile.write(b"220 mail.example ESMTP\r\n")
    with pytest.raises(errors.NoAnswer):
        fetch("http://delta.example/", **site.doors)


def test_fetch_https_checks_certificate_for_host_name():
    server, client = servers.certificate_for("delta.example")
    with servers.running(server) as site:
        site.pages["/"] = (200, HTML, b"proved")
        assert fetch("https://delta.example/", tls=client, **site.doors).data == b"proved"
        assert site.connected == [(servers.PUBLIC, 443)]
        with pytest.raises(errors.NotSecure):
            fetch("https://other.example/", tls=client, **site.doors)


def test_fetch_https_refuses_certificate_nobody_vouches_for():
    server, _ = servers.certificate_for("delta.example")
    with servers.running(server) as site, pytest.raises(errors.NotSecure):
        fetch("https://delta.example/", **site.doors)
