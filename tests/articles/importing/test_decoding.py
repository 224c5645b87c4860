import pytest

from articles.importing.decoding import text_of
from articles.importing.errors import Undecodable

FRENCH = "Le maire a dit que l’été sera « très chaud » à Brémont, près de la forêt, où l’eau manque déjà. "


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_of_unicode_encodings(codec):
    assert text_of(FRENCH.encode(codec)) == FRENCH


def test_text_of_declared_latin_1_means_windows_1252():
    page = f"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>{FRENCH}"
    assert text_of(page.encode("cp1252")) == page


def test_text_of_believes_server_where_utf_8_fails():
    polish = "Zażółć gęślą jaźń"
    assert text_of(polish.encode("iso8859-2"), "iso-8859-2") == polish


@pytest.mark.parametrize("charset", ["rot13", "base64", "no-such-thing", "utf-7", "idna", "\x00"])
def test_text_of_ignores_charsets_that_are_none(charset):
    assert text_of("Zażółć".encode(), charset) == "Zażółć"


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02" * 50, b"\xff\xfe\x00"])
def test_text_of_bytes_that_are_no_text(data):
    with pytest.raises(Undecodable):
        text_of(data)
