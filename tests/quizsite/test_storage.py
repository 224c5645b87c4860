import pytest
from django.core.files.base import ContentFile

from quizsite.storage import LeanStaticFilesStorage, without_comments


@pytest.mark.parametrize(
    ("name", "source", "sent"),
    [
        ("site/a.css", b"/* one\n   two */\n\n.a { b: c; } /* d */\n", b".a { b: c; } "),
        ("quizzes/a.js", b"// one\nconst a = 1 // stays\n  // two\nb()\n", b"const a = 1 // stays\nb()\n"),
        ("quizzes/a.svg", b"// one\n", b"// one\n"),
        ("django_htmx/a.js", b"// its licence\n", b"// its licence\n"),
    ],
)
def test_own_files_are_sent_without_comments(name, source, sent):
    assert without_comments(name, source) == sent


def test_collected_file_has_no_comment_by_either_name(tmp_path):
    """The name with the hash is the one that pages ask for."""
    storage = LeanStaticFilesStorage(location=tmp_path, base_url="/static/")
    storage.save("site/a.js", ContentFile(b"// why\nrun()\n"))
    paths = {"site/a.js": (storage, "site/a.js")}
    assert [problem for _name, _hashed, problem in storage.post_process(paths) if problem is not True] == []
    found = {path.name: path.read_bytes() for path in (tmp_path / "site").glob("*.js")}
    assert sorted(found.values()) == [b"run()\n"] * 2
    assert storage.stored_name("site/a.js").removeprefix("site/") in found
