"""Marks by quote, and random ones, for the scoring tests."""

from hypothesis import strategies as st

from articles.analysis.spans import Span
from quizzes.scoring.span_agreement import Alternative, SpanKey

TEXT = "Officials, who refused to be named, have angrily insisted that the so-called peace plan is dead."


def at(*quotes, text=TEXT):
    """The span of each quote; a quote must stand in the text once."""
    for quote in quotes:
        assert text.count(quote) == 1, quote
    return tuple(Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes)


def key(*cores, tolerance=(), grace=2, text=TEXT):
    """A key with one alternative for each core."""
    return SpanKey(
        tuple(Alternative(at(core, text=text), at(*tolerance, text=text)) for core in cores), grace
    )


def spans():
    ends = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30))
    return ends.map(lambda pair: Span(pair[0], min(len(TEXT), pair[0] + pair[1])))


def span_tuples(smallest=0):
    return st.lists(spans(), min_size=smallest, max_size=3).map(tuple)


def alternatives():
    return st.builds(Alternative, core=span_tuples(1), tolerance=span_tuples())


def keys():
    several = st.lists(alternatives(), min_size=1, max_size=3).map(tuple)
    return st.builds(SpanKey, alternatives=several, grace=st.integers(0, 3))
