from datetime import timedelta

import pytest
from django.db import transaction

from articles.actions import decisions, marks
from articles.actions.snapshots import snapshot_of
from articles.analysis.spans import Span
from articles.models import Attribution, Decision, FramingMark, MarkChange
from articles.models.marks import NotAMove
from tests.factories import ArticleFactory, AttributionFactory, FramingMarkFactory
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision(tess):
    return ArticleFactory(owner=tess).current


@pytest.fixture
def mark(revision):
    return AttributionFactory(revision=revision, draft=True)


@pytest.fixture
def framing(revision):
    return FramingMarkFactory(revision=revision, draft=True)


def span_of(revision, words):
    start = revision.text.index(words)
    return Span(start, start + len(words))


def again(mark):
    return type(mark).objects.get(pk=mark.pk)


def words_of(mark):
    return {(row.role, row.quote) for row in mark.spans.all()}


@pytest.mark.parametrize(("verb", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_decision_on_a_draft_is_stored_and_kept(verb, state, mark, tess):
    getattr(marks, verb)(mark=mark, seen=0, by=tess, at=NOON)
    stored = again(mark)
    assert (stored.state, stored.decided_by, stored.decided_at, stored.version) == (state, tess, NOON, 1)
    change = MarkChange.objects.select_related("decision").get()
    assert (change.decision.verb, change.decision.by, change.decision.at) == (verb, tess, NOON)
    assert (change.mark, change.from_state, change.to_state) == (mark.public_id, "draft", state)


def test_reopen_puts_back_to_draft(framing, tess):
    marks.accept(mark=framing, seen=0, by=tess, at=NOON)
    marks.reopen(mark=framing, seen=1, by=tess, at=NOON)
    assert (again(framing).state, again(framing).decided_by) == ("draft", None)


def test_accept_twice_raises(mark, tess):
    marks.accept(mark=mark, seen=0, by=tess, at=NOON)
    with pytest.raises(NotAMove):
        marks.accept(mark=mark, seen=1, by=tess, at=NOON)


def test_every_act_on_a_stale_mark_raises_and_keeps_the_first(revision, mark, tess, theo):
    marks.accept(mark=mark, seen=0, by=theo, at=NOON)
    other = AttributionFactory(revision=revision, draft=True)
    who = {"mark": mark, "seen": 0, "by": tess, "at": NOON}
    content = {"content": mark.spans_of("content")}
    acts = [
        lambda: marks.reject(**who),
        lambda: marks.reopen(**who),
        lambda: marks.edit(spans=content, accepted=False, **who),
        lambda: marks.merge(other=other, other_seen=0, **who),
        lambda: marks.merge(mark=other, seen=0, other=mark, other_seen=0, by=tess, at=NOON),
        lambda: marks.split(place=90, **who),
        lambda: marks.link(parent=other, **who),
    ]
    for act in acts:
        with pytest.raises(marks.StaleMarks) as stale:
            act()
        assert stale.value.marks == [mark.public_id]
    assert (again(mark).state, again(mark).decided_by) == ("accepted", theo)
    assert Decision.objects.count() == 1


def test_change_that_lost_the_race_is_not_written(revision, mark, tess, theo):
    """Both had read version 0, and Theo's update came first."""
    after = snapshot_of(mark) | {"stance": "distances"}
    marks.accept(mark=mark, seen=0, by=theo, at=NOON)
    changes = [decisions.Change(mark, after, seen=0)]
    with pytest.raises(decisions.StaleMarks), transaction.atomic():
        decisions.carry_out(verb="edit", revision=revision, changes=changes, by=tess, at=NOON)
    assert (again(mark).stance, again(mark).state, Decision.objects.count()) == (
        "acknowledges",
        "accepted",
        1,
    )


def test_edit_sets_spans_and_details(revision, mark, tess):
    spans = {
        "source": [span_of(revision, "Ida Renn")],
        "cue": [span_of(revision, "said")],
        "content": [span_of(revision, "the repairs"), span_of(revision, "were on schedule")],
    }
    marks.edit(
        mark=mark, seen=0, spans=spans, accepted=True, by=tess, at=NOON,
        source_kind="organisation", stance="distances",
    )  # fmt: skip
    stored = again(mark)
    assert words_of(stored) == {
        ("source", "Ida Renn"), ("cue", "said"), ("content", "the repairs were on schedule"),
    }  # fmt: skip
    assert (stored.source_kind, stored.stance, stored.state) == ("organisation", "distances", "accepted")


@pytest.mark.parametrize(
    "spans",
    [
        {},
        {"cue": [Span(0, 3)]},
        {"content": [Span(0, 3)], "mark": [Span(0, 3)]},
        {"content": [Span(0, 9999)]},
    ],
)
def test_edit_with_bad_spans_raises(spans, mark, tess):
    with pytest.raises(marks.BadSpans):
        marks.edit(mark=mark, seen=0, spans=spans, accepted=False, by=tess, at=NOON)


@pytest.mark.parametrize("spans", [{}, {"mark": [Span(0, 3), Span(9, 12)]}, {"content": [Span(0, 3)]}])
def test_edit_of_framing_needs_one_span(spans, framing, tess):
    with pytest.raises(marks.BadSpans):
        marks.edit(mark=framing, seen=0, spans=spans, accepted=False, by=tess, at=NOON)


def test_make_by_hand_is_accepted(revision, tess):
    spans = {"mark": [span_of(revision, "collapsed")]}
    made = marks.make(revision=revision, kind="framing", spans=spans, device="loaded word", by=tess, at=NOON)
    assert (made.quote, made.state, made.origin, made.made_by) == ("collapsed", "accepted", "person", tess)


def test_merge_joins_words_rejects_the_other_and_takes_its_children(revision, mark, tess):
    other = AttributionFactory(
        revision=revision, spans__source="Olu Bask", spans__cue="claimed", spans__content="Nobody comes"
    )
    child = AttributionFactory(revision=revision, parent=other)
    marks.merge(mark=mark, seen=0, other=other, other_seen=0, by=tess, at=NOON)
    assert {("source", "Mayor Ida Renn"), ("source", "Olu Bask")} < words_of(again(mark))
    assert again(other).state == "rejected"
    assert again(child).parent == mark


def test_merge_of_framing_covers_both(revision, tess):
    first = FramingMarkFactory(revision=revision, quote="The bungling")
    second = FramingMarkFactory(revision=revision, quote="ministry")
    marks.merge(mark=second, seen=0, other=first, other_seen=0, by=tess, at=NOON)
    assert again(second).quote == "The bungling ministry"


def test_merge_with_itself_another_kind_or_elsewhere_raises(mark, framing, tess):
    for other in (mark, framing, AttributionFactory()):
        with pytest.raises(marks.CannotMerge):
            marks.merge(mark=mark, seen=0, other=other, other_seen=0, by=tess, at=NOON)


def test_split_makes_two_with_one_source(revision, mark, tess):
    place = span_of(revision, "on schedule").start
    marks.split(mark=mark, seen=0, place=place, by=tess, at=NOON)
    second = revision.attributions.exclude(pk=mark.pk).get()
    common = {("source", "Mayor Ida Renn"), ("cue", "said")}
    assert words_of(again(mark)) == {*common, ("content", "the repairs were")}
    assert words_of(second) == {*common, ("content", "on schedule")}
    assert (second.rule, second.state) == ("a-rule", "draft")


@pytest.mark.parametrize("words", ["The harbour", "the repairs", "Shopkeepers"])
def test_split_outside_the_content_raises(words, revision, mark, tess):
    with pytest.raises(marks.CannotSplit):
        marks.split(mark=mark, seen=0, place=span_of(revision, words).start, by=tess, at=NOON)


def test_link_and_unlink(revision, mark, tess):
    outer = AttributionFactory(revision=revision)
    marks.link(mark=mark, seen=0, parent=outer, by=tess, at=NOON)
    assert again(mark).parent == outer
    marks.link(mark=mark, seen=1, parent=None, by=tess, at=NOON)
    assert again(mark).parent is None


def test_link_to_itself_in_a_ring_or_elsewhere_raises(revision, mark, tess):
    child = AttributionFactory(revision=revision, parent=mark)
    grandchild = AttributionFactory(revision=revision, parent=child)
    for parent in (mark, child, grandchild, AttributionFactory()):
        with pytest.raises(marks.CannotLink):
            marks.link(mark=mark, seen=0, parent=parent, by=tess, at=NOON)


def test_accept_above_takes_the_sure_drafts_in_one_decision(revision, tess):
    sure = AttributionFactory(revision=revision, draft=True, confidence=0.9)
    framing = FramingMarkFactory(revision=revision, draft=True, confidence=0.85)
    unsure = AttributionFactory(revision=revision, draft=True, confidence=0.5)
    rejected = AttributionFactory(revision=revision, draft=True, confidence=0.9)
    marks.reject(mark=rejected, seen=0, by=tess, at=NOON)
    assert marks.accept_above(revision=revision, confidence=0.85, by=tess, at=NOON) == 2
    assert [again(m).state for m in (sure, framing, unsure, rejected)] == [
        "accepted", "accepted", "draft", "rejected",
    ]  # fmt: skip
    decisions.undo(revision=revision, by=tess, at=NOON)
    assert [again(m).state for m in (sure, framing)] == ["draft", "draft"]


def test_rates_by_rule_count_marks_of_this_person_that_stand(revision, tess, theo):
    three = [FramingMarkFactory(revision=revision, draft=True, rule="label") for _ in range(3)]
    marks.accept(mark=three[0], seen=0, by=tess, at=NOON)
    marks.reject(mark=three[1], seen=0, by=tess, at=NOON)
    marks.reject(mark=three[2], seen=0, by=theo, at=NOON)
    assert list(MarkChange.objects.rates_by_rule(tess)) == [{"rule": "label", "accepted": 1, "rejected": 1}]
    decisions.undo(revision=revision, by=tess, at=NOON)
    assert list(MarkChange.objects.rates_by_rule(tess)) == [{"rule": "label", "accepted": 1, "rejected": 0}]


def test_undo_and_redo_go_all_the_way_back_and_forth(revision, mark, framing, tess):
    outer = AttributionFactory(revision=revision)
    who = {"by": tess, "at": NOON + timedelta(minutes=1)}
    states = [everything(revision)]
    marks.accept(mark=mark, seen=0, **who)
    states.append(everything(revision))
    marks.edit(mark=mark, seen=1, spans={"content": [Span(0, 11)]}, accepted=False, stance="distances", **who)
    states.append(everything(revision))
    marks.make(revision=revision, kind="framing", spans={"mark": [Span(4, 11)]}, device="label", **who)
    states.append(everything(revision))
    marks.split(mark=outer, seen=0, place=span_of(revision, "on schedule").start, **who)
    states.append(everything(revision))
    marks.link(mark=mark, seen=2, parent=outer, **who)
    states.append(everything(revision))
    marks.merge(mark=outer, seen=1, other=mark, other_seen=3, **who)
    states.append(everything(revision))
    for state in reversed(states[:-1]):
        decisions.undo(revision=revision, **who)
        assert everything(revision) == state
    with pytest.raises(decisions.NothingToUndo):
        decisions.undo(revision=revision, **who)
    for state in states[1:]:
        decisions.redo(revision=revision, **who)
        assert everything(revision) == state
    with pytest.raises(decisions.NothingToRedo):
        decisions.redo(revision=revision, **who)
    assert Decision.objects.count() == 18


def everything(revision):
    found = [*Attribution.objects.filter(revision=revision), *FramingMark.objects.filter(revision=revision)]
    return {mark.public_id: snapshot_of(mark) for mark in found}


def test_redo_after_something_new_raises(revision, mark, framing, tess):
    marks.accept(mark=mark, seen=0, by=tess, at=NOON)
    decisions.undo(revision=revision, by=tess, at=NOON)
    marks.accept(mark=framing, seen=0, by=tess, at=NOON)
    with pytest.raises(decisions.NothingToRedo):
        decisions.redo(revision=revision, by=tess, at=NOON)


def test_undo_is_one_persons_on_one_revision(revision, mark, tess, theo):
    marks.accept(mark=mark, seen=0, by=tess, at=NOON)
    with pytest.raises(decisions.NothingToUndo):
        decisions.undo(revision=revision, by=theo, at=NOON)
    with pytest.raises(decisions.NothingToUndo):
        decisions.undo(revision=ArticleFactory().current, by=tess, at=NOON)


def test_undo_of_what_another_changed_since_raises(revision, mark, tess, theo):
    marks.accept(mark=mark, seen=0, by=tess, at=NOON)
    marks.reject(mark=mark, seen=1, by=theo, at=NOON)
    with pytest.raises(decisions.StaleMarks):
        decisions.undo(revision=revision, by=tess, at=NOON)
    assert again(mark).decided_by == theo


def test_undo_of_making_what_another_told_within_raises(revision, mark, tess, theo):
    made = marks.make(
        revision=revision, kind="attribution", spans={"content": [Span(0, 11)]}, by=tess, at=NOON,
        source_kind="unnamed", source_name="", quotation="indirect", stance="acknowledges",
    )  # fmt: skip
    marks.link(mark=mark, seen=0, parent=made, by=theo, at=NOON)
    with pytest.raises(decisions.StaleMarks):
        decisions.undo(revision=revision, by=tess, at=NOON)
