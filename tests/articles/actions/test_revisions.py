import pytest

from articles.actions import carrying, revisions
from articles.actions.revisions import EmptyText, NothingChanged, StaleRevision, revise
from articles.analysis.spans import Span
from articles.models import Article, UnplacedMark
from tests.factories import ArticleFactory, AttributionFactory, FramingMarkFactory
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db

MORNING = NOON.replace(hour=8)


@pytest.fixture
def article(tess):
    """Tess's article with an attribution and a framing mark."""
    article = ArticleFactory(owner=tess)
    AttributionFactory(revision=article.current)
    FramingMarkFactory(revision=article.current)
    return article


def edit(article, by, *, old="", new="", **fields):
    text = article.current.text.replace(old, new)
    return revise(article=article, seen=article.current.number, text=text, by=by, at=MORNING, **fields)


def test_revise_makes_the_next_revision_and_keeps_the_old(article, tess):
    old = article.current
    revised = edit(article, tess, old="until Friday", new="until Sunday", note="Corrected by the outlet.")
    article.refresh_from_db()
    old.refresh_from_db()
    assert (article.current, article.current.number, article.current.created_by) == (
        revised.revision,
        2,
        tess,
    )
    assert ("until Friday" in old.text, "until Sunday" in article.current.text) == (True, True)
    assert article.current.note == "Corrected by the outlet."
    assert (old.attributions.count(), old.framingmarks.count()) == (1, 1)
    assert list(Article.objects.search("sunday")) == [article]
    assert list(Article.objects.search("friday")) == []


def test_revise_carries_marks_with_all_they_say(article, tess):
    old = article.current.attributions.get()
    revised = edit(article, tess, old="until Friday", new="until next Friday")
    new = revised.revision.attributions.get()
    assert (revised.carried, revised.unplaced, new.carried_from) == (2, 0, old)
    for row, before in zip(new.spans.all(), old.spans.all(), strict=True):
        assert (row.role, row.quote, row.start) == (before.role, before.quote, before.start + 5)
        assert revised.revision.text[row.start : row.end] == row.quote
    for name in carrying.COPIED_OF_ATTRIBUTION:
        assert getattr(new, name) == getattr(old, name)


def test_revise_lists_what_lost_its_words(article, tess):
    revised = edit(article, tess, old="bungling ", new="")
    assert (revised.carried, revised.unplaced) == (1, 1)
    unplaced = revised.revision.unplaced.get()
    assert (unplaced.mark, unplaced.why, unplaced.state) == (
        article.current.framingmarks.get(),
        "gone",
        "waiting",
    )
    assert revised.revision.framingmarks.count() == 0


def test_revise_one_lost_span_loses_the_attribution(article, tess):
    revised = edit(article, tess, old="Mayor Ida Renn", new="The mayor")
    assert [row.attribution for row in revised.revision.unplaced.all()] == [
        article.current.attributions.get()
    ]


@pytest.mark.parametrize("state", [{"draft": True}, {"rejected": True}])
def test_revise_undecided_draft_or_rejected_mark_without_place_is_left_behind(state, tess):
    article = ArticleFactory(owner=tess)
    FramingMarkFactory(revision=article.current, **state)
    assert edit(article, tess, old="bungling ", new="").unplaced == 0


def test_revise_person_s_draft_without_place_is_listed(tess):
    article = ArticleFactory(owner=tess)
    FramingMarkFactory(revision=article.current, state="draft", decided_at=None)
    assert edit(article, tess, old="bungling ", new="").unplaced == 1


def test_revise_keeps_chains(tess):
    article = ArticleFactory(owner=tess)
    outer = AttributionFactory(
        revision=article.current,
        spans__source="Corbel",
        spans__cue="reported",
        spans__content="declined to comment",
    )
    AttributionFactory(
        revision=article.current, parent=outer,
        spans__source="ministry", spans__cue="declined", spans__content="comment",
    )  # fmt: skip
    revised = edit(article, tess, old="until Friday", new="until Sunday")
    outer, inner = revised.revision.attributions.order_by("pk")
    assert (inner.parent, outer.parent) == (outer, None)


def test_revise_title_carries_marks_of_the_title(tess):
    article = ArticleFactory(owner=tess, title="Bungling ministry left our bridge to rot")
    FramingMarkFactory(revision=article.current, part="title", quote="Bungling ministry")
    revised = revise(
        article=article, seen=1, title="Bungling  ministry left our bridge alone", by=tess, at=MORNING
    )
    article.refresh_from_db()
    assert (article.title, revised.carried) == ("Bungling ministry left our bridge alone", 1)
    assert revised.revision.blocks == article.revisions.get(number=1).blocks
    assert revised.revision.framingmarks.get().quote == "Bungling ministry"


def test_revise_waiting_marks_wait_on_or_find_their_place_again(article, tess):
    edit(article, tess, old="bungling ", new="")
    article.refresh_from_db()
    second = revise(
        article=article, seen=2, text=article.current.text.replace("Friday", "Sunday"), by=tess, at=NOON
    )
    assert (second.revision.unplaced.get().why, second.unplaced) == ("gone", 1)
    article.refresh_from_db()
    original = article.revisions.get(number=1).text
    third = revise(article=article, seen=3, text=original, by=tess, at=NOON)
    assert (third.unplaced, third.revision.framingmarks.get().quote) == (0, "bungling")


def test_revise_stale_raises_with_the_current_one(article, tess):
    edit(article, tess, old="Friday", new="Sunday")
    with pytest.raises(StaleRevision) as stale:
        revise(article=article, seen=1, text="Other.", by=tess, at=NOON)
    assert stale.value.current.number == 2


@pytest.mark.parametrize("fields", [{"text": " \r\n "}, {"title": "  "}])
def test_revise_to_nothing_raises(fields, article, tess):
    with pytest.raises(EmptyText):
        revise(article=article, seen=1, by=tess, at=NOON, **fields)


def test_revise_to_the_same_raises(article, tess):
    text = article.current.text.replace("\n", "\r\n") + "  \r\n"
    with pytest.raises(NothingChanged):
        revise(article=article, seen=1, text=text, title=article.title, by=tess, at=NOON)
    assert article.revisions.count() == 1


def test_revise_keeps_the_kinds_of_blocks_that_stayed(tess):
    article = ArticleFactory(owner=tess, text="A heading\n\nA paragraph.")
    revision = article.revisions.get()
    new = revisions._next(revision, "A heading\n\nAnother paragraph.", None, None)
    revision.blocks = [["heading", 0, 9], ["paragraph", 11, 23]]
    assert [kind for kind, _start, _end in new.blocks] == ["paragraph", "paragraph"]
    new = revisions._next(revision, "A heading\n\nAnother paragraph.", None, None)
    assert new.blocks == [["heading", 0, 9], ["paragraph", 11, 29]]


@pytest.fixture
def unplaced(article, tess):
    """Both of the article's marks, waiting on revision 2."""
    text = "The mayor said little.\n\nThe clumsy ministry kept quiet."
    revision = revise(article=article, seen=1, text=text, by=tess, at=MORNING).revision
    by_kind = {"attribution" if row.attribution else "framing": row for row in revision.unplaced.with_marks()}
    assert len(by_kind) == 2
    return by_kind


def test_place_framing_mark(unplaced, tess):
    placed = carrying.place(unplaced=unplaced["framing"], spans={"mark": [Span(28, 34)]}, by=tess, at=NOON)
    unplaced["framing"].refresh_from_db()
    assert (placed.quote, placed.revision.number, placed.device) == ("clumsy", 2, "loaded word")
    assert (unplaced["framing"].state, unplaced["framing"].decided_by) == ("placed", tess)


def test_place_attribution(unplaced, tess):
    spans = {"source": [Span(0, 9)], "cue": [Span(10, 14)], "content": [Span(15, 21)]}
    placed = carrying.place(unplaced=unplaced["attribution"], spans=spans, by=tess, at=NOON)
    assert {row.role: row.quote for row in placed.spans.all()} == {
        "source": "The mayor", "cue": "said", "content": "little",
    }  # fmt: skip


def test_place_ties_the_chain_again(tess):
    article = ArticleFactory(owner=tess)
    outer = AttributionFactory(revision=article.current)
    AttributionFactory(
        revision=article.current,
        parent=outer,
        spans__source="Olu Bask",
        spans__cue="said",
        spans__content="Nobody comes",
    )
    revision = edit(article, tess, old="Mayor Ida Renn", new="The mayor").revision
    inner = revision.attributions.get()
    assert inner.parent is None
    spans = {"cue": [Span(60, 64)], "content": [Span(65, 70)]}
    placed = carrying.place(unplaced=revision.unplaced.get(), spans=spans, by=tess, at=NOON)
    inner.refresh_from_db()
    assert inner.parent == placed


@pytest.mark.parametrize(
    ("kind", "spans"),
    [
        ("framing", {}),
        ("framing", {"mark": [Span(0, 9999)]}),
        ("framing", {"mark": [Span(0, 3)], "cue": [Span(0, 3)]}),
        ("attribution", {"source": [Span(0, 9)], "cue": [Span(10, 14)]}),
    ],
)
def test_place_that_does_not_fit_raises(kind, spans, unplaced, tess):
    with pytest.raises(carrying.DoesNotFit):
        carrying.place(unplaced=unplaced[kind], spans=spans, by=tess, at=NOON)
    assert UnplacedMark.objects.waiting().count() == 2


def test_drop_and_take_up_again(unplaced, tess):
    dropped = carrying.drop(unplaced=unplaced["framing"], by=tess, at=NOON)
    assert (dropped.state, dropped.decided_by, dropped.decided_at) == ("dropped", tess, NOON)
    with pytest.raises(carrying.NotWaiting):
        carrying.drop(unplaced=unplaced["framing"], by=tess, at=NOON)
    assert carrying.take_up_again(unplaced=dropped).state == "waiting"
    with pytest.raises(carrying.NotWaiting):
        carrying.take_up_again(unplaced=dropped)
