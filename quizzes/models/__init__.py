from quizzes.models.classroom import Classroom, Enrolment
from quizzes.models.exercise import Exercise, ExerciseRevision
from quizzes.models.item import Item
from quizzes.models.rule_card import RuleCard

__all__ = ["Classroom", "Enrolment", "Exercise", "ExerciseRevision", "Item", "RuleCard"]
