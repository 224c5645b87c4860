"""A line from paper, read and written again."""

import pytest

from quizzes.items import BadAnswer, kind_of
from quizzes.items.on_paper import legends, read_line, write_line
from quizzes.models import Item
from quizzes.reports.items import items_of
from tests.quizzes.items import test_compare_coverage as comparison

# Kind, words of the passage, the line, what it scores where that is told, and how the line is written again.
LINES = [
    ("find source", "an empty park is sadder", "c1", 1, "c 1"),
    ("find source", "an empty park is sadder", "C 1", 1, "c 1"),
    ("find source", "an empty park is sadder", "c", 2 / 3, "c -"),
    ("find source", "an empty park is sadder", "- 1", 0, "- 1"),
    ("find source", "the loudest sound", "a 5 1 2 3", 1, "a 5 1 2 3"),
    ("find source", "the loudest sound", "a5321", 3 / 4, "a 5 3 2 1"),
    ("read the cue", "nobody in her street", "c claims", 1, "c claims"),
    ("read the cue", "nobody in her street", "- CLAIMS", 1 / 2, "- claims"),
    ("read the cue", "nobody in her street", "c", 1 / 2, "c"),
    ("tell the voice", "an empty park is sadder", "a said", 1, "a said"),
    ("tell the voice", "nine votes", "b", 1, "b"),
    ("mark the framing", "eyesore", "b eyesore; c claims", 1, "b eyesore; c claims"),
    ("write", "the quarrel", "Some people say; others do not.", None, "Some people say; others do not."),
]
REFUSED = [
    ("find source", "an empty park is sadder", "z 1", "none of the options"),
    ("find source", "an empty park is sadder", "c 9", "none of the options"),
    ("find source", "an empty park is sadder", "Ilo Senn!", "letter for the source"),
    ("find source", "the loudest sound", "a 5 1 1 2", "numbers from 1 to 3"),
    ("read the cue", "nobody in her street", "c whispers", "does not stand in the passage"),
    ("mark the framing", "eyesore", "b", "words of each mark"),
]


def test_lines_are_read_and_written_again(exercise):
    items = items_of(exercise.draft)

    def item_of(kind, words):
        return next(one for one in items if one.kind == kind and words in one.quote)

    for kind, words, line, worth, again in LINES:
        item = item_of(kind, words)
        answer = read_line(item, line)
        score = kind_of(item).score(item, answer).score
        assert (score if worth is None else float(score)) == (
            worth if worth is None else pytest.approx(worth)
        ), line
        assert write_line(item, answer) == again
        assert read_line(item, again) == answer
    for kind, words, line, problem in REFUSED:
        with pytest.raises(BadAnswer, match=problem):
            read_line(item_of(kind, words), line)
    for item in items:
        assert write_line(item, read_line(item, "")) == ""
        assert [sign for legend in legends(item)[:1] for sign, _label in legend[:2]] in ([], ["a", "b"])


def test_comparison_is_read_in_the_order_of_what_it_asks():
    item = Item(kind="compare coverage", task=comparison.TASK, key=comparison.KEY)
    line = "a c e; 3; 1 3 2; 1-2 2-1"
    answer = read_line(item, line)
    assert kind_of(item).score(item, answer).score == 1
    assert write_line(item, answer) == line
    with pytest.raises(BadAnswer, match="fewer parts"):
        read_line(item, f"{line}; a")
