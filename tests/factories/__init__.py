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
from tests.factories.attempts import (
    AssignmentFactory,
    AttemptFactory,
    ContestFactory,
    KeyChangeFactory,
    ResponseFactory,
    SavedAnswerFactory,
    ScoreFactory,
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
    "AssignmentFactory",
    "AttemptFactory",
    "AttributionFactory",
    "AttributionSpanFactory",
    "ClassroomFactory",
    "ContestFactory",
    "DecisionFactory",
    "EnrolmentFactory",
    "ExerciseFactory",
    "ExerciseRevisionFactory",
    "FramingMarkFactory",
    "ImportLineFactory",
    "ImportRunFactory",
    "ItemFactory",
    "KeyChangeFactory",
    "MarkChangeFactory",
    "OutletAliasFactory",
    "OutletFactory",
    "OutletHostFactory",
    "ResponseFactory",
    "RevisionFactory",
    "RuleCardFactory",
    "SavedAnswerFactory",
    "ScoreFactory",
    "SearchEntryFactory",
    "StoryFactory",
    "UnplacedMarkFactory",
    "UserFactory",
]
