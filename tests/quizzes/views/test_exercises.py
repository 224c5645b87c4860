"""Every page of an exercise: for its owner, for the others, and for whoever comes too late."""

import re

import pytest
from django.urls import reverse

from quizzes.models import Exercise
from tests.factories import ArticleFactory, ExerciseFactory, ExerciseRevisionFactory
from tests.factories.exercises import NOON

PAGES = ["edit", "check", "preview", "paper", "share", "export", "item_new"]


def url(name, exercise, *more):
    return reverse(f"quizzes:exercise_{name}", args=[exercise.public_id, *more])


@pytest.fixture
def draft(tess):
    return ExerciseRevisionFactory(exercise__owner=tess, items=3)


def post(client, where, draft, **fields):
    return client.post(where, {"version": draft.version, **fields})


@pytest.mark.parametrize("name", PAGES)
def test_page_is_there_for_its_owner(as_user, tess, draft, name):
    assert as_user(tess).get(url(name, draft.exercise)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["theo", "ana", "ed"])
def test_page_is_404_for_everyone_else(as_user, draft, name, who, request):
    person = request.getfixturevalue(who)
    assert as_user(person).get(url(name, draft.exercise)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_page_sends_nobody_to_sign_in(client, draft, name):
    assert client.get(url(name, draft.exercise)).url.startswith("/accounts/login/")


@pytest.mark.parametrize("name", ["edit", "check", "share", "item_new"])
def test_page_of_a_shared_exercise_is_403_for_its_readers(as_user, theo, name):
    revision = ExerciseRevisionFactory(exercise__shared=True, items=1, published=True)
    assert as_user(theo).get(url(name, revision.exercise)).status_code == 403
    assert as_user(theo).get(url("preview", revision.exercise)).status_code == 200


def test_reader_of_a_shared_exercise_does_not_see_the_next_draft(as_user, theo):
    revision = ExerciseRevisionFactory(exercise__shared=True, items=1, published=True)
    ExerciseRevisionFactory(exercise=revision.exercise, title="Unfinished", items=2)
    content = as_user(theo).get(url("preview", revision.exercise)).content.decode()
    assert "Unfinished" not in content
    assert revision.title in content


def test_exercise_list_shows_own_and_shared(as_user, tess):
    own = ExerciseFactory(owner=tess)
    shared = ExerciseFactory(shared=True)
    ExerciseFactory()
    assert set(as_user(tess).get("/exercises/").context["exercises"]) == {own, shared}


def test_exercise_list_narrows_by_tags(as_user, tess):
    wanted = ExerciseFactory(owner=tess, year=8, topic="Traffic")
    ExerciseFactory(owner=tess, year=9, topic="Traffic")
    response = as_user(tess).get("/exercises/", {"year": 8, "topic": "traffic"})
    assert list(response.context["exercises"]) == [wanted]


def test_exercise_new_proposes_from_the_article(as_user, tess, ramp):
    response = as_user(tess).post("/exercises/new/", {"article": ramp.public_id})
    exercise = Exercise.objects.get()
    assert response.url == url("edit", exercise)
    assert exercise.draft.items.count() == 20


def test_exercise_new_without_marks_says_so(as_user, tess):
    article = ArticleFactory(owner=tess, title="Plain")
    response = as_user(tess).post("/exercises/new/", {"article": article.public_id})
    assert response.status_code == 422
    assert "Nothing is marked in “Plain” yet" in response.content.decode()


def test_exercise_new_from_a_stranger_s_article_is_404(as_user, tess):
    article = ArticleFactory()
    assert as_user(tess).post("/exercises/new/", {"article": article.public_id}).status_code == 404
    assert as_user(tess).post("/exercises/new/", {"article": "nonsense"}).status_code == 404


def test_details_are_saved(as_user, tess, draft):
    fields = {"title": "New", "skill": "voice", "year": 8, "topic": "Parks", "introduction": "Read."}
    response = post(as_user(tess), url("edit", draft.exercise), draft, **fields)
    assert response.status_code == 302
    draft.exercise.refresh_from_db()
    assert (draft.exercise.title, draft.exercise.year, draft.exercise.topic) == ("New", 8, "Parks")


def test_details_from_a_stale_page_are_409_and_kept_on_screen(as_user, tess, draft):
    fields = {"title": "Mine", "skill": "voice"}
    client = as_user(tess)
    post(client, url("edit", draft.exercise), draft, title="Theirs", skill="voice")
    response = post(client, url("edit", draft.exercise), draft, **fields)
    content = response.content.decode()
    assert response.status_code == 409
    assert "Theirs" in content
    assert 'value="Mine"' in content
    assert re.search(rf'name="version" value="{draft.version + 1}"', content)


def test_details_without_a_title_are_422(as_user, tess, draft):
    response = post(as_user(tess), url("edit", draft.exercise), draft, title="", skill="voice")
    assert response.status_code == 422


def test_check_publishes_when_nothing_is_open(as_user, tess, draft):
    draft.items.exclude(position=1).delete()
    response = post(as_user(tess), url("check", draft.exercise), draft)
    assert response.url == url("preview", draft.exercise)
    assert draft.exercise.published == draft


def test_check_asks_for_a_reason(as_user, tess, draft):
    """Three items on one passage are three findings, each of which wants a reason."""
    response = post(as_user(tess), url("check", draft.exercise), draft)
    assert response.status_code == 422
    assert response.content.decode().count("Fix it, or write why it may be published so.") == 3
    reasons = {f"because_{at}": "I want the drill." for at in range(3)}
    assert post(as_user(tess), url("check", draft.exercise), draft, **reasons).status_code == 302
    draft.refresh_from_db()
    assert [row["because"] for row in draft.waived] == ["I want the drill."] * 3


def test_what_was_published_anyway_is_shown_with_its_reason(as_user, tess, theo, draft):
    """By the numbers items have once published: the second was taken out."""
    draft.items.filter(position=2).update(removed_at=NOON)
    draft.items.filter(position=3).update(rule_card=None)
    reasons = {"because_0": "They know it.", "because_1": "I want the drill."}
    assert post(as_user(tess), url("check", draft.exercise), draft, **reasons).status_code == 302
    draft.refresh_from_db()
    assert [row["item"] for row in draft.waived] == [2, 2]
    Exercise.objects.filter(pk=draft.exercise_id).update(sharing="shared", reviewed_at=NOON)
    for reader in (tess, theo):
        content = " ".join(as_user(reader).get(url("preview", draft.exercise)).content.decode().split())
        assert "Item 2: It cites no rule card" in content
        assert "Published anyway, because: They know it." in content
        assert "Published anyway, because: I want the drill." in content


def test_check_from_a_stale_page_is_409(as_user, tess, draft):
    client = as_user(tess)
    post(client, url("edit", draft.exercise), draft, title="Theirs", skill="voice")
    assert post(client, url("check", draft.exercise), draft).status_code == 409
    assert draft.exercise.published is None


def test_preview_never_prints_the_key_before_answering(as_user, tess, exercise):
    exercise.draft.items.update(feedback="CANARY")
    client = as_user(tess)
    assert "CANARY" not in client.get(url("preview", exercise)).content.decode()
    assert "CANARY" in client.post(url("preview", exercise)).content.decode()


def test_preview_scores_what_was_tried(as_user, tess, draft):
    data = {"item1-source": "Ida Renn", "item1-kind": "named person"}
    response = as_user(tess).post(url("preview", draft.exercise), data)
    assert [one.scored.score for one in response.context["sheet"].items] == [1, 0, 0]


def test_paper_has_numbered_lines_items_and_key(as_user, tess, exercise):
    content = as_user(tess).get(url("paper", exercise)).content.decode()
    assert 'data-n="1"' in content
    assert content.count('class="item"') == 2 * 20
    assert "Petra Lum" in content[content.index("key-sheet") :]


def test_paper_without_key(as_user, tess, exercise):
    content = as_user(tess).get(url("paper", exercise), {"key": "no", "type": "large"}).content.decode()
    assert "key-sheet" not in content
    assert "worksheet-large" in content


def test_published_exercise_is_changed_through_a_new_draft(as_user, tess):
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=2, published=True)
    client = as_user(tess)
    assert client.get(url("edit", revision.exercise)).url == url("preview", revision.exercise)
    client.post(url("revise", revision.exercise))
    assert client.get(url("edit", revision.exercise)).status_code == 200
    assert revision.exercise.draft.items.count() == 2


def test_withdrawn_exercise_leaves_the_others_lists(as_user, theo, tess):
    revision = ExerciseRevisionFactory(exercise__owner=tess, exercise__shared=True, items=1, published=True)
    as_user(tess).post(url("withdraw", revision.exercise))
    assert as_user(theo).get(url("preview", revision.exercise)).status_code == 404
    as_user(tess).post(url("bring_back", revision.exercise))
    assert as_user(theo).get(url("preview", revision.exercise)).status_code == 200


@pytest.mark.parametrize("page", ["list", "preview", "paper", "share"])
def test_published_exercise_is_withdrawn_and_brought_back_from_its_pages(as_user, tess, page):
    """Once everything is published there is no edit page: these are the places its owner comes by."""
    exercise = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True).exercise
    client = as_user(tess)
    address = "/exercises/" if page == "list" else url(page, exercise)
    if page in ("list", "preview"):
        assert f'action="{url("withdraw", exercise)}"' in client.get(address).content.decode()
    said = client.post(url("withdraw", exercise), follow=True).content.decode()
    assert "No class can be given it" in said
    content = client.get(address).content.decode()
    assert f'action="{url("bring_back", exercise)}"' in content
    assert f'action="{url("withdraw", exercise)}"' not in content
    client.post(url("bring_back", exercise))
    assert f'action="{url("bring_back", exercise)}"' not in client.get(address).content.decode()


@pytest.mark.parametrize(("fields", "goes"), [({}, None), ({"from": "list"}, "/exercises/")])
@pytest.mark.parametrize("name", ["withdraw", "bring_back"])
def test_withdrawing_goes_back_to_where_it_was_asked(as_user, tess, name, fields, goes):
    exercise = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True).exercise
    response = as_user(tess).post(url(name, exercise), fields)
    assert response.url == (goes or url("preview", exercise))


def test_reader_of_a_shared_exercise_is_not_offered_to_withdraw_it(as_user, theo):
    exercise = ExerciseRevisionFactory(exercise__shared=True, items=1, published=True).exercise
    client = as_user(theo)
    for page in ("/exercises/", url("preview", exercise)):
        assert "withdraw" not in client.get(page).content.decode().lower()
    assert client.post(url("withdraw", exercise)).status_code == 403
    assert client.post(url("bring_back", exercise)).status_code == 403


@pytest.mark.parametrize("name", ["revise", "withdraw", "bring_back", "copy", "review"])
def test_what_changes_something_is_post(as_user, ed, name):
    revision = ExerciseRevisionFactory(exercise__owner=ed, items=1, published=True)
    assert as_user(ed).get(url(name, revision.exercise)).status_code == 405


@pytest.mark.parametrize("items", [1, 6])
@pytest.mark.parametrize(("name", "queries"), [("edit", 8), ("preview", 6), ("paper", 5), ("check", 8)])
def test_page_costs_the_same_however_many_items(
    as_user, tess, items, name, queries, django_assert_num_queries
):
    draft = ExerciseRevisionFactory(exercise__owner=tess, items=items)
    client = as_user(tess)
    with django_assert_num_queries(queries):
        assert client.get(url(name, draft.exercise)).status_code == 200
