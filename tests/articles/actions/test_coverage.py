from datetime import timedelta

import pytest

from articles.actions import coverage
from articles.models import Alignment, AlignmentDecision, Article, Comparison, CoverageReading
from articles.models.marks import NotAMove
from tests.factories import (
    AlignmentFactory,
    ArticleFactory,
    ComparisonFactory,
    FramingMarkFactory,
    StoryFactory,
)
from tests.factories.articles import NOON

LATER = NOON + timedelta(hours=1)
ONE = """The harbour bridge sank on Saturday evening under a bus. Mayor Ida Renn said the repairs were on schedule.

About 600 lorries wait on the northern road."""
OTHER = """The harbour bridge sank on Saturday evening while a bus was crossing. About 900 lorries wait on that road.

Mayor Ida Renn claimed the repairs were on schedule."""
THIRD = "Mayor Ida Renn said the repairs of the harbour bridge were late. It sank under a bus on Saturday evening."


@pytest.fixture
def story(tess):
    story = StoryFactory(owner=tess)
    for position, text in enumerate((ONE, OTHER)):
        ArticleFactory(owner=tess, story=story, text=text, position=position)
    return story


def compared(story, at=NOON):
    return coverage.compare_articles(articles=list(Article.objects.to_compare(story)), at=at)


def test_compare_articles_stores_each_pair_once(story):
    assert (compared(story), compared(story)) == (1, 0)
    assert (Comparison.objects.count(), CoverageReading.objects.count()) == (1, 2)
    assert Comparison.objects.get().alignments.filter(relation="contradicted").get().difference == {
        "kind": "numbers", "first": "600 lorries", "second": "900 lorries",
    }  # fmt: skip


def test_compare_articles_adds_the_pairs_of_a_new_article_only(story, tess):
    compared(story)
    ArticleFactory(owner=tess, story=story, text=THIRD, position=2)
    assert compared(story) == 2


def test_compare_articles_again_where_marks_changed(story):
    compared(story)
    article = story.articles.first()
    FramingMarkFactory(revision=article.current, quote="wait")
    assert compared(story, LATER) == 1
    assert CoverageReading.objects.get(revision=article.current).made_at == LATER


def test_compare_articles_again_keeps_what_was_decided(story, tess):
    compared(story)
    first, *others = Alignment.objects.all()
    coverage.reject(alignment=first, seen=0, by=tess, at=NOON)
    FramingMarkFactory(revision=story.articles.last().current, quote="wait")
    compared(story, LATER)
    first.refresh_from_db()
    assert first.state == "rejected"
    assert others
    assert not Alignment.objects.filter(pk__in=[other.pk for other in others]).exists()


@pytest.mark.parametrize("number", [0, 1])
def test_compare_articles_of_fewer_than_two_does_nothing(number, tess):
    story = StoryFactory(owner=tess)
    for _number in range(number):
        ArticleFactory(owner=tess, story=story)
    assert compared(story) == 0


def test_compare_articles_leaves_out_what_comes_after_twenty(tess, monkeypatch):
    monkeypatch.setattr(coverage, "MOST_ARTICLES", 2)
    story = StoryFactory(owner=tess)
    for position in range(3):
        ArticleFactory(owner=tess, story=story, position=position)
    assert compared(story) == 1


@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        (coverage.accept, {}, "accepted"),
        (coverage.reject, {}, "rejected"),
        (coverage.reopen, {"accepted": True}, "draft"),
        (coverage.reject, {"accepted": True}, "rejected"),
    ],
)
def test_decisions_are_stored_and_logged(act, before, after, tess):
    alignment = AlignmentFactory(**before)
    decision = act(alignment=alignment, seen=0, by=tess, at=LATER)
    assert (alignment.state, alignment.version) == (after, 1)
    assert (decision.by, decision.after["state"]) == (tess, after)


def test_accept_twice_is_no_move(tess):
    with pytest.raises(NotAMove):
        coverage.accept(alignment=AlignmentFactory(accepted=True), seen=0, by=tess, at=LATER)


def test_accept_of_a_stale_version_does_nothing(tess):
    alignment = AlignmentFactory(version=3)
    with pytest.raises(coverage.StaleAlignment):
        coverage.accept(alignment=alignment, seen=2, by=tess, at=LATER)
    assert AlignmentDecision.objects.count() == 0


def test_relate_says_how_it_is_told_and_accepts(tess):
    alignment = AlignmentFactory()
    coverage.relate(alignment=alignment, relation="contradicted", seen=0, by=tess, at=LATER)
    assert (alignment.relation, alignment.state) == ("contradicted", "accepted")


def test_undo_goes_back_step_by_step(tess):
    alignment = AlignmentFactory()
    coverage.relate(alignment=alignment, relation="contradicted", seen=0, by=tess, at=LATER)
    coverage.reject(alignment=alignment, seen=1, by=tess, at=LATER)
    for state, relation in (("accepted", "contradicted"), ("draft", "the writer's own voice")):
        coverage.undo(comparisons=[alignment.comparison], by=tess, at=LATER)
        alignment.refresh_from_db()
        assert (alignment.state, alignment.relation) == (state, relation)
    with pytest.raises(coverage.NothingToUndo):
        coverage.undo(comparisons=[alignment.comparison], by=tess, at=LATER)


def test_undo_never_undoes_another_person(tess, theo):
    alignment = AlignmentFactory()
    coverage.accept(alignment=alignment, seen=0, by=tess, at=LATER)
    with pytest.raises(coverage.NothingToUndo):
        coverage.undo(comparisons=[alignment.comparison], by=theo, at=LATER)
    coverage.reject(alignment=alignment, seen=1, by=theo, at=LATER)
    with pytest.raises(coverage.StaleAlignment):
        coverage.undo(comparisons=[alignment.comparison], by=tess, at=LATER)


def test_link_two_passages_by_hand(story, tess):
    compared(story)
    one, other = (article.current for article in story.articles.order_by("position"))
    made = coverage.link(first=(other, 0), second=(one, 2), by=tess, at=LATER)
    assert (made.state, made.origin, made.confidence) == ("accepted", "person", None)
    assert (made.first_quote, made.second_quote) == (
        "About 600 lorries wait on the northern road",
        "The harbour bridge sank on Saturday evening while a bus was crossing",
    )
    coverage.undo(comparisons=[made.comparison], by=tess, at=LATER)
    made.refresh_from_db()
    assert made.state == "rejected"


def test_link_what_is_aligned_already_accepts_it(story, tess):
    compared(story)
    one, other = (article.current for article in story.articles.order_by("position"))
    made = coverage.link(first=(one, 0), second=(other, 0), by=tess, at=LATER)
    assert (made.state, made.origin) == ("accepted", "drafter")


def test_link_no_passage_raises(story, tess):
    compared(story)
    one, other = (article.current for article in story.articles.order_by("position"))
    for first, second in (((one, 0), (other, 99)), ((one, 0), (one, 1))):
        with pytest.raises(coverage.NoPassage):
            coverage.link(first=first, second=second, by=tess, at=LATER)


@pytest.mark.django_db
def test_comparisons_are_those_among_the_revisions():
    comparison = ComparisonFactory()
    other = ComparisonFactory()
    found = Comparison.objects.among([comparison.first, comparison.second, other.first])
    assert list(found) == [comparison]
