"""The items of a draft, one by one: edited, added, moved, taken out; by its owner, in time."""

import pytest
from django.urls import reverse

from quizzes.models import Item
from tests.factories import ExerciseRevisionFactory, ItemFactory
from tests.quizzes.filled import data_of

ACTIONS = ["edit", "move", "remove", "restore"]
HTMX = {"HX-Request": "true", "HX-Target": "items"}


@pytest.fixture
def draft(tess):
    return ExerciseRevisionFactory(exercise__owner=tess, items=3)


def url(name, item):
    return reverse(f"quizzes:exercise_item_{name}", args=[item.revision.exercise.public_id, item.public_id])


def new(draft):
    return reverse("quizzes:exercise_item_new", args=[draft.exercise.public_id])


@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize("who", ["theo", "ana", "ed"])
def test_item_is_404_for_everyone_else(as_user, draft, name, who, request):
    client = as_user(request.getfixturevalue(who))
    assert client.post(url(name, draft.items.first()), {"version": 1, "to": 2}).status_code == 404


@pytest.mark.parametrize("name", ACTIONS)
def test_item_of_a_published_revision_is_404(as_user, tess, name):
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True)
    assert as_user(tess).post(url(name, revision.items.get()), {"version": 1, "to": 2}).status_code == 404


@pytest.mark.parametrize("name", ACTIONS)
def test_item_of_another_exercise_is_404(as_user, tess, draft, name):
    address = reverse(
        f"quizzes:exercise_item_{name}", args=[draft.exercise.public_id, ItemFactory().public_id]
    )
    assert as_user(tess).post(address, {"version": 1, "to": 2}).status_code == 404


@pytest.mark.parametrize("name", ["move", "remove", "restore"])
def test_moving_is_post(as_user, tess, draft, name):
    assert as_user(tess).get(url(name, draft.items.first())).status_code == 405


def test_edit_saves_wording_points_and_key(as_user, tess, draft):
    item, client = draft.items.first(), as_user(tess)
    form = client.get(url("edit", item)).context["form"]
    changed = {
        "prompt": "Whose words?",
        "points": "3",
        "source_2": "Olu Bask",
        "source_2_reason": "He says so too.",
    }
    response = client.post(url("edit", item), data_of(form, **changed))
    assert response.status_code == 302
    item.refresh_from_db()
    assert (item.prompt, item.points, len(item.key["sources"])) == ("Whose words?", 3, 2)


def test_look_shows_what_was_typed_and_saves_nothing(as_user, tess, draft):
    item, client = draft.items.first(), as_user(tess)
    form = client.get(url("edit", item)).context["form"]
    typed = data_of(form, prompt="Whose words?", options="Olu Bask", source_1="Olu Bask", look="1")
    page, piece = client.post(url("edit", item), typed), client.post(url("edit", item), typed, headers=HTMX)
    assert (page.status_code, piece.status_code) == (200, 200)
    assert page.context["look"].shown.item.task["options"] == ["Olu Bask", "the writer", "unnamed"]
    assert "Whose words?" in piece.content.decode()
    assert "<form" not in piece.content.decode()
    assert Item.objects.get(pk=item.pk).prompt != "Whose words?"
    assert "Whose words?" in client.post(url("edit", item), typed).content.decode()


@pytest.mark.parametrize(
    ("changed", "says"),
    [({"source_2": "Ida Renn"}, "The same answer stands twice"), ({"points": "many"}, "cannot be read yet")],
)
def test_look_says_why_it_shows_what_was_there_before(as_user, tess, draft, changed, says):
    item, client = draft.items.first(), as_user(tess)
    form = client.get(url("edit", item)).context["form"]
    response = client.post(url("edit", item), data_of(form, look="1", **changed), headers=HTMX)
    assert response.status_code == 200
    assert says in response.content.decode()
    assert response.context["look"].shown.item.key == item.key


def test_look_marks_the_passage_in_its_numbered_lines(as_user, tess, draft):
    item = draft.items.first()
    look = as_user(tess).get(url("edit", item)).context["look"]
    inside = [words for row in look.paragraphs for _number, pieces in row for words, it in pieces if it]
    assert " ".join(inside) == item.quote
    assert look.paragraphs[0][0][0] == 1


def test_edit_with_a_fault_is_422_and_says_it(as_user, tess, draft):
    item, client = draft.items.first(), as_user(tess)
    form = client.get(url("edit", item)).context["form"]
    response = client.post(url("edit", item), data_of(form, source_2="Ida Renn"))
    assert response.status_code == 422
    assert "The same answer stands twice" in response.content.decode()


def test_edit_from_a_stale_page_is_409_and_shows_both(as_user, tess, draft):
    item, client = draft.items.first(), as_user(tess)
    form = client.get(url("edit", item)).context["form"]
    client.post(url("edit", item), data_of(form, prompt="Theirs?"))
    response = client.post(url("edit", item), data_of(form, prompt="Mine?"))
    content = response.content.decode()
    assert response.status_code == 409
    assert "Stored now: “Theirs?”" in content
    assert "Mine?" in content
    assert 'name="version" value="2"' in content


def test_new_item_is_chosen_filled_and_added(as_user, tess, draft):
    client, revision = as_user(tess), draft.exercise.article.current
    start = revision.sentence_spans[2].start
    query = f"?kind=tell+the+voice&sentence={revision.public_id}:{start}&last="
    form = client.get(new(draft) + query).context["form"]
    looked = client.post(new(draft) + query, data_of(form, voice_1="reported", look="1"), headers=HTMX)
    assert (looked.status_code, "a reported statement" in looked.content.decode()) == (200, True)
    assert draft.items.count() == 3
    response = client.post(new(draft) + query, data_of(form, voice_1="reported"))
    assert response.status_code == 302, response.context["form"].errors
    item = Item.objects.get(kind="tell the voice")
    assert (item.position, item.quote) == (4, "Shopkeepers claimed that trade had collapsed.")


def test_new_item_without_key_is_422(as_user, tess, draft):
    client, revision = as_user(tess), draft.exercise.article.current
    query = f"?kind=tell+the+voice&sentence={revision.public_id}:0&last="
    form = client.get(new(draft) + query).context["form"]
    assert client.post(new(draft) + query, data_of(form)).status_code == 422
    assert draft.items.count() == 3


@pytest.mark.parametrize("query", ["?kind=guess&sentence=x", "?kind=write&sentence=x", "?kind=write"])
def test_new_item_about_nothing_is_422(as_user, tess, draft, query):
    assert as_user(tess).get(new(draft) + query).status_code == 422


def test_sentences_in_the_wrong_order_are_422(as_user, tess, draft):
    revision = draft.exercise.article.current
    first, second = (f"{revision.public_id}:{span.start}" for span in revision.sentence_spans[:2])
    query = f"?kind=write&sentence={second}&last={first}"
    assert as_user(tess).get(new(draft) + query).status_code == 422


def test_move_by_ordinary_request_goes_back_to_the_page(as_user, tess, draft):
    last = draft.items.get(position=3)
    response = as_user(tess).post(url("move", last), {"version": 1, "to": 1})
    assert response.status_code == 302
    last.refresh_from_db()
    assert last.position == 1


def test_move_by_htmx_gives_the_list_from_fresh_data(as_user, tess, draft):
    last = draft.items.get(position=3)
    response = as_user(tess).post(url("move", last), {"version": 1, "to": 1}, headers=HTMX)
    content = response.content.decode()
    assert response.status_code == 200
    assert content.strip().startswith('<div id="items"')
    assert 'name="version" value="2"' in content
    assert 'id="details-version" name="version" value="2" hx-swap-oob="true"' in content  # the form below it


@pytest.mark.parametrize("name", ["move", "remove"])
def test_stale_move_is_409_with_the_list_as_it_stands(as_user, tess, draft, name):
    client, item = as_user(tess), draft.items.get(position=2)
    client.post(url("move", item), {"version": 1, "to": 1})
    response = client.post(url(name, item), {"version": 1, "to": 3}, headers=HTMX)
    assert response.status_code == 409
    assert "This is how it stands now" in response.content.decode()
    item.refresh_from_db()
    assert (item.position, item.removed_at) == (1, None)


@pytest.mark.parametrize("name", ["move", "remove", "restore"])
@pytest.mark.parametrize(
    ("version", "status", "says"),
    [(7, 409, "This is how it stands now"), ("", 422, "Nothing was changed")],
)
def test_refused_act_without_htmx_prints_the_whole_page(as_user, tess, draft, name, version, status, says):
    """Title and tags stand in their form, which saves to its own address, not to that of the act."""
    draft.exercise.topic = "Bridges"
    draft.exercise.save()
    response = as_user(tess).post(url(name, draft.items.first()), {"version": version, "to": 2})
    content = response.content.decode()
    assert response.status_code == status
    assert says in content
    assert f'value="{draft.title}"' in content
    assert 'value="Bridges"' in content
    assert "Your words stand below" not in content
    address = reverse("quizzes:exercise_edit", args=[draft.exercise.public_id])
    form = response.context["form"]
    assert f'action="{address}"' in content
    assert form["version"].value() == 1
    saved = as_user(tess).post(address, {name: form[name].value() or "" for name in form.fields})
    assert saved.status_code == 302


@pytest.mark.parametrize("data", [{}, {"version": "x", "to": 1}, {"version": 1, "to": -1}, {"version": 1}])
def test_move_that_says_nothing_is_422(as_user, tess, draft, data):
    assert as_user(tess).post(url("move", draft.items.first()), data, headers=HTMX).status_code == 422


def test_removed_item_can_be_put_back(as_user, tess, draft):
    client, item = as_user(tess), draft.items.get(position=2)
    content = client.post(url("remove", item), {"version": 1}, headers=HTMX).content.decode()
    assert "Put it back" in content
    client.post(url("restore", item), {"version": 2}, headers=HTMX)
    item.refresh_from_db()
    assert (item.position, item.removed_at) == (2, None)
