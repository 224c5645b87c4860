import io
import json

import pytest
from django.core.management import call_command

from articles.models import Article
from tests.articles.conftest import PASTED
from tests.factories import StoryFactory

pytestmark = pytest.mark.django_db

KEYS = [
    "title",
    "outlet",
    "byline",
    "url",
    "dateline",
    "published_on",
    "language",
    "kind",
    "captions",
    "text",
    "warnings",
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(PASTED)
    return path


def run(*args) -> str:
    out = io.StringIO()
    call_command("import_article", *map(str, args), stdout=out)
    return out.getvalue()


def refused(*args) -> tuple[int, str]:
    """The exit code and what is said on the standard error."""
    err = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_article", *map(str, args), stdout=io.StringIO(), stderr=err)
    return ended.value.code, err.getvalue().strip()


def test_import_article_json_has_the_keys_in_order(file):
    report = json.loads(run(file, "--dry-run", "--json"))
    assert list(report) == KEYS
    assert (report["title"], report["byline"], report["kind"]) == (
        "The bridge is closed",
        "Ida Renn",
        "report",
    )
    assert report["dateline"] == {"place": "Brennick", "date": "March 2", "agency": "Corbel"}
    assert (report["outlet"], report["published_on"], report["language"]) == (None, None, "en")
    assert "Share this article" not in report["text"]
    assert Article.objects.count() == 0


def test_import_article_as_lines(file):
    lines = run(file, "--dry-run").splitlines()
    assert lines[0] == "title         The bridge is closed"
    assert "dateline      Brennick · March 2 · Corbel" in lines


def test_import_article_stores_it_for_its_owner(file, tess):
    story = StoryFactory(owner=tess, title="The bridge")
    run(file, "--owner", tess.email.upper(), "--story", "The bridge")
    article = Article.objects.get()
    assert (article.owner, article.story, article.source_name) == (tess, story, "bridge.txt")


def test_import_article_story_by_id(file, tess):
    story = StoryFactory(owner=tess)
    run(file, "--owner", tess.email, "--story", str(story.public_id))
    assert Article.objects.get().story == story


def test_import_article_from_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PASTED.encode())))
    assert json.loads(run("-", "--dry-run", "--json"))["title"] == "The bridge is closed"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("http://127.0.0.1/", "private network"),
        ("/nowhere/at/all.txt", "cannot be read"),
        ("empty.txt", "no text here yet"),
    ],
)
def test_import_article_bad_input_is_one_sentence_and_code_2(source, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_text(" \n")
    code, said = refused(source, "--dry-run")
    assert (code, sentence in said, said.count("\n"), said[-1]) == (2, True, 0, ".")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "--owner EMAIL"),
        (["--owner", "nobody@school.example"], "Nobody has"),
        (["--owner", "{tess}", "--story", "Unknown"], "No stories are called Unknown"),
    ],
)
def test_import_article_wrong_options_are_code_2(options, sentence, file, tess):
    code, said = refused(file, *(option.format(tess=tess.email) for option in options))
    assert (code, sentence in said) == (2, True)


def test_import_article_twice_names_the_one_that_is_there(file, tess):
    run(file, "--owner", tess.email)
    code, said = refused(file, "--owner", tess.email)
    assert (code, str(Article.objects.get().public_id) in said) == (2, True)
