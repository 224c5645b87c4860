"""One factory per model. Sequences and constants only: what a test does not say is always the same."""

from tests.factories.articles import (
    ArticleFactory,
    AttributionFactory,
    AttributionSpanFactory,
    DecisionFactory,
    FramingMarkFactory,
    ImportLineFactory,
    ImportRunFactory,
    MarkChangeFactory,
    OutletAliasFactory,
    OutletFactory,
    OutletHostFactory,
    RevisionFactory,
    SearchEntryFactory,
    StoryFactory,
    UnplacedMarkFactory,
)
from tests.factories.classes import ClassroomFactory, EnrolmentFactory
from tests.factories.exercises import (
    ExerciseFactory,
    ExerciseRevisionFactory,
    ItemFactory,
    RuleCardFactory,
)
from tests.factories.people import UserFactory

__all__ = [
    "ArticleFactory",
    "AttributionFactory",
    "AttributionSpanFactory",
    "ClassroomFactory",
    "DecisionFactory",
    "EnrolmentFactory",
    "ExerciseFactory",
    "ExerciseRevisionFactory",
    "FramingMarkFactory",
    "ImportLineFactory",
    "ImportRunFactory",
    "ItemFactory",
    "MarkChangeFactory",
    "OutletAliasFactory",
    "OutletFactory",
    "OutletHostFactory",
    "RevisionFactory",
    "RuleCardFactory",
    "SearchEntryFactory",
    "StoryFactory",
    "UnplacedMarkFactory",
    "UserFactory",
]
