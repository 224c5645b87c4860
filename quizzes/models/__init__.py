from quizzes.models.assignment import Assignment
from quizzes.models.attempt import Attempt
from quizzes.models.classroom import Classroom, Enrolment
from quizzes.models.exercise import Exercise, ExerciseRevision
from quizzes.models.exit_ticket import ExitTicket
from quizzes.models.group import Group
from quizzes.models.item import Item
from quizzes.models.key_change import KeyChange
from quizzes.models.marking import KeptComment, RubricLevel
from quizzes.models.response import Certainty, Response, SavedAnswer
from quizzes.models.review import Contest, Score
from quizzes.models.rule_card import RuleCard

__all__ = [
    "Assignment",
    "Attempt",
    "Certainty",
    "Classroom",
    "Contest",
    "Enrolment",
    "Exercise",
    "ExerciseRevision",
    "ExitTicket",
    "Group",
    "Item",
    "KeptComment",
    "KeyChange",
    "Response",
    "RubricLevel",
    "RuleCard",
    "SavedAnswer",
    "Score",
]
