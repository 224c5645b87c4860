from quizzes.admin import attempt, classroom, exercise  # noqa: F401  registers the pages
