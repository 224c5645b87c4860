"""Framing marks on short texts of our own: `[words]{device}` is a mark the text must get, and no other."""

import re

import pytest

from articles.analysis import document as documents
from articles.analysis.attribution import find_attributions
from articles.analysis.attribution.types import INDIRECT, Attribution
from articles.analysis.framing import DEVICES, find_framing
from articles.analysis.spans import Span

MARK = re.compile(r"\[([^\]]+)\]\{([^}]+)\}")


def drafted(text):
    document = documents.read(text)
    return find_framing(document, find_attributions(document))


def as_marked(text):
    """The text with the drafted marks written in."""
    for mark in reversed(drafted(text)):
        start, end = mark.span.start, mark.span.end
        text = f"{text[:start]}[{text[start:end]}]{{{mark.device}}}{text[end:]}"
    return text


@pytest.mark.parametrize(
    "marked",
    [
        "The raid killed the group's [legendary]{loaded word} leader outside the city.",
        "Protests followed the [assassination]{label} of the general in March.",
        "The [regime]{label} closed two newspapers on Monday.",
        "Farmers gathered in the square, and the minister [ranted]{stance-laden cue} for an hour.",
        "The council [gutted]{loaded word} the library's budget on Tuesday.",
        "[Critics say]{vague attribution} nothing of the kind was needed.",
        "The bridge opened in May. [Unfortunately]{loaded word}, no road leads there.",
        "The mayor met a [“neutral”]{scare quotes} panel, all of them [cronies]{label} of his brother.",
        "The [leftist]{label} deputy and the [jingoistic]{loaded word} senator voted together.",
        "A [vile]{loaded word} army [appears to be entrenched]{unattributed interpretation} there.",
    ],
)
def test_find_framing_marks_what_the_writer_frames(marked):
    assert as_marked(MARK.sub(r"\1", marked)) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Some 900 soldiers are stationed in the valley.",
        "The council met on Monday and approved a budget of 4 million euros.",
        "The book “Summer of Rain” was printed in 1998.",
        "The senator mentioned the Patriot Act and her colleague Dave Brat.",
        "She works at the Savage Gallery in Berlin.",
        "The rules are published each year in June.",
    ],
)
def test_find_framing_leaves_plain_statements_alone(text):
    assert as_marked(text) == text


def test_find_framing_skips_what_others_say():
    said = drafted("The minister said the disgraceful regime had gutted the budget.")
    quoted = drafted("“This disgraceful regime gutted our budget,” the minister said on Monday.")
    assert (said, quoted) == ([], [])


def test_find_framing_skips_a_quotation_nobody_was_drafted_for():
    document = documents.read("A banner over the gate: “This vile regime must go now.” It was gone by noon.")
    assert find_framing(document, []) == []


def test_find_framing_marks_the_writers_words_beside_the_content():
    text = "The ruthless minister said the cowardly rebels had left."
    content = Span(text.index("the cowardly"), len(text) - 1)
    attribution = Attribution((Span(0, 21),), (Span(22, 26),), (content,), INDIRECT, 0.9, "test", "say")
    marks = find_framing(documents.read(text), [attribution])
    assert [mark.span.of(text) for mark in marks] == ["ruthless"]


def test_find_framing_never_marks_across_the_border_of_a_content():
    text = "They made a mockery of it."
    attribution = Attribution((Span(0, 4),), (Span(5, 9),), (Span(12, 25),), INDIRECT, 0.9, "test", "make")
    assert find_framing(documents.read(text), [attribution]) == []


def test_an_often_plain_word_is_marked_in_company_only():
    alone = drafted("The mayor claimed a seat on the board.")
    accompanied = drafted("The mayor claimed a seat on the rotten, useless board.")
    assert alone == []
    assert [mark.span.start for mark in accompanied] == [10, 32, 40]


def test_reason_quotes_the_words_and_explains_the_label():
    mark = drafted("The regime closed two newspapers.")[0]
    assert (
        mark.reason
        == "“regime” is a label: it says how the writer sees who or what is named, not what it is."
    )


def test_a_listed_word_in_a_headline_is_marked_in_spite_of_capitals():
    marks = drafted("Shameless Mayor Guts Library Budget")
    assert [mark.device for mark in marks] == ["loaded word", "loaded word"]


def test_every_mark_has_a_device_of_the_design_and_a_confidence_that_is_shown():
    marks = drafted(
        "Sadly, the vile mob’s “so-called” heroes appear to wreak havoc yet again. Critics say nothing."
    )
    assert {mark.device for mark in marks} <= set(DEVICES)
    assert all(0 < mark.confidence <= 1 for mark in marks)
    assert len(marks) > 3


def test_a_language_without_lists_gets_no_marks():
    document = documents.read("Das brutale Regime ist korrupt.", "xx")
    assert find_framing(document, []) == []
