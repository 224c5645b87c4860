"""A whole exercise leaves as a file and comes back exactly."""

import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Revision
from quizzes.actions import exercise_files, exercises
from quizzes.models import Exercise, Item, RuleCard
from tests.factories import ArticleFactory, ExerciseRevisionFactory, UserFactory
from tests.quizzes.conftest import NOW

WORDS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
    .map(str.strip)
    .filter(bool)
)
REASONS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)


def load(data, by):
    return exercise_files.load(content=json.dumps(data).encode(), by=by, at=NOW)


def there_and_back(revision, by):
    data = exercise_files.as_data(revision)
    return data, exercise_files.as_data(load(data, by).draft)


@pytest.fixture
def data(tess):
    return exercise_files.as_data(ExerciseRevisionFactory(exercise__owner=tess, items=2))


@pytest.mark.parametrize("who", ["tess", "theo"])
def test_demo_exercise_comes_back_exactly(exercise, who, request):
    sent, came = there_and_back(exercise.draft, request.getfixturevalue(who))
    assert came == sent


def test_story_exercise_comes_back_exactly(story, tess, theo):
    """Comparisons, too; and nothing in the file hangs on a row of this library."""
    exercise = exercises.propose_exercise(story=story, by=tess, at=NOW)
    sent, came = there_and_back(exercise.draft, theo)
    assert came == sent
    assert "compare coverage" in {row["kind"] for row in sent["items"]}
    written = json.dumps(sent)
    assert [one for one in Revision.objects.all() if str(one.public_id) in written] == []


def test_article_the_reader_lacks_comes_along(data, theo):
    exercise = load(data, theo)
    assert exercise.article.owner == theo
    assert exercise.article.current.text == data["articles"][0]["text"]
    assert exercise_files.as_data(exercise.draft) == data


def test_rule_card_the_school_lacks_comes_along(data, theo):
    Item.objects.update(rule_card=None)
    RuleCard.objects.all().delete()
    assert exercise_files.as_data(load(data, theo).draft) == data


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_exercise_comes_back_exactly(db, draw):
    """Titles, tags, words and keys of any script; the reader has nothing of it."""
    teacher = UserFactory(teacher=True)
    quote = draw.draw(WORDS)
    article = ArticleFactory(
        owner=teacher, text=f"{draw.draw(WORDS)} {quote} {teacher.pk}", title=draw.draw(WORDS)
    )
    names = draw.draw(st.lists(WORDS, min_size=1, max_size=4, unique=True))
    links = draw.draw(st.lists(WORDS, min_size=2, max_size=4, unique=True) | st.just([]))
    revision = ExerciseRevisionFactory(
        exercise__owner=teacher, exercise__article=article, title=draw.draw(WORDS), introduction=draw.draw(REASONS),
        exercise__year=draw.draw(st.none() | st.integers(1, 13)), exercise__topic=draw.draw(REASONS),
        items=1, items__quote=quote, items__prompt=draw.draw(WORDS), items__feedback=draw.draw(REASONS),
        items__points=Decimal(draw.draw(st.integers(0, 10000))) / 100,
        items__task={"options": names, "chain": links},
        items__key={
            "sources": [{"value": name, "reason": draw.draw(REASONS)} for name in names],
            "kinds": [{"value": "group", "reason": draw.draw(REASONS)}],
            "chain": [{"tiers": [[link] for link in links], "reason": draw.draw(REASONS)}] if links else [],
        },
    )  # fmt: skip
    revision.items.first().refresh_from_db()
    sent, came = there_and_back(revision, UserFactory(teacher=True))
    assert came == sent


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff", "no JSON file"),
        (b"[" * 100_000, "no JSON file"),
        (b"[]", "not of an exercise"),
        (b'{"format": "other"}', "not of an exercise"),
        (b'{"format": "who-says exercise", "version": 9}', "newer version"),
        (b'{"format": "who-says exercise", "version": 1}', "at most 200 items"),
        (b'{"format": "who-says exercise", "version": 1, "items": []}', "about"),
    ],
)
def test_other_file_is_refused_with_a_reason(tess, content, says):
    with pytest.raises(exercise_files.BadFile, match=says):
        exercise_files.load(content=content, by=tess, at=NOW)


def broken(data, change):
    copied = json.loads(json.dumps(data))
    change(copied, copied["items"][1])
    return copied


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data, item: item.update(quote="other words"), "Item 2: its passage is not"),
        (lambda data, item: item.update(start=10**9, end=10**9 + 3), "outside"),
        (lambda data, item: item.update(kind="guess"), "Item 2: There is no kind"),
        (lambda data, item: item.update(points="many"), "Item 2: its points"),
        (lambda data, item: item.update(points="1000"), "Points are from 0 to 100|no more than"),
        (lambda data, item: item["key"].update(sources=[]), "Item 2: Choose at least one"),
        (lambda data, item: item.pop("prompt"), "prompt"),
        (lambda data, item: item.update(rule_card="unknown"), "unknown"),
        (lambda data, item: data.update(title=""), "blank"),
        (lambda data, item: data["tags"].update(year=99), "1 to 13"),
        (lambda data, item: data["articles"][0].update(text=""), "no text|outside"),
        (lambda data, item: data.update(articles=[]), "exactly one article"),
    ],
)
def test_file_with_a_fault_is_refused_whole(data, theo, change, says):
    before = Exercise.objects.count()
    with pytest.raises(exercise_files.BadFile, match=says):
        load(broken(data, change), theo)
    assert Exercise.objects.count() == before
