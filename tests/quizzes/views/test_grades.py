"""The grade book: on the screen, and the same in every file."""

import csv
import json
import zipfile
from io import BytesIO, StringIO
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from quizzes.actions import scores
from quizzes.models import Response
from quizzes.views import grades
from tests.factories import AssignmentFactory, AttemptFactory, EnrolmentFactory, ItemFactory
from tests.factories.attempts import TEN_PAST
from tests.factories.exercises import NOON, ExerciseRevisionFactory
from tests.quizzes.actions.test_attempts import RIGHT, WRONG

FORMULA = '=HYPERLINK("http://x.example","x")'


@pytest.fixture
def given(classroom, tess):
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=1, title="The bell")
    item = ItemFactory(
        revision=revision, kind="read the cue", task={}, prompt="Which words tie it?",
        key={
            "cue": {"grace": 2, "alternatives": [{"core": [[0, 4]], "tolerance": [], "reason": ""}]},
            "stances": [{"value": "acknowledges", "reason": ""}],
        },
    )  # fmt: skip
    revision.published_at, revision.published_by = NOON, tess
    revision.save()
    assignment = AssignmentFactory(classroom=classroom, exercise_revision=revision)
    cue = {"cue": [[item.start, item.start + 3]], "stance": "distances"}
    for name, answer in (("Ana Brandt", RIGHT), (FORMULA, WRONG)):
        attempt = AttemptFactory(
            assignment=assignment, enrolment__user__display_name=name, submitted=True, responses__revision=1
        )
        for row, said in zip(attempt.responses.in_order(), (answer, cue), strict=True):
            row.answer = said
            row.save(update_fields=["answer"])
    EnrolmentFactory(classroom=classroom, user__display_name="Cosmo Lind")
    scores.judge(responses=Response.objects.all(), at=TEN_PAST)
    return assignment


def export(client, given, shape):
    return client.get(reverse("quizzes:assignment_export", args=[given.public_id, shape]))


def read_csv(response):
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))


def on_screen(client, given):
    table = client.get(reverse("quizzes:assignment_grades", args=[given.public_id])).context["table"]
    return {row.name: [*row.cells, row.points] for row in table.rows}


def test_csv_is_the_screen(given, as_user, tess):
    client = as_user(tess)
    shown = on_screen(client, given)
    head, *rows = read_csv(export(client, given, "csv"))
    assert head == ["Student", "Item 1", "Item 2", "Points"]
    read = {name.removeprefix("'"): cells for name, *cells in rows}
    assert read == {name: ["" if one is None else str(one) for one in cells] for name, cells in shown.items()}
    assert shown["Cosmo Lind"] == [None, None, None]


@pytest.mark.parametrize("shape", ["csv", "moodle", "canvas"])
def test_csv_makes_formulas_harmless(given, as_user, tess, shape):
    names = [row[0] for row in read_csv(export(as_user(tess), given, shape))]
    assert f"'{FORMULA}" in names
    assert FORMULA not in names


def test_xlsx_has_numbers_as_numbers_and_no_formula(given, as_user, tess):
    client = as_user(tess)
    book = zipfile.ZipFile(BytesIO(export(client, given, "xlsx").content))
    sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    numbers = [
        float(cell.find("x:v", space).text)
        for cell in sheet.iterfind(".//x:c", space)
        if cell.get("t") is None
    ]
    shown = [float(one) for cells in on_screen(client, given).values() for one in cells if one is not None]
    assert sorted(numbers) == sorted(shown)
    assert sheet.findall(".//x:f", space) == []
    assert FORMULA in book.read("xl/sharedStrings.xml").decode().replace("&quot;", '"')


def test_gradebooks_have_their_shapes(given, as_user, tess):
    client = as_user(tess)
    assert read_csv(export(client, given, "moodle"))[0] == ["Full name", "The bell"]
    head, possible, *_rows = read_csv(export(client, given, "canvas"))
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "The bell"]
    assert possible == ["    Points Possible", "", "", "", "", "2.00"]


def test_answers_have_the_passage_and_no_name(given, as_user, tess):
    text = export(as_user(tess), given, "answers").content.decode()
    lines = [json.loads(line) for line in text.splitlines()]
    assert len(lines) == 4
    assert {(line["student"], line["item"]) for line in lines} == {(1, 1), (1, 2), (2, 1), (2, 2)}
    assert all(line["passage"]["quote"] == "the repairs were on schedule" for line in lines)
    assert "Brandt" not in text


def test_annotations_find_the_words(given, as_user, tess):
    page = json.loads(export(as_user(tess), given, "annotations").content)
    text = given.exercise_revision.items.first().text
    for one in page["items"]:
        place, quote = one["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert [one["body"]["value"] for one in page["items"]] == ["cue", "cue"]
    assert len({page["id"], *(one["id"] for one in page["items"])}) == 3


@pytest.mark.parametrize("person", ["theo", "ana", "ada"])
def test_export_is_for_the_teacher_of_the_class(given, as_user, request, person):
    assert export(as_user(request.getfixturevalue(person)), given, "csv").status_code == 404


def test_export_in_an_unknown_shape_is_404(given, as_user, tess):
    assert export(as_user(tess), given, "pdf").status_code == 404


def test_grades_cost_the_same_for_many(given, as_user, tess, django_assert_num_queries):
    client = as_user(tess)
    for students in (0, 3):
        for _student in range(students):
            AttemptFactory(assignment=given, submitted=True, responses__revision=1)
        with django_assert_num_queries(9):
            client.get(reverse("quizzes:assignment_grades", args=[given.public_id]))


def test_long_class_comes_in_pages_and_is_whole_in_the_file(given, as_user, tess, monkeypatch):
    monkeypatch.setattr(grades, "ON_A_PAGE", 2)
    client = as_user(tess)
    pages = [
        client.get(reverse("quizzes:assignment_grades", args=[given.public_id]), {"page": at}).context[
            "table"
        ]
        for at in (1, 2)
    ]
    names = [row.name for page in pages for row in page.rows]
    assert [len(page.rows) for page in pages] == [2, 1]
    assert [row[0].removeprefix("'") for row in read_csv(export(client, given, "csv"))[1:]] == names
