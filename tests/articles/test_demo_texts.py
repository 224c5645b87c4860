"""The demo texts keep what their gold promises: quotes stand in their texts, phenomena occur twice."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

from articles.demo import gold

STORY = ["dispatch", "tidemark", "bell", "channel", "transcript"]
COVERAGE = STORY[:-1]
TEXTS = [*STORY, "ramp"]
WORDS = {
    "dispatch": (450, 600),
    "tidemark": (400, 500),
    "bell": (400, 500),
    "channel": (400, 500),
    "transcript": (700, 900),
    "ramp": (220, 280),
}
FIELDS = [
    *("title", "outlet", "byline", "url", "published_on", "dateline_place", "dateline_date"),
    *("dateline_agency", "language", "kind", "captions", "licence", "notice"),
]

SOURCE_KINDS = {
    *("named person", "organisation", "news outlet", "document", "unnamed", "group", "the writer"),
}
QUOTATIONS = {"direct", "mixed", "indirect"}
STANCES = {"acknowledges", "endorses", "distances"}
DEVICES = {
    *("loaded word", "label", "stance-laden cue", "unattributed interpretation", "presupposition"),
    *("vague attribution", "scare quotes", "background steer"),
}
VOICES = {"reported", "fact", "framing", "mixed"}
RELATIONS = {"same source", "other source", "the writer's own voice", "contradicted"}
USES = {"exact", "trimmed", "altered"}

PHENOMENA = gold.read_toml("phenomena.toml")
CLAIMS = {claim["id"]: claim for claim in PHENOMENA["claim"]}


def attributions(stems=STORY):
    return [found for stem in stems for found in gold.read_gold(stem).attributions]


def marks(stems=STORY):
    return [found for stem in stems for found in gold.read_gold(stem).framing]


def find(row, text=None):
    """(start, end) of a row's quote in its part of its text."""
    part = gold.read_text(text or row["text"]).part(row.get("where", "body"))
    start = gold.locate(part, row["quote"], row.get("prefix", ""))
    return start, start + len(row["quote"])


def words_of(text):
    return re.findall(r"\w+", text.lower())


def longest_shared_run(one, other):
    """Length in words of the longest passage both have word for word."""
    one, other, best = words_of(one), words_of(other), 0
    above = [0] * (len(other) + 1)
    for left in one:
        row = [0] * (len(other) + 1)
        for index, right in enumerate(other, 1):
            row[index] = above[index - 1] + 1 if left == right else 0
        best, above = max(best, *row), row
    return best


# The notation


def test_unmark_gives_plain_text_and_ranges():
    assert gold.unmark("[She]source [said]cue it.") == ("She said it.", {"source": [(0, 3)], "cue": [(4, 8)]})


@pytest.mark.parametrize("quote", ["ab", "zz"])
def test_locate_missing_or_ambiguous_raises(quote):
    with pytest.raises(gold.GoldError):
        gold.locate("ab cab", quote)


def test_locate_with_prefix_tells_places_apart():
    assert gold.locate("ab cab", "ab", "c") == 4


# The texts


@pytest.mark.parametrize("stem", TEXTS)
def test_text_is_labelled_and_complete(stem):
    fields = gold.read_text(stem).fields
    assert list(fields) == FIELDS
    assert fields["notice"].startswith("Teaching material written for this project.")
    assert fields["licence"].startswith("CC BY 4.0")
    assert all(fields[key] for key in ("title", "byline", "url", "published_on", "language", "kind"))


@pytest.mark.parametrize(("stem", "bounds"), WORDS.items())
def test_text_length_is_in_range(stem, bounds):
    low, high = bounds
    assert low <= len(gold.read_text(stem).body.split()) <= high


@pytest.mark.parametrize("stem", TEXTS)
def test_text_leaves_brackets_to_the_notation(stem):
    text = gold.read_text(stem)
    assert not re.search(r"[\[\]]", text.body + text.fields["title"] + text.fields["captions"])


@pytest.mark.parametrize("stem", TEXTS)
def test_outlet_of_text_is_listed_with_its_host(stem):
    hosts = {row["name"]: row["host"] for row in gold.read_toml("outlets.toml")["outlet"]}
    fields = gold.read_text(stem).fields
    assert urlsplit(fields["url"]).hostname == hosts[fields["outlet"]]
    assert hosts[fields["outlet"]].endswith(".example")


def test_outlets_state_facts_and_no_ratings():
    facts = {"name", "host", "country", "language", "ownership", "self_description"}
    assert all(set(row) == facts for row in gold.read_toml("outlets.toml")["outlet"])


def test_story_lists_every_text_once():
    story = gold.read_toml("story.toml")
    assert sorted(story["order"]) == sorted(STORY)
    assert {story["primary_document"], story["first_exercise"]} == {"transcript", "ramp"}
    assert {path.stem for path in gold.HERE.glob("*.md")} == {*TEXTS, "README"}


# The gold of each text


@pytest.mark.parametrize("stem", TEXTS)
def test_gold_fits_its_text_and_uses_known_names(stem):
    found = gold.read_gold(stem)
    for row in found.attributions:
        assert row.source_kind in SOURCE_KINDS
        assert row.quotation in QUOTATIONS
        assert row.stance in STANCES
    assert {row.device for row in found.framing} <= DEVICES
    assert all(row.reason.endswith(".") for row in found.framing)


@pytest.mark.parametrize("stem", TEXTS)
def test_gold_spans_begin_and_end_at_words(stem):
    found = gold.read_gold(stem)
    spans = [(row.where, span) for row in found.attributions for span in row.source + row.cue + row.content]
    spans += [(row.where, (row.start, row.end)) for row in found.framing]
    for where, (start, end) in spans:
        part = found.text.part(where)
        quote = part[start:end]
        assert quote == quote.strip() != ""
        assert not re.search(r"\w\w", part[max(start - 1, 0) : start + 1]), quote
        assert not re.search(r"\w\w", part[end - 1 : end + 1]), quote


@pytest.mark.parametrize("stem", TEXTS)
def test_gold_parent_content_holds_the_inner_content(stem):
    rows = {row.id: row for row in gold.read_gold(stem).attributions}
    for row in rows.values():
        if row.parent:
            outer = rows[row.parent].content
            assert all(any(a <= start and end <= b for a, b in outer) for start, end in row.content), row.id


@pytest.mark.parametrize("stem", TEXTS)
def test_quotation_says_how_much_is_quoted(stem):
    found = gold.read_gold(stem)
    for row in found.attributions:
        content = " ".join(found.text.part(row.where)[start:end] for start, end in row.content)
        quoted = bool(re.search('[“‘"]', content))
        turn = found.text.part(row.where)[slice(*row.cue[0])] == ":"
        whole = turn or (content[0] in '“‘"' and content[-1] in '”’"')
        assert row.quotation == ("direct" if whole else "mixed" if quoted else "indirect"), row.id


@pytest.mark.parametrize("stem", TEXTS)
def test_framing_marks_are_the_writers_own_words(stem):
    found = gold.read_gold(stem)
    for mark in found.framing:
        reported = [s for row in found.attributions if row.where == mark.where for s in row.content]
        assert not any(start < mark.end and mark.start < end for start, end in reported), mark


@pytest.mark.parametrize("stem", TEXTS)
def test_stance_laden_cue_is_a_cue_and_vague_attribution_a_source(stem):
    found = gold.read_gold(stem)
    role = {"stance-laden cue": "cue", "vague attribution": "source"}
    for mark in found.framing:
        if mark.device in role:
            spans = [span for row in found.attributions for span in getattr(row, role[mark.device])]
            assert any(start <= mark.start and mark.end <= end for start, end in spans), mark


@pytest.mark.parametrize("stem", [*COVERAGE, "ramp"])
def test_voices_cover_the_body_and_agree_with_the_marks(stem):
    found = gold.read_gold(stem)
    gaps = [
        found.text.body[one.end : two.start] for one, two in zip(found.voices, found.voices[1:], strict=False)
    ]
    assert set(gaps) <= {" ", "\n\n"}
    assert (found.voices[0].start, found.voices[-1].end) == (0, len(found.text.body))
    reported = [s for row in found.attributions if row.where == "body" for s in row.content]
    own = [s for row in found.attributions if row.source_kind == "the writer" for s in row.content]
    framed = [(mark.start, mark.end) for mark in found.framing if mark.where == "body"]
    for voice in found.voices:
        has_reported, has_own, has_framed = (
            any(start < voice.end and voice.start < end for start, end in spans)
            for spans in (reported, own, framed)
        )
        if has_own:
            assert voice.voice in {"fact", "framing"}
        else:
            expected = {(1, 1): "mixed", (1, 0): "reported", (0, 1): "framing", (0, 0): "fact"}
            assert voice.voice == expected[has_reported, has_framed]


def test_agency_report_has_no_framing_and_two_outlets_frame_in_turn():
    counts = {stem: len(gold.read_gold(stem).framing) for stem in COVERAGE}
    assert counts["tidemark"] == 0
    assert min(counts["dispatch"], counts["bell"]) >= 20


# Every phenomenon at least twice


@pytest.mark.parametrize(
    ("names", "field"),
    [(SOURCE_KINDS, "source_kind"), (QUOTATIONS, "quotation"), (STANCES, "stance")],
)
def test_every_kind_quotation_and_stance_occurs_twice(names, field):
    counts = Counter(getattr(row, field) for row in attributions(COVERAGE))
    assert set(counts) == names
    assert min(counts.values()) >= 2, counts


def test_every_device_occurs_twice():
    counts = Counter(mark.device for mark in marks())
    assert set(counts) == DEVICES
    assert min(counts.values()) >= 2, counts


def test_every_voice_occurs_twice():
    counts = Counter(row.voice for stem in COVERAGE for row in gold.read_gold(stem).voices)
    assert set(counts) == VOICES
    assert min(counts.values()) >= 2, counts


def test_every_relation_and_use_of_a_quote_occurs_twice():
    relations = Counter(cell["relation"] for claim in CLAIMS.values() for cell in claim["cell"])
    uses = Counter(row["use"] for row in PHENOMENA["quote_use"])
    assert (set(relations), set(uses)) == (RELATIONS, USES)
    assert min([*relations.values(), *uses.values()]) >= 2


def test_two_statements_are_omitted_by_exactly_two_outlets_on_opposite_sides():
    assert CLAIMS["failure"]["absent"] == ["dispatch", "channel"]
    assert CLAIMS["february-check"]["absent"] == ["tidemark", "bell"]


@pytest.mark.parametrize("name", ["chain", "cue_ladder", "label_contrast", "reuse", "headline", "placement"])
def test_every_other_phenomenon_occurs_twice(name):
    assert len(PHENOMENA[name]) >= 2


# The comparison


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_claim_quotes_stand_in_their_texts(claim):
    assert find({"quote": claim["origin"]}, "transcript")
    assert all(find(cell) for cell in claim["cell"])
    assert {cell["relation"] for cell in claim["cell"]} <= RELATIONS
    assert sorted([cell["text"] for cell in claim["cell"]] + claim["absent"]) == sorted(COVERAGE)


@pytest.mark.parametrize("claim", [c for c in CLAIMS.values() if c["absent"]], ids=lambda claim: claim["id"])
def test_absent_claim_leaves_no_sign(claim):
    sign = re.compile(claim["sign"])
    assert all(sign.search(cell["quote"]) for cell in claim["cell"])
    for stem in claim["absent"]:
        text = gold.read_text(stem)
        assert not sign.search(text.fields["title"] + text.body), stem


def test_contradicted_figures_differ_from_the_transcript():
    told = [(claim, cell) for claim in CLAIMS.values() for cell in claim["cell"] if "figure" in cell]
    assert len([cell for _, cell in told if cell["relation"] == "contradicted"]) >= 2
    for claim, cell in told:
        if cell["relation"] == "contradicted":
            assert claim["figure"] != cell["figure"]
        else:
            assert claim["figure"] in cell["figure"]


@pytest.mark.parametrize("ladder", PHENOMENA["cue_ladder"], ids=lambda row: row["claim"])
def test_cue_ladder_climbs_all_three_stances_with_one_source(ladder):
    rows = {row.id: row for row in attributions()}
    for step in ladder["step"]:
        row = rows[step["attribution"]]
        assert (row.stance, row.source_name) == (step["stance"], CLAIMS[ladder["claim"]]["source"])
        assert gold.read_text(step["text"]).body[slice(*row.cue[0])] == step["cue"]
    assert {step["stance"] for step in ladder["step"]} == STANCES


@pytest.mark.parametrize("contrast", PHENOMENA["label_contrast"], ids=lambda row: row["thing"])
def test_labels_stand_in_their_texts_and_differ(contrast):
    assert all(find(label) for label in contrast["label"])
    assert len({label["quote"].lower() for label in contrast["label"]}) >= 3
    assert len({label["text"] for label in contrast["label"]}) >= 3


@pytest.mark.parametrize("row", PHENOMENA["quote_use"])
def test_quote_use_is_what_it_says(row):
    start, end = find({"quote": row["origin"]}, "transcript")
    origin = words_of(gold.read_text("transcript").body[start:end])
    assert find(row)
    used = words_of(row["quote"])
    assert (used == origin) == (row["use"] == "exact")
    if row["quote"][0] in '“‘"':
        in_one_piece = any(used == origin[at : at + len(used)] for at in range(len(origin)))
        assert in_one_piece == (row["use"] != "altered")


@pytest.mark.parametrize("row", PHENOMENA["reuse"])
def test_reuse_is_word_for_word_over_five_words_and_not_older_than_its_model(row):
    for side in (row["from"], row["to"]):
        find(side)
    assert longest_shared_run(row["from"]["quote"], row["to"]["quote"]) >= 5
    assert bool(row["edits"]) == (row["from"]["quote"] != row["to"]["quote"])
    dates = [gold.read_text(row[side]["text"]).fields["published_on"] for side in ("from", "to")]
    assert dates[0] < dates[1]


@pytest.mark.parametrize("chain", PHENOMENA["chain"])
def test_chain_follows_the_parents_of_the_attributions(chain):
    rows = {row.id: row for row in gold.read_gold(chain["text"]).attributions}
    inner, outer = (rows[name] for name in chain["attributions"])
    assert inner.parent == outer.id
    assert chain["links"] == [inner.source_name, outer.source_name]


@pytest.mark.parametrize("row", PHENOMENA["headline"])
def test_headline_quote_stands_in_the_title(row):
    assert find({**row, "where": "title"})


@pytest.mark.parametrize("row", PHENOMENA["placement"], ids=lambda row: row["claim"])
def test_placement_counts_paragraphs(row):
    claim = CLAIMS[row["claim"]]
    quotes = {cell["text"]: cell["quote"] for cell in claim["cell"]} | {"transcript": claim["origin"]}
    assert set(row["paragraphs"]) == set(quotes)
    for stem, quote in quotes.items():
        before = gold.read_text(stem).body[: find({"quote": quote}, stem)[0]]
        assert before.count("\n\n") + 1 == row["paragraphs"][stem], stem
