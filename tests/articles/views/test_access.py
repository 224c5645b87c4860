"""Who may open what: every page by everybody who must not."""

import pytest
from django.urls import reverse

from articles.urls import urlpatterns
from tests.factories import (
    AlignmentFactory,
    ArticleFactory,
    AttributionFactory,
    FramingMarkFactory,
    ImportRunFactory,
    OutletFactory,
    StoryFactory,
    UnplacedMarkFactory,
)

EVERYBODYS = [
    "article_list", "article_new", "story_list", "story_new", "outlet_list", "import_run_list", "import_run_new",
]  # fmt: skip
POST_ONLY = [
    "article_bring_back", "article_leave_out", "article_submit", "article_take_back", "article_approve",
    "article_give_back", "unplaced_drop", "unplaced_restore", "import_run_stop", "import_run_resume",
    "article_draft", "desk_undo", "desk_redo", "desk_accept_above", "mark_accept", "mark_reject", "mark_reopen",
    "story_compare", "sides_undo", "sides_redo", "alignment_accept", "alignment_reject", "alignment_reopen",
    "alignment_relate",
]  # fmt: skip
READ_ONLY = [
    "article_list", "article_detail", "article_unplaced", "revision_detail", "revision_compare", "story_list",
    "story_detail", "outlet_list", "outlet_detail", "import_run_list", "import_run_detail", "article_desk",
    "story_coverage", "story_sides", "story_ladder", "story_labels", "story_reuse", "story_voices", "story_chains",
    "story_placement",
]  # fmt: skip


@pytest.fixture
def article(tess):
    return ArticleFactory(owner=tess)


@pytest.fixture
def paths(tess, article):
    """{name: address} of each page of the app, about things that only Tess may see."""
    unplaced = UnplacedMarkFactory(framing_mark=FramingMarkFactory(revision=article.current))
    of = {
        "article": article,
        "unplaced": unplaced,
        "story": StoryFactory(owner=tess),
        "import_run": ImportRunFactory(owner=tess),
        "mark": AttributionFactory(revision=article.current, draft=True),
        "alignment": AlignmentFactory(),
        "outlet": OutletFactory(state="proposed", proposed_by=tess),
    }
    addresses = {}
    for pattern in urlpatterns:
        named = {name: of[name.removesuffix("_id")].public_id for name in ids_in(pattern)}
        number = {"number": 1} if "number" in pattern.pattern.converters else {}
        kind = {"kind": "framing"} if "kind" in pattern.pattern.converters else {}
        addresses[pattern.name] = reverse(f"articles:{pattern.name}", kwargs=named | number | kind)
    return addresses


def ids_in(pattern):
    return [name for name in pattern.pattern.converters if name not in ("number", "kind")]


def call(client, name, path):
    return client.post(path) if name in POST_ONLY else client.get(path)


def statuses(client, paths):
    return {name: call(client, name, path).status_code for name, path in paths.items()}


def test_pages_are_404_for_a_student(as_user, ana, paths):
    assert statuses(as_user(ana), paths) == dict.fromkeys(paths, 404)


def test_pages_about_a_thing_are_404_for_a_teacher_elsewhere(as_user, theo, paths):
    about = {name: path for name, path in paths.items() if name not in EVERYBODYS}
    assert statuses(as_user(theo), about) == dict.fromkeys(about, 404)


def test_nothing_can_be_sent_about_a_thing_by_a_teacher_elsewhere(as_user, theo, paths):
    client = as_user(theo)
    about = {name: path for name, path in paths.items() if name not in EVERYBODYS}
    refused = {name: client.post(path).status_code for name, path in about.items()}
    assert refused == {name: 405 if name in READ_ONLY else 404 for name in about}


def test_pages_send_nobody_to_sign_in(client, paths):
    for name, path in paths.items():
        assert call(client, name, path).url == f"/accounts/login/?next={path}", name


def test_pages_open_for_their_teacher(as_user, tess, paths):
    # Only a deleted article can be brought back; tests/articles/views/test_articles.py does.
    opened = {n: path for n, path in paths.items() if n not in [*POST_ONLY, "article_restore"]}
    assert statuses(as_user(tess), opened) == dict.fromkeys(opened, 200)


@pytest.mark.parametrize("name", POST_ONLY)
def test_actions_refuse_get(as_user, ed, name, paths):
    assert as_user(ed).get(paths[name]).status_code == 405


@pytest.mark.parametrize("name", READ_ONLY)
def test_pages_to_read_refuse_post(as_user, tess, name, paths):
    assert as_user(tess).post(paths[name]).status_code == 405


@pytest.mark.parametrize(
    "name", ["article_edit", "article_story", "article_delete", "article_unplaced", "article_desk"]
)
def test_shared_article_of_another_may_be_read_and_not_changed(as_user, theo, name):
    article = ArticleFactory(shared=True)
    client = as_user(theo)
    assert client.get(reverse("articles:article_detail", args=[article.public_id])).status_code == 200
    assert call(client, name, reverse(f"articles:{name}", args=[article.public_id])).status_code == 403


def test_check_of_the_shared_article_of_another_only_shows(as_user, theo):
    article = ArticleFactory(shared=True)
    path = reverse("articles:article_check", args=[article.public_id])
    content = as_user(theo).get(path).content.decode()
    assert "As it came" in content
    assert "Leave out" not in content
    assert as_user(theo).post(path).status_code == 403
