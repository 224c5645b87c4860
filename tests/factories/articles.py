"""Articles, what is marked in them, and how they came in."""

from datetime import UTC, datetime

import factory

from articles.analysis import layout
from articles.models import (
    Article,
    Attribution,
    AttributionSpan,
    FramingMark,
    ImportLine,
    ImportRun,
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
