from pathlib import Path

import pytest

from articles.analysis import lexicons

FILES = sorted(Path(lexicons.__file__).parent.glob("*/*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lexicon_opens_with_basis_and_licence(path):
    header = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any("Basis" in line or "basis" in line for line in header)
    assert any("Licence" in line or "licence" in line for line in header)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lexicon_says_nothing_twice(path):
    entries = lexicons.lines(path.parent.name, path.stem)
    assert sorted(entry for entry in set(entries) if entries.count(entry) > 1) == []


@pytest.mark.parametrize("language", ["xx", "", "..", "en/../en"])
def test_has_language_unknown_is_false(language):
    assert not lexicons.has_language(language)


def test_phrases_longest_first():
    phrases = lexicons.phrases("en", "cues_phrases")["point"]
    assert [len(phrase) for phrase in phrases] == sorted((len(phrase) for phrase in phrases), reverse=True)


def test_lines_missing_list_raises():
    with pytest.raises(FileNotFoundError):
        lexicons.lines("en", "no_such_list")
