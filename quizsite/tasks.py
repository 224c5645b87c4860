"""One name for the same thing: Django 6 has tasks built in, Django 5.2 has them from django-tasks."""

import django

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task

__all__ = ["task"]
