"""Each constraint, broken once."""

import pytest
from django.db import IntegrityError, transaction

from articles.models.revision import text_hash
from tests import factories
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db

MARCH_2 = {"published_month": 3, "published_day": 2}
SCHEDULE = {"start": 36, "end": 44, "quote": "schedule", "prefix": "", "suffix": ""}
BROKEN = [
    ("outlet_name_not_empty", "OutletFactory", {"name": "…"}),
    ("outlet_state_valid", "OutletFactory", {"state": "famous"}),
    ("outlet_language_valid", "OutletFactory", {"language": "English"}),
    ("outlethost_host_valid", "OutletHostFactory", {"host": "www.courier.example"}),
    ("outlethost_host_valid", "OutletHostFactory", {"host": "https://courier.example"}),
    ("outletalias_name_not_empty", "OutletAliasFactory", {"name": "–"}),
    ("story_title_not_empty", "StoryFactory", {"title": ""}),
    ("story_owner_unless_shared", "StoryFactory", {"owner": None}),
    ("article_title_not_empty", "ArticleFactory", {"title": ""}),
    ("article_sharing_valid", "ArticleFactory", {"sharing": "sold"}),
    ("article_kind_valid", "ArticleFactory", {"kind": "rumour"}),
    ("article_way_valid", "ArticleFactory", {"way": "fax"}),
    ("article_language_valid", "ArticleFactory", {"language": ""}),
    ("article_url_valid", "ArticleFactory", {"url": "javascript:alert(1)"}),
    ("article_published_once", "ArticleFactory", {"published_on": NOON.date()} | MARCH_2),
    ("article_published_once", "ArticleFactory", {"published_month": 3}),
    ("article_dateline_valid", "ArticleFactory", {"dateline_month": 13, "dateline_day": 1}),
    ("article_dateline_valid", "ArticleFactory", {"dateline_year": 2026}),
    ("article_owner_unless_shared", "ArticleFactory", {"owner": None}),
    ("article_reviewed_with_sharing", "ArticleFactory", {"sharing": "shared"}),
    ("article_reviewed_with_sharing", "ArticleFactory", {"reviewed_at": NOON}),
    ("article_hashes_valid", "ArticleFactory", {"bytes_sha256": "abc"}),
    ("revision_number_from_one", "RevisionFactory", {"number": 0}),
    ("revision_not_empty", "RevisionFactory", {"text": ""}),
    ("framingmark_part_valid", "FramingMarkFactory", {"part": "margin"} | SCHEDULE),
    ("attribution_state_valid", "AttributionFactory", {"state": "perhaps"}),
    ("attribution_origin_valid", "AttributionFactory", {"origin": "parrot"}),
    ("attribution_decided_with_state", "AttributionFactory", {"decided_at": None}),
    ("attribution_confidence_with_origin", "AttributionFactory", {"draft": True, "confidence": 1.2}),
    ("attribution_confidence_with_origin", "AttributionFactory", {"confidence": 0.5}),
    ("attribution_confidence_with_origin", "AttributionFactory", {"draft": True, "confidence": None}),
    ("attribution_confidence_with_origin", "AttributionFactory", {"draft": True, "rule": ""}),
    ("attribution_source_kind_valid", "AttributionFactory", {"source_kind": "ghost"}),
    ("attribution_quotation_valid", "AttributionFactory", {"quotation": "sung"}),
    ("attribution_stance_valid", "AttributionFactory", {"stance": "shrugs"}),
    ("attributionspan_start_before_end", "AttributionSpanFactory", {"start": 9, "end": 9}),
    ("attributionspan_quote_fits", "AttributionSpanFactory", {"start": 0, "end": 3}),
    ("attributionspan_role_valid", "AttributionSpanFactory", {"role": "echo"}),
    ("framingmark_device_valid", "FramingMarkFactory", {"device": "rhyme"}),
    ("framingmark_quote_fits", "FramingMarkFactory", {"start": 0, "end": 3}),
    ("framingmark_decided_with_state", "FramingMarkFactory", {"state": "draft"}),
    ("unplacedmark_one_mark", "UnplacedMarkFactory", {"attribution": factories.AttributionFactory}),
    ("unplacedmark_state_valid", "UnplacedMarkFactory", {"state": "hidden"}),
    ("unplacedmark_why_valid", "UnplacedMarkFactory", {"why": "bored"}),
    ("unplacedmark_decided_with_state", "UnplacedMarkFactory", {"state": "dropped"}),
    ("importrun_state_valid", "ImportRunFactory", {"state": "asleep"}),
    ("importrun_way_valid", "ImportRunFactory", {"way": "feed"}),
    ("importrun_finished_with_state", "ImportRunFactory", {"state": "finished"}),
    ("importline_state_valid", "ImportLineFactory", {"state": "lost"}),
    ("importline_done_with_state", "ImportLineFactory", {"state": "failed"}),
]  # fmt: skip


@pytest.mark.parametrize(("constraint", "factory", "fields"), BROKEN)
def test_constraint_broken_is_refused(constraint, factory, fields):
    fields = {name: value() if isinstance(value, type) else value for name, value in fields.items()}
    with pytest.raises(IntegrityError, match=f"articles_{constraint}"), transaction.atomic():
        getattr(factories, factory)(**fields)


def test_article_same_text_twice_for_one_owner_is_refused(tess):
    factories.ArticleFactory(owner=tess, text="The ferry sails.")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ArticleFactory(owner=tess, text="The ferry sails.")


def test_article_same_text_of_two_owners_or_after_deleting_is_allowed(tess, theo):
    factories.ArticleFactory(owner=tess, text="The ferry sails.", deleted_at=NOON)
    assert factories.ArticleFactory(owner=tess, text="The ferry sails.").pk
    assert factories.ArticleFactory(owner=theo, text="The ferry sails.").imported_text_sha256 == text_hash(
        "The ferry sails."
    )


def test_outlet_same_name_needs_another_country():
    factories.OutletFactory(name="The Times", country="Ardmere")
    assert factories.OutletFactory(name="Times", country="Solvany").pk
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.OutletFactory(name="TIMES", country="Ardmere")


def test_attribution_told_within_itself_is_refused():
    attribution = factories.AttributionFactory()
    attribution.parent = attribution
    with pytest.raises(IntegrityError, match="not_its_own_parent"), transaction.atomic():
        attribution.save()


@pytest.mark.parametrize("field", ["position", "url"])
def test_import_line_twice_in_one_run_is_refused(field):
    line = factories.ImportLineFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ImportLineFactory(run=line.run, **{field: getattr(line, field)})


def test_revision_number_twice_is_refused():
    article = factories.ArticleFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.RevisionFactory(article=article, number=1)
