"""Our answers to allauth's questions about teachers' and administrators' accounts."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return settings.SIGNUP_OPEN

    def clean_email(self, email: str) -> str:
        """Refuse addresses outside the school's own domains, where it named any."""
        email = super().clean_email(email).lower()
        domain = email.rpartition("@")[2]
        if settings.SIGNUP_DOMAINS and domain not in settings.SIGNUP_DOMAINS:
            allowed = ", ".join(f"@{name}" for name in settings.SIGNUP_DOMAINS)
            raise ValidationError(
                _("Use your school address. It ends in: %(domains)s.") % {"domains": allowed}
            )
        return email
