from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from quizsite import views

# Administrators sign in on the same page as everyone: with its limits, passkeys and one-time codes.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = "Who Says?"

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("articles.urls")),
    path("", include("quizzes.urls")),
    path("accounts/logout/", views.sign_out),
    path("accounts/", include("allauth.urls")),
    path("administration/", admin.site.urls),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
