"""Groups inside a class, for working together and for looking at results group by group."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.classroom import Classroom


class Group(models.Model):
    """Its members are enrolments of the same class; a student is in one group at a time, or in none."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    classroom = models.ForeignKey(
        Classroom, on_delete=models.CASCADE, related_name="groups", verbose_name=_("class")
    )
    name = models.CharField(_("name"), max_length=40)

    class Meta:
        ordering = ["classroom", "name"]
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        constraints = [
            models.UniqueConstraint(
                fields=["classroom", "name"],
                name="%(app_label)s_%(class)s_name_once",
                violation_error_message=_("The class has a group of this name already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""), name="%(app_label)s_%(class)s_name_not_empty"
            ),
        ]

    def __str__(self):
        return self.name
