import io
import zipfile

import pytest

from articles.importing.errors import BrokenFile, IsAFeed, WrongType
from articles.importing.sniffing import mismatch, type_of


def archive(*names):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7 ...", "a.txt", "pdf"),
        (b"\n<!DOCTYPE html><p>", "a.pdf", "html"),
        (b"<p>No head at all", "a.html", "html"),
        (archive("word/document.xml"), "a.bin", "docx"),
        (b"# Title", "a.md", "markdown"),
        (b"Title", "a.docx", "plain"),
        (b"BM is short for the mayor", "", "plain"),
        (b"MZ said so", "", "plain"),
    ],
)
def test_type_of_goes_by_content(data, name, expected):
    assert type_of(data, name) == expected


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (b"{\\rtf1 x}", "rich text"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBP", "picture"),
        (b"\x00\x00\x00\x18ftypmp42", "video"),
        (b"\x1f\x8b\x08", "archive"),
        (archive("xl/workbook.xml"), "spreadsheet"),
        (archive("mimetype"), "OpenDocument"),
        (archive("a.txt"), "archive"),
        (b"PK\x03\x04 nothing", "damaged archive"),
    ],
)
def test_type_of_wrong_type_under_right_name(data, what):
    with pytest.raises(WrongType, match=what):
        type_of(data, "article.pdf")


def test_type_of_damaged_word_file():
    with pytest.raises(BrokenFile, match="Word file"):
        type_of(b"PK\x03\x04 nothing", "article.docx")


def test_type_of_feed_says_so():
    with pytest.raises(IsAFeed):
        type_of(b'<?xml version="1.0"?><rss version="2.0">', "a.html")


def test_mismatch_warns_of_other_type_only():
    assert "a PDF, but it is a web page" in mismatch("a.pdf", "html")
    assert mismatch("a.txt", "markdown") == mismatch("a.pdf", "pdf") == mismatch("a", "pdf") == ""
