import pytest

from articles.actions import decisions, drafting, marks
from articles.models import Attribution, FramingMark
from tests.factories import ArticleFactory
from tests.factories.articles import NOON, TEXT

pytestmark = pytest.mark.django_db

FRAMED = "The disgraceful regime staged a shocking and shameful crackdown. Critics say it was a disaster."


@pytest.fixture
def revision(tess):
    return ArticleFactory(owner=tess, text=f"{TEXT}\n\n{FRAMED}").current


def draft(revision, by):
    return drafting.draft_revision(revision=revision, by=by, at=NOON)


def test_draft_revision_stores_what_the_drafter_finds(revision, tess):
    found = draft(revision, tess)
    stored = revision.attributions.with_spans()
    spans = [(mark.spans_of("source"), mark.spans_of("cue"), mark.spans_of("content")) for mark in stored]
    assert spans == [(list(a.source), list(a.cue), list(a.content)) for a in found.attributions]
    assert [(mark.reason, mark.rule, mark.confidence) for mark in stored] == [
        (a.reason, a.rule, a.confidence) for a in found.attributions
    ]
    assert [(m.span, m.device, m.rule) for m in revision.framingmarks.all()] == [
        (m.span, m.device, m.device) for m in found.framing
    ]


def test_draft_revision_keeps_the_chain(tess):
    text = "The agency Corbel reported on Monday that the minister said the bridge was safe."
    revision = ArticleFactory(owner=tess, text=text).current
    draft(revision, tess)
    inner = revision.attributions.exclude(parent=None).get()
    assert inner.spans_of("cue")[0].of(text) == "said"
    assert inner.parent.spans_of("cue")[0].of(text) == "reported on Monday"


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Attribution, FramingMark)]


def test_draft_revision_twice_changes_nothing(revision, tess):
    draft(revision, tess)
    before = everything()
    draft(revision, tess)
    assert everything() == before
    assert all(before)


def test_draft_revision_keeps_what_a_person_decided(revision, tess):
    draft(revision, tess)
    first, second = revision.attributions.all()[:2]
    marks.reject(mark=first, seen=0, by=tess, at=NOON)
    spans = {"source": second.spans_of("source"), "content": second.spans_of("content")}
    marks.edit(mark=second, seen=0, spans=spans, accepted=False, by=tess, at=NOON)
    before = everything()
    draft(revision, tess)
    assert everything() == before


def test_draft_revision_drops_a_proposal_it_no_longer_makes(revision, tess):
    draft(revision, tess)
    before = everything()
    cue = revision.attributions.first().spans.get(role="cue")
    cue.delete()  # as if an earlier drafter had not seen it
    draft(revision, tess)
    assert sorted(row["reason"] for row in everything()[0]) == sorted(row["reason"] for row in before[0])
    assert cue.quote in [row.quote for mark in revision.attributions.with_spans() for row in mark.spans.all()]


def test_draft_revision_after_undo_is_undisturbed(revision, tess):
    draft(revision, tess)
    mark = revision.attributions.first()
    marks.accept(mark=mark, seen=0, by=tess, at=NOON)
    decisions.undo(revision=revision, by=tess, at=NOON)
    count = revision.attributions.count()
    draft(revision, tess)
    assert revision.attributions.count() == count
