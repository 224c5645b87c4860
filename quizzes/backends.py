"""Sign-in with a PIN, so that `request.user` means the same for students and teachers."""

from datetime import datetime
from typing import Any

from django.contrib.auth.backends import BaseBackend

from quizsite.models import User
from quizzes.actions import joining
from quizzes.models import Enrolment


class ClassroomBackend(BaseBackend):
    """Knows students alone: neither a PIN nor a session it made ever stands for a person with an account."""

    def authenticate(self, request: Any, *, enrolment: Enrolment, pin: str, at: datetime) -> User | None:  # type: ignore[override]
        """Raises joining.TooManyTries."""
        if not self._may_enter(enrolment.user):
            return None
        return enrolment.user if joining.prove_pin(enrolment=enrolment, pin=pin, at=at) else None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.students().filter(pk=user_id, is_active=True).first()

    def _may_enter(self, user: User) -> bool:
        return user.is_active and user.email is None
