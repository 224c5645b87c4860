"""The class and who is in it.

Roles live here, on the enrolment: a person may teach one class and have no part in another.
"""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

# Without 0 O 1 I L, which a 14-year-old reads wrongly from a projector: 31 characters, 31^8 = 8.5e11 codes.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 8
PIN_LENGTH = 6


def new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _place in range(CODE_LENGTH))


def new_pin() -> str:
    return "".join(secrets.choice("0123456789") for _place in range(PIN_LENGTH))


class ClassroomQuerySet(models.QuerySet):
    def open(self):
        return self.filter(archived_at=None)

    def taught_by(self, user):
        # A subquery and not a join: a count of the students on top would otherwise see the teachers' rows only.
        return self.filter(pk__in=Enrolment.objects.teaching().filter(user=user).values("classroom"))

    def with_student_count(self):
        students = models.Count("enrolments", filter=models.Q(enrolments__role=Enrolment.Role.STUDENT))
        return self.annotate(student_count=students)


class Classroom(models.Model):
    """A class. Its code is what students type to join."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80)
    code = models.CharField(_("class code"), max_length=CODE_LENGTH, default=new_code, unique=True)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Enrolment", related_name="classrooms")
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)

    objects = ClassroomQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=rf"^[{CODE_ALPHABET}]{{{CODE_LENGTH}}}$"),
                name="quizzes_classroom_code_valid",
                violation_error_message=_(
                    "A class code has 8 characters: 2 to 9 and letters without I, L, O."
                ),
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="quizzes_classroom_name_not_empty"),
        ]

    def __str__(self):
        return self.name

    @property
    def code_in_groups(self) -> str:
        """The code as it is read aloud: two groups of four."""
        return f"{self.code[:4]} {self.code[4:]}"


class EnrolmentQuerySet(models.QuerySet):
    def students(self):
        return self.filter(role=Enrolment.Role.STUDENT)

    def teaching(self):
        return self.filter(role__in=[Enrolment.Role.TEACHER, Enrolment.Role.CO_TEACHER])

    def with_people(self):
        return self.select_related("user").order_by("user__display_name", "pk")


class Enrolment(models.Model):
    """One person in one class, with a role and, for students, the digest of their PIN."""

    class Role(models.TextChoices):
        STUDENT = "student", _("student")
        TEACHER = "teacher", _("teacher")
        CO_TEACHER = "co_teacher", _("co-teacher")

    classroom = models.ForeignKey(
        Classroom, on_delete=models.CASCADE, related_name="enrolments", verbose_name=_("class")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="enrolments",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.STUDENT)
    pin_digest = models.CharField(max_length=64, blank=True, editable=False)
    extra_time = models.PositiveSmallIntegerField(
        _("extra time"), default=0, help_text=_("In percent of the minutes an assignment gives.")
    )
    enrolled_at = models.DateTimeField(_("enrolled"), default=timezone.now, editable=False)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["classroom", "pk"]
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(
                fields=["classroom", "user"],
                name="quizzes_enrolment_once_per_class",
                violation_error_message=_("This person is in the class already."),
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=["student", "teacher", "co_teacher"]),
                name="quizzes_enrolment_role_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(role="student") | models.Q(pin_digest=""),
                name="quizzes_enrolment_pin_for_students",
            ),
            models.CheckConstraint(
                condition=models.Q(extra_time__lte=300),
                name="quizzes_enrolment_extra_time_in_range",
                violation_error_message=_("Extra time is from 0 to 300 percent."),
            ),
        ]
        indexes = [models.Index(fields=["user", "role"], name="quizzes_enrolment_user_role")]

    def __str__(self):
        return f"{self.user} · {self.classroom}"

    def set_pin(self, pin: str) -> None:
        """Keep what proves the PIN, not the PIN. The row must have been saved: the digest is bound to it."""
        self.pin_digest = self._digest(pin)
        self.save(update_fields=["pin_digest"])

    def has_pin(self, pin: str) -> bool:
        return bool(self.pin_digest) and constant_time_compare(self.pin_digest, self._digest(pin))

    def _digest(self, pin: str) -> str:
        # A keyed digest and not a slow password hash: thirty students sign in within the same minute. A PIN
        # is short either way; what protects it is the key outside the database and the limit on tries.
        return salted_hmac("quizzes.enrolment.pin", f"{self.pk}:{pin}", algorithm="sha256").hexdigest()
