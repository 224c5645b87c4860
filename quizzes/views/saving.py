"""What the attempt page's script sends in the background, as JSON. No article text is loaded here."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_http_methods, require_safe

from quizsite.access import signed_in
from quizsite.http import Request
from quizzes import access
from quizzes.actions import attempts
from quizzes.forms.saving import Malformed, read_act, read_place
from quizzes.items import kind_of
from quizzes.items.answers import BadAnswer
from quizzes.reports.attempts import news_version
from quizzes.reports.jigsaw import refuse_what_others_have


@signed_in
@require_http_methods(["PUT"])
def attempt_response(request: Request, attempt_id: UUID, position: int) -> HttpResponse:
    """Keep one answer. 200 kept; 409 stale or late, with what counts instead; 422 not what the page sends."""
    try:
        sent = read_act(request)
        response = access.response_for_saving(request.user, attempt_id, position, vote=sent.round)
        answer = kind_of(response.item).read_answer(response.item, sent.answer)
        refuse_what_others_have(response, answer)
    except (Malformed, BadAnswer) as problem:
        return _refused(problem)
    saved = attempts.save_response(
        response=response, act=sent.act, revision=sent.revision, answer=answer, flagged=sent.flagged,
        certainty=sent.certainty, device=sent.device, at=timezone.now(),
    )  # fmt: skip
    told = {"fate": saved.fate, "revision": saved.revision, "saved_at": saved.saved_at}
    if response.attempt.nudged_at:
        told["nudged_at"] = response.attempt.nudged_at
    if saved.is_kept:
        return JsonResponse(told)
    return JsonResponse({**told, "answer": saved.answer}, status=HTTPStatus.CONFLICT)


@signed_in
@require_http_methods(["PUT"])
def attempt_place(request: Request, attempt_id: UUID) -> HttpResponse:
    """Remember where the student is, and tell the page what the server knows: the time, the phase, another device."""
    try:
        sent = read_place(request)
    except Malformed as problem:
        return _refused(problem)
    attempt = access.attempt_in_progress(request.user, attempt_id)
    now = timezone.now()
    has_page = attempt.look(position=sent.position, device=sent.device, moved=sent.moved, at=now)
    return JsonResponse(
        {
            "now": now,
            "ends_at": attempt.ends_at,
            "phase": attempt.assignment.phase,
            "state": attempt.state,
            "takes_answers": attempt.takes_answers(now),
            "released": attempt.assignment.is_released,
            "elsewhere": not has_page,
            "nudged_at": attempt.nudged_at,
        }
    )


@signed_in
@require_safe
def attempt_news(request: Request, attempt_id: UUID) -> HttpResponse:
    """304 while there is nothing to hear; after a 204 the page asks for its place. A discussion asks all the time."""
    attempt = access.attempt_in_progress(request.user, attempt_id)
    etag = quote_etag(news_version(attempt))
    return get_conditional_response(request, etag) or HttpResponse(
        status=HTTPStatus.NO_CONTENT, headers={"ETag": etag, "Cache-Control": "private, no-cache"}
    )


def _refused(problem: Exception) -> HttpResponse:
    return JsonResponse({"problem": str(problem)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
