"""The rule cards that come with the app."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from quizzes.models import RuleCard

FILE = Path(__file__).parents[1] / "rule_cards.toml"
FIELDS = ("title", "rule", "example", "counter_example", "skill", "applies_to", "reference")


def read_cards() -> list[dict[str, Any]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))["card"]


@transaction.atomic
def load_rule_cards() -> int:
    """Bring them up to date by their short names; a school's own cards stay as they are. Gives how many there are.

    Loading twice changes nothing.
    """
    cards = read_cards()
    for position, card in enumerate(cards, 1):
        words = {field: card[field] for field in FIELDS}
        RuleCard.objects.update_or_create(slug=card["slug"], defaults={"position": position, **words})
    return len(cards)
