from django.urls import path

from quizzes.views import (
    assignments,
    attempts,
    cards,
    classrooms,
    exercise_files,
    exercise_items,
    exercises,
    grades,
    joining,
    results,
    review,
    saving,
    students,
)

app_name = "quizzes"

CLASSROOM = "classes/<uuid:classroom_id>/"
ASSIGNMENT = "assignments/<uuid:assignment_id>/"
ASKED = f"{ASSIGNMENT}items/<int:position>/"
EXERCISE = "exercises/<uuid:exercise_id>/"
ITEM = f"{EXERCISE}items/<uuid:item_id>/"
ATTEMPT = "attempts/<uuid:attempt_id>/"
QUESTION = f"{ATTEMPT}items/<int:position>/"

urlpatterns = [
    path("join/", joining.join_code, name="join_code"),
    path("join/<str:code>/", joining.join_class, name="join_class"),
    path("join/<str:code>/nickname/", joining.join_nickname, name="join_nickname"),
    path("me/", students.student_home, name="student_home"),
    path("classes/", classrooms.classroom_list, name="classroom_list"),
    path(CLASSROOM, classrooms.classroom_detail, name="classroom_detail"),
    path(f"{CLASSROOM}cards/", cards.classroom_cards, name="classroom_cards"),
    path(f"{CLASSROOM}new-code/", cards.classroom_new_code, name="classroom_new_code"),
    path(f"{CLASSROOM}nicknames/", cards.classroom_nicknames, name="classroom_nicknames"),
    path(f"{CLASSROOM}try-again/", cards.classroom_try_again, name="classroom_try_again"),
    path(f"{CLASSROOM}students/<uuid:student_id>/remove/", cards.enrolment_remove, name="enrolment_remove"),
    path("assignments/", assignments.assignment_list, name="assignment_list"),
    path("assignments/new/", assignments.assignment_new, name="assignment_new"),
    path(ASSIGNMENT, assignments.assignment_detail, name="assignment_detail"),
    path(f"{ASSIGNMENT}grades/", grades.assignment_grades, name="assignment_grades"),
    path(f"{ASSIGNMENT}export/<slug:shape>/", grades.assignment_export, name="assignment_export"),
    path(f"{ASSIGNMENT}results/", results.assignment_results, name="assignment_results"),
    path(f"{ASKED}key/", results.assignment_key, name="assignment_key"),
    path(f"{ASKED}key/<int:change_id>/undo/", results.assignment_key_undo, name="assignment_key_undo"),
    path(f"{ASSIGNMENT}review/", review.assignment_review, name="assignment_review"),
    path(f"{ASKED}review/", review.assignment_review_item, name="assignment_review_item"),
    path(f"{ASKED}review/<int:response_id>/mark/", review.response_mark, name="response_mark"),
    path(f"{ASKED}review/<int:response_id>/unmark/", review.response_unmark, name="response_unmark"),
    path("attempts/new/", attempts.attempt_new, name="attempt_new"),
    path("attempts/worker.js", attempts.attempt_worker, name="attempt_worker"),
    path(ATTEMPT, attempts.attempt_detail, name="attempt_detail"),
    path(f"{ATTEMPT}submit/", attempts.attempt_submit, name="attempt_submit"),
    path(QUESTION, attempts.attempt_item, name="attempt_item"),
    path(f"{QUESTION}check/", attempts.attempt_check, name="attempt_check"),
    path(f"{QUESTION}earlier/", attempts.attempt_earlier, name="attempt_earlier"),
    path(f"{QUESTION}contest/", attempts.attempt_contest, name="attempt_contest"),
    path(f"{ATTEMPT}place/", saving.attempt_place, name="attempt_place"),
    path(f"{QUESTION}response/", saving.attempt_response, name="attempt_response"),
    path("exercises/", exercises.exercise_list, name="exercise_list"),
    path("exercises/new/", exercises.exercise_new, name="exercise_new"),
    path("exercises/import/", exercise_files.exercise_import, name="exercise_import"),
    path(EXERCISE, exercises.exercise_preview, name="exercise_preview"),
    path(f"{EXERCISE}edit/", exercises.exercise_edit, name="exercise_edit"),
    path(f"{EXERCISE}check/", exercises.exercise_check, name="exercise_check"),
    path(f"{EXERCISE}paper/", exercises.exercise_paper, name="exercise_paper"),
    path(f"{EXERCISE}revise/", exercises.exercise_revise, name="exercise_revise"),
    path(f"{EXERCISE}withdraw/", exercises.exercise_withdraw, name="exercise_withdraw"),
    path(f"{EXERCISE}bring-back/", exercises.exercise_bring_back, name="exercise_bring_back"),
    path(f"{EXERCISE}share/", exercise_files.exercise_share, name="exercise_share"),
    path(f"{EXERCISE}review/", exercise_files.exercise_review, name="exercise_review"),
    path(f"{EXERCISE}copy/", exercise_files.exercise_copy, name="exercise_copy"),
    path(f"{EXERCISE}export/", exercise_files.exercise_export, name="exercise_export"),
    path(f"{EXERCISE}items/new/", exercise_items.exercise_item_new, name="exercise_item_new"),
    path(f"{ITEM}edit/", exercise_items.exercise_item_edit, name="exercise_item_edit"),
    path(f"{ITEM}move/", exercise_items.exercise_item_move, name="exercise_item_move"),
    path(f"{ITEM}remove/", exercise_items.exercise_item_remove, name="exercise_item_remove"),
    path(f"{ITEM}restore/", exercise_items.exercise_item_restore, name="exercise_item_restore"),
]
