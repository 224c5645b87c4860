from fractions import Fraction

import pytest

from quizzes.items import BadKey, find_source
from quizzes.items.forms import ItemForm

KIND = "find source"
OFFICER = {
    "source": "A police officer",
    "kind": "unnamed",
    "chain": ["A police officer", "Marrast Courier", "this article"],
}


@pytest.mark.parametrize(
    ("response", "worth"),
    [
        ({"source": "Ilo Senn", "kind": "named person"}, 1),
        ({"source": "Ilo Senn", "kind": "group"}, Fraction(2, 3)),
        ({"source": "Petra Lum", "kind": "named person"}, 0),
        ({"source": "", "kind": ""}, 0),
        ({}, 0),
    ],
)  # fmt: skip
def test_source_is_worth_twice_its_kind(item_about, score, response, worth):
    assert score(item_about(KIND, "an empty park is sadder"), response) == worth


@pytest.mark.parametrize(
    ("changed", "worth"),
    [
        ({}, 1),
        ({"source": "unnamed"}, 1),
        ({"chain": ["this article", "Marrast Courier", "A police officer"]}, Fraction(3, 4)),
        ({"source": "Marrast Courier"}, Fraction(1, 4)),
    ],
)
def test_chain_counts_by_its_order(item_about, score, changed, worth):
    assert score(item_about(KIND, "the loudest sound"), OFFICER | changed) == worth


def test_options_are_the_cast_the_writer_and_unnamed(item_about):
    item = item_about(KIND, "an empty park is sadder")
    assert {"Petra Lum", "Bo Achterling", "the writer", "unnamed"} <= set(item.task["options"])
    assert len(item.task["options"]) == 10


def test_options_are_the_same_for_every_item_so_that_none_gives_itself_away(exercise):
    tasks = [set(one.task["options"]) for one in exercise.draft.items.filter(kind=KIND)]
    assert all(len(one) == 10 for one in tasks)


def test_answer_of_the_form_scores(item_about):
    item = item_about(KIND, "the loudest sound")
    data = {"source": "unnamed", "kind": "unnamed"} | {
        f"link_{at}": link for at, link in enumerate(OFFICER["chain"], 1)
    }
    form = find_source.ResponseForm(data, item=item)
    assert form.is_valid()
    assert find_source.score(item, form.answer()).score == 1


def edit(item, **changed) -> ItemForm:
    fresh = find_source.KeyForm(item=item, surroundings=item.passage)
    data = {name: fresh[name].value() for name in fresh.fields if fresh[name].value() is not None}
    first, last = fresh.fields["passage"].widget.decompress(item.passage)
    data |= {"passage_from": first, "passage_to": last}
    return find_source.KeyForm(data | changed, item=item, surroundings=item.passage)


def test_form_left_alone_changes_nothing(item_about):
    item = item_about(KIND, "the loudest sound")
    form = edit(item)
    assert form.is_valid(), form.errors
    assert (form.key(), form.task(), form.span()) == (item.key, item.task, item.passage)


def test_right_answer_that_cannot_be_chosen_is_refused(item_about):
    item = item_about(KIND, "an empty park is sadder")
    form = edit(item, options="Petra Lum")
    assert not form.is_valid()
    assert "“Ilo Senn” is right but cannot be chosen" in str(form.errors)


def test_second_defensible_answer_with_its_reason(item_about):
    item = item_about(KIND, "until eleven at night")
    form = edit(item, kind_2="group", kind_2_reason="58 people signed it.")
    assert form.is_valid(), form.errors
    assert form.key()["kinds"][1] == {"value": "group", "reason": "58 people signed it."}


def test_chain_without_links_is_refused(item_about):
    item = item_about(KIND, "the loudest sound")
    item.task["chain"] = []
    with pytest.raises(BadKey):
        find_source.check(item)


def test_draft_that_names_another_source_contradicts(item_about):
    item = item_about(KIND, "an empty park is sadder")
    draft = item.attribution
    assert find_source.contradictions(item, [draft], []) == []
    draft.source_name = "Somebody Else"
    assert find_source.contradictions(item, [draft], []) == [
        "A draft names “Somebody Else” as the source of this passage."
    ]
