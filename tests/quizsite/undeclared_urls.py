"""A URL configuration with a view that forgot to say who may call it."""

from django.http import HttpResponse
from django.urls import path


def secret(request):
    return HttpResponse("secret")


urlpatterns = [path("secret/", secret, name="secret")]
