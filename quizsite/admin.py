from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.utils.translation import gettext_lazy as _

from quizsite.models import User


class PersonCreationForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["display_name", "email"]
        field_classes = {"email": forms.EmailField}


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Teachers, editors, administrators and students; students have neither e-mail nor password."""

    add_form = PersonCreationForm
    list_display = ["display_name", "email", "is_editor", "is_staff", "is_active", "joined_at"]
    list_filter = ["is_editor", "is_staff", "is_active", ("email", admin.EmptyFieldListFilter)]
    search_fields = ["display_name", "email"]
    ordering = ["display_name"]
    date_hierarchy = "joined_at"
    readonly_fields = ["public_id", "last_login", "joined_at"]
    filter_horizontal = ["groups", "user_permissions"]
    fieldsets = [
        (None, {"fields": ["display_name", "email", "password"]}),
        (_("What this person may do"), {"fields": ["is_active", "is_editor", "is_staff", "is_superuser"]}),
        (_("Finer permissions"), {"fields": ["groups", "user_permissions"], "classes": ["collapse"]}),
        (_("For the record"), {"fields": ["public_id", "joined_at", "last_login"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["display_name", "email", "usable_password", "password1", "password2"]}),
    ]
