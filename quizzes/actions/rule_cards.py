"""The rule cards that come with the app, and what a school made of them."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import transaction

from quizzes.models import RuleCard
from quizzes.models.rule_card import digest_of

FILE = Path(__file__).parents[1] / "rule_cards.toml"


def read_cards() -> list[dict[str, Any]]:
    """Each as the app ships it, with its place."""
    cards = tomllib.loads(FILE.read_text(encoding="utf-8"))["card"]
    return [{"position": position, **card} for position, card in enumerate(cards, 1)]


@transaction.atomic
def load_rule_cards() -> int:
    """Bring them up to date by their short names. Gives how many there are.

    Left as they are: a school's own cards, and those of ours that it changed. Loading twice changes nothing.
    """
    cards = read_cards()
    there = RuleCard.objects.in_bulk(field_name="slug")
    for card in cards:
        stored = there.get(card["slug"])
        if stored is None:
            RuleCard.objects.create(shipped_digest=digest_of(card), **card)
        elif stored.digest in (stored.shipped_digest, digest_of(card)):
            _write(stored, card)
    return len(cards)


@transaction.atomic
def return_to_ours(*, cards: Iterable[RuleCard]) -> int:
    """Word them again as the app ships them. Gives how many of them the app ships."""
    shipped = {card["slug"]: card for card in read_cards()}
    ours = [card for card in cards if card.slug in shipped]
    for card in ours:
        _write(card, shipped[card.slug])
    return len(ours)


def _write(stored: RuleCard, card: dict[str, Any]) -> None:
    for field, value in card.items():
        setattr(stored, field, value)
    stored.shipped_digest = stored.digest
    stored.save(update_fields=[*card, "shipped_digest"])
