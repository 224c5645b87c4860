import copy
from fractions import Fraction

import pytest

from articles.models import Comparison, Revision
from quizzes.actions.exercises import propose_exercise
from quizzes.items import BadAnswer, BadKey, compare_coverage
from quizzes.models import Item
from quizzes.reports.items import items_of
from tests.quizzes.conftest import NOW
from tests.quizzes.filled import data_of

KIND = "compare coverage"
TEXT = "The pier will reopen in May, the harbour office said."


def choices(*values):
    return [{"value": value, "reason": ""} for value in values]


TASK = {
    "here": {"outlet": "Tidemark", "extract": TEXT},
    "articles": [
        {
            "outlet": name,
            "title": "Pier",
            "url": "",
            "language": "en",
            "extract": "May it be.",
        }
        for name in ("Dispatch", "Bell", "Channel")
    ],
    "ask": ["cells", "omission", "cues", "labels"],
    "cues": ["claimed", "revealed", "said"],
    "labels": {"here": ["the pier", "Mayor Renn"], "there": ["the fearless mayor", "the landing stage"]},
}
KEY = {
    "cells": {
        "1": choices("same source"),
        "2": choices("the writer's own voice", "other source"),
        "3": choices("absent"),
    },
    "omission": choices("3"),
    "cues": [{"tiers": [["claimed"], ["said"], ["revealed"]], "reason": ""}],
    "pairs": [
        {"here": "1", "there": "2", "reason": "Both stand in the water.", "optional": False},
        {"here": "2", "there": "1", "reason": "", "optional": False},
    ],
}
RIGHT = {
    "cells": {"1": "same source", "2": "other source", "3": "absent"},
    "omission": "3",
    "cues": ["claimed", "said", "revealed"],
    "labels": {"1": "2", "2": "1"},
}


@pytest.fixture
def item():
    """In no database: three cells, one omission, two pairs of labels, three cues that weigh two."""
    return Item(
        kind=KIND, start=0, end=27, quote=TEXT[:27], task=copy.deepcopy(TASK), key=copy.deepcopy(KEY),
        prompt="How?", article_revision=Revision(text=TEXT, blocks=[["paragraph", 0, len(TEXT)]]),
    )  # fmt: skip


@pytest.fixture
def proposed(story, tess):
    exercise = propose_exercise(story=story, by=tess, at=NOW)
    return [one for one in items_of(exercise.draft) if one.kind == KIND]


@pytest.mark.parametrize(
    ("part", "answer", "worth"),
    [
        ("cells", RIGHT["cells"] | {"2": "the writer's own voice"}, 1),
        ("cells", RIGHT["cells"] | {"1": "contradicted"}, Fraction(7, 8)),
        ("cells", {"3": "absent"}, Fraction(6, 8)),
        ("omission", "1", Fraction(7, 8)),
        ("cues", ["revealed", "said", "claimed"], Fraction(6, 8)),
        ("cues", ["said", "claimed", "revealed"], 1 - Fraction(2, 8) / 3),
        ("labels", {"1": "2"}, Fraction(7, 8)),
        ("labels", {"1": "1", "2": "2"}, Fraction(6, 8)),
        ("labels", ["no object"], Fraction(6, 8)),
    ],
)
def test_each_cell_pair_and_omission_weigh_the_same(item, score, part, answer, worth):
    assert score(item, RIGHT) == 1
    assert score(item, RIGHT | {part: answer}) == worth


def test_optional_pair_earns_and_costs_nothing(item, score):
    item.task["labels"]["there"].append("the old jetty")
    item.key["pairs"].append({"here": "1", "there": "3", "reason": "", "optional": True})
    compare_coverage.check(item)
    assert score(item, RIGHT | {"labels": {"1": "3", "2": "1"}}) == Fraction(7, 8)


def test_student_hears_how_many_articles_are_right(item):
    scored = compare_coverage.score(item, RIGHT | {"cells": {"1": "same source"}})
    assert scored.lines == ("1 of 3 articles is right.",) or scored.lines == ("1 of 3 articles are right.",)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda task, key: key["cells"].pop("3"), "of each article"),
        (lambda task, key: key["cells"].update({"1": choices("copied")}), "not among the options"),
        (lambda task, key: key.update(omission=choices("4")), "not among the options"),
        (lambda task, key: key.update(omission=[]), "needs its key"),
        (lambda task, key: key["pairs"].pop(), "needs its partner"),
        (lambda task, key: key["pairs"][0].update(there="9"), "not there"),
        (lambda task, key: task.update(articles=[]), "other articles into the story"),
        (lambda task, key: task.update(ask=[]), "what is asked"),
        (lambda task, key: task["articles"][0].update(url="javascript:alert(1)"), "https"),
    ],
)
def test_key_that_cannot_be_answered_is_refused(item, change, says):
    compare_coverage.check(item)
    change(item.task, item.key)
    with pytest.raises(BadKey, match=says):
        compare_coverage.check(item)


@pytest.mark.parametrize(
    "raw",
    [
        {"cells": {"4": "absent"}},
        {"cells": {"1": "copied"}},
        {"cells": []},
        {"labels": {"1": "3"}},
        {"omission": "4"},
    ],
)
def test_answer_no_form_could_give_is_refused(item, raw):
    with pytest.raises(BadAnswer):
        compare_coverage.read_answer(item, raw)


def test_what_is_not_asked_cannot_be_answered(item):
    item.task["ask"] = ["cells"]
    assert compare_coverage.read_answer(item, {"cells": {"1": "absent"}, "omission": ""})["cells"] == {
        "1": "absent"
    }
    with pytest.raises(BadAnswer, match="not asked"):
        compare_coverage.read_answer(item, {"omission": "1"})


def test_answer_and_key_in_words(item):
    assert compare_coverage.answer_lines(item, RIGHT)[0] == ("Dispatch", "same source")
    assert ("left out by", "Channel") in compare_coverage.answer_lines(item, RIGHT)
    lines = [(line.what, line.answer) for line in compare_coverage.key_lines(item)]
    assert ("Bell", "in the writer’s own voice") in lines
    assert ("cues", "claimed → said → revealed") in lines
    assert ("same thing", "the pier = the landing stage") in lines


def form_of(item, **changed):
    fresh = compare_coverage.KeyForm(item=item, surroundings=item.passage)
    form = compare_coverage.KeyForm(data_of(fresh, **changed), item=item, surroundings=item.passage)
    form.fields.pop("rule_card")  # asks the database
    assert form.is_valid(), form.errors
    return form


def test_form_left_alone_changes_nothing(item, db):
    form = form_of(item, prompt="How?")
    assert form.key() == KEY
    assert form.task() == TASK | {"ask": form.task()["ask"]}
    assert set(form.task()["ask"]) == set(TASK["ask"])


def test_teacher_changes_cues_and_labels(item, db):
    form = form_of(item, cues="claimed\nsaid / told", pairs="the pier = the landing stage", prompt="How?")
    assert form.key()["cues"] == [{"tiers": [["claimed"], ["said", "told"]], "reason": ""}]
    assert form.key()["pairs"] == [KEY["pairs"][0] | {"there": "1"}]
    assert form.task()["labels"] == {"here": ["the pier"], "there": ["the landing stage"]}
    item.task, item.key = form.task(), form.key()
    compare_coverage.check(item)


def test_story_gives_cells_with_cues_and_an_omission(proposed):
    cells, omission = proposed
    assert cells.task["ask"] == ["cells", "cues"]
    assert omission.task["ask"] == ["omission", "labels"]
    assert cells.article_revision_id != omission.article_revision_id
    for item in proposed:
        compare_coverage.check(item)
        assert all(len(article["extract"].split()) <= 46 for article in item.task["articles"])


def test_cells_are_what_persons_decided(proposed):
    cells = {line.what: line.answer for line in compare_coverage.key_lines(proposed[0])}
    assert cells.keys() > {"National Dispatch", "The Brennick Bell", "Channel Solvany"}
    assert set(cells.values()) & {"same source", "other source", "in the writer’s own voice"}


def test_story_that_nobody_compared_is_compared_for_the_proposal(story, tess):
    Comparison.objects.all().delete()
    exercise = propose_exercise(story=story, by=tess, at=NOW)
    assert Comparison.objects.exists()
    assert exercise.draft.items.filter(kind=KIND).exists()
