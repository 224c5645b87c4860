"""Reading answers, marking them, and changing a key, through the pages."""

import pytest
from django.urls import reverse

from quizzes.actions import scores
from quizzes.items import write
from quizzes.models import KeptComment, KeyChange, Response, Score
from quizzes.reports import review
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ItemFactory,
    KeptCommentFactory,
    RubricLevelFactory,
    ScoreFactory,
)
from tests.factories.attempts import TEN_PAST
from tests.factories.exercises import NOON, ExerciseRevisionFactory
from tests.quizzes.actions.test_attempts import RIGHT, WRONG
from tests.quizzes.items import test_compare_coverage as comparison

HTMX = {"HX-Request": "true"}


@pytest.fixture
def given(classroom, tess):
    """Item 1: who says this? Item 2: write. Two students have handed in."""
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=1)
    ItemFactory(
        revision=revision, kind=write.NAME, task={"about": "rewrite"}, prompt="Rewrite it.",
        key=write.dump(write.Key(write.levels())),
    )  # fmt: skip
    revision.published_at, revision.published_by = NOON, tess
    revision.save()
    assignment = AssignmentFactory(classroom=classroom, exercise_revision=revision)
    for name, answer in (("Ana Brandt", RIGHT), ("Bela Okafor", WRONG)):
        attempt = AttemptFactory(
            assignment=assignment, enrolment__user__display_name=name, submitted=True, responses__revision=1
        )
        first, second = attempt.responses.in_order()
        first.answer, second.answer = answer, {"text": f"Plain words of {name[:3]}…"}
        Response.objects.bulk_update([first, second], ["answer"])
    scores.judge(responses=Response.objects.all(), at=TEN_PAST)
    return assignment


def url(name, given, *more):
    return reverse(f"quizzes:{name}", args=[given.public_id, *more])


def written(given):
    return Response.objects.filter(attempt__assignment=given, item__position=2).order_by("pk").first()


def mark_url(given):
    return url("response_mark", given, 2, written(given).pk)


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("assignment_review", []),
        ("assignment_review_item", [2]),
        ("assignment_results", []),
        ("assignment_key", [1]),
    ],
)
@pytest.mark.parametrize(("person", "status"), [("tess", 200), ("theo", 404), ("ana", 404), ("ada", 404)])
def test_pages_are_for_the_teacher_of_the_class(given, as_user, request, name, more, person, status):
    client = as_user(request.getfixturevalue(person))
    assert client.get(url(name, given, *more)).status_code == status


def test_review_says_what_is_still_to_read(given, as_user, tess):
    response = as_user(tess).get(url("assignment_review", given))
    assert [(one.answers, one.open) for one in response.context["items"]] == [(2, 0), (2, 2)]


def test_names_are_hidden_until_asked_for(given, as_user, tess):
    client = as_user(tess)
    page = client.get(url("assignment_review_item", given, 2)).content.decode()
    assert "Plain words of Ana" in page
    assert "Ana Brandt" not in page
    assert (
        "Ana Brandt" in client.get(url("assignment_review_item", given, 2) + "?names=shown").content.decode()
    )


def test_mark_is_saved_and_counts(given, as_user, tess):
    response = as_user(tess).post(mark_url(given), {"grade": "2", "comment": "Nearly."}, headers=HTMX)
    assert response.status_code == 200
    score = written(given).scores.get()
    assert (score.level, score.comment, score.made_by) == ("Emergent", "Nearly.", tess)
    assert float(written(given).score) == pytest.approx(2 / 3)
    assert float(written(given).attempt.points) == pytest.approx(1.67)


def test_mark_without_a_choice_is_422_and_keeps_the_comment(given, as_user, tess):
    response = as_user(tess).post(mark_url(given), {"comment": "Nearly."}, headers=HTMX)
    assert response.status_code == 422
    assert "Nearly." in response.content.decode()
    assert not Score.objects.filter(origin="teacher").exists()


def test_mark_of_another_teacher_meanwhile_is_409_and_shows_both(given, as_user, tess, theo):
    ScoreFactory(
        response=written(given), origin="teacher", value=1, level="Proficient", made_by=theo, comment="Fine."
    )
    response = as_user(tess).post(mark_url(given), {"grade": "1", "comment": "Too long."}, headers=HTMX)
    page = response.content.decode()
    assert (response.status_code, "Fine." in page, "Too long." in page) == (409, True, True)
    assert written(given).scores.get().level == "Proficient"


def test_mark_is_taken_back(given, as_user, tess):
    row = Response.objects.filter(attempt__assignment=given, item__position=1, score=0.5).first()
    row = (
        row or Response.objects.filter(attempt__assignment=given, item__position=1).order_by("score").first()
    )
    before = row.score
    client = as_user(tess)
    client.post(url("response_mark", given, 1, row.pk), {"grade": "2"})
    row.refresh_from_db()
    assert row.score == 1
    client.post(url("response_unmark", given, 1, row.pk))
    row.refresh_from_db()
    assert row.score == before


def test_comments_used_before_are_offered(given, as_user, tess, theo):
    ScoreFactory(origin="teacher", made_by=theo, comment="Somebody else’s.")
    client = as_user(tess)
    client.post(mark_url(given), {"grade": "2", "comment": "Nearly."})
    assert client.get(url("assignment_review_item", given, 2)).context["comments"] == ["Nearly."]


CHANGE = {
    "source": ["Ida Renn", "Olu Bask"],
    "kind": ["named person"],
    "because": "Line 4.",
    "only_raise": "on",
}


def test_key_change_is_looked_at_first(given, as_user, tess):
    response = as_user(tess).post(url("assignment_key", given, 1), CHANGE | {"do": "look"}, headers=HTMX)
    shifts = response.context["shifts"]
    assert [one.response.attempt.enrolment.user.display_name for one in shifts.gain] == ["Bela Okafor"]
    assert (shifts.lose, shifts.same, KeyChange.objects.count()) == ([], 1, 0)


def test_key_change_is_made_and_taken_back(given, as_user, tess):
    client = as_user(tess)
    client.post(url("assignment_key", given, 1), CHANGE | {"do": "change"})
    change = KeyChange.objects.get()
    assert (change.because, change.only_raise, change.made_by) == ("Line 4.", True, tess)
    scored = Response.objects.filter(item__position=1)
    assert {float(score) for score in scored.values_list("score", flat=True)} == {1.0}
    client.post(url("assignment_key_undo", given, 1, change.pk))
    assert {float(score) for score in scored.values_list("score", flat=True)} != {1.0}


def test_cell_of_a_comparison_is_accepted_too(classroom, as_user, tess):
    revision = ExerciseRevisionFactory(exercise__owner=tess)
    item = ItemFactory(revision=revision, kind="compare coverage", task=comparison.TASK, key=comparison.KEY)
    revision.published_at, revision.published_by = NOON, tess
    revision.save()
    given = AssignmentFactory(classroom=classroom, exercise_revision=revision)
    answer = comparison.RIGHT | {"cells": comparison.RIGHT["cells"] | {"1": "other source"}}
    AttemptFactory(assignment=given, submitted=True, responses__revision=1, responses__answer=answer)
    scores.judge(responses=Response.objects.all(), at=TEN_PAST)
    client = as_user(tess)
    form = client.get(url("assignment_key", given, 1)).context["form"]
    assert form["cells.1"].label == "Dispatch: right from now on"
    assert ("other source", "other source (1)") in form.fields["cells.1"].choices
    said = {field.html_name: field.initial for field in form} | {"because": "Line 4.", "do": "change"}
    client.post(url("assignment_key", given, 1), said | {"cells.1": ["same source", "other source"]})
    change = KeyChange.objects.get(item=item)
    assert [one["value"] for one in change.key["cells"]["1"]] == ["same source", "other source"]
    assert Response.objects.get(item=item).score == 1


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (CHANGE | {"source": ["Ida Renn"]}, "That is the key already."),
        (CHANGE | {"because": ""}, "This field is required."),
        (CHANGE | {"source": []}, "This field is required."),
    ],
)
def test_key_change_that_cannot_be_is_422(given, as_user, tess, said, problem):
    response = as_user(tess).post(url("assignment_key", given, 1), said | {"do": "change"}, headers=HTMX)
    assert response.status_code == 422
    assert problem in response.content.decode()


def test_results_show_the_class(given, as_user, tess):
    found = as_user(tess).get(url("assignment_results", given)).context["found"]
    assert (found.handed_in, [one.answered for one in found.items]) == (2, [2, 2])


@pytest.mark.parametrize("name", ["assignment_results", "assignment_review", "assignment_review_item"])
def test_pages_cost_the_same_for_many(given, as_user, tess, name, django_assert_num_queries):
    more = [2] if name.endswith("item") else []
    client = as_user(tess)
    queries = {"assignment_results": 7, "assignment_review": 7, "assignment_review_item": 10}[name]
    for students in (0, 4):
        for _student in range(students):
            AttemptFactory(assignment=given, submitted=True, responses__revision=1)
        with django_assert_num_queries(queries):
            client.get(url(name, given, *more))


def test_long_list_of_answers_comes_in_pages(given, as_user, tess, monkeypatch):
    monkeypatch.setattr(review, "ON_A_PAGE", 1)
    client = as_user(tess)
    pages = [client.get(url("assignment_review_item", given, 2), {"page": at}).context for at in (1, 2)]
    assert [[row.alias for row in page["rows"]] for page in pages] == [["Student 1"], ["Student 2"]]
    assert [page["page"].next_open for page in pages] == [2, 1]
    last = pages[1]["rows"][0].response.pk
    response = client.post(url("response_mark", given, 2, last), {"grade": "2"})
    assert response.url.endswith(f"?page=2#answer-{last}")
    assert client.get(response.url).context["page"].next_open == 1


def attempt_url(given, attempt):
    return url("assignment_review_attempt", given, attempt.public_id)


def test_one_student_stands_with_all_answers_and_leads_to_the_next(given, as_user, tess):
    ana, bela = given.attempts.order_by("enrolment__user__display_name")
    client = as_user(tess)
    page = client.get(attempt_url(given, ana)).context["page"]
    assert (page.name, [row.alias for row in page.rows]) == ("Ana Brandt", ["1. Find the source", "2. Write"])
    assert (page.open, page.next_open) == (1, bela.public_id)
    assert client.get(attempt_url(given, bela)).context["page"].next_open == ana.public_id


def test_mark_on_the_page_of_a_student_stays_there(given, as_user, tess):
    row = written(given)
    response = as_user(tess).post(mark_url(given) + "?by=student", {"grade": "3"})
    assert response.url == f"{attempt_url(given, row.attempt)}#answer-{row.pk}"
    piece = as_user(tess).post(
        mark_url(given) + "?by=student", {"grade": "1", "seen": row.scores.get().pk}, headers=HTMX
    )
    assert "2. Write" in piece.content.decode()


def test_conflict_without_htmx_is_shown_at_its_answer_alone(given, as_user, tess, theo):
    theirs = ScoreFactory(
        response=written(given), origin="teacher", value=1, level="Proficient", made_by=theo
    )
    page = as_user(tess).post(mark_url(given), {"grade": "1"}).content.decode()
    assert page.count("marked this meanwhile") == 1
    assert page.count(f'name="seen" value="{theirs.pk}"') == 1


def test_comment_is_kept_and_offered_with_its_letter(given, as_user, tess, theo):
    KeptCommentFactory(owner=theo, text="Somebody else’s.")
    client = as_user(tess)
    piece = client.post(
        mark_url(given), {"grade": "2", "comment": "Who says so?", "keep": "on"}, headers=HTMX
    ).content.decode()
    assert 'id="kept-comments"' in piece
    kept = client.get(url("assignment_review_item", given, 2)).context["kept"]
    assert [(one.letter, one.comment.text) for one in kept] == [("a", "Who says so?")]


def test_comments_are_kept_once_and_deleted(given, as_user, tess):
    client, page = as_user(tess), reverse("quizzes:comment_list")
    for _again in range(2):
        client.post(page, {"text": "  Who   says so? "})
    (kept,) = KeptComment.objects.of(tess)
    assert kept.text == "Who says so?"
    assert client.post(page, {"text": ""}).status_code == 422
    client.post(reverse("quizzes:comment_delete", args=[kept.pk]))
    assert not KeptComment.objects.exists()


def test_comment_without_a_letter_left_is_422(given, as_user, tess):
    KeptComment.objects.bulk_create(KeptComment(owner=tess, text=f"Line {n}.") for n in range(25))
    client = as_user(tess)
    response = client.post(reverse("quizzes:comment_list"), {"text": "One more."})
    assert (response.status_code, KeptComment.objects.count()) == (422, 25)
    client.post(mark_url(given), {"grade": "2", "comment": "One more.", "keep": "on"})
    assert written(given).scores.get().comment == "One more."


def test_levels_named_by_the_school_are_for_new_rubrics_only(given, as_user, tess):
    for position, name in enumerate(("Begun", "Reached"), 1):
        RubricLevelFactory(position=position, name=name)
    assert [one.name for one in write.levels()] == ["Begun", "Reached"]
    grades = as_user(tess).get(url("assignment_review_item", given, 2)).context["rows"][0].form.grades
    assert [one.label for one in grades] == ["Nothing to grade", "Basic", "Emergent", "Proficient"]


def test_one_level_is_no_rubric(db):
    RubricLevelFactory(name="Begun")
    assert [one.name for one in write.levels()] == ["Basic", "Emergent", "Proficient"]
