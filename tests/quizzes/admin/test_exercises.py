"""What an administrator does with exercises: look, share, erase; never edit."""

import pytest
from django.apps import apps
from django.urls import reverse

from quizzes.actions import exercise_sharing
from quizzes.actions.exercises import copy_exercise
from quizzes.models import Exercise, ExerciseRevision, Item, RuleCard
from tests import factories
from tests.factories import ArticleFactory, ExerciseFactory, ExerciseRevisionFactory, RuleCardFactory
from tests.quizzes.conftest import NOW

QUERIES = {"Exercise": 8, "ExerciseRevision": 7, "Item": 5, "RuleCard": 5}


@pytest.fixture
def desk(as_user, ada):
    return as_user(ada)


def address(model, page, *args):
    return reverse(f"admin:quizzes_{model._meta.model_name}_{page}", args=args)


def model_named(name):
    return apps.get_model("quizzes", name)


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("rows", [1, 3])
def test_admin_list_has_constant_queries(name, rows, desk, django_assert_max_num_queries):
    for _row in range(rows):
        getattr(factories, f"{name}Factory")()
    url = address(model_named(name), "changelist")
    desk.get(url)
    with django_assert_max_num_queries(QUERIES[name]):
        assert desk.get(url, {"q": "a"}).status_code == 200


@pytest.mark.parametrize("name", QUERIES)
def test_admin_detail_opens(name, desk):
    row = getattr(factories, f"{name}Factory")()
    assert desk.get(address(type(row), "change", row.pk)).status_code == 200


@pytest.mark.parametrize("name", ["Exercise", "ExerciseRevision", "Item"])
def test_admin_changes_nothing(name, desk):
    row = getattr(factories, f"{name}Factory")()
    assert desk.post(address(type(row), "change", row.pk), {"title": "Other"}).status_code == 403
    assert desk.get(address(type(row), "add")).status_code == 403


@pytest.mark.parametrize("name", ["ExerciseRevision", "Item"])
def test_admin_deletes_no_part_of_an_exercise(name, desk):
    row = getattr(factories, f"{name}Factory")()
    assert desk.post(address(type(row), "delete", row.pk), {"post": "yes"}).status_code == 403


def do(desk, action, *exercises, **more):
    data = {"action": action, "_selected_action": [one.pk for one in exercises], **more}
    return desk.post(address(Exercise, "changelist"), data, follow=True)


@pytest.fixture
def submitted(tess):
    article = ArticleFactory(owner=tess, shared=True)
    revision = ExerciseRevisionFactory(
        exercise__owner=tess, exercise__article=article, items=1, published=True
    )
    return exercise_sharing.submit(exercise=revision.exercise, by=tess, at=NOW)


def test_admin_shares_what_is_submitted_and_says_what_was_left(desk, submitted, ada):
    unready = ExerciseFactory(submitted=True)
    page = do(desk, "approve", submitted, unready).content.decode()
    assert "1 exercise was left as it is." in page
    submitted.refresh_from_db()
    unready.refresh_from_db()
    assert (submitted.sharing, submitted.reviewed_by, unready.sharing) == ("shared", ada, "submitted")


def test_admin_stops_sharing(desk):
    shared, own = ExerciseFactory(shared=True), ExerciseFactory()
    page = do(desk, "stop_sharing", shared, own).content.decode()
    assert "1 exercise was left as it is." in page
    shared.refresh_from_db()
    assert shared.sharing == "own"


def test_admin_erases_a_published_exercise_after_asking(desk, submitted, theo):
    copied = copy_exercise(exercise=submitted, by=theo, at=NOW)
    url = address(Exercise, "delete", submitted.pk)
    assert "Are you sure" in desk.get(url).content.decode()
    assert desk.post(url, {"post": "yes"}).status_code == 302
    assert list(Exercise.objects.all()) == [copied]
    assert not ExerciseRevision.objects.filter(exercise=submitted).exists()
    assert set(Item.objects.values_list("revision__exercise", flat=True)) == {copied.pk}


def test_admin_erases_several(desk, submitted):
    other = ExerciseFactory()
    assert Exercise.objects.filter(pk__in=[submitted.pk, other.pk]).count() == 2
    do(desk, "delete_selected", submitted, other, post="yes")
    assert not Exercise.objects.exists()


@pytest.mark.parametrize("who", ["tess", "ed", "ana", None])
def test_administration_is_for_administrators(as_user, submitted, who, request):
    client = as_user(who and request.getfixturevalue(who))
    assert client.post(address(Exercise, "delete", submitted.pk), {"post": "yes"}).status_code == 302
    assert Exercise.objects.filter(pk=submitted.pk).exists()


@pytest.fixture
def changed(cards):
    card = RuleCard.objects.get(slug="chain")
    card.rule = "As we say it here."
    card.save(update_fields=["rule"])
    return card


def test_admin_says_which_rule_cards_the_school_changed(desk, changed):
    RuleCardFactory(title="Only here")
    for wording, titles in [("changed", [changed.title]), ("own", ["Only here"])]:
        page = desk.get(address(RuleCard, "changelist"), {"wording": wording})
        assert [card.title for card in page.context["cl"].result_list] == titles
    assert "changed by the school" in desk.get(address(RuleCard, "change", changed.pk)).content.decode()


def test_admin_returns_a_changed_card_to_the_app_s_words(desk, changed):
    data = {"action": "return_to_ours", "_selected_action": [changed.pk]}
    page = desk.post(address(RuleCard, "changelist"), data, follow=True).content.decode()
    assert "1 card is worded by the app again." in page
    changed.refresh_from_db()
    assert not changed.is_changed


def test_admin_deletes_only_the_school_s_own_cards(desk, changed):
    own = RuleCardFactory()
    assert desk.post(address(RuleCard, "delete", changed.pk), {"post": "yes"}).status_code == 403
    assert desk.post(address(RuleCard, "delete", own.pk), {"post": "yes"}).status_code == 302


def test_admin_rewords_a_card_of_the_app_and_keeps_its_short_name(desk, changed):
    data = {
        "title": "Ours", "rule": "R", "example": "E", "counter_example": "C", "skill": "voice",
        "applies_to": '["chain"]', "reference": "F", "position": 5, "slug": "other",
    }  # fmt: skip
    assert desk.post(address(RuleCard, "change", changed.pk), data).status_code == 302
    changed.refresh_from_db()
    assert (changed.title, changed.slug, changed.is_changed) == ("Ours", "chain", True)
    assert desk.get(address(RuleCard, "add")).status_code == 200
