import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis import lexicons
from articles.analysis.document import read
from articles.analysis.spans import Span
from articles.analysis.stance import LISTS, stance_of
from tests.articles.analysis.bracketed import bracketed

CASES = [
    ("The mayor [said]cue the bridge is safe.", "acknowledges"),
    ("The mayor [told reporters]cue the bridge is safe.", "acknowledges"),
    ("[According to]cue the mayor, the bridge is safe.", "acknowledges"),
    ("They [called for]cue an end to the work.", "acknowledges"),
    ("He [made a strong case]cue for the bridge.", "acknowledges"),
    ("She [agreed]cue that the bridge is safe.", "acknowledges"),
    ("The mayor[:]cue “It is safe.”", "acknowledges"),
    ("He [zorbled]cue that the bridge is safe.", "acknowledges"),
    ("The study [showed]cue that the bridge is safe.", "endorses"),
    ("The study [has shown]cue that the bridge is safe.", "endorses"),
    ("She [pointed out]cue that the bridge is safe.", "endorses"),
    ("She [pointed it out]cue to the council.", "endorses"),
    ("The leak [revealed]cue a flaw.", "endorses"),
    ("He [admitted]cue the flaw.", "endorses"),
    ("He [made it clear]cue that he would stay.", "endorses"),
    ("She [rightly said]cue that it was over.", "endorses"),
    ("[claiming]cue that the move will help.", "distances"),
    ("He [insisted]cue that the bridge is safe.", "distances"),
    ("He [falsely said]cue that the bridge is safe.", "distances"),
    ("He [said]cue, without evidence, that votes were lost.", "distances"),
    ("[The false claim that]cue votes were lost.", "distances"),
    ("The king [is said]cue to be ill.", "distances"),
    ("He [repeated his claim]cue that it was over.", "distances"),
    ("They [want people to believe]cue that it is safe.", "distances"),
    ("He [lied]cue about the bridge.", "distances"),
    ("She [touted]cue the plan as a success.", "distances"),
    ("They [labelled]cue him a traitor.", "distances"),
]


@pytest.mark.parametrize(("marked", "kind"), CASES)
def test_stance_of_cue(marked, kind):
    found = bracketed(marked)
    assert stance_of(read(found.text), found.of("cue")).kind == kind


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("He [did not claim]cue that it was safe.", "acknowledges"),
        ("The study [did not prove]cue that it was safe.", "distances"),
        ("He [failed to show]cue that it was safe.", "distances"),
        ("He [didn't admit]cue that it was safe.", "endorses"),
        ("He [denied the allegations]cue of fraud.", "acknowledges"),
        ("He [said before his confession]cue that it was safe.", "acknowledges"),
        ("He [denied]cue that the claim was his.", "acknowledges"),
    ],
)
def test_stance_after_negation_denial_or_preposition(marked, kind):
    found = bracketed(marked)
    assert stance_of(read(found.text), found.of("cue")).kind == kind


def test_stance_quotes_the_deciding_words_as_written():
    found = bracketed("[Claiming]cue victory, he left.")
    stance = stance_of(read(found.text), found.of("cue"))
    assert (stance.decided_by, stance.rule) == ("Claiming", "stance-verb")


def test_stance_of_unknown_cue_is_less_sure():
    known, unknown = bracketed("He [said]cue so."), bracketed("He [zorbled]cue so.")
    assert (
        stance_of(read(unknown.text), unknown.of("cue")).confidence
        < stance_of(read(known.text), known.of("cue")).confidence
    )


def test_stance_lists_have_no_cue_twice():
    cues = [line for name, _, _ in LISTS for line in lexicons.lines("en", name)]
    assert len(cues) == len(set(cues))
    assert len(cues) >= 300


@given(
    st.text(alphabet=st.sampled_from("claim edsay't not that.,: \n“”falsely\ud800\x00"), min_size=1),
    st.data(),
)
def test_stance_never_raises(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    cue = (Span(start, data.draw(st.integers(start + 1, len(text)))),)
    document = read(text)
    assert stance_of(document, cue) == stance_of(document, cue)
