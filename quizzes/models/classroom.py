"""The class and who is in it.

Roles live here, on the enrolment: a person may teach one class and have no part in another.
"""

import re
import secrets
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

# Without 0 O 1 I L, which a 14-year-old reads wrongly from a projector: 31 characters, 31^8 = 8.5e11 codes.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 8
PIN_LENGTH = 6

# Wrong PINs. A name has five, then waits that double from a minute to a day: fewer than 400 tries in a year, of a
# million PINs. A class has sixty within ten minutes: more than thirty students mistype.
FREE_TRIES = 5
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(days=1)
CLASS_TRIES = 60
CLASS_WINDOW = timedelta(minutes=10)


def new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _place in range(CODE_LENGTH))


def new_pin() -> str:
    return "".join(secrets.choice("0123456789") for _place in range(PIN_LENGTH))


def code_as_typed(text: str) -> str:
    """The code somebody means who writes it in lower case, in groups or with dashes."""
    return re.sub(r"[\W_]", "", text).upper()


def wait_after(wrong_pins: int) -> timedelta | None:
    """How long a name waits after that many wrong PINs in a row."""
    if wrong_pins < FREE_TRIES:
        return None
    return min(FIRST_WAIT * 2 ** min(wrong_pins - FREE_TRIES, 16), LONGEST_WAIT)


class ClassroomQuerySet(models.QuerySet):
    def open(self):
        return self.filter(archived_at=None)

    def ended(self):
        return self.filter(archived_at__isnull=False)

    def taught_by(self, user):
        # A subquery and not a join: a count of the students on top would otherwise see the teachers' rows only.
        return self.filter(pk__in=Enrolment.objects.teaching().filter(user=user).values("classroom"))

    def ended_before(self, moment):
        return self.filter(archived_at__lt=moment)

    def idle_since(self, moment):
        """Running classes where nobody came, gave or answered anything since then."""
        quiet = self.open().filter(created_at__lt=moment)
        for what in (
            "enrolments__enrolled_at", "enrolments__joined_at", "assignments__opens_at", "assignments__closes_at",
            "assignments__attempts__seen_at",
        ):  # fmt: skip
            quiet = quiet.exclude(**{f"{what}__gte": moment})
        return quiet

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
    nicknames_allowed = models.BooleanField(
        _("nicknames allowed"),
        default=False,
        help_text=_("Whoever has the class code may join with a nickname, without a card."),
    )
    cards_printed = models.PositiveIntegerField(_("times cards were made"), default=0, editable=False)
    wrong_pins = models.PositiveIntegerField(_("wrong PINs just now"), default=0, editable=False)
    wrong_pins_since = models.DateTimeField(_("counted since"), null=True, editable=False)

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

    def is_owned_by(self, user) -> bool:
        """Whether this person is its teacher, and not a co-teacher. Runs a query."""
        return self.enrolments.filter(user=user, role=Enrolment.Role.TEACHER).exists()

    def student_names(self) -> list[str]:
        """By name. Runs a query."""
        students = self.enrolments.students().order_by("user__display_name", "pk")
        return list(students.values_list("user__display_name", flat=True))

    def closed_until(self, at: datetime) -> datetime | None:
        """Until when nobody can try a PIN here, because so many were wrong; None when they can."""
        if self.wrong_pins_since is None or self.wrong_pins < CLASS_TRIES:
            return None
        until = self.wrong_pins_since + CLASS_WINDOW
        return until if until > at else None

    def count_wrong_pin(self, at: datetime) -> None:
        """One more in the running window, or the first of a new one. Counts right however many do it at once."""
        rows = Classroom.objects.filter(pk=self.pk)
        running = models.Q(wrong_pins_since__gt=at - CLASS_WINDOW)
        for _turn in range(2):  # a second, for when somebody else begins the window between the two updates
            if rows.filter(running).update(wrong_pins=models.F("wrong_pins") + 1):
                return
            if rows.exclude(running).update(wrong_pins=1, wrong_pins_since=at):
                return

    def forget_wrong_pins(self) -> None:
        self.wrong_pins, self.wrong_pins_since = 0, None
        self.save(update_fields=["wrong_pins", "wrong_pins_since"])

    def allow_nicknames(self, allowed: bool) -> None:
        self.nicknames_allowed = allowed
        self.save(update_fields=["nicknames_allowed"])

    def change_code(self) -> None:
        """Whoever has only the old code finds nothing any more; nobody who is in the class loses anything."""
        self.code = new_code()
        self.save(update_fields=["code"])


class EnrolmentQuerySet(models.QuerySet):
    def students(self):
        return self.filter(role=Enrolment.Role.STUDENT)

    def teaching(self):
        return self.filter(role__in=[Enrolment.Role.TEACHER, Enrolment.Role.CO_TEACHER])

    def with_people(self):
        return self.select_related("user", "group").order_by("user__display_name", "pk")

    def to_join(self):
        """The students who can sign in with a PIN, by name. People with an account use its own sign-in."""
        return self.students().filter(user__is_active=True, user__email=None).with_people()

    def of_student(self, user):
        """This person's own, in the classes that still run."""
        return self.students().filter(user=user, classroom__archived_at=None).select_related("classroom")


class Enrolment(models.Model):
    """One person in one class, with a role and, for students, the digest of their PIN."""

    class Role(models.TextChoices):
        STUDENT = "student", _("student")
        TEACHER = "teacher", _("teacher")
        CO_TEACHER = "co_teacher", _("co-teacher")

    class Origin(models.TextChoices):
        ROSTER = "roster", _("roster")
        NICKNAME = "nickname", _("nickname")

    PIN_FIELDS = ("pin_digest", "wrong_pins", "try_again_at")

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
    origin = models.CharField(_("from"), max_length=8, choices=Origin.choices, default=Origin.ROSTER)
    nickname_key = models.CharField(max_length=80, blank=True, editable=False)
    pin_digest = models.CharField(max_length=64, blank=True, editable=False)
    extra_time = models.PositiveSmallIntegerField(
        _("extra time"), default=0, help_text=_("In percent of the minutes an assignment gives.")
    )
    wrong_pins = models.PositiveIntegerField(_("wrong PINs in a row"), default=0, editable=False)
    try_again_at = models.DateTimeField(_("next try"), null=True, editable=False)
    joined_at = models.DateTimeField(_("first joined"), null=True, blank=True, editable=False)
    group = models.ForeignKey(
        "quizzes.Group",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="members",
        verbose_name=_("group"),
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
                condition=models.Q(role="student") | models.Q(group=None),
                name="quizzes_enrolment_group_for_students",
            ),
            models.CheckConstraint(
                condition=models.Q(extra_time__lte=300),
                name="quizzes_enrolment_extra_time_in_range",
                violation_error_message=_("Extra time is from 0 to 300 percent."),
            ),
            models.CheckConstraint(
                condition=models.Q(origin__in=["roster", "nickname"]),
                name="quizzes_enrolment_origin_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(origin="roster", nickname_key="")
                | models.Q(origin="nickname", role="student") & ~models.Q(nickname_key=""),
                name="quizzes_enrolment_nickname_key_with_origin",
            ),
            models.UniqueConstraint(
                fields=["classroom", "nickname_key"],
                condition=~models.Q(nickname_key=""),
                name="quizzes_enrolment_nickname_once_per_class",
            ),
        ]
        indexes = [models.Index(fields=["user", "role"], name="quizzes_enrolment_user_role")]

    def __str__(self):
        return f"{self.user} · {self.classroom}"

    def set_pin(self, pin: str) -> None:
        """Keep what proves the PIN, not the PIN. The row must have been saved: the digest is bound to it."""
        self.take_pin(pin)
        self.save(update_fields=self.PIN_FIELDS)

    def take_pin(self, pin: str) -> None:
        """The same without saving; PIN_FIELDS are what it changes."""
        self.pin_digest = self._digest(pin)
        self.wrong_pins, self.try_again_at = 0, None

    def has_pin(self, pin: str) -> bool:
        return bool(self.pin_digest) and constant_time_compare(self.pin_digest, self._digest(pin))

    def claim_try(self, at: datetime) -> bool:
        """Count a try before the PIN is looked at, and say whether there was one left.

        Counted afterwards, a thousand requests at once would all be within the limit. Each claim holds only if
        nobody else claimed since the count was read.
        """
        while not self.must_wait(at):
            tries = self.wrong_pins + 1
            wait = wait_after(tries)
            until = at + wait if wait else None
            unchanged = Enrolment.objects.filter(pk=self.pk, wrong_pins=self.wrong_pins)
            if unchanged.update(wrong_pins=tries, try_again_at=until):
                self.wrong_pins, self.try_again_at = tries, until
                return True
            self.refresh_from_db(fields=["wrong_pins", "try_again_at"])
        return False

    def must_wait(self, at: datetime) -> bool:
        return self.try_again_at is not None and self.try_again_at > at

    @property
    def has_nickname(self) -> bool:
        return self.origin == self.Origin.NICKNAME

    def welcome(self, at: datetime) -> None:
        """The PIN was right: wrong ones are forgotten, and the first time is kept."""
        self.wrong_pins, self.try_again_at = 0, None
        self.joined_at = self.joined_at or at
        self.save(update_fields=["wrong_pins", "try_again_at", "joined_at"])

    def _digest(self, pin: str) -> str:
        # A keyed digest and not a slow password hash: thirty students sign in within the same minute. A PIN
        # is short either way; what protects it is the key outside the database and the limit on tries.
        return salted_hmac("quizzes.enrolment.pin", f"{self.pk}:{pin}", algorithm="sha256").hexdigest()
