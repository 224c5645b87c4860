import json

import pytest
from django.core.management import call_command

from articles.models import Attribution
from tests.factories import ArticleFactory

TEXT = "Officials said the bridge is safe. The reckless ministry ignored them."


def run(*words, capsys):
    call_command("draft_article", *words)
    return capsys.readouterr().out


def test_draft_article_of_a_file_as_json(tmp_path, capsys):
    (tmp_path / "bridge.txt").write_text(TEXT)
    drafted = json.loads(run(str(tmp_path / "bridge.txt"), "--json", capsys=capsys))
    [attribution] = drafted["attributions"]
    assert [TEXT[start:end] for start, end in attribution["content"]] == ["the bridge is safe"]
    assert [TEXT[sentence["start"] : sentence["end"]] for sentence in drafted["sentences"]][0].endswith(
        "safe."
    )


def test_draft_article_of_a_file_as_lines(tmp_path, capsys):
    (tmp_path / "bridge.txt").write_text(TEXT)
    printed = run(str(tmp_path / "bridge.txt"), capsys=capsys)
    assert (
        "[Officials]source [said]cue [the bridge is safe]content  ·  unnamed, indirect, acknowledges"
        in printed
    )
    assert "[reckless]loaded word" in printed


@pytest.mark.django_db
def test_draft_article_by_id_stores_drafts_once(capsys):
    article = ArticleFactory(text=TEXT)
    for _time in range(2):
        run(str(article.public_id), capsys=capsys)
    stored = Attribution.objects.get(revision=article.current)
    assert (stored.state, stored.origin, str(stored)) == ("draft", "drafter", "officials")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("00000000-0000-0000-0000-000000000000", "No article has the id"),
        ("/no/such/file", "cannot be read as text"),
    ],
)
def test_draft_article_bad_input_is_one_sentence(source, said, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("draft_article", source)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_draft_article_of_a_file_that_is_no_text(tmp_path, capsys):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(SystemExit):
        call_command("draft_article", str(tmp_path / "picture.png"))
    assert "UTF-8 text file" in capsys.readouterr().err
