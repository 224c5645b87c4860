"""The grade book, on the screen and as a file."""

from collections.abc import Callable, Iterable

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from quizsite.access import teacher
from quizsite.http import Request, render_page
from quizzes import access
from quizzes.models import Assignment
from quizzes.reports.exports import answers, tables
from quizzes.reports.grades import grades_of, students_of
from quizzes.reports.review import ungraded

ON_A_PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _screen(given: Assignment) -> list[list[tables.Cell]]:
    return tables.screen_rows(grades_of(given))


SHAPES: dict[str, tuple[str, str, Callable[[Assignment], bytes | Iterable[bytes]]]] = {
    "csv": ("csv", "text/csv; charset=utf-8", lambda given: tables.as_csv(_screen(given))),
    "xlsx": ("xlsx", XLSX, lambda given: tables.as_xlsx(_screen(given), tables.title_of(given))),
    "moodle": (
        "moodle.csv", "text/csv; charset=utf-8",
        lambda given: tables.as_csv(tables.moodle_rows(grades_of(given), tables.title_of(given))),
    ),
    "canvas": (
        "canvas.csv", "text/csv; charset=utf-8",
        lambda given: tables.as_csv(tables.canvas_rows(grades_of(given), tables.title_of(given))),
    ),
    "answers": ("jsonl", "application/jsonl; charset=utf-8", answers.as_json_lines),
    "annotations": ("annotations.json", "application/ld+json", answers.as_annotations),
}  # fmt: skip


@teacher
@require_safe
def assignment_grades(request: Request, assignment_id) -> HttpResponse:
    """Students by name, points by item."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    page = Paginator(students_of(given), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "assignment": given, "classroom": given.classroom, "page": page,
        "table": grades_of(given, page.object_list), "ungraded": ungraded(given),
    }  # fmt: skip
    return render_page(request, "quizzes/assignment_grades.html", context)


@teacher
@require_safe
def assignment_export(request: Request, assignment_id, shape: str) -> HttpResponse:
    """The grade book or the answers as a file."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    if shape not in SHAPES:
        raise Http404
    ending, content_type, write = SHAPES[shape]
    name = slugify(f"{given.exercise_revision.title} {given.classroom}") or "grades"
    return HttpResponse(
        write(given), content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'},
    )  # fmt: skip
