from django.core.management.base import BaseCommand

from quizzes.actions.rule_cards import load_rule_cards


class Command(BaseCommand):
    help = "Bring the rule cards that come with the app up to date; a school's own cards stay as they are."

    def handle(self, *args, **options):
        self.stdout.write(f"{load_rule_cards()} rule cards are up to date.")
