import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from articles import access
from tests.factories import (
    ArticleFactory,
    FramingMarkFactory,
    ImportRunFactory,
    OutletFactory,
    RevisionFactory,
    StoryFactory,
    UnplacedMarkFactory,
)
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db

SEES, NOT_FOUND, FORBIDDEN = "sees", "not found", "forbidden"


def answer(look, *args):
    try:
        look(*args)
    except Http404:
        return NOT_FOUND
    except PermissionDenied:
        return FORBIDDEN
    return SEES


# What Tess's article says to Tess, to Theo, to Ed the editor and to Ana the student.
ARTICLE = {
    ("reading", "own"): [SEES, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ("reading", "submitted"): [SEES, NOT_FOUND, SEES, NOT_FOUND],
    ("reading", "shared"): [SEES, SEES, SEES, NOT_FOUND],
    ("editing", "own"): [SEES, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ("editing", "submitted"): [SEES, NOT_FOUND, SEES, NOT_FOUND],
    ("editing", "shared"): [FORBIDDEN, FORBIDDEN, SEES, NOT_FOUND],
    ("review", "own"): [FORBIDDEN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ("review", "submitted"): [FORBIDDEN, NOT_FOUND, SEES, NOT_FOUND],
    ("review", "shared"): [FORBIDDEN, FORBIDDEN, SEES, NOT_FOUND],
}


@pytest.mark.parametrize(("what", "state"), ARTICLE)
def test_article_for(what, state, tess, theo, ed, ana):
    article = ArticleFactory(owner=tess, **({} if state == "own" else {state: True}))
    look = getattr(access, f"article_for_{what}")
    assert [answer(look, user, article.public_id) for user in (tess, theo, ed, ana)] == ARTICLE[what, state]


def test_article_deleted_is_not_found_but_restored_by_its_owner(tess, theo, ed):
    article = ArticleFactory(owner=tess, deleted_at=NOON)
    assert answer(access.article_for_reading, tess, article.public_id) == NOT_FOUND
    found = [answer(access.article_for_restoring, user, article.public_id) for user in (tess, theo, ed)]
    assert found == [SEES, NOT_FOUND, NOT_FOUND]


def test_revision_and_unplaced_follow_the_article(tess, theo):
    article = ArticleFactory(owner=tess)
    unplaced = UnplacedMarkFactory(framing_mark=FramingMarkFactory(revision=article.current))
    for user, found in ((tess, SEES), (theo, NOT_FOUND)):
        assert answer(access.revision_for_reading, user, article.public_id, 1) == found
        assert answer(access.unplaced_for_editing, user, unplaced.public_id) == found
    assert answer(access.revision_for_reading, tess, article.public_id, 3) == NOT_FOUND
    assert RevisionFactory(article=article).number == 3


def test_story_for(tess, theo, ed):
    own, shared = StoryFactory(owner=tess), StoryFactory(owner=tess, shared=True)
    reading = [answer(access.story_for_reading, user, own.public_id) for user in (tess, theo, ed)]
    editing = [answer(access.story_for_editing, user, shared.public_id) for user in (tess, theo, ed)]
    assert (reading, editing) == ([SEES, NOT_FOUND, SEES], [SEES, FORBIDDEN, SEES])


def test_outlet_for(tess, theo, ed):
    proposed, confirmed = OutletFactory(state="proposed", proposed_by=tess), OutletFactory(proposed_by=tess)
    people = (tess, theo, ed)
    assert [answer(access.outlet_for_reading, user, proposed.public_id) for user in people] == [
        SEES,
        NOT_FOUND,
        SEES,
    ]
    assert [answer(access.outlet_for_editing, user, proposed.public_id) for user in people] == [
        SEES,
        NOT_FOUND,
        SEES,
    ]
    assert [answer(access.outlet_for_editing, user, confirmed.public_id) for user in people] == [
        FORBIDDEN, FORBIDDEN, SEES,
    ]  # fmt: skip


def test_import_run_is_its_owner_s_alone(tess, theo, ed):
    run = ImportRunFactory(owner=tess)
    assert [answer(access.import_run_for_owner, user, run.public_id) for user in (tess, theo, ed)] == [
        SEES, NOT_FOUND, NOT_FOUND,
    ]  # fmt: skip
    assert answer(access.import_run_for_owner, tess, uuid.uuid4()) == NOT_FOUND
