"""The whole pipeline: an article of the shape schools bring, other languages, and any text at all."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.analysis.cast import SOURCE_KINDS
from articles.analysis.draft import ENGLISH_ONLY, draft
from tests.articles.analysis.bracketed import words

ARTICLE = """# *Council to widen the harbour road*

Porthaven, March 3 (HNA)-- Harbour Board Chair Ingrid Dahl says traffic on the road would double, claiming
that the \
plan is meant to protect the old town.

“Today, we agreed to widen the road,” Dahl said at a Tuesday meeting, adding that the “number of lanes will
rise from \
two to four.” She

said work will begin in May.

“We will do this step by step. There is land enough,” Dahl stated. Some 300 houses stand along the road.

Last week, the Coast Courier newspaper said the board had met builders in secret. Nordland Radio also
reported last \
month that the builders had paid for a trip.

Meanwhile, a number of local shopkeepers warned of the board's meddling in the affairs of the town. They
called for a \
halt to the work, the HNA news agency reported on Friday.
"""


@pytest.fixture(scope="module")
def article():
    return draft(ARTICLE)


def drafted(article, cue):
    return next(a for a in article.attributions if words(ARTICLE, a.cue) == cue)


def test_draft_gathers_one_person_under_one_name(article):
    ours = [a for a in article.attributions if a.source_name == "Ingrid Dahl"]
    assert [words(ARTICLE, a.cue) for a in ours] == ["says", "claiming", "said", "adding", "said", "stated"]
    assert {a.source_kind for a in ours} == {"named person"}


def test_draft_joins_a_sentence_broken_by_a_blank_line(article):
    broken = [a for a in article.attributions if words(ARTICLE, a.source) == "She"]
    assert [words(ARTICLE, a.content) for a in broken] == ["work will begin in May"]


def test_draft_claiming_distances_and_says_so(article):
    claim = drafted(article, "claiming")
    assert claim.stance == "distances"
    assert "claiming" in claim.reason


def test_draft_news_outlets_are_sources_of_their_kind(article):
    kinds = {a.source_name: a.source_kind for a in article.attributions}
    assert kinds["Coast Courier"] == "news outlet"
    assert kinds["Nordland Radio"] == "news outlet"


def test_draft_chain_runs_through_the_outlet(article):
    inner = drafted(article, "called for")
    outer = article.attributions[inner.parent]
    assert (words(ARTICLE, outer.source), outer.source_kind) == ("the HNA news agency", "news outlet")
    assert inner.source_kind == "group"


def test_draft_voice_of_a_plain_sentence_is_fact(article):
    voices = {sentence.span.of(ARTICLE): sentence.voice for sentence in article.sentences}
    assert voices["Some 300 houses stand along the road."] == "fact"
    assert voices["There is land enough,” Dahl stated."] == "reported"


def test_draft_other_language_is_sentences_and_quotations_with_a_note():
    text = "Der Bürgermeister ist nicht da. „Wir kommen wieder“, sagte er auf der Straße."
    found = draft(text)
    assert found.notes == (ENGLISH_ONLY,)
    assert [words(text, a.content) for a in found.attributions] == ["„Wir kommen wieder“"]
    assert [(a.source, a.cue) for a in found.attributions] == [((), ())]
    assert [sentence.voice for sentence in found.sentences] == [None, None]
    assert found.framing == ()


def test_draft_named_language_is_taken():
    assert draft("He said it is safe.", "en").language == "en"
    assert draft("He said it is safe.", "fr").notes == (ENGLISH_ONLY,)


PIECES = st.sampled_from(
    [
        "said", "that", "he", "Smith", "the mayor", "according to", "who", "claimed", ",", ".", "“", "”",
        '"', "''", "'",
        "‘", "’", "(", ")", ":", "--", "\n\n", "\n", " ", "Mr.", "U.S.", "told reporters", "adding", "and",
        "but", "?",
        "reportedly", "as", "which", "is safe", "“It is,”", "\ud800", "\x00", "😀", "É", "1,000",
        "critics say",
    ]
)  # fmt: skip


def spans_of(found):
    for attribution in found.attributions:
        yield attribution.source
        yield attribution.cue
        yield attribution.content
    for mark in found.framing:
        yield (mark.span,)
    for sentence in found.sentences:
        yield (sentence.span,)


@settings(max_examples=250, deadline=None)
@given(
    st.one_of(
        st.text(), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)
    )
)
@example("")
@example("“" * 300)
@example("He said " * 200)
@example("a" * 5000)
@example("According to")
@example("\r\n\r“x\u2028y”")
def test_draft_any_text_gives_ordered_spans_inside_it(text):
    found = draft(text, "en")
    for spans in spans_of(found):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
    for index, attribution in enumerate(found.attributions):
        assert attribution.content
        assert 0 < attribution.confidence < 1
        assert attribution.reason
        assert attribution.source_kind in SOURCE_KINDS
        assert attribution.parent is None or 0 <= attribution.parent < len(found.attributions)
        assert attribution.parent != index
    assert all(one.span.end <= other.span.start for one, other in pairwise(found.sentences))
    assert all(one.span.end <= other.span.start for one, other in pairwise(found.framing))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_draft_same_text_same_draft(text):
    assert draft(text) == draft(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["de", "und", "zh-Hant", "../en", ""]))
def test_draft_any_language_code_is_answered(text, language):
    assert draft(text, language) == draft(text, language)
