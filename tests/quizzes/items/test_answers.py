"""Answers of every kind: read strictly, and the same again after they were shown in a form."""

import json

import pytest
from django import forms
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from articles.models import Revision
from quizzes.items import KINDS, BadAnswer, write
from quizzes.items.fields import PARTS, WordRangeField
from quizzes.models import Item

TEXT = "It rained. Mayor Ida Renn 🌉 said the “co-chair” didn’t pay 2,500 crowns.\nNobody came."
START, END = TEXT.index("Mayor"), TEXT.index("\n")
TASKS = {
    "find source": {
        "options": ["Ida Renn", "the writer", "unnamed"],
        "chain": ["Corbel", "Ida Renn", "this article"],
    },
    "compare coverage": {
        "here": {"outlet": "Tidemark", "extract": "It rained."},
        "articles": [
            {"outlet": name, "title": "Rain", "url": "", "language": "en", "extract": "Rain."}
            for name in ("Corbel", "The Bell")
        ],
        "ask": ["cells", "omission", "cues", "labels"],
        "cues": ["claimed", "said"],
        "labels": {"here": ["rain"], "there": ["deluge", "drizzle"]},
    },
    "write": {"about": "rewrite"},
}
CUE = [[START + 17, START + 21]]
EMPTY = {
    "find source": {"source": "", "kind": "", "chain": []},
    "read the cue": {"cue": [], "stance": ""},
    "tell the voice": {"voice": "", "shows": []},
    "mark the framing": {"marks": []},
    "compare coverage": {"cells": {}, "omission": "", "cues": [], "labels": {}},
    "write": {"text": ""},
}
each_kind = pytest.mark.parametrize("name", KINDS)


def item_of(name):
    """An item that no database knows."""
    return Item(
        kind=name, start=START, end=END, quote=TEXT[START:END], task=TASKS.get(name, {}),
        article_revision=Revision(text=TEXT),
    )  # fmt: skip


def form_of(name, *args, **options):
    return KINDS[name].ResponseForm(*args, item=item_of(name), **options)


def answer_of(name, data):
    form = form_of(name, data)
    return form.answer() if form.is_valid() else None


def sent(form):
    """What a browser sends of a form as it is shown."""
    data = {}
    for bound in form:
        value = bound.value()
        if isinstance(bound.field, WordRangeField):
            ends = zip(PARTS, bound.field.widget.decompress(value), strict=True)
            data |= {f"{bound.html_name}_{part}": "" if place is None else str(place) for part, place in ends}
        else:
            data[bound.html_name] = value or ""
    return data


@st.composite
def filled(draw, name):
    """Data of a form of this kind, filled in at random."""
    data = {}
    for field_name, field in form_of(name).fields.items():
        if isinstance(field, WordRangeField):
            ends = draw(st.lists(st.sampled_from(field.widget.words), max_size=2).map(sorted))
            data[f"{field_name}_from"] = ends[0].start if ends else ""
            data[f"{field_name}_to"] = ends[-1].end if ends else ""
        elif isinstance(field, forms.ChoiceField):
            data[field_name] = draw(st.sampled_from(["", *(value for value, _label in field.choices)]))
        else:
            data[field_name] = draw(st.text(st.characters(codec="utf-8", exclude_characters="\0\r")))
    return data


@each_kind
@settings(max_examples=30)
@given(data=st.data())
def test_answer_shown_in_a_form_is_the_same_answer(name, data):
    answer = answer_of(name, data.draw(filled(name)))
    assume(answer is not None)
    shown = form_of(name, initial=KINDS[name].initial(item_of(name), answer), prefix="item3")
    again = KINDS[name].ResponseForm(sent(shown), item=item_of(name), prefix="item3")
    assert again.is_valid(), again.errors
    assert again.answer() == answer


@each_kind
@settings(max_examples=30)
@given(data=st.data())
def test_answer_of_the_form_is_read_unchanged(name, data):
    answer = answer_of(name, data.draw(filled(name)))
    assume(answer is not None)
    assert KINDS[name].read_answer(item_of(name), json.loads(json.dumps(answer))) == answer
    assert KINDS[name].is_empty(answer) == (
        not any(value.strip() if isinstance(value, str) else value for value in answer.values())
    )


@each_kind
def test_nothing_is_an_empty_answer(name):
    kind, item = KINDS[name], item_of(name)
    assert kind.read_answer(item, {}) == EMPTY[name]
    assert answer_of(name, {}) == EMPTY[name]
    assert kind.is_empty(EMPTY[name])
    assert kind.is_empty({})
    assert sent(form_of(name, initial=kind.initial(item, {}))) == sent(form_of(name))


@each_kind
@given(raw=st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
))  # fmt: skip
def test_anything_else_is_refused_and_nothing_breaks(name, raw):
    assume(raw != {})
    with pytest.raises(BadAnswer):
        KINDS[name].read_answer(item_of(name), raw)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("find source", {"source": "Olu Bask"}),
        ("find source", {"source": None}),
        ("find source", {"source": ["Ida Renn"]}),
        ("find source", {"kind": "saint"}),
        ("find source", {"chain": ["Corbel", "Corbel"]}),
        ("find source", {"chain": ["Olu Bask"]}),
        ("find source", {"chain": [["Corbel"]]}),
        ("find source", {"chain": "Corbel"}),
        ("find source", {"source": "Ida Renn", "text": ""}),
        ("read the cue", {"cue": [[START - 1, START + 4]]}),
        ("read the cue", {"cue": [[START, END + 1]]}),
        ("read the cue", {"cue": [[START + 4, START + 4]]}),
        ("read the cue", {"cue": [[START + 5, START + 4]]}),
        ("read the cue", {"cue": [[True, START + 4]]}),
        ("read the cue", {"cue": [[float(START), START + 4]]}),
        ("read the cue", {"cue": [[START, START + 1], [START + 2, START + 3]]}),
        ("read the cue", {"cue": [[START]]}),
        ("read the cue", {"cue": None}),
        ("read the cue", {"stance": "approves"}),
        ("tell the voice", {"voice": "loud"}),
        ("tell the voice", {"shows": [3, 4]}),
        ("mark the framing", {"marks": [{"spans": [], "device": "label"}]}),
        ("mark the framing", {"marks": [{"spans": CUE, "device": "shouting"}]}),
        ("mark the framing", {"marks": [{"spans": CUE, "device": "label"}] * 11}),
        ("mark the framing", {"marks": {}}),
        ("write", {"text": "x" * (write.MOST + 1)}),
        ("write", {"text": "a\0b"}),
        ("write", {"text": "half \ud83c"}),
        ("write", {"text": 3}),
    ],
)
def test_answer_no_form_could_give_is_refused(name, raw):
    with pytest.raises(BadAnswer):
        KINDS[name].read_answer(item_of(name), raw)


def test_half_an_answer_is_one():
    assert KINDS["read the cue"].read_answer(item_of("read the cue"), {"cue": CUE}) == {
        "cue": CUE, "stance": "",
    }  # fmt: skip


def test_reading_needs_no_text(monkeypatch):
    monkeypatch.setattr(Item, "text", property(lambda item: pytest.fail("the text was read")))
    for name, kind in KINDS.items():
        assert kind.read_answer(item_of(name), EMPTY[name]) == EMPTY[name]
    assert KINDS["read the cue"].read_answer(item_of("read the cue"), {"cue": CUE})["cue"] == CUE


def test_blanks_alone_are_an_empty_text():
    assert write.is_empty({"text": " \n"})


def test_line_ends_of_a_browser_count_once():
    form = form_of("write", {"text": "a\r\n" * (write.MOST // 2)})
    assert form.is_valid(), form.errors
    assert form.answer() == {"text": "a\n" * (write.MOST // 2)}


def test_link_given_twice_is_told_to_a_student():
    form = form_of("find source", {"link_1": "Corbel", "link_2": "Corbel"})
    assert not form.is_valid()
    assert "stands here twice" in str(form.errors["link_2"])


def test_words_of_the_lists_are_those_of_the_whole_text():
    words = form_of("read the cue").fields["cue"].widget.words
    assert [span.of(TEXT) for span in words] == [
        "Mayor", "Ida", "Renn", "said", "the", "co-chair", "didn’t", "pay", "2,500", "crowns",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data", [{"cue_from": "3", "cue_to": str(START + 5)}, {"cue_from": "x", "cue_to": "y"}]
)
def test_words_that_are_not_in_the_lists_are_refused(data):
    assert answer_of("read the cue", data) is None


def test_lists_show_the_words_that_were_chosen():
    form = form_of("read the cue", initial={"cue": None})
    assert str(form["cue"]).count(" selected") == 2
    html = str(form_of("read the cue", {"cue_from": str(START), "cue_to": str(START + 9)})["cue"])
    assert f'<option value="{START}" selected>1  Mayor</option>' in html
    assert f'<option value="{START + 9}" selected>2  Ida</option>' in html
