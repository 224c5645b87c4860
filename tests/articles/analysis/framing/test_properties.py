"""What holds for every text: no error, marks in order inside the text and outside attributed content."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.analysis import document as documents
from articles.analysis.attribution import find_attributions
from articles.analysis.framing import find_framing
from articles.analysis.voice import voices

PIECES = (
    *(
        "The brutal regime",
        "critics say",
        "said",
        "Ana Ruiz",
        "“",
        "”",
        '"',
        "'so-called'",
        "slammed",
        ".",
        ",",
    ),
    *(
        "\n\n",
        "that",
        "according to the mayor",
        "we",
        "the shameful hoax",
        "!",
        "?",
        "of course",
        "it appears to",
    ),
    *(
        "told Ben",
        "1,200",
        "\x00",
        "\ud800",
        "’",
        "gutted the budget",
        ":",
        "In the wake of",
        "traitors",
        "🎈",
    ),
)
pieced = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
texts = st.one_of(st.text(st.characters(codec=None), max_size=200), pieced)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_marks_are_ordered_inside_the_text_and_outside_content(text):
    document = documents.read(text)
    attributions = find_attributions(document)
    marks = find_framing(document, attributions)
    contents = [span for attribution in attributions for span in attribution.content]
    at = 0
    for mark in marks:
        assert at <= mark.span.start < mark.span.end <= len(text)
        assert 0 < mark.confidence <= 1
        assert not any(mark.span.overlaps(content) for content in contents)
        at = mark.span.end


@settings(max_examples=100, deadline=None)
@given(texts)
def test_marks_and_voices_are_the_same_each_time(text):
    runs = []
    for _ in range(2):
        document = documents.read(text)
        attributions = find_attributions(document)
        runs.append((find_framing(document, attributions), voices(document, attributions)))
    assert runs[0] == runs[1]
    assert [voice.span for voice in runs[0][1]] == list(document.sentences)
