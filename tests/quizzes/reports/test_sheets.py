from quizzes.actions.exercises import propose_exercise
from quizzes.reports.sheets import sheet_of
from tests.quizzes.conftest import NOW


def test_sheet_says_where_each_passage_stands(exercise):
    places = [one.place for one in sheet_of(exercise.draft).items]
    assert places[:3] == ["Line 1", "Line 4", "Line 7"]
    assert "Lines 8–9" in places


def test_sheet_of_a_story_tells_its_articles_apart(story, tess):
    sheet = sheet_of(propose_exercise(story=story, by=tess, at=NOW).draft)
    assert [text.letter for text in sheet.texts] == ["A", "B", "C", "D"]
    assert {one.place[0] for one in sheet.items} == {"A", "B", "C", "D"}


def test_sheet_has_every_word_once(exercise):
    (text,) = sheet_of(exercise.draft).texts
    words = " ".join(line for paragraph in text.paragraphs for _number, _start, line in paragraph)
    assert words.split() == text.revision.text.split()
