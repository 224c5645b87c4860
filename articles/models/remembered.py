"""Who changes a row, for its history."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import models

from quizsite.models import User


class Remembered(models.Model):
    """A model with a history. Pages of the administration know who asks; actions say it."""

    class Meta:
        abstract = True

    def changed_by(self, by: User | None, at: datetime) -> None:
        """Whom and when the next save is put down to. django-simple-history reads these two names."""
        self._history_user = by
        self._history_date = at

    @contextmanager
    def without_history(self) -> Iterator[None]:
        self.skip_history_when_saving = True
        yield
        del self.skip_history_when_saving
