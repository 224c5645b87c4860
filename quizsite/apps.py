from django.apps import AppConfig


class QuizsiteConfig(AppConfig):
    name = "quizsite"
    verbose_name = "School"

    def ready(self):
        from quizsite import checks  # noqa: F401  registers the checks
