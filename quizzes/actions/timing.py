"""How long a student was at each item: from one act to the next, counted once, when the attempt is handed in."""

from collections import defaultdict
from datetime import datetime

from quizzes.models import Attempt, Response, SavedAnswer

LONGEST_GAP = 600
"""Seconds. Who is away longer was away, and not at the item."""


def seconds_by_response(attempt: Attempt) -> dict[int, int]:
    """Seconds by response. A gap belongs to the item that was saved at its end. One query."""
    acts = SavedAnswer.objects.filter(response__attempt=attempt).order_by("saved_at", "pk")
    found: dict[int, float] = defaultdict(float)
    last: datetime = attempt.started_at
    for response, saved_at in acts.values_list("response", "saved_at"):
        found[response] += min(LONGEST_GAP, (saved_at - last).total_seconds())
        last = saved_at
    return {response: round(seconds) for response, seconds in found.items()}


def keep_seconds(attempt: Attempt) -> None:
    seconds = seconds_by_response(attempt)
    rows = [Response(pk=response, seconds=max(0, spent)) for response, spent in seconds.items()]
    Response.objects.bulk_update(rows, ["seconds"], batch_size=200)
