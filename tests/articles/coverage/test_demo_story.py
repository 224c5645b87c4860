"""The teaching story shows what its gold says: one load, every page's contents."""

import pytest

from articles.actions.teaching_material import load_compared_story
from articles.coverage import chains, labels, ladders, matrix, placement, reuse, voices
from articles.coverage.story import coverage_of
from articles.demo import gold
from tests.factories.articles import NOON

STEMS = gold.read_toml("story.toml")["order"]
PHENOMENA = gold.read_toml("phenomena.toml")
RECORD = STEMS.index("transcript")


def has(cell, quote):
    text = cell.column.revision.text
    start = text.index(quote)
    return any(p.start < start + len(quote) and start < p.end for p in cell.passages)


def row_of(rows, claim):
    return next(row for row in rows if has(row.cells[RECORD], claim["origin"]))


@pytest.mark.django_db
def test_the_teaching_story_shows_each_feature(tess):
    coverage = coverage_of(load_compared_story(by=tess, at=NOON), tess)
    rows = matrix.rows_of(coverage)
    name = {stem: coverage.columns[at].name for at, stem in enumerate(STEMS)}
    for check in (cells, absences, ladder, taken_over, quotations, chain, heard, labelled, placed, unwarned):
        check(coverage, rows, name)


def cells(coverage, rows, name):
    wrong = []
    for claim in PHENOMENA["claim"]:
        row = row_of(rows, claim)
        for cell in claim["cell"]:
            found = row.cells[STEMS.index(cell["text"])]
            if found.relation != cell["relation"] or not found.passages:
                wrong.append((claim["id"], cell["text"], cell["relation"], found.relation))
    assert wrong == []


def absences(coverage, rows, name):
    assert [
        (claim["id"], stem)
        for claim in PHENOMENA["claim"]
        for stem in claim["absent"]
        if row_of(rows, claim).cells[STEMS.index(stem)].passages
        and claim["id"] != "apology"  # It shares its passage of the record with the failure.
    ] == []


def ladder(coverage, rows, name):
    found = [
        {(box.passage.column.name, box.cue) for box in p.boxes} for p in ladders.ladders_of(coverage, rows)
    ]
    for one in PHENOMENA["cue_ladder"]:
        steps = {(name[step["text"]], step["cue"]) for step in one["step"]}
        assert any(steps <= boxes for boxes in found), one["claim"]


def taken_over(coverage, rows, name):
    found = reuse.taken_over(coverage)
    from_agency = [t for t in found if (t.giver.name, t.taker.name) == (name["tidemark"], name["channel"])]
    whole = ["".join(change.text for change in t.changes if change.kind != "removed") for t in from_agency]
    for one in PHENOMENA["reuse"][:4]:
        assert any(one["to"]["quote"] in text for text in whole), one["to"]["quote"]
    assert all(taken.known for taken in from_agency)


def quotations(coverage, rows, name):
    found = {(q.column.name, q.quotation): q.use for q in reuse.quoted(coverage)}
    expected = [use for use in PHENOMENA["quote_use"] if use["quote"][0] in '“‘"']
    assert {(name[u["text"]], u["quote"]): u["use"] for u in expected}.items() <= found.items()


def chain(coverage, rows, name):
    found = {(c.column.name, *c.names[:-2]) for c in chains.chains_of(coverage)}
    for one in PHENOMENA["chain"]:
        assert any((name[one["text"]], *one["links"]) == c[: len(one["links"]) + 1] for c in found), one[
            "links"
        ]


def heard(coverage, rows, name):
    by_name = {one.column.name: one for one in voices.voices_of(coverage)}
    assert all(sum(words for _n, words, _p in one.sources) == one.total for one in by_name.values())
    assert "Jory Velt" in by_name[name["bell"]].unheard
    assert "Jory Velt" not in by_name[name["tidemark"]].unheard


def labelled(coverage, rows, name):
    things = {thing.about: {label.words for label in thing.labels} for thing in labels.things_of(coverage)}
    assert {"Union chair", "the noisy chairman of the dock union", "Union leader"} <= things["Tobin Arrach"]
    framed = {words for one in labels.framed_passages(coverage) for words, _device in one.words}
    assert {"technical incident", "settled slightly", "riot"} <= framed


def placed(coverage, rows, name):
    found = placement.placed(rows)
    for one in PHENOMENA["placement"]:
        claim = next(c for c in PHENOMENA["claim"] if c["id"] == one["claim"])
        row = next(p for p in found if p.row is row_of(rows, claim))
        here = {stem: row.paragraphs[STEMS.index(stem)] for stem in one["paragraphs"] if stem != "transcript"}
        there = {stem: at for stem, at in one["paragraphs"].items() if stem != "transcript"}
        assert here == there, one["claim"]


def unwarned(coverage, rows, name):
    assert (coverage.compared, coverage.stale, coverage.warnings) == (True, False, ())
