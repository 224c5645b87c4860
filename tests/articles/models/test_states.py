import pytest

from articles.models import Article, Attribution, FramingMark, ImportLine, ImportRun, Outlet, UnplacedMark
from articles.models.marks import NotAMove
from tests.factories import AttributionFactory, FramingMarkFactory
from tests.factories.articles import NOON


@pytest.mark.parametrize(
    ("states", "moves"),
    [
        (Article.Sharing, Article.MOVES),
        (Attribution.State, Attribution.MOVES),
        (FramingMark.State, FramingMark.MOVES),
        (ImportLine.State, ImportLine.MOVES),
        (ImportRun.State, ImportRun.MOVES),
        (Outlet.State, Outlet.MOVES),
        (UnplacedMark.State, UnplacedMark.MOVES),
    ],
)
def test_moves_cover_every_state(states, moves):
    assert set(moves) == set(states)
    assert set().union(*moves.values()) <= set(states)


@pytest.mark.django_db
def test_mark_accepted_and_taken_back(tess):
    mark = FramingMarkFactory(draft=True)
    mark.move_to("accepted", by=tess, at=NOON)
    mark.refresh_from_db()
    assert (mark.state, mark.decided_by, mark.decided_at) == ("accepted", tess, NOON)
    mark.move_to("draft", by=tess, at=NOON)
    mark.refresh_from_db()
    assert (mark.state, mark.decided_by, mark.decided_at) == ("draft", None, None)


@pytest.mark.django_db
def test_mark_moved_to_where_it_is_raises(tess):
    with pytest.raises(NotAMove):
        AttributionFactory().move_to("accepted", by=tess, at=NOON)
