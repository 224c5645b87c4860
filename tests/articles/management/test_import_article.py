import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from tests.articles.conftest import PASTED
from tests.factories import StoryFactory

pytestmark = pytest.mark.django_db

KEYS = (
    "title outlet byline url dateline published_on language kind captions text warnings".split()
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(PASTED)
    return path


def run(*args, **options) -> str:
    out = io.StringIO()
    call_command("import_article", *map(str, args), stdout=out, **options)
    return out.getvalue()


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
    with pytest.raises(CommandError, match=sentence) as error:
        run(source, "--dry-run")
    assert (error.value.returncode, str(error.value).count("\n")) == (2, 0)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "--owner EMAIL"),
        (["--owner", "nobody@school.example"], "Nobody has"),
        (["--owner", "{tess}", "--story", "Unknown"], "No stories are called Unknown"),
    ],
)
def test_import_article_wrong_options_are_code_2(options, sentence, file, tess):
    with pytest.raises(CommandError, match=sentence) as error:
        run(file, *(option.format(tess=tess.email) for option in options))
    assert error.value.returncode == 2


def test_import_article_twice_names_the_one_that_is_there(file, tess):
    run(file, "--owner", tess.email)
    with pytest.raises(CommandError, match=str(Article.objects.get().public_id)) as error:
        run(file, "--owner", tess.email)
    assert error.value.returncode == 2
