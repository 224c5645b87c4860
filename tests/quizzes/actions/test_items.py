"""Edits of a draft: each from the version its teacher saw."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.actions import items
from quizzes.items import BadKey
from tests.factories import ExerciseRevisionFactory
from tests.quizzes.conftest import NOW


@pytest.fixture
def draft(tess):
    return ExerciseRevisionFactory(exercise__owner=tess, items=4)


def order(draft):
    return list(draft.items.kept().in_order().values_list("pk", flat=True))


def at(draft, position):
    return draft.items.kept().get(position=position)


def version(draft):
    draft.refresh_from_db()
    return draft.version


def fields(item, **changed):
    given = {
        "passage": item.passage, "prompt": item.prompt, "points": item.points, "task": item.task, "key": item.key,
    }  # fmt: skip
    return items.ItemFields(**(given | changed))


@pytest.mark.parametrize(
    ("position", "to", "moved"),
    [
        (1, 2, [2, 1, 3, 4]),
        (4, 1, [4, 1, 2, 3]),
        (2, 99, [1, 3, 4, 2]),
        (1, 0, [1, 2, 3, 4]),
        (3, 3, [1, 2, 3, 4]),
    ],
)
def test_moving_puts_it_there(draft, tess, position, to, moved):
    before = order(draft)
    items.move_item(item=at(draft, position), seen_version=1, to=to, by=tess, at=NOW)
    assert order(draft) == [before[place - 1] for place in moved]
    assert list(draft.items.kept().in_order().values_list("position", flat=True)) == [1, 2, 3, 4]


@pytest.mark.parametrize("position", [1, 2, 4])
def test_removed_item_comes_back_where_it_was(draft, tess, position):
    before, item = order(draft), at(draft, position)
    items.remove_item(item=item, seen_version=1, by=tess, at=NOW)
    assert order(draft) == [pk for pk in before if pk != item.pk]
    item = draft.items.get(pk=item.pk)
    items.restore_item(item=item, seen_version=2, by=tess, at=NOW)
    assert order(draft) == before


def test_all_removed_and_put_back(draft, tess):
    before = order(draft)
    for _item in before:
        items.remove_item(item=at(draft, 1), seen_version=version(draft), by=tess, at=NOW)
    for pk in before:
        items.restore_item(item=draft.items.get(pk=pk), seen_version=version(draft), by=tess, at=NOW)
    assert sorted(order(draft)) == sorted(before)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["move", "remove", "restore"]), st.integers(1, 5), st.integers(0, 6)))
)
def test_positions_are_always_counted_from_one(draft, tess, edits):
    for edit, place, to in edits:
        kept, removed = draft.items.kept().in_order(), draft.items.removed().in_order()
        shared = {"seen_version": version(draft), "by": tess, "at": NOW}
        if edit == "restore" and removed:
            items.restore_item(item=removed[0], **shared)
        elif edit == "move" and len(kept) >= place:
            items.move_item(item=kept[place - 1], to=to, **shared)
        elif edit == "remove" and len(kept) >= place:
            items.remove_item(item=kept[place - 1], **shared)
    positions = list(draft.items.kept().in_order().values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert draft.items.count() == 4


@pytest.mark.parametrize("edit", ["move", "remove", "edit", "add"])
def test_edit_from_a_stale_page_is_refused_and_changes_nothing(draft, tess, edit):
    item = at(draft, 1)
    items.move_item(item=at(draft, 4), seen_version=1, to=1, by=tess, at=NOW)
    before = order(draft)
    calls = {
        "move": lambda: items.move_item(item=item, seen_version=1, to=3, by=tess, at=NOW),
        "remove": lambda: items.remove_item(item=item, seen_version=1, by=tess, at=NOW),
        "edit": lambda: items.edit_item(item=item, seen_version=1, fields=fields(item), by=tess, at=NOW),
        "add": lambda: items.add_item(
            draft=draft, seen_version=1, kind=item.kind, article_revision=item.article_revision,
            fields=fields(item), by=tess, at=NOW,
        ),
    }  # fmt: skip
    with pytest.raises(items.StaleExercise):
        calls[edit]()
    assert order(draft) == before


def test_edit_is_saved(draft, tess):
    item = at(draft, 1)
    changed = fields(item, prompt="Whose words?", points=Decimal("2.50"))
    items.edit_item(item=item, seen_version=1, fields=changed, by=tess, at=NOW)
    item.refresh_from_db()
    assert (item.prompt, item.points) == ("Whose words?", Decimal("2.50"))


RENN, GROUP = {"value": "Ida Renn", "reason": ""}, {"value": "group", "reason": ""}
NOBODY = {"value": "Nobody", "reason": ""}


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ({}, "exactly these fields"),
        ({"sources": [], "kinds": [], "chain": []}, "at least one right answer"),
        ({"sources": [NOBODY], "kinds": [GROUP], "chain": []}, "not among the options"),
        ({"sources": [RENN, RENN], "kinds": [GROUP], "chain": []}, "stands twice"),
    ],
)
def test_item_that_nobody_could_answer_is_refused(draft, tess, key, says):
    item = at(draft, 1)
    with pytest.raises(BadKey, match=says):
        items.edit_item(item=item, seen_version=1, fields=fields(item, key=key), by=tess, at=NOW)
    assert version(draft) == 1
