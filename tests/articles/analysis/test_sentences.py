import pytest

from articles.analysis.document import read

ONE = [
    "Mr. Lund met Sen. Roe of the U.S. Senate.",
    "He was born on Jan. 3 in St. Paul.",
    "John F. Kennedy spoke at 5 p.m. in Boston.",
    "“Is it safe?” she asked.",
    "“It is gone!” Smith said.",
    "“The mails are missing.” Smith said.",
    "He paid $3.5 million.",
    "It was written by J.M. Barrie in London.",
    "The law (see No. 4) was passed.",
    "She waited ... and waited.",
]
TWO = [
    ("It rained.", "It poured."),
    ("“It is safe.”", "He left."),
    ('"It is safe."', '"We know."'),
    ("“It is safe,” he said.", "“We know.”"),
    ("Is it safe?", "No!"),
    ("She works for Acme Inc.", "He does not."),
    ("“Today we will decide.”", "He said more would follow."),
    ("It rained.", "“It poured,” he said."),
]


def sentences(text):
    return [sentence.of(text) for sentence in read(text).sentences]


@pytest.mark.parametrize("text", ONE)
def test_sentences_of_keeps_one_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(("first", "second"), TWO)
def test_sentences_of_splits_two(first, second):
    assert sentences(f"{first} {second}") == [first, second]


def test_sentences_of_no_space_between_quotations():
    assert sentences('"We left," he said."It was late."') == ['"We left," he said.', '"It was late."']


def test_paragraphs_of_headline_and_lines():
    text = "Bridge closed\n\nIt is old.\nIt is rusty."
    assert [p.of(text) for p in read(text).paragraphs] == ["Bridge closed", "It is old.", "It is rusty."]


def test_paragraphs_of_break_inside_a_sentence_is_none():
    text = "The bridge is closed. He\n\nsaid it was old."
    assert [s.of(text) for s in read(text).sentences] == ["The bridge is closed.", "He\n\nsaid it was old."]


def test_paragraphs_of_text_wrapped_at_a_width():
    lines = [
        "The bridge over the river was",
        "closed on Monday because it is",
        "old and because Jane",
        "Doe",
        "said so, and",
        "that was it.",
    ]
    text = "\n".join(lines) + "\n\nNothing more."
    assert len(read(text).paragraphs) == 2


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\u2028"])
def test_sentences_of_blank_text_is_empty(text):
    assert sentences(text) == []
