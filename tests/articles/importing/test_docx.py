import io
import struct
import zipfile

import pytest

from articles.importing import docx, errors

GIB = 1 << 30


def packed(size, declared=None):
    """A Word file whose body holds `size` spaces and says it holds `declared`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(docx.BODY, b" " * size)
    raw = bytearray(data.getvalue())
    if declared is not None:
        struct.pack_into("<I", raw, raw.index(b"PK\x01\x02") + 24, declared)
    return bytes(raw)


def test_extract_styles_become_kinds(file):
    blocks = docx.extract(file("choir.docx")).blocks
    assert [(block.kind, block.text[:12]) for block in blocks] == [
        ("heading", "Choir wins b"),
        ("paragraph", "By Tilda Vos"),
        ("paragraph", "Published: 4"),
        ("caption", "The choir in"),
        ("paragraph", "The mixed ch"),
        ("paragraph", "“We sing, we"),
        ("heading", "What the cou"),
        ("list", "Rehearsals m"),
        ("list", "The windows "),
        ("table", "Year | Compl"),
        ("table", "2030 | 14"),
        ("paragraph", "The town may"),
    ]


def test_extract_empty_document(file):
    with pytest.raises(errors.Empty):
        docx.extract(file("empty.docx"))


def test_check_archive_declared_gibibyte_is_refused():
    with pytest.raises(errors.ExpandsTooFar):
        docx.check_archive(packed(1000, declared=GIB))


def test_check_archive_real_size_counts_where_declared_lies():
    with pytest.raises(errors.ExpandsTooFar):
        docx.check_archive(packed(docx.MOST_TEXT_EXPANDED + 1, declared=1000))


def test_check_archive_lets_usual_size_pass(file):
    docx.check_archive(file("choir.docx"))
    docx.check_archive(packed(1_000_000))


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", packed(100)[:60], packed(100)])
def test_extract_damaged_document(data):
    with pytest.raises(errors.BrokenFile, match="Word file is damaged"):
        docx.extract(data)


def test_extract_document_over_the_limit_is_refused_unparsed():
    with pytest.raises(errors.TooLarge):
        docx.extract(b"PK" + b" " * docx.MOST_BYTES)
