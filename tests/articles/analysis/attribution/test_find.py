"""Detection, end to end, on short texts in bracket notation."""

from pathlib import Path

import pytest

from articles.analysis.attribution import find_attributions
from articles.analysis.document import read
from tests.articles.analysis.bracketed import bracketed, words

LINES = Path(__file__).with_name("attributions.txt").read_text(encoding="utf-8").splitlines()
TEXTS = [line for line in LINES if not line.startswith("#")]


def parts(text, attributions):
    return sorted((words(text, a.source).rstrip(","), words(text, a.content)) for a in attributions)


@pytest.mark.parametrize("marked", TEXTS)
def test_find_attributions_marks_source_and_content(marked):
    gold = bracketed(marked)
    assert parts(gold.text, find_attributions(read(gold.text))) == parts(gold.text, gold.attributions())


@pytest.mark.parametrize("marked", TEXTS)
def test_find_attributions_cue_meets_the_marked_one(marked):
    gold = bracketed(marked)
    found = find_attributions(read(gold.text))
    for marked_one in gold.attributions():
        assert any(span.overlaps(marked_one.cue[0]) for a in found for span in a.cue)
