"""The way into a class, to be printed or shown."""

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from quizzes.models import Classroom


def way_in(request: HttpRequest, classroom: Classroom) -> dict[str, str]:
    """`join_address`, short enough to be copied by hand, and `qr`, which leads on to this class directly."""
    typed = request.build_absolute_uri(reverse("quizzes:join_code"))
    direct = request.build_absolute_uri(reverse("quizzes:join_class", args=[classroom.code]))
    return {"join_address": typed.partition("://")[2], "qr": qr_code(direct)}


def qr_code(text: str) -> SafeString:
    """An <svg> without inline styles: its size is up to the style sheet, its name up to the page."""
    code = segno.make(text, error="m", micro=False)
    return mark_safe(code.svg_inline(omitsize=True, border=0, svgclass=None, lineclass=None))
