from quizzes.admin import classroom, exercise  # noqa: F401  registers the pages
