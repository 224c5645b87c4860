import pytest

from articles.analysis import document as documents
from articles.analysis.attribution import find_attributions
from articles.analysis.voice import FACT, FRAMING, MIXED, REPORTED, voices


def voice_of(text):
    document = documents.read(text)
    (found,) = voices(document, find_attributions(document))
    return found.voice


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 900 soldiers are already stationed in the valley.", FACT),
        ("Back in March 2019, the parliament voted on the treaty.", FACT),
        ("The minister said the road would be closed for two weeks.", REPORTED),
        ("The minister said the disgraceful regime had gutted its vile, shameless army.", REPORTED),
        ("“We decided to extend the mission,” the minister said on Thursday.", REPORTED),
        ("The vote came after the assassination of the island's legendary commander.", FRAMING),
        ("The brutal regime appears to be entrenched in its useless war.", FRAMING),
        ("Of course this shameful charade had to end like that.", FRAMING),
        ("The corrupt and hapless minister said the road would be closed.", MIXED),
    ],
)
def test_voice_of_one_sentence(text, expected):
    assert voice_of(text) == expected


def test_voices_follow_the_sentences_in_order():
    text = "The road is closed. The mayor said it would open in May. What a disgraceful, useless farce!"
    document = documents.read(text)
    found = voices(document, find_attributions(document))
    assert [voice.voice for voice in found] == [FACT, REPORTED, FRAMING]
    assert tuple(voice.span for voice in found) == document.sentences


def test_voices_of_an_empty_text_are_none():
    assert voices(documents.read(""), []) == []
