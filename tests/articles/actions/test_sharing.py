import pytest

from articles.actions import sharing
from articles.models.marks import NotAMove
from tests.factories import ArticleFactory, StoryFactory
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db

ACTIONS = {"submit": sharing.submit, "take_back": sharing.take_back, "approve": sharing.approve}
STATES = {
    "own": {},
    "submitted": {"submitted": True},
    "returned": {"returned": True},
    "shared": {"shared": True},
}
ALLOWED = {
    ("own", "submit"), ("own", "approve"), ("submitted", "take_back"), ("submitted", "approve"),
    ("submitted", "give_back"), ("returned", "submit"), ("returned", "take_back"), ("shared", "take_back"),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", [*ACTIONS, "give_back"])
def test_sharing_moves(state, verb, tess, ed):
    article = ArticleFactory(owner=tess, **STATES[state])
    act = ACTIONS.get(verb) or (lambda **who: sharing.give_back(note="Whose picture?", **who))
    if (state, verb) not in ALLOWED:
        with pytest.raises(NotAMove):
            act(article=article, by=ed, at=NOON)
        return
    act(article=article, by=ed, at=NOON)
    article.refresh_from_db()
    new = {"submit": "submitted", "take_back": "own", "approve": "shared", "give_back": "returned"}[verb]
    assert article.sharing == new
    assert article.reviewed_by == (ed if verb in ("approve", "give_back") else None)


def test_approve_shares_the_story(tess, ed):
    story = StoryFactory(owner=tess)
    sharing.approve(article=ArticleFactory(owner=tess, story=story, submitted=True), by=ed, at=NOON)
    story.refresh_from_db()
    assert (story.shared, story.history.order_by("-history_id").first().history_user) == (True, ed)


def test_give_back_without_a_note_raises(ed):
    with pytest.raises(sharing.NoteNeeded):
        sharing.give_back(article=ArticleFactory(submitted=True), note=" ", by=ed, at=NOON)


def test_give_back_says_why(ed):
    article = sharing.give_back(article=ArticleFactory(submitted=True), note="Whose picture?", by=ed, at=NOON)
    assert (article.review_note, article.reviewed_at) == ("Whose picture?", NOON)


def test_take_back_without_owner_raises(ed):
    with pytest.raises(sharing.NoOwner):
        sharing.take_back(
            article=ArticleFactory(shared=True, owner=None, imported_by=None, current=None), by=ed, at=NOON
        )
