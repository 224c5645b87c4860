"""What wrong answers show, on the items of the demo article and on a comparison."""

from quizzes.items import misconceptions
from quizzes.items.misconceptions import shown_by
from quizzes.items.reteaching import MISCONCEPTIONS
from quizzes.models import Item
from quizzes.reports.items import items_of
from tests.quizzes.items import test_compare_coverage as comparison

MAYOR, OFFICER, NEIGHBOUR = "an empty park is sadder", "the loudest sound", "nobody in her street"
CHOSEN = [
    ("find source", MAYOR, {"source": "the writer"}, ["writer-for-source"]),
    ("find source", MAYOR, {"source": "Bo Achterling", "kind": "news outlet"}, ["outlet-for-source"]),
    ("find source", MAYOR, {"source": "unnamed"}, ["named-for-unnamed"]),
    ("find source", MAYOR, {"source": "Petra Lum", "kind": "named person"}, []),
    ("find source", MAYOR, {"source": "Ilo Senn", "kind": "organisation"}, ["kind-of-source"]),
    ("find source", MAYOR, {"source": "Ilo Senn", "kind": "named person"}, []),
    ("find source", MAYOR, {}, []),
    ("find source", "The skate ramp", {"source": "Ilo Senn"}, ["source-for-writer"]),
    ("find source", OFFICER, {"source": "Marrast Courier"}, ["outlet-for-source"]),
    ("find source", OFFICER, {"source": "Petra Lum"}, ["unnamed-for-named"]),
    (
        "find source", OFFICER,
        {"source": "unnamed", "chain": ["this article", "Marrast Courier", "A police officer"]}, ["chain-order"],
    ),
    ("read the cue", NEIGHBOUR, {"stance": "acknowledges"}, ["distance-not-heard"]),
    ("read the cue", NEIGHBOUR, {"stance": "endorses"}, ["stance-turned-round"]),
    ("read the cue", "pointed out", {"stance": "acknowledges"}, ["vouching-not-heard"]),
    ("tell the voice", MAYOR, {"voice": "fact"}, ["claim-for-fact"]),
    ("tell the voice", MAYOR, {"voice": "framing"}, ["quotation-for-framing"]),
    ("tell the voice", MAYOR, {"voice": "can't tell"}, []),
    ("tell the voice", "eyesore", {"voice": "reported"}, ["framing-for-quotation"]),
    ("tell the voice", "eyesore", {"voice": "fact"}, ["framing-for-fact"]),
    ("tell the voice", "nine votes", {"voice": "framing"}, ["fact-for-framing"]),
    ("tell the voice", "nine votes", {"voice": "reported"}, ["fact-for-claim"]),
]  # fmt: skip
MARKED = [
    ("read the cue", NEIGHBOUR, {"cue": ["Petra Lum, who lives opposite, claims"]}, ["cue-with-neighbours"]),
    ("read the cue", NEIGHBOUR, {"cue": ["street has slept"]}, ["cue-elsewhere"]),
    ("read the cue", NEIGHBOUR, {"cue": ["claims"]}, []),
    (
        "mark the framing", "eyesore",
        {"eyesore": "label", "claims": "stance-laden cue", "until eleven at night": "loaded word"},
        ["quotation-for-framing"],
    ),
    ("mark the framing", "eyesore", {"eyesore": "loaded word", "claims": "stance-laden cue"}, ["device-mixed-up"]),
    (
        "mark the framing", "eyesore", {"A letter signed by 58": "label"},
        ["fact-for-framing", "framing-for-fact"],
    ),
    ("mark the framing", "eyesore", {}, []),
]  # fmt: skip


def test_wrong_answers_show_what_was_mixed_up(exercise, place):
    items = items_of(exercise.draft)

    def item_of(kind, words):
        return next(one for one in items if one.kind == kind and words in one.quote)

    def answer_of(item, marked):
        if "cue" in marked:
            return {"cue": [place(item, words) for words in marked["cue"]]}
        return {"marks": [{"spans": [place(item, words)], "device": marked[words]} for words in marked]}

    for kind, words, answer, expected in CHOSEN:
        assert shown_by(item_of(kind, words), answer) == expected, (words, answer)
    for kind, words, marked, expected in MARKED:
        item = item_of(kind, words)
        assert shown_by(item, answer_of(item, marked)) == expected, (words, marked)
    assert shown_by(item_of("write", "the quarrel"), {"text": "No."}) == []


def test_comparison_shows_silence_taken_for_denial_once():
    item = Item(kind="compare coverage", task=comparison.TASK, key=comparison.KEY)
    cells = {"1": "the writer's own voice", "2": "same source", "3": "contradicted"}
    cues = ["revealed", "said", "claimed"]
    assert shown_by(item, {"cells": cells, "cues": cues}) == [
        "claim-for-fact", "adopted-claim-missed", "silence-for-denial", "cues-out-of-order",
    ]  # fmt: skip
    assert shown_by(item, {}) == []


def test_somebody_spoken_about_is_told_from_the_speaker(exercise):
    item = next(one for one in items_of(exercise.draft) if MAYOR in one.quote and one.kind == "find source")
    item.quote = "that Petra Lum had agreed"
    assert shown_by(item, {"source": "Petra Lum", "kind": "named person"}) == ["subject-for-speaker"]


def test_everything_shown_is_told_about_and_its_cards_are_there():
    from quizzes.actions.rule_cards import read_cards

    slugs = {card["slug"] for card in read_cards()}
    tables = (misconceptions.VOICES, misconceptions.STANCES, misconceptions.RELATIONS)
    assert {name for table in tables for name in table.values()} <= set(MISCONCEPTIONS)
    assert {card for one in MISCONCEPTIONS.values() for card in one.cards} <= slugs
