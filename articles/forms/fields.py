"""Pieces that several forms use."""

from collections.abc import Iterable
from typing import cast

from django import forms
from django.conf.locale import LANG_INFO
from django.db.models import Field, Model, QuerySet
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

UNKNOWN = "und"
# What a text may be in: every language Django has a name for, by its plain code.
LANGUAGES = sorted(code for code, about in LANG_INFO.items() if code.isalpha() and "fallback" not in about)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    widget = DayInput
    input_formats = ["%Y-%m-%d"]


def offer_rows(form: forms.Form, name: str, rows: QuerySet) -> None:
    """What may be chosen depends on who asks: set it when the form is made."""
    cast(forms.ModelChoiceField, form.fields[name]).queryset = rows


def offer_choices(form: forms.Form, name: str, choices: Iterable[tuple]) -> None:
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


def longest_of(model: type[Model], field: str) -> int | None:
    """How many characters the column holds."""
    return cast(Field, model._meta.get_field(field)).max_length


def language_name(code: str) -> str:
    if code in ("", UNKNOWN):
        return str(_("not known"))
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


def language_choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    """(code, name) sorted by name; a code nobody has a name for stands for itself."""
    return sorted(((code, language_name(code)) for code in codes), key=lambda choice: choice[1])
