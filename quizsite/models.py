"""The people. Every person is a `User`; what a person may do in a class is on the enrolment (`quizzes`)."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserQuerySet(models.QuerySet):
    def with_account(self):
        """Teachers and administrators: people who sign in with an e-mail address of their own."""
        return self.filter(email__isnull=False)

    def students(self):
        return self.filter(email__isnull=True)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, email=None, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, is_editor=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person.

    Teachers, editors and administrators have an e-mail address and sign in with it. A student is a display
    name alone: no e-mail, no usable password. Students sign in with class code, name and PIN, kept on
    the enrolment, so that `request.user` means the same for everyone.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    display_name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(
        _("e-mail address"),
        null=True,
        blank=True,
        unique=True,
        error_messages={"unique": _("Someone already has this e-mail address.")},
    )
    is_editor = models.BooleanField(
        _("editor"), default=False, help_text=_("Reviews and edits what the whole school shares.")
    )
    is_staff = models.BooleanField(
        _("administrator"), default=False, help_text=_("May open the administration pages.")
    )
    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_("Untick to close an account without deleting what belongs to it."),
    )
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        ordering = ["display_name", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            # Stored in lower case, so that `unique` means one account per address however it is typed.
            models.CheckConstraint(
                condition=models.Q(email__isnull=True)
                | (~models.Q(email="") & models.Q(email=Lower("email"))),
                name="quizsite_user_email_valid",
                violation_error_message=_(
                    "Write the e-mail address in lower case; leave it out for a student."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(email__isnull=False)
                | models.Q(is_staff=False, is_editor=False, is_superuser=False),
                name="quizsite_user_role_needs_email",
                violation_error_message=_(
                    "Editors and administrators need an e-mail address to sign in with."
                ),
            ),
        ]

    def __str__(self):
        return self.display_name

    @property
    def is_teacher(self) -> bool:
        """Whether this person has an account of their own, and may therefore prepare and run lessons."""
        return self.is_active and self.email is not None

    def clean(self):
        super().clean()
        self.email = self.email.lower() if self.email else None
