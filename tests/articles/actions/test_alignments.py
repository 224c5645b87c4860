from datetime import timedelta

import pytest

from articles.actions import alignments, coverage
from articles.models import AlignmentDecision, Article
from articles.models.marks import NotAMove
from tests.factories import AlignmentFactory, ArticleFactory, StoryFactory
from tests.factories.articles import NOON

LATER = NOON + timedelta(hours=1)
ONE = """The harbour bridge sank on Saturday evening under a bus. Mayor Ida Renn said the repairs were on schedule.

About 600 lorries wait on the northern road."""
OTHER = """The harbour bridge sank on Saturday evening while a bus was crossing. About 900 lorries wait on that road.

Mayor Ida Renn claimed the repairs were on schedule."""


@pytest.fixture
def story(tess):
    story = StoryFactory(owner=tess)
    for position, text in enumerate((ONE, OTHER)):
        ArticleFactory(owner=tess, story=story, text=text, position=position)
    coverage.compare_articles(articles=list(Article.objects.to_compare(story)), at=NOON)
    return story


@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        (alignments.accept, {}, "accepted"),
        (alignments.reject, {}, "rejected"),
        (alignments.reopen, {"accepted": True}, "draft"),
        (alignments.reject, {"accepted": True}, "rejected"),
    ],
)
def test_decisions_are_stored_and_logged(act, before, after, tess):
    alignment = AlignmentFactory(**before)
    decision = act(alignment=alignment, seen=0, by=tess, at=LATER)
    assert (alignment.state, alignment.version) == (after, 1)
    assert (decision.by, decision.after["state"]) == (tess, after)


def test_accept_twice_is_no_move(tess):
    with pytest.raises(NotAMove):
        alignments.accept(alignment=AlignmentFactory(accepted=True), seen=0, by=tess, at=LATER)


def test_accept_of_a_stale_version_does_nothing(tess):
    alignment = AlignmentFactory(version=3)
    with pytest.raises(alignments.StaleAlignment):
        alignments.accept(alignment=alignment, seen=2, by=tess, at=LATER)
    assert AlignmentDecision.objects.count() == 0


def test_relate_says_how_it_is_told_and_accepts(tess):
    alignment = AlignmentFactory()
    alignments.relate(alignment=alignment, relation="contradicted", seen=0, by=tess, at=LATER)
    assert (alignment.relation, alignment.state) == ("contradicted", "accepted")


def test_undo_goes_back_step_by_step(tess):
    alignment = AlignmentFactory()
    alignments.relate(alignment=alignment, relation="contradicted", seen=0, by=tess, at=LATER)
    alignments.reject(alignment=alignment, seen=1, by=tess, at=LATER)
    for state, relation in (("accepted", "contradicted"), ("draft", "the writer's own voice")):
        alignments.undo(comparisons=[alignment.comparison], by=tess, at=LATER)
        alignment.refresh_from_db()
        assert (alignment.state, alignment.relation) == (state, relation)
    with pytest.raises(alignments.NothingToUndo):
        alignments.undo(comparisons=[alignment.comparison], by=tess, at=LATER)


def test_undo_never_undoes_another_person(tess, theo):
    alignment = AlignmentFactory()
    alignments.accept(alignment=alignment, seen=0, by=tess, at=LATER)
    with pytest.raises(alignments.NothingToUndo):
        alignments.undo(comparisons=[alignment.comparison], by=theo, at=LATER)
    alignments.reject(alignment=alignment, seen=1, by=theo, at=LATER)
    with pytest.raises(alignments.StaleAlignment):
        alignments.undo(comparisons=[alignment.comparison], by=tess, at=LATER)


def test_link_two_passages_by_hand(story, tess):
    one, other = (article.current for article in story.articles.order_by("position"))
    made = alignments.link(first=(other, 0), second=(one, 2), by=tess, at=LATER)
    assert (made.state, made.origin, made.confidence) == ("accepted", "person", None)
    assert (made.first_quote, made.second_quote) == (
        "About 600 lorries wait on the northern road",
        "The harbour bridge sank on Saturday evening while a bus was crossing",
    )
    alignments.undo(comparisons=[made.comparison], by=tess, at=LATER)
    made.refresh_from_db()
    assert made.state == "rejected"


def test_link_what_is_aligned_already_accepts_it(story, tess):
    one, other = (article.current for article in story.articles.order_by("position"))
    made = alignments.link(first=(one, 0), second=(other, 0), by=tess, at=LATER)
    assert (made.state, made.origin) == ("accepted", "drafter")


def test_link_no_passage_raises(story, tess):
    one, other = (article.current for article in story.articles.order_by("position"))
    for first, second in (((one, 0), (other, 99)), ((one, 0), (one, 1))):
        with pytest.raises(alignments.NoPassage):
            alignments.link(first=first, second=second, by=tess, at=LATER)


def test_redo_does_again_what_was_taken_back_until_something_else_is_decided(tess):
    alignment = AlignmentFactory()
    step = {"comparisons": [alignment.comparison], "by": tess, "at": LATER}
    alignments.relate(alignment=alignment, relation="contradicted", seen=0, by=tess, at=LATER)
    alignments.reject(alignment=alignment, seen=1, by=tess, at=LATER)
    alignments.undo(**step)
    alignments.undo(**step)
    for state, relation in (("accepted", "contradicted"), ("rejected", "contradicted")):
        alignments.redo(**step)
        alignment.refresh_from_db()
        assert (alignment.state, alignment.relation) == (state, relation)
    alignments.undo(**step)
    alignment.refresh_from_db()
    alignments.reopen(alignment=alignment, seen=alignment.version, by=tess, at=LATER)
    with pytest.raises(alignments.NothingToRedo):
        alignments.redo(**step)


def test_redo_of_what_somebody_else_decided_on_since_raises(tess, theo):
    alignment = AlignmentFactory()
    step = {"comparisons": [alignment.comparison], "by": tess, "at": LATER}
    alignments.reject(alignment=alignment, seen=0, by=tess, at=LATER)
    alignments.undo(**step)
    alignment.refresh_from_db()
    alignments.accept(alignment=alignment, seen=alignment.version, by=theo, at=LATER)
    with pytest.raises(alignments.StaleAlignment):
        alignments.redo(**step)


def test_link_labels_undone_and_redone(story, tess):
    one, other = (article.current for article in story.articles.order_by("position"))
    made = alignments.link_labels(
        first=(other, "crossing"), second=(one, "sank"), kind="act", by=tess, at=LATER
    )
    assert (made.kind, made.state, made.first_quote, made.second_quote) == (
        "act",
        "accepted",
        "sank",
        "crossing",
    )
    step = {"comparisons": [made.comparison], "by": tess, "at": LATER}
    for act, state in ((alignments.undo, "rejected"), (alignments.redo, "accepted")):
        act(**step)
        made.refresh_from_db()
        assert made.state == state
    with pytest.raises(alignments.NoPassage):
        alignments.link_labels(
            first=(one, "a mob"), second=(other, "crossing"), kind="act", by=tess, at=LATER
        )
