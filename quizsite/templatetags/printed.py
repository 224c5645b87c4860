"""What is the same on everybody's page is printed once per process and language."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def printed(name: str) -> str:
    """`{% printed "components/head.html" %}`: an include for templates that use nothing of the page around them."""
    find = _printed.__wrapped__ if settings.DEBUG else _printed  # a template being written is read each time
    return find(name, get_language())


@lru_cache(maxsize=100)
def _printed(name: str, language: str) -> str:
    return render_to_string(name)
