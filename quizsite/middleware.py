"""Headers on every answer."""

from django.conf import settings

# What the product never uses, and no script of ours or anyone's may switch on.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation",
        "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
    )
)  # fmt: skip


def content_security_policy(get_response):
    """What Django 6 does with SECURE_CSP, for Django 5.2. Goes when 5.2 goes."""
    policy = "; ".join(
        f"{directive} {' '.join(sources)}" for directive, sources in settings.SECURE_CSP.items()
    )

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    return middleware


def permissions_policy(get_response):
    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def no_store_for_the_signed_in(get_response):
    """A shared tablet's back button must not show the last person's page.

    Whoever has a session counts as signed in: asking the database would cost every public page a query.
    """

    def middleware(request):
        response = get_response(request)
        if (
            settings.SESSION_COOKIE_NAME in request.COOKIES
            or settings.SESSION_COOKIE_NAME in response.cookies
        ):
            response.headers["Cache-Control"] = "no-store, private"
        return response

    return middleware
