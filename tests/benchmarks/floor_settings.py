"""Ours, with the floor's addresses beside our own: the same middleware, session, person and database."""

from quizsite.settings import *  # noqa: F403  a settings module is its names

ROOT_URLCONF = "tests.benchmarks.floor"
WSGI_APPLICATION = "tests.benchmarks.floor_wsgi.application"
