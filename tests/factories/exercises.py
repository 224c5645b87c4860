"""Exercises with their revisions and items, and the rule cards they cite."""

from datetime import UTC, datetime

import factory

from articles.models.revision import Part
from quizzes.models import Exercise, ExerciseRevision, Item, RuleCard
from tests.factories.articles import ArticleFactory, anchor_of
from tests.factories.people import UserFactory

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


class RuleCardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RuleCard

    slug = factory.Sequence(lambda n: f"card-{n}")
    title = factory.Sequence(lambda n: f"Card {n}")
    position = factory.Sequence(lambda n: n + 100)
    rule = "A rule in our own words."
    example = "[The mayor]source [said]cue [so]content."
    counter_example = "The mayor left. — Nothing is said."
    skill = RuleCard.Skill.ATTRIBUTION
    applies_to = ["find source"]
    reference = "Pareti (2015), Attribution"


class ExerciseFactory(factory.django.DjangoModelFactory):
    """A teacher's own exercise on an article, as yet without a revision."""

    class Meta:
        model = Exercise

    class Params:
        shared = factory.Trait(sharing=Exercise.Sharing.SHARED, reviewed_at=NOON)
        submitted = factory.Trait(sharing=Exercise.Sharing.SUBMITTED)

    title = factory.Sequence(lambda n: f"Exercise {n}")
    owner = factory.SubFactory(UserFactory, teacher=True)
    article = factory.SubFactory(ArticleFactory, owner=factory.SelfAttribute("..owner"))
    created_at = NOON


class ExerciseRevisionFactory(factory.django.DjangoModelFactory):
    """The draft of an exercise; `items=` makes so many items, `published=True` freezes it after that."""

    class Meta:
        model = ExerciseRevision
        skip_postgeneration_save = True

    exercise = factory.SubFactory(ExerciseFactory)
    title = factory.SelfAttribute("exercise.title")
    number = factory.LazyAttribute(lambda revision: revision.exercise.revisions.count() + 1)
    made_by = factory.SelfAttribute("exercise.owner")
    made_at = NOON

    @factory.post_generation
    def items(revision, create, number, **fields):
        for _item in range(number or 0):
            ItemFactory(revision=revision, **fields)

    @factory.post_generation
    def published(revision, create, published, **kwargs):
        if published:
            revision.published_at, revision.published_by = NOON, revision.made_by
            revision.save(update_fields=["published_at", "published_by"])


class ItemFactory(factory.django.DjangoModelFactory):
    """“Who says this?” about the first place of `quote` in the article; Ida Renn does."""

    class Meta:
        model = Item

    class Params:
        anchor = factory.LazyAttribute(lambda item: anchor_of(item.article_revision, item.part, item.quote))

    revision = factory.SubFactory(ExerciseRevisionFactory)
    position = factory.LazyAttribute(lambda item: item.revision.items.count() + 1)
    kind = "find source"
    article_revision = factory.SelfAttribute("revision.exercise.article.current")
    part = Part.BODY
    quote = "the repairs were on schedule"
    start = factory.LazyAttribute(lambda item: item.anchor["start"])
    end = factory.LazyAttribute(lambda item: item.anchor["end"])
    prefix = factory.LazyAttribute(lambda item: item.anchor["prefix"])
    suffix = factory.LazyAttribute(lambda item: item.anchor["suffix"])
    prompt = "Who says this?"
    task = factory.LazyFunction(
        lambda: {"options": ["Ida Renn", "Olu Bask", "the writer", "unnamed"], "chain": []}
    )
    key = factory.LazyFunction(
        lambda: {
            "sources": [{"value": "Ida Renn", "reason": ""}],
            "kinds": [{"value": "named person", "reason": ""}],
            "chain": [],
        }
    )
    rule_card = factory.SubFactory(RuleCardFactory)
