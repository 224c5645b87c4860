import pytest
from django.core.exceptions import ImproperlyConfigured

from quizsite import env


@pytest.mark.parametrize(
    ("written", "meant"), [("1", True), ("TRUE", True), ("on", True), ("0", False), ("No", False), ("", True)]
)
def test_flag_reads_what_people_write(monkeypatch, written, meant):
    monkeypatch.setenv("WHO_SAYS_X", written)
    assert env.flag("WHO_SAYS_X", default=True) is meant


def test_flag_unknown_word_is_refused_with_its_name(monkeypatch):
    monkeypatch.setenv("WHO_SAYS_X", "ja")
    with pytest.raises(ImproperlyConfigured, match="WHO_SAYS_X must be one of"):
        env.flag("WHO_SAYS_X", default=True)


@pytest.mark.parametrize("written", ["-1", "1.5", "ten", "0"])
def test_integer_out_of_range_is_refused(monkeypatch, written):
    monkeypatch.setenv("WHO_SAYS_X", written)
    with pytest.raises(ImproperlyConfigured, match="at least 1"):
        env.integer("WHO_SAYS_X", 5, minimum=1)


def test_words_split_at_commas_and_spaces(monkeypatch):
    monkeypatch.setenv("WHO_SAYS_X", "a.example, b.example  c.example")
    assert env.words("WHO_SAYS_X") == ["a.example", "b.example", "c.example"]


def test_secret_missing_in_production_is_refused(monkeypatch):
    monkeypatch.delenv("WHO_SAYS_SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="Production does not start without it"):
        env.secret("WHO_SAYS_SECRET_KEY", development=None)


def test_secret_too_short_is_refused(monkeypatch):
    monkeypatch.setenv("WHO_SAYS_SECRET_KEY", "short")
    with pytest.raises(ImproperlyConfigured, match="at least 50 characters; it has 5"):
        env.secret("WHO_SAYS_SECRET_KEY", development=None)
