from collections import Counter
from fractions import Fraction

import pytest

from quizzes.items import BadKey, tell_voice

KIND = "tell the voice"


@pytest.mark.parametrize(
    ("voice", "words", "worth"),
    [
        ("framing", "eyesore", 1),
        ("framing", "the eyesore", 1),
        ("framing", "want it gone", Fraction(2, 3)),
        ("framing", None, Fraction(2, 3)),
        ("reported", "eyesore", 0),
        ("can't tell", None, 0),
    ],
)
def test_words_count_only_with_the_right_voice(item_about, place, score, voice, words, worth):
    item = item_about(KIND, "eyesore")
    assert score(item, {"voice": voice, "shows": [place(item, words)] if words else []}) == worth


@pytest.mark.parametrize("words", ["said", "Mayor Ilo Senn", "said Mayor Ilo Senn"])
def test_cue_or_source_shows_a_reported_statement(item_about, place, score, words):
    item = item_about(KIND, "an empty park is sadder")
    assert score(item, {"voice": "reported", "shows": [place(item, words)]}) == 1


def test_fact_asks_for_no_words(item_about, score):
    item = item_about(KIND, "rubber mats")
    assert item.key["shows"] is None
    assert score(item, {"voice": "fact", "shows": []}) == 1


def test_proposal_has_every_voice(exercise):
    voices = Counter(one.key["voices"][0]["value"] for one in exercise.draft.items.filter(kind=KIND))
    assert set(voices) == {"reported", "fact", "framing"}
    assert min(voices.values()) >= 2


def test_unknown_voice_is_refused(item_about):
    item = item_about(KIND, "eyesore")
    item.key["voices"][0]["value"] = "propaganda"
    with pytest.raises(BadKey, match="not among the options"):
        tell_voice.check(item)


def test_drafted_mark_contradicts_a_fact(item_about):
    fact, framing = item_about(KIND, "rubber mats"), item_about("mark the framing", "eyesore")
    draft = framing.framing_mark
    assert tell_voice.contradictions(fact, [], [draft]) == []
    draft.start, draft.end, draft.quote = fact.start, fact.start + 3, "The"
    assert tell_voice.contradictions(fact, [], [draft]) == ["A draft marks “The” as framing."]
