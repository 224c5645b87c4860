"""Which object is whose. What you may not see is 404; what you may see but not do is 403."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from articles.models import Article, Revision
from quizsite.models import User
from quizzes.models import (
    Assignment,
    Attempt,
    Classroom,
    Enrolment,
    Exercise,
    ExerciseRevision,
    Item,
    KeptComment,
    KeyChange,
    Response,
)
from quizzes.models.saving import responses_to


def classroom_for_teacher(user: User, public_id: UUID) -> Classroom:
    return get_object_or_404(Classroom.objects.taught_by(user), public_id=public_id)


def classroom_for_owner(user: User, public_id: UUID) -> Classroom:
    """For what a co-teacher may not do."""
    classroom = classroom_for_teacher(user, public_id)
    if not classroom.is_owned_by(user):
        raise PermissionDenied
    return classroom


def co_teacher_in(classroom: Classroom, person_id: UUID) -> Enrolment:
    """The teacher whom the class belongs to is none."""
    co_teachers = classroom.enrolments.filter(role=Enrolment.Role.CO_TEACHER).select_related("user")
    return get_object_or_404(co_teachers, user__public_id=person_id)


def student_in(classroom: Classroom, person_id: UUID) -> Enrolment:
    students = classroom.enrolments.students().select_related("user", "classroom", "group")
    return get_object_or_404(students, user__public_id=person_id)


def assignment_for_teacher(user: User, public_id: UUID) -> Assignment:
    return get_object_or_404(Assignment.objects.for_teacher(user).with_details(), public_id=public_id)


def assignment_for_student(user: User, public_id: UUID) -> Assignment:
    return get_object_or_404(Assignment.objects.for_student(user).with_details(), public_id=public_id)


def item_of_assignment(given: Assignment, position: int) -> Item:
    items = given.exercise_revision.items.kept().select_related("article_revision__article", "rule_card")
    return get_object_or_404(items, position=position)


def response_for_teacher(given: Assignment, position: int, response_id: int) -> Response:
    """An answer that is handed in."""
    rows = Response.objects.filter(attempt__assignment=given, attempt__state="submitted")
    rows = rows.select_related("item__article_revision", "attempt__enrolment__user")
    return get_object_or_404(rows, item__position=position, pk=response_id)


def attempt_for_review(given: Assignment, public_id: UUID) -> Attempt:
    """One that is handed in."""
    attempts = given.attempts.submitted().select_related("enrolment__user", "typed_by")
    return get_object_or_404(attempts, public_id=public_id)


def kept_comment_of(user: User, comment_id: int) -> KeptComment:
    return get_object_or_404(KeptComment.objects.of(user), pk=comment_id)


def key_change_of(given: Assignment, position: int, change_id: int) -> KeyChange:
    return get_object_or_404(given.key_changes.standing(), item__position=position, pk=change_id)


def enrolment_in(user: User, classroom: Classroom) -> Enrolment:
    """The student's own enrolment in the class."""
    return get_object_or_404(classroom.enrolments.students(), user=user)


def attempt_for_student(user: User, public_id: UUID) -> Attempt:
    return get_object_or_404(Attempt.objects.of_student(user).with_assignment(), public_id=public_id)


def attempt_for_teacher(user: User, public_id: UUID) -> Attempt:
    return get_object_or_404(Attempt.objects.for_teacher(user).with_assignment(), public_id=public_id)


def attempt_in_progress(user: User, public_id: UUID) -> Attempt:
    """With what decides about time and phase only. One query."""
    return get_object_or_404(Attempt.objects.of_student(user).with_timing(), public_id=public_id)


def response_for_saving(user: User, attempt_id: UUID, position: int, vote: int | None = None) -> Response:
    """The answer to that item in the named vote, or else the last, with what a save needs only. One query."""
    if position <= 32_767:  # what the column holds
        for response in responses_to(user.pk, attempt_id, position):
            if vote in (None, response.round):
                return response
    raise Http404


def classroom_for_nickname(code: str) -> Classroom:
    """The running class of this code. 403 where it allows no nicknames: who has the code may know that it exists."""
    classroom = get_object_or_404(Classroom.objects.open(), code=code)
    if not classroom.nicknames_allowed:
        raise PermissionDenied
    return classroom


def nickname_in(classroom: Classroom, student_id: UUID) -> Enrolment:
    """A student who joined with one. Those of the roster are taken out of the roster."""
    nicknames = classroom.enrolments.filter(origin=Enrolment.Origin.NICKNAME).select_related("user")
    return get_object_or_404(nicknames, user__public_id=student_id)


def exercise_for_reading(user: User, public_id: UUID) -> Exercise:
    exercises = Exercise.objects.visible_to(user).select_related("article", "story", "owner", "based_on")
    return get_object_or_404(exercises, public_id=public_id)


def exercise_for_editing(user: User, public_id: UUID) -> Exercise:
    exercise = exercise_for_reading(user, public_id)
    if exercise.owner_id != user.pk:
        raise PermissionDenied
    return exercise


def exercise_for_review(user: User, public_id: UUID) -> Exercise:
    exercise = exercise_for_reading(user, public_id)
    if not user.is_editor:
        raise PermissionDenied
    return exercise


def draft_for_editing(user: User, public_id: UUID) -> ExerciseRevision:
    """The working draft; where everything is published there is none to edit, which is 404."""
    exercise = exercise_for_editing(user, public_id)
    drafts = exercise.revisions.filter(published_at=None).select_related(
        "exercise__article", "exercise__story"
    )
    return get_object_or_404(drafts)


def revision_for_reading(user: User, public_id: UUID) -> ExerciseRevision:
    """What this person sees of it: the owner the draft, if there is one, everybody else what is published."""
    exercise = exercise_for_reading(user, public_id)
    revisions = exercise.revisions.select_related("exercise__owner").order_by("-number")
    if exercise.owner_id != user.pk:
        revisions = revisions.published()
    revision = revisions.first()
    if revision is None:
        raise Http404
    return revision


def item_for_editing(user: User, public_id: UUID, item_id: UUID) -> Item:
    draft = draft_for_editing(user, public_id)
    items = draft.items.select_related("article_revision__article", "rule_card", "revision__exercise")
    return get_object_or_404(items, public_id=item_id)


def article_to_ask_about(user: User, public_id: UUID) -> Article:
    articles = Article.objects.visible_to(user).select_related("current", "outlet")
    return get_object_or_404(articles, public_id=public_id)


def articles_of(user: User, exercise: Exercise) -> list[Article]:
    """Those an item may be about, each with its current revision."""
    visible = Article.objects.visible_to(user).select_related("current")
    if exercise.article_id:
        return list(visible.filter(pk=exercise.article_id))
    return list(visible.in_story(exercise.story))


def text_to_ask_about(user: User, exercise: Exercise, number: UUID | str) -> Revision:
    """The current revision of an article of the exercise, by the revision's public id."""
    for article in articles_of(user, exercise):
        if article.current and str(article.current.public_id) == str(number):
            return article.current
    raise Http404


def uuid_or_404(text: str | None) -> UUID:
    try:
        return UUID(text or "")
    except ValueError:
        raise Http404 from None
