import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from articles.analysis.__main__ import main, records

ROOT = Path(__file__).parents[3]
LINE = json.dumps({"id": 7, "text": "“It is safe,” Doe said. It was built in 1950."})


def test_records_carry_the_keys_of_the_format():
    (record,) = records([LINE, "\n"])
    assert list(record) == ["id", "attributions", "framing", "sentences"]
    assert record["id"] == 7
    (attribution,) = record["attributions"]
    assert attribution.pop("reason")
    assert attribution.pop("confidence") > 0.9
    assert attribution == {
        "source": [[14, 17]], "cue": [[18, 22]], "content": [[0, 13]], "quotation": "direct",
        "source_kind": "named person", "source_name": "Doe", "stance": "acknowledges", "parent": None,
    }  # fmt: skip
    assert record["sentences"] == [
        {"start": 0, "end": 23, "voice": "reported"},
        {"start": 24, "end": 45, "voice": "fact"},
    ]


def test_records_other_language_carries_notes():
    (record,) = records([json.dumps({"id": 1, "text": "„Ja“, sagte er.", "language": "de"})])
    assert len(record["notes"]) == 1
    assert record["attributions"][0]["content"] == [[0, 4]]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"text": "a"}', '{"id": 1, "text": 2}'])
def test_records_bad_line_raises_with_its_number(line):
    with pytest.raises(ValueError, match="line 2"):
        list(records([LINE, line]))


def test_main_bad_line_is_status_2(tmp_path, capsys):
    path = tmp_path / "in.jsonl"
    path.write_text("{\n", encoding="utf-8")
    assert main([str(path)]) == 2
    assert "line 1" in capsys.readouterr().err


def test_command_line_runs_without_django(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(LINE + "\n" + json.dumps({"id": "x", "text": "\ud800"}) + "\n", encoding="utf-8")
    code = (
        "import sys; sys.modules['django'] = None; "
        "from articles.analysis.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [7, "x"]
