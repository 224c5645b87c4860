import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quizsite.settings")
application = get_wsgi_application()

from quizsite.checks import refuse_to_start_with_undeclared_views  # noqa: E402  needs the apps to be ready

refuse_to_start_with_undeclared_views()
