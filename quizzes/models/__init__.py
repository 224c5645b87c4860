from quizzes.models.classroom import Classroom, Enrolment

__all__ = ["Classroom", "Enrolment"]
