from django import forms
from django.utils.translation import gettext_lazy as _


class SignupForm(forms.Form):
    """What a teacher's sign-up asks beside e-mail and password."""

    display_name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("As your students know you."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["display_name", "email", "password1"]

    def signup(self, request, user):
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])
