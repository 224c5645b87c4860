"""What a teacher decides about an item, and the item made so."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from articles.analysis.spans import Span
from quizzes import items as kinds
from quizzes.models import Item, RuleCard


@dataclass(frozen=True, slots=True)
class ItemFields:
    passage: Span
    prompt: str
    points: Decimal
    task: dict[str, Any]
    key: dict[str, Any]
    rule_card: RuleCard | None = None
    feedback: str = ""


def fill(item: Item, fields: ItemFields) -> None:
    """Set them without saving. Raises BadKey for a key that cannot be answered."""
    anchor = item.article_revision.anchor(fields.passage.start, fields.passage.end, item.part)
    for name, value in anchor.items():
        setattr(item, name, value)
    item.prompt, item.points, item.feedback = fields.prompt, fields.points, fields.feedback
    item.task, item.rule_card = fields.task, fields.rule_card
    kind = kinds.kind_of(item)
    item.key = kind.normal(fields.key)
    kind.check(item)
