"""A shared exercise whose article is taken back or deleted: readable as it was published, and no source of new ones."""

import pytest
from django.urls import reverse

from articles.actions import sharing
from quizzes.actions.assignments import assign
from quizzes.actions.exercises import TextLost
from quizzes.models import Assignment, Exercise
from tests.factories import ArticleFactory, ExerciseRevisionFactory
from tests.quizzes.conftest import NOW

OFFERED = ["Give it to a class", "Copy it", "Save as a file"]


def url(name, exercise):
    return reverse(f"quizzes:exercise_{name}", args=[exercise.public_id])


@pytest.fixture
def exercise(tess):
    """Shared, on a shared article; both are Tess's."""
    article = ArticleFactory(owner=tess, shared=True, title="Bridge shut")
    return ExerciseRevisionFactory(
        exercise__owner=tess, exercise__shared=True, exercise__article=article, items=1, published=True
    ).exercise


@pytest.fixture
def unshared(exercise, tess):
    sharing.take_back(article=exercise.article, by=tess, at=NOW)
    return exercise


@pytest.fixture
def deleted(exercise):
    exercise.article.deleted_at = NOW
    exercise.article.save(update_fields=["deleted_at"])
    return exercise


def test_everything_is_offered_while_the_article_is_there(as_user, theo, exercise):
    content = as_user(theo).get(url("preview", exercise)).content.decode()
    assert [words in content for words in OFFERED] == [True] * 3
    assert "Bridge shut” " not in content


@pytest.mark.parametrize(
    ("state", "who", "says"),
    [
        ("unshared", "theo", "“Bridge shut” is no longer shared with you."),
        ("deleted", "theo", "“Bridge shut” was deleted from the library."),
        ("deleted", "tess", "“Bridge shut” was deleted from the library."),
    ],
)
def test_page_says_what_happened_and_still_shows_the_exercise(as_user, request, state, who, says):
    exercise, person = request.getfixturevalue(state), request.getfixturevalue(who)
    content = as_user(person).get(url("preview", exercise)).content.decode()
    assert says in content
    assert "the repairs were on schedule" in content
    assert [words in content for words in OFFERED] == [False] * 3


def test_owner_of_both_goes_on_after_unsharing(as_user, tess, unshared):
    content = as_user(tess).get(url("preview", unshared)).content.decode()
    assert [words in content for words in OFFERED] == [True] * 3
    as_user(tess).post(url("copy", unshared))
    assert Exercise.objects.own(tess).count() == 2


@pytest.mark.parametrize("state", ["unshared", "deleted"])
def test_copy_and_file_are_refused_and_say_why(as_user, theo, request, state):
    exercise, client = request.getfixturevalue(state), as_user(theo)
    for response in (
        client.post(url("copy", exercise), follow=True),
        client.get(url("export", exercise), follow=True),
    ):
        assert "“Bridge shut” is not in your library any more" in response.content.decode()
    assert not Exercise.objects.own(theo).exists()


@pytest.mark.parametrize("state", ["unshared", "deleted"])
def test_no_class_is_given_it_any_more_and_what_was_given_stays(
    as_user, theo, elsewhere, exercise, request, state
):
    given = assign(exercise=exercise, classroom=elsewhere, mode="practice", by=theo, at=NOW)
    request.getfixturevalue(state)
    with pytest.raises(TextLost):
        assign(exercise=exercise, classroom=elsewhere, mode="practice", by=theo, at=NOW)
    address = reverse("quizzes:assignment_new")
    client = as_user(theo)
    form = client.get(address, {"exercise": exercise.public_id, "classrooms": elsewhere.public_id}).context[
        "form"
    ]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    response = client.post(address, data)
    assert response.status_code == 422
    assert "is not in your library any more" in response.content.decode()
    assert list(Assignment.objects.all()) == [given]
    assert client.get(reverse("quizzes:assignment_detail", args=[given.public_id])).status_code == 200
