"""Articles, what is marked in them, and how they came in."""

from datetime import UTC, datetime
from uuid import UUID

import factory

from articles.analysis import layout
from articles.models import (
    Alignment,
    AlignmentDecision,
    Article,
    Attribution,
    AttributionSpan,
    Comparison,
    CoverageReading,
    Decision,
    FramingMark,
    ImportLine,
    ImportRun,
    MarkChange,
    Outlet,
    OutletAlias,
    OutletHost,
    Revision,
    SearchEntry,
    Story,
    UnplacedMark,
)
from articles.models.marks import Mark
from articles.models.revision import Part, text_hash
from tests.factories.people import UserFactory

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TEXT = (
    "The harbour bridge will stay closed until Friday. Mayor Ida Renn said the repairs were on schedule.\n\n"
    "Shopkeepers claimed that trade had collapsed. “Nobody comes any more,” said Olu Bask, a baker.\n\n"
    "The bungling ministry declined to comment, the agency Corbel reported."
)


class OutletFactory(factory.django.DjangoModelFactory):
    """A confirmed outlet; `host=` adds a host, `alias=` another name."""

    class Meta:
        model = Outlet
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Outlet {n}")
    state = Outlet.State.CONFIRMED
    created_at = NOON

    @factory.post_generation
    def host(outlet, create, host, **kwargs):
        if host:
            OutletHostFactory(outlet=outlet, host=host)

    @factory.post_generation
    def alias(outlet, create, name, **kwargs):
        if name:
            OutletAliasFactory(outlet=outlet, name=name)


class OutletHostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OutletHost

    outlet = factory.SubFactory(OutletFactory)
    host = factory.Sequence(lambda n: f"outlet{n}.example")


class OutletAliasFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OutletAlias

    outlet = factory.SubFactory(OutletFactory)
    name = factory.Sequence(lambda n: f"Other name {n}")


class StoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Story

    title = factory.Sequence(lambda n: f"Story {n}")
    owner = factory.SubFactory(UserFactory, teacher=True)
    created_at = NOON


class ArticleFactory(factory.django.DjangoModelFactory):
    """A teacher's own article with revision 1, whose text is `text=`.

    Each has a text of its own, because nothing is in one person's library twice.
    """

    class Meta:
        model = Article

    class Params:
        shared = factory.Trait(sharing=Article.Sharing.SHARED, reviewed_at=NOON)
        submitted = factory.Trait(sharing=Article.Sharing.SUBMITTED)
        returned = factory.Trait(sharing=Article.Sharing.RETURNED, reviewed_at=NOON)

    title = factory.Sequence(lambda n: f"Article {n}")
    text = factory.Sequence(lambda n: f"{TEXT}\n\nThis is text number {n}.")
    outlet = factory.SubFactory(OutletFactory)
    owner = factory.SubFactory(UserFactory, teacher=True)
    language = "en"
    kind_reason = "Nothing marks it as opinion, transcript or document."
    source_type = "plain"
    imported_text_sha256 = factory.LazyAttribute(lambda article: text_hash(article.text))
    imported_by = factory.SelfAttribute("owner")
    imported_at = NOON

    @classmethod
    def _create(cls, model_class, *args, text, **fields):
        article = super()._create(model_class, *args, **fields)
        article.current = RevisionFactory(article=article, title=article.title, text=text)
        article.save(update_fields=["current"])
        return article


class RevisionFactory(factory.django.DjangoModelFactory):
    """The next revision of its article, laid out in sentences; it does not become the current one."""

    class Meta:
        model = Revision

    article = factory.SubFactory(ArticleFactory)
    number = factory.LazyAttribute(lambda revision: revision.article.revisions.count() + 1)
    title = factory.SelfAttribute("article.title")
    text = TEXT
    blocks = factory.LazyAttribute(
        lambda revision: [["paragraph", span.start, span.end] for span in layout.blocks_of(revision.text)]
    )
    sentences = factory.LazyAttribute(
        lambda revision: [
            [span.start, span.end]
            for span in layout.sentences_in(revision.text, layout.blocks_of(revision.text))
        ]
    )
    original = factory.SelfAttribute("text")
    created_by = factory.SelfAttribute("article.owner")
    created_at = NOON


class MarkFactory(factory.django.DjangoModelFactory):
    """A person's accepted mark; `draft=True` is one the drafter proposes."""

    class Meta:
        abstract = True

    class Params:
        draft = factory.Trait(
            state=Mark.State.DRAFT,
            origin=Mark.Origin.DRAFTER,
            confidence=0.8,
            rule="a-rule",
            reason="A reason a teacher understands.",
            decided_at=None,
        )
        rejected = factory.Trait(state=Mark.State.REJECTED)

    revision = factory.LazyAttribute(lambda mark: ArticleFactory().current)
    state = Mark.State.ACCEPTED
    made_at = NOON
    decided_at = NOON


class AttributionFactory(MarkFactory):
    """`source=`, `cue=`, `content=` are words of the revision's text, each found at its first place.

    Without them it marks "[Mayor Ida Renn]source [said]cue [the repairs were on schedule]content".
    """

    class Meta:
        model = Attribution
        skip_postgeneration_save = True

    source_kind = Attribution.SourceKind.NAMED_PERSON
    source_name = "Ida Renn"
    quotation = Attribution.Quotation.INDIRECT
    stance = Attribution.Stance.ACKNOWLEDGES

    @factory.post_generation
    def spans(attribution, create, words, **roles):
        words = {"source": "Mayor Ida Renn", "cue": "said", "content": "the repairs were on schedule"} | roles
        for role, quote in words.items():
            if quote:
                AttributionSpanFactory(attribution=attribution, role=role, quote=quote)


class AttributionSpanFactory(factory.django.DjangoModelFactory):
    """The first place of `quote` in the text."""

    class Meta:
        model = AttributionSpan

    class Params:
        anchor = factory.LazyAttribute(
            lambda span: anchor_of(span.attribution.revision, span.attribution.part, span.quote)
        )

    attribution = factory.SubFactory(AttributionFactory)
    role = AttributionSpan.Role.SOURCE
    quote = "schedule"
    start = factory.LazyAttribute(lambda span: span.anchor["start"])
    end = factory.LazyAttribute(lambda span: span.anchor["end"])
    prefix = factory.LazyAttribute(lambda span: span.anchor["prefix"])
    suffix = factory.LazyAttribute(lambda span: span.anchor["suffix"])


class FramingMarkFactory(MarkFactory):
    """The first place of `quote` in the text."""

    class Meta:
        model = FramingMark

    class Params:
        anchor = factory.LazyAttribute(lambda mark: anchor_of(mark.revision, mark.part, mark.quote))

    part = Part.BODY
    quote = "bungling"
    device = FramingMark.Device.LOADED_WORD
    start = factory.LazyAttribute(lambda mark: mark.anchor["start"])
    end = factory.LazyAttribute(lambda mark: mark.anchor["end"])
    prefix = factory.LazyAttribute(lambda mark: mark.anchor["prefix"])
    suffix = factory.LazyAttribute(lambda mark: mark.anchor["suffix"])


def anchor_of(revision: Revision, part: str, quote: str) -> dict:
    start = revision.part_text(part).index(quote)
    return revision.anchor(start, start + len(quote), part)


class DecisionFactory(factory.django.DjangoModelFactory):
    """Somebody rejected one mark of a revision; `changes` are made by MarkChangeFactory."""

    class Meta:
        model = Decision

    revision = factory.LazyAttribute(lambda decision: ArticleFactory().current)
    verb = Decision.Verb.REJECT
    by = factory.SubFactory(UserFactory, teacher=True)
    at = NOON


class MarkChangeFactory(factory.django.DjangoModelFactory):
    """A draft of the rule "a-rule" became a rejected mark."""

    class Meta:
        model = MarkChange

    decision = factory.SubFactory(DecisionFactory)
    mark = factory.Sequence(lambda n: UUID(int=n + 1))
    kind = MarkChange.Kind.FRAMING
    rule = "a-rule"
    from_state = Mark.State.DRAFT
    to_state = Mark.State.REJECTED
    before = factory.LazyAttribute(lambda change: {"state": change.from_state} if change.from_state else None)
    after = factory.LazyAttribute(lambda change: {"state": change.to_state} if change.to_state else None)


class UnplacedMarkFactory(factory.django.DjangoModelFactory):
    """A framing mark of revision 1 that revision 2 has no place for."""

    class Meta:
        model = UnplacedMark

    framing_mark = factory.SubFactory(FramingMarkFactory)
    revision = factory.LazyAttribute(
        lambda unplaced: RevisionFactory(article=unplaced.framing_mark.revision.article, text="Other words.")
    )
    why = UnplacedMark.Why.GONE
    created_at = NOON


class CoverageReadingFactory(factory.django.DjangoModelFactory):
    """A revision read as one passage of the writer's."""

    class Meta:
        model = CoverageReading

    revision = factory.LazyAttribute(lambda reading: ArticleFactory().current)
    marks_state = "0.0.0 0.0.0"
    passages = factory.LazyAttribute(
        lambda reading: [
            {
                "start": 0, "end": 10, "sentence": [0, 10], "paragraph": 0, "source": None,
                "source_kind": "the writer", "cue": "", "cue_span": None, "stance": "",
            }
        ]
    )  # fmt: skip
    shares = factory.LazyAttribute(
        lambda reading: {"total": 2, "by_source": {"": 2}, "by_paragraph": [{"": 2}]}
    )
    paragraphs = 1
    made_at = NOON


class ComparisonFactory(factory.django.DjangoModelFactory):
    """Two new articles of one event."""

    class Meta:
        model = Comparison

    first = factory.LazyAttribute(lambda comparison: ArticleFactory().current)
    second = factory.LazyAttribute(lambda comparison: ArticleFactory().current)
    marks_state = "0.0.0 0.0.0|0.0.0 0.0.0"
    likeness = 0.5
    same_event = True
    made_at = NOON


class AlignmentFactory(factory.django.DjangoModelFactory):
    """A draft: the first ten characters of both say the same. `accepted=True`, `linked=True` (by hand)."""

    class Meta:
        model = Alignment

    class Params:
        accepted = factory.Trait(state=Mark.State.ACCEPTED, decided_at=NOON)
        rejected = factory.Trait(state=Mark.State.REJECTED, decided_at=NOON)
        linked = factory.Trait(
            state=Mark.State.ACCEPTED, decided_at=NOON, origin=Mark.Origin.PERSON, score=None, confidence=None
        )

    comparison = factory.SubFactory(ComparisonFactory)
    first_start, first_end = 0, 10
    first_quote = factory.LazyAttribute(
        lambda found: found.comparison.first.text[found.first_start : found.first_end]
    )
    second_start, second_end = 0, 10
    second_quote = factory.LazyAttribute(
        lambda found: found.comparison.second.text[found.second_start : found.second_end]
    )
    relation = Alignment.Relation.OWN
    score = 0.5
    confidence = 0.9


class AlignmentDecisionFactory(factory.django.DjangoModelFactory):
    """Somebody rejected a draft."""

    class Meta:
        model = AlignmentDecision

    alignment = factory.SubFactory(AlignmentFactory, rejected=True)
    verb = AlignmentDecision.Verb.REJECT
    before = factory.LazyAttribute(
        lambda decision: {"state": "draft", "relation": decision.alignment.relation}
    )
    after = factory.LazyAttribute(
        lambda decision: {"state": "rejected", "relation": decision.alignment.relation}
    )
    by = factory.SubFactory(UserFactory, teacher=True)
    at = NOON


class SearchEntryFactory(factory.django.DjangoModelFactory):
    """Articles write their own; this replaces it."""

    class Meta:
        model = SearchEntry
        django_get_or_create = ["article"]

    article = factory.SubFactory(ArticleFactory)
    words = "bridge harbour"


class ImportRunFactory(factory.django.DjangoModelFactory):
    """A list of addresses that waits for its turn; `feed=True` is a feed."""

    class Meta:
        model = ImportRun

    class Params:
        feed = factory.Trait(way=ImportRun.Way.FEED, feed_url="https://courier.example/feed.xml")

    owner = factory.SubFactory(UserFactory, teacher=True)
    way = ImportRun.Way.ADDRESSES
    created_at = NOON


class ImportLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ImportLine

    class Params:
        failed = factory.Trait(
            state=ImportLine.State.FAILED, done_at=NOON, result="courier.example did not answer in time."
        )
        imported = factory.Trait(
            state=ImportLine.State.IMPORTED, done_at=NOON, article=factory.SubFactory(ArticleFactory)
        )

    run = factory.SubFactory(ImportRunFactory)
    position = factory.Sequence(lambda n: n + 1)
    url = factory.Sequence(lambda n: f"https://courier.example/news/{n}")
