import pytest

from articles.analysis import document as documents
from articles.analysis.coverage.numbers import value_of
from articles.analysis.coverage.stems import stem_of
from articles.analysis.coverage.terms import DAY, NAME, NUMBER, WORD, Term, terms_of
from articles.analysis.spans import Span


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("protested", "protesters"), ("said", "says"), ("sank", "sink"), ("closing", "closed"),
        ("inspectors", "inspector"), ("stopped", "stop"), ("cities", "city"),
    ],
)  # fmt: skip
def test_stem_of_forms_of_one_word_is_one(one, other):
    assert stem_of(one) == stem_of(other)


@pytest.mark.parametrize(("one", "other"), [("bridge", "bread"), ("police", "policy"), ("bus", "but")])
def test_stem_of_other_words_is_another(one, other):
    assert stem_of(one) != stem_of(other)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("11", 11),
        ("eleven", 11),
        ("1,500", 1500),
        ("$2.5", 2.5),
        ("10%", 10),
        ("forty-two", 42),
        ("many", None),
    ],
)
def test_value_of_words(word, value):
    assert value_of(word) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Tuesday they closed it.", {Term(DAY, "tuesday"), Term(WORD, stem_of("closed"))}),
        ("It cost 38 million crowns.", {Term(WORD, "cost"), Term(NUMBER, "3.8e+07"), Term(WORD, stem_of("million")),
                                        Term(WORD, stem_of("crowns"))}),
        ("The minister met Oskell.", {Term(WORD, stem_of("minister")), Term(WORD, "meet"), Term(NAME, "oskell")}),
        ("He said that it was not.", set()),
    ],
)  # fmt: skip
def test_terms_of_short_texts(text, expected):
    assert terms_of(documents.read(text), [Span(0, len(text))]) == expected


def test_terms_of_names_and_numbers_leaves_words_out():
    text = "In Brennick 34 people walked off."
    found = terms_of(documents.read(text), [Span(0, len(text))], names_and_numbers=True)
    assert found == {Term(NAME, "brennick"), Term(NUMBER, "34")}
