"""Properties of changed keys, on made-up keys and answers."""

from hypothesis import given
from hypothesis import strategies as st

from quizzes.items import find_source, in_force
from quizzes.models import Item, KeyChange

NAMES = ["Ida Renn", "Olu Bask", "the writer", "unnamed"]
KINDS = list(find_source.SOURCE_KINDS.values)


def choices(values):
    chosen = st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)
    return chosen.map(lambda found: [{"value": value, "reason": ""} for value in found])


KEYS = st.fixed_dictionaries({"sources": choices(NAMES), "kinds": choices(KINDS), "chain": st.just([])})
ANSWERS = st.fixed_dictionaries(
    {"source": st.sampled_from([*NAMES, ""]), "kind": st.sampled_from([*KINDS, ""]), "chain": st.just([])}
)
CHANGES = st.lists(st.builds(KeyChange, key=KEYS, only_raise=st.booleans()), max_size=4)


def score(key, changes, answer):
    item = Item(kind=find_source.NAME, key=key, task={"options": NAMES, "chain": []})
    return in_force.score(find_source, item, changes, answer).score


@given(KEYS, CHANGES, KEYS, ANSWERS)
def test_a_change_that_only_raises_never_lowers(key, changes, newest, answer):
    raised = [*changes, KeyChange(key=newest, only_raise=True)]
    assert score(key, raised, answer) >= score(key, changes, answer)


@given(KEYS, CHANGES, KEYS, st.booleans(), ANSWERS)
def test_a_change_twice_is_a_change_once(key, changes, newest, only_raise, answer):
    change = KeyChange(key=newest, only_raise=only_raise)
    assert score(key, [*changes, change, change], answer) == score(key, [*changes, change], answer)


@given(KEYS, CHANGES, KEYS, ANSWERS)
def test_a_plain_change_forgets_what_was_before(key, changes, newest, answer):
    assert score(key, [*changes, KeyChange(key=newest)], answer) == score(newest, [], answer)
