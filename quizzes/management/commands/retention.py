from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from quizzes.actions.retention import sweep


class Command(BaseCommand):
    help = (
        "Put away classes that stand still and erase those put away long ago, after the days of "
        "WHO_SAYS_ARCHIVE_AFTER_DAYS and WHO_SAYS_ERASE_AFTER_DAYS; 0 is never."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *args, dry_run, **options):
        swept = sweep(
            at=timezone.now(), archive_after=settings.ARCHIVE_AFTER_DAYS, erase_after=settings.ERASE_AFTER_DAYS,
            dry_run=dry_run,
        )  # fmt: skip
        would = "would be " if dry_run else ""
        self.stdout.write(
            f"{swept.archived} classes {would}put away, {swept.erased} {would}erased with {swept.people} students."
        )
