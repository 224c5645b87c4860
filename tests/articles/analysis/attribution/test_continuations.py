"""Quotations over several sentences and paragraphs; `/` stands for a new paragraph."""

import pytest

from articles.analysis.attribution import find_attributions
from articles.analysis.document import read
from tests.articles.analysis.bracketed import bracketed, words

TEXTS = [
    # the speaker goes on
    "[“We closed it,”]content [Doe]source [said]cue. [“It was old. It was rusty.”]content",
    "[“We closed it,”]content [Doe]source [said]cue./[“It was old, and it was rusty.”]content",
    "[Doe]source [said]cue [the bridge was old]content. [“It was rusty, and it was loud.”]content",
    "[“We closed it.”]content [Doe]source [said]cue./Roe left.",
    "[“It was old, and it was rusty./“It was loud, too,”]content [Doe]source [said]cue.",
    # somebody else does
    "[“We closed it,”]content1 [Doe]source1 [said]cue1. [“It was old,”]content2 [Roe]source2 [said]cue2.",
    "[“We closed it,”]content [Doe]source [said]cue. The bridge was old./“Casablanca” was shown.",
    # a colon over a quotation
    "[Doe]source [said:]cue/[“It was old, and it was rusty.”]content",
    "[Doe]source [gave his reasons in a letter:]cue/[“It was old, and it was rusty.”]content",
    # signed
    "[“It was old, and it was rusty.”]content/[—]cue [Jane Doe, baker]source",
    # a transcript
    "Debate night/[DOE]source[:]cue [The bridge is old. It is rusty]content.",
    "[Q]source1[:]cue1 [Is the bridge old]content1?/[A]source2[:]cue2 [It is. We closed it]content2.",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_find_attributions_over_sentences_and_paragraphs(marked):
    gold = bracketed(marked.replace("/", "\n\n"))
    found = find_attributions(read(gold.text))

    def parts(attributions):
        return sorted(
            (words(gold.text, a.source), "".join(words(gold.text, a.content).split())) for a in attributions
        )

    expected = [(source, content.replace("…", "")) for source, content in parts(gold.attributions())]
    assert [(source, content.replace("…", "").rstrip(".?")) for source, content in parts(found)] == [
        (source, content.rstrip(".?")) for source, content in expected
    ]
