from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.actions import import_runs
from articles.models import Article, ImportRun
from tests.factories import ArticleFactory
from tests.factories.articles import NOON


@pytest.mark.django_db(transaction=True)
def test_worker_does_what_is_in_line_and_what_a_restart_left(tess):
    """Through the real queue. The address leads into a private network, so nothing leaves this machine."""
    in_line = import_runs.start(addresses=["http://127.0.0.1/a"], by=tess, at=NOON)
    cut_short = ImportRun.objects.create(owner=tess, way="addresses", state="running")
    import_runs._add_lines(cut_short, [("http://127.0.0.1/b", "")], NOON)
    call_command("worker", batch=True, verbosity=0)
    for run in (in_line, cut_short):
        run.refresh_from_db()
        line = run.lines.get()
        assert (run.state, line.state, "private network" in line.result) == ("finished", "failed", True)


@pytest.mark.django_db(transaction=True)
def test_worker_deletes_what_is_due():
    ArticleFactory(deleted_at=timezone.now() - timedelta(days=31))
    kept = ArticleFactory(deleted_at=timezone.now() - timedelta(days=29))
    call_command("worker", batch=True, verbosity=0)
    assert list(Article.objects.all()) == [kept]
