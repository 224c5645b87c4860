"""The background work, beside the server: imports of feeds and lists, and what is due for deletion."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.actions import deletion, import_runs


class Command(BaseCommand):
    help = "Take up the imports that a restart cut short, delete what is due, then wait for work (db_worker)."

    def add_arguments(self, parser):
        parser.add_argument("--batch", action="store_true", help="do what there is, then end")

    def handle(self, *args, batch, verbosity, **options):
        resumed = import_runs.resume_unfinished()
        purged = deletion.purge(at=timezone.now())
        if verbosity:
            self.stdout.write(f"· {resumed} imports taken up again, {purged} deleted articles gone for good.")
        call_command("prune_db_task_results", verbosity=0)
        call_command("db_worker", batch=batch, reload=False, startup_delay=not batch, verbosity=verbosity)
