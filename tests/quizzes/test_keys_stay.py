"""Keys never reach a student before policy allows: a canary in each key, looked for at every address there is."""

import json
import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from quizzes.actions import assignments, attempts
from quizzes.actions.teaching_material import load_exercises
from quizzes.items import KINDS, kind_of
from quizzes.models import Assignment, Item, RuleCard
from tests.factories import AttemptFactory

CANARY = "Zqxcanary"
HTMX = {"HX-Request": "true"}
# Signing out ends the crawl, and what allauth offers a person is not ours to know.
LEFT_OUT = {"account_logout"}


def with_canaries(value, place=""):
    """The key with a canary in every free text, and as one more answer that nobody can choose."""
    if isinstance(value, dict):
        return {name: with_canaries(each, name) for name, each in value.items()}
    if isinstance(value, list):
        more = [{"value": f"{CANARY} source", "reason": f"{CANARY} reason"}] if place == "sources" else []
        return [with_canaries(each, place) for each in value] + more
    return f"{CANARY} {place}" if place in {"reason", "description"} else value


@pytest.fixture
def revision(tess):
    """The draft on the whole story, which has every kind; published with canaries in it."""
    _first, exercise = load_exercises(by=tess, at=timezone.now())
    draft = exercise.draft
    texts = ("title", "rule", "example", "counter_example", "reference")
    RuleCard.objects.update(**{name: f"{CANARY} {name}" for name in texts})
    for item in draft.items.all():
        Item.objects.filter(pk=item.pk).update(key=with_canaries(item.key), feedback=f"{CANARY} feedback")
    draft.published_at, draft.published_by = timezone.now(), tess
    draft.save(update_fields=["published_at", "published_by"])
    return draft


@pytest.fixture
def given(revision, classroom, ana, tess):
    """given(mode): Ana has begun, and answered everything with the right answer where there is one to choose."""

    def give(mode, **chosen):
        assignment = assignments.assign(
            exercise=revision.exercise, classroom=classroom, mode=mode, by=tess, at=timezone.now() - timedelta(days=1),
            **chosen,
        )  # fmt: skip
        if mode == "discussion":
            assignments.move_phase(assignment=assignment, phase="answer", by=tess, at=timezone.now())
        return AttemptFactory.by(ana, Assignment.objects.get(pk=assignment.pk), started_at=timezone.now())

    return give


def named_patterns():
    for namespace in ("", "quizzes", "articles"):
        resolver = get_resolver() if not namespace else get_resolver().namespace_dict[namespace][1]
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLPattern) and pattern.name and pattern.name not in LEFT_OUT:
                yield f"{namespace}:{pattern.name}".lstrip(":"), pattern.pattern.converters


def addresses(attempt):
    """Every address of the URLconf, with the ids of this attempt; two of the positions."""
    exercise = attempt.assignment.exercise_revision.exercise
    item = attempt.assignment.exercise_revision.items.first()
    article = item.article_revision.article
    ids = {
        "attempt_id": attempt.public_id, "assignment_id": attempt.assignment.public_id, "item_id": item.public_id,
        "exercise_id": exercise.public_id, "classroom_id": attempt.assignment.classroom.public_id,
        "article_id": article.public_id, "story_id": exercise.story.public_id, "outlet_id": article.outlet.public_id,
        "code": attempt.assignment.classroom.code, "student_id": attempt.enrolment.user.public_id,
        "response_id": attempt.responses.first().pk, "shape": "csv", "kind": "attribution",
    }  # fmt: skip
    stand_in = {"UUIDConverter": UUID(int=1), "IntConverter": 1, "StringConverter": "x", "SlugConverter": "x"}
    for name, converters in named_patterns():
        for position in (1, 9) if "position" in converters else (1,):
            values = ids | {"position": position}
            yield reverse(
                name,
                kwargs={one: values.get(one, stand_in[type(by).__name__]) for one, by in converters.items()},
            )


def links_in(body):
    return set(re.findall(r'(?:href|src|hx-get|action)="(/[^"#?]*)', body))


def seen_by(client, attempt):
    """Address → what was told there: all pages and partials, all that lies behind their links, and refusals."""
    found = {}
    # No POST: what would change the attempt is tried by the tests of each page.
    waiting = {*addresses(attempt), f"{reverse('quizzes:attempt_detail', args=[attempt.public_id])}?keep=1"}
    while waiting:
        address = waiting.pop()
        if address.startswith(("/accounts/logout", settings.STATIC_URL)):
            continue
        for how, headers in (("page", {}), ("partial", HTMX)):
            answer = client.get(address, headers=headers)
            assert answer.status_code < 500, address
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            found[address, how] = body.decode(errors="replace")
            new = {*links_in(found[address, how]), answer.headers.get("Location", "").partition("?")[0]}
            waiting |= {one for one in new if one.startswith("/") and (one, "page") not in found}
    return found | refusals(client, attempt)


def refusals(client, attempt):
    """What saving says: kept, stale, malformed, no such item; and the place."""
    item = attempt.assignment.exercise_revision.items.filter(kind="find source").first()
    sent = {"act": str(uuid4()), "revision": 5, "answer": {"source": item.task["options"][0]}, "device": "x"}
    saving = reverse("quizzes:attempt_response", args=[attempt.public_id, item.position])
    tries = {
        "kept": (saving, sent),
        "stale": (saving, sent | {"act": str(uuid4())}),
        "malformed": (saving, sent | {"answer": {"source": "?"}}),
        "no such item": (saving.replace(f"/{item.position}/", "/999/"), sent),
        "place": (reverse("quizzes:attempt_place", args=[attempt.public_id]), {"position": 1, "device": "x"}),
    }
    return {
        (url, how): client.put(url, json.dumps(body), content_type="application/json").content.decode()
        for how, (url, body) in tries.items()
    }


def leaks(client, attempt):
    return sorted(where for where, told in seen_by(client, attempt).items() if CANARY in told)


def detail(client, attempt):
    return client.get(reverse("quizzes:attempt_detail", args=[attempt.public_id])).content.decode()


def test_every_kind_carries_a_canary(revision):
    kinds = {item.kind for item in revision.items.all()}
    assert kinds == set(KINDS)
    assert all(CANARY in json.dumps(item.key) for item in revision.items.all())


def test_graded_work_shows_no_key_before_the_release_and_shows_it_after(as_user, ana, tess, given):
    attempt = given("graded")
    client = as_user(ana)
    assert leaks(client, attempt) == []
    attempts.submit(attempt=attempt, at=timezone.now())
    attempt.refresh_from_db()
    assert leaks(client, attempt) == []
    assignments.release(assignment=attempt.assignment, by=tess, at=timezone.now())
    page = detail(client, attempt)
    for what in ("reason", "feedback", "title"):
        assert f"{CANARY} {what}" in page, what


@pytest.mark.parametrize("phase", ["look", "second_vote"])
def test_discussion_shows_no_key_before_the_key_s_phase(as_user, ana, tess, given, phase):
    attempt = given("discussion")
    assignments.move_phase(assignment=attempt.assignment, phase=phase, by=tess, at=timezone.now())
    attempt.assignment.refresh_from_db()
    assert leaks(as_user(ana), attempt) == []
    if phase == "second_vote":
        assignments.move_phase(assignment=attempt.assignment, phase="reveal", by=tess, at=timezone.now())
        assert f"{CANARY} feedback" in detail(as_user(ana), attempt)


def test_practice_shows_no_key_before_a_check(as_user, ana, given):
    attempt = given("practice", tries=1)
    client = as_user(ana)
    assert leaks(client, attempt) == []
    row = attempt.responses.select_related("item", "attempt__assignment", "attempt__enrolment").get(
        item__position=1
    )
    answer = kind_of(row.item).read_answer(row.item, {"source": row.item.task["options"][-1]})
    attempts.save_response(response=row, act=uuid4(), revision=9, answer=answer, at=timezone.now())
    attempts.check(response=row, at=timezone.now())
    assert f"{CANARY} feedback" in detail(client, attempt)
    assert detail(client, attempt).count(f"{CANARY} feedback") == 1


def test_page_kept_on_a_tablet_has_no_key_even_after_the_release(as_user, ana, tess, given):
    attempt = given("graded")
    attempts.submit(attempt=attempt, at=timezone.now())
    assignments.release(assignment=attempt.assignment, by=tess, at=timezone.now())
    kept = as_user(ana).get(reverse("quizzes:attempt_detail", args=[attempt.public_id]) + "?keep=1")
    assert CANARY not in kept.content.decode()


def test_planted_leak_is_found(as_user, ana, given, monkeypatch):
    """A form that prints the item's feedback would be seen."""
    attempt = given("graded")
    monkeypatch.setattr(
        "quizzes.reports.attempts.AttemptPage.introduction", property(lambda page: f"{CANARY} planted")
    )
    found = leaks(as_user(ana), attempt)
    assert (reverse("quizzes:attempt_detail", args=[attempt.public_id]), "page") in found


def test_scripts_and_styles_have_no_key():
    """They are the same for every exercise; the demo's answers must not have slipped in."""
    files = [path for app in ("quizsite", "articles", "quizzes") for path in Path(app, "static").rglob("*.*")]
    assert len(files) > 10
    assert [path for path in files if CANARY.encode() in path.read_bytes()] == []
