import pytest

from articles.analysis.document import read

TAGS = [
    ("The report says the plan works.", "report", "NOUN"),
    ("They report the plan.", "report", "PRES"),
    ("Records show the plan failed.", "show", "PRES"),
    ("A talk show host left.", "show", "NOUN"),
    ("She plans to leave.", "plans", "PRES"),
    ("The plans failed.", "plans", "NOUN"),
    ("The state of the bridge", "state", "NOUN"),
    ("He was told to go.", "told", "PART"),
    ("He told her to go.", "told", "PAST"),
    ("the elected mayor", "elected", "ADJ"),
    ("He said that it rains.", "that", "THAT"),
    ("He saw that bridge.", "bridge", "NOUN"),
    ("At that time it rained.", "that", "DET"),
    ("Then Will Smith spoke.", "Will", "NAME"),
    ("It will rain.", "will", "MODAL"),
    ("the will of the people", "will", "NOUN"),
    ("who's argued for it", "'s", "AUX"),
    ("the mayor's plan", "'s", "GEN"),
    ("Officials say so.", "say", "PRES"),
    ("He refused to say so.", "say", "BASE"),
    ("He left quickly.", "quickly", "ADV"),
]


@pytest.mark.parametrize(("text", "word", "tag"), TAGS)
def test_tags_of_word_in_place(text, word, tag):
    document = read(text)
    assert [t for w, t in zip(document.words, document.tags, strict=True) if w.text == word] == [tag]
