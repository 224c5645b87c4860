import pytest

from articles.importing.addresses import canonical, host_of


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "HTTPS://WWW.Delta.example:443/A?utm_source=x&id=7&fbclid=1#top",
            "https://www.delta.example/A?id=7",
        ),
        ("http://delta.example", "http://delta.example/"),
        ("https://delta.example/a?q=a%20b", "https://delta.example/a?q=a%20b"),
        ("https://delta.example:8443/a", "https://delta.example:8443/a"),
        ("https://user:word@delta.example/a", "https://delta.example/a"),
        ("https://[2606:2800::1]/a", "https://[2606:2800::1]/a"),
        ("javascript:alert(1)", ""),
        ("mailto:a@delta.example", ""),
        ("https://[broken/a", ""),
        ("https://delta.example/" + "a" * 2000, ""),
        ("", ""),
    ],
)
def test_canonical(address, expected):
    assert canonical(address) == expected


def test_canonical_resolves_against_base():
    assert canonical("/b?x=1", base="https://delta.example/a/") == "https://delta.example/b?x=1"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.delta.example/a", "delta.example"),
        ("https://m.delta.example/", "delta.example"),
        ("https://news.delta.example/", "news.delta.example"),
        ("https://www.example/", "www.example"),
        ("", ""),
    ],
)
def test_host_of(address, host):
    assert host_of(address) == host
