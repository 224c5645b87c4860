import pytest

from articles.models import Revision
from articles.models.revision import Frozen, Piece
from tests.factories import ArticleFactory, AttributionFactory

pytestmark = pytest.mark.django_db


def test_revision_save_with_other_text_raises():
    revision = ArticleFactory().current
    revision.text = "Other words."
    with pytest.raises(Frozen, match="text"):
        revision.save()
    assert Revision.objects.get(pk=revision.pk).text != "Other words."


def test_revision_save_with_other_note_is_kept():
    revision = ArticleFactory().current
    revision.note = "Typing error of the agency."
    revision.save()
    assert Revision.objects.get(pk=revision.pk).note == "Typing error of the agency."


def test_revision_update_of_text_raises():
    revision = ArticleFactory().current
    with pytest.raises(Frozen):
        Revision.objects.filter(pk=revision.pk).update(text="Other words.")
    with pytest.raises(Frozen):
        Revision.objects.bulk_update([revision], ["title"])


def test_revision_pieces_are_the_whole_original():
    revision = Revision(
        original="Share this\n\nThe ferry sails.\n\n3", left_out=[[0, 10, "share"], [30, 31, "page-number"]]
    )
    assert revision.pieces == [
        Piece("Share this", "share"), Piece("\n\nThe ferry sails.\n\n", ""), Piece("3", "page-number"),
    ]  # fmt: skip


def test_revision_anchor_counts_code_points():
    revision = ArticleFactory(text="👍 “Nobody” comes.").current
    assert revision.anchor(2, 10) == {
        "start": 2, "end": 10, "quote": "“Nobody”", "prefix": "👍 ", "suffix": " comes.",
    }  # fmt: skip


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (0, 99)])
def test_revision_anchor_outside_raises(start, end):
    with pytest.raises(ValueError, match="not inside"):
        ArticleFactory(text="Short text.").current.anchor(start, end)


def test_revision_sentences_lie_in_their_paragraphs():
    revision = ArticleFactory(text="One came. Two came.\n\nThree stayed.").current
    assert [span.of(revision.text) for span in revision.sentence_spans] == [
        "One came.",
        "Two came.",
        "Three stayed.",
    ]
    assert [span.of(revision.text) for span in revision.paragraph_spans] == [
        "One came. Two came.",
        "Three stayed.",
    ]


def test_attribution_spans_by_role():
    attribution = AttributionFactory()
    text = attribution.revision.text
    assert [span.of(text) for span in attribution.spans_of("cue")] == ["said"]
    assert {span.quote for span in attribution.spans.all()} == {
        "Mayor Ida Renn", "said", "the repairs were on schedule",
    }  # fmt: skip
