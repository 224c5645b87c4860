"""Which object is whose. What you may not see is 404."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from quizsite.models import User
from quizzes.models import Classroom


def classroom_for_teacher(user: User, public_id: UUID) -> Classroom:
    return get_object_or_404(Classroom.objects.taught_by(user), public_id=public_id)
