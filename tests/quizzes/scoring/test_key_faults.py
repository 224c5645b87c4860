"""Keys that would surprise whoever answers them."""

import pytest

from articles.analysis.spans import Span
from quizzes.scoring.choices import Choice, ChoiceKey
from quizzes.scoring.key_faults import (
    Fault,
    FaultKind,
    choice_key_faults,
    marks_key_faults,
    order_key_faults,
    span_key_faults,
)
from quizzes.scoring.mark_matching import KeyMark
from quizzes.scoring.ordering import Ordering
from quizzes.scoring.span_agreement import Alternative, SpanKey
from quizzes.scoring.words import Words
from tests.quizzes.scoring.marking import TEXT, at, key

WORDS = Words(TEXT)
WHOLE = Span(0, len(TEXT))


@pytest.mark.parametrize(
    ("a_key", "faults"),
    [
        (key("insisted", "angrily insisted"), []),
        (key("insisted", " insisted"), [Fault(FaultKind.TWICE, 1, 0)]),
        (key("Officials", "dead."), []),
    ],
)
def test_span_key_faults_in_the_whole_text(a_key, faults):
    assert span_key_faults(a_key, WHOLE, WORDS) == faults


def test_span_key_faults_names_what_leaves_the_passage():
    (passage,) = at("have angrily insisted")
    assert span_key_faults(key("Officials", "insisted"), passage, WORDS) == [Fault(FaultKind.OUTSIDE, 0)]
    tolerant = key("insisted", tolerance=["insisted that"])
    assert span_key_faults(tolerant, passage, WORDS) == [Fault(FaultKind.OUTSIDE, 0)]


def test_span_key_faults_tells_two_colons_apart():
    colons = SpanKey((Alternative((Span(1, 2),)), Alternative((Span(4, 5),))))
    assert span_key_faults(colons, Span(0, 6), Words("a: b: ")) == []


@pytest.mark.parametrize(
    ("cores", "faults"),
    [
        (("angrily insisted", "so-called"), []),
        (("angrily insisted", "that", "insisted that"), [Fault(FaultKind.OVERLAP, 2, 0)]),
        (("so-called peace plan", "peace plan"), [Fault(FaultKind.OVERLAP, 1, 0)]),
    ],
)
def test_marks_key_faults_of_overlapping_marks(cores, faults):
    assert marks_key_faults([KeyMark(key(core)) for core in cores], WHOLE, WORDS) == faults


def test_marks_key_faults_names_what_leaves_the_passage():
    (passage,) = at("peace plan is dead")
    marks = [KeyMark(key("dead")), KeyMark(key("so-called"))]
    assert marks_key_faults(marks, passage, WORDS) == [Fault(FaultKind.OUTSIDE, 1)]


def test_choice_key_faults_names_what_cannot_be_chosen():
    a_key = ChoiceKey((Choice("Oskell"), Choice("Farrin")))
    assert choice_key_faults(a_key, ["Oskell", "the writer"]) == [Fault(FaultKind.NO_OPTION, 1)]


def test_order_key_faults():
    chain = Ordering((("lawmakers",), ("agency",)))
    same = Ordering((("lawmakers",), ("agency",)), "in other words")
    longer = Ordering((("lawmakers",), ("agency",), ("channel",)))
    assert order_key_faults([chain, same, longer], ["lawmakers", "agency"]) == [
        Fault(FaultKind.NO_OPTION, 2),
        Fault(FaultKind.TWICE, 1, 0),
    ]
