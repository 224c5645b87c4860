from quizzes.admin import attempt, classroom, exercise, marking  # noqa: F401  registers the pages
