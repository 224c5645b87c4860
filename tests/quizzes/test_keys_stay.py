"""What reaches a student: no key before policy allows (a canary in each, looked for at every address), and not much."""

import gzip
import json
import re
from datetime import timedelta
from itertools import product
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from quizsite.storage import without_comments
from quizzes.actions import assignments, attempts, keys
from quizzes.actions.teaching_material import load_exercises
from quizzes.items import KINDS, kind_of
from quizzes.items.glossary import terms_of
from quizzes.models import Assignment, ExerciseRevision, Item, RuleCard
from quizzes.views.grades import SHAPES
from tests.factories import AssignmentFactory, AttemptFactory, UserFactory

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


@pytest.fixture(scope="module")
def revision(django_db_setup, django_db_blocker):
    """The draft on the whole story, which has every kind, published with canaries in it. Made once for all."""
    with django_db_blocker.unblock(), transaction.atomic():
        tess = UserFactory(teacher=True, display_name="Tess")
        _first, exercise = load_exercises(by=tess, at=timezone.now())
        draft = exercise.draft
        texts = ("title", "rule", "example", "counter_example", "reference")
        RuleCard.objects.update(**{name: f"{CANARY} {name}" for name in texts})
        for item in draft.items.all():
            Item.objects.filter(pk=item.pk).update(key=with_canaries(item.key), feedback=f"{CANARY} feedback")
        draft.published_at, draft.published_by = timezone.now(), tess
        draft.save(update_fields=["published_at", "published_by"])
        yield draft
        transaction.set_rollback(True)


@pytest.fixture
def tess(db, revision):
    return revision.published_by


@pytest.fixture
def given(revision, classroom, ana, tess):
    """given(mode): Ana has begun; the key of the first question was changed by Tess, with a canary, too."""

    def give(mode, **chosen):
        assignment = assignments.assign(
            exercise=revision.exercise, classroom=classroom, mode=mode, by=tess, at=timezone.now() - timedelta(days=1),
            **chosen,
        )  # fmt: skip
        if mode == "discussion":
            assignments.move_phase(assignment=assignment, phase="answer", by=tess, at=timezone.now())
        item = revision.items.get(position=1)
        source = item.key["sources"][0] | {"reason": f"{CANARY} new reason"}
        keys.change_key(
            assignment=assignment, item=item, key=item.key | {"sources": [source]},
            because=f"{CANARY} because", by=tess, at=timezone.now(),
        )  # fmt: skip
        return AttemptFactory.by(ana, Assignment.objects.get(pk=assignment.pk), started_at=timezone.now())

    return give


def named_patterns():
    for namespace in ("", "quizzes", "articles"):
        resolver = get_resolver() if not namespace else get_resolver().namespace_dict[namespace][1]
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLPattern) and pattern.name and pattern.name not in LEFT_OUT:
                yield f"{namespace}:{pattern.name}".lstrip(":"), pattern.pattern.converters


def addresses(attempt, about=""):
    """Addresses of the URLconf whose name begins so, with this attempt's ids; two positions, every export."""
    exercise = attempt.assignment.exercise_revision.exercise
    item = attempt.assignment.exercise_revision.items.first()
    article = item.article_revision.article
    ids = {
        "attempt_id": attempt.public_id, "assignment_id": attempt.assignment.public_id, "item_id": item.public_id,
        "exercise_id": exercise.public_id, "classroom_id": attempt.assignment.classroom.public_id,
        "article_id": article.public_id, "story_id": exercise.story.public_id, "outlet_id": article.outlet.public_id,
        "code": attempt.assignment.classroom.code, "student_id": attempt.enrolment.user.public_id,
        "response_id": attempt.responses.first().pk, "kind": "attribution",
    }  # fmt: skip
    stand_in = {"UUIDConverter": UUID(int=1), "IntConverter": 1, "StringConverter": "x", "SlugConverter": "x"}
    for name, converters in named_patterns():
        if not name.startswith(about):
            continue
        for position, shape in product((1, 9), SHAPES):
            values = ids | {"position": position, "shape": shape}
            yield reverse(
                name,
                kwargs={one: values.get(one, stand_in[type(by).__name__]) for one, by in converters.items()},
            )


def links_in(body):
    return set(re.findall(r'(?:href|src|hx-get|action)="(/[^"#?]*)', body))


def seen_by(client, attempt, about):
    """Address → what was told there: pages, all that lies behind their links, partials of what can be seen, answers."""
    found = {}
    kept = f"{reverse('quizzes:attempt_detail', args=[attempt.public_id])}?keep=1"
    waiting = {"/", kept, *addresses(attempt, about)}
    while waiting:
        address = waiting.pop()
        if address.startswith(("/accounts/logout", settings.STATIC_URL)):
            continue
        answer = found[address, "page"] = ask(client.get, address)
        if answer.status_code == 200:  # a partial can be asked for only where the page can
            found[address, "partial"] = ask(client.get, address, headers=HTMX)
        new = {*links_in(answer.told), answer.headers.get("Location", "").partition("?")[0]}
        waiting |= {one for one in new if one.startswith("/") and (one, "page") not in found}
    return found | answers(client, attempt)


def ask(method, address, *args, **options):
    answer = method(address, *args, **options)
    assert answer.status_code < 500, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.told = body.decode(errors="replace")
    return answer


def answers(client, attempt):
    """What saving and every other act says: kept, stale, malformed, too much, refused."""
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
    found = {
        (url, how): ask(client.put, url, json.dumps(body), content_type="application/json")
        for how, (url, body) in tries.items()
    }
    typed = {"item1-seen": 9, "item1-source": item.task["options"][0], "item1-kind": "named person"}
    posts = {
        "typed": ("item", typed), "unreadable": ("item", typed | {"item1-source": "?"}), "again": ("earlier", {}),
        "objection": ("contest", {"reason": "Not so."}), "no reason": ("contest", {}),
    }  # fmt: skip
    if attempt.assignment.mode != "practice":  # there it tells by right, see the test of practice
        posts |= {"check": ("check", {}), "check of what is typed": ("check", typed)}
    for how, (name, data) in posts.items():
        url = reverse(f"quizzes:attempt_{name}", args=[attempt.public_id, 1])
        found[url, how] = ask(client.post, url, data, follow=True)
    return found


def leaks(client, attempt, about="quizzes:attempt"):
    return sorted(where for where, answer in seen_by(client, attempt, about).items() if CANARY in answer.told)


def detail(client, attempt):
    return client.get(reverse("quizzes:attempt_detail", args=[attempt.public_id])).content.decode()


def test_every_kind_carries_a_canary(db, revision):
    kinds = {item.kind for item in revision.items.all()}
    assert kinds == set(KINDS)
    assert all(CANARY in json.dumps(item.key) for item in revision.items.all())


def test_graded_work_shows_no_key_before_the_release_and_shows_it_after(as_user, ana, tess, given):
    attempt = given("graded")
    client = as_user(ana)
    assert leaks(client, attempt, about="") == []
    attempts.submit(attempt=attempt, at=timezone.now())
    attempt.refresh_from_db()
    assert leaks(client, attempt) == []
    assignments.release(assignment=attempt.assignment, by=tess, at=timezone.now())
    page = detail(client, attempt)
    for what in ("reason", "feedback", "title", "because", "new reason"):
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
    found = leaks(as_user(ana), attempt, about="quizzes:attempt_detail")
    assert (reverse("quizzes:attempt_detail", args=[attempt.public_id]), "page") in found


def test_scripts_and_styles_have_no_key():
    """They are the same for every exercise; the demo's answers must not have slipped in."""
    files = [path for app in ("quizsite", "articles", "quizzes") for path in Path(app, "static").rglob("*.*")]
    assert len(files) > 10
    assert [path for path in files if CANARY.encode() in path.read_bytes()] == []


def test_page_with_all_it_needs_is_small(as_user, ana, classroom, revision):
    """Compressed as a server sends it: at most 60 kB for our first exercise, in the mode that needs most."""
    first = ExerciseRevision.objects.published().exclude(pk=revision.pk).get()
    fields = {"practice": True, "hints": True, "asks_certainty": True, "minutes": 40}
    attempt = AttemptFactory.by(
        ana, AssignmentFactory(classroom=classroom, exercise_revision=first, **fields)
    )
    page = detail(as_user(ana), attempt)
    assert page.count("<summary>Hint</summary>") == first.items.count() == 20
    names = sorted(set(re.findall(rf'(?:src|href)="{settings.STATIC_URL}([^"]+)"', page)))
    sent = [without_comments(name, Path(finders.find(name)).read_bytes()) for name in names]
    parts = [page.encode(), *sent]
    sizes = [len(gzip.compress(part, 6)) for part in parts]
    assert 30_000 < sum(sizes) < 60_000, sorted(zip(sizes, ["the page", *names], strict=True), reverse=True)


def test_words_are_explained_on_the_page_the_kept_page_and_paper(as_user, ana, tess, given, revision):
    """Those of every kind there is; the crawl above says that they hold no key."""
    page = reverse("quizzes:attempt_detail", args=[given("graded").public_id])
    paper = reverse("quizzes:exercise_paper", args=[revision.exercise.public_id])
    pages = [as_user(ana).get(page), as_user(ana).get(f"{page}?keep=1"), as_user(tess).get(paper)]
    terms = terms_of(KINDS.values())
    for html in (one.content.decode() for one in pages):
        assert re.findall(r"<dt>(.+?)</dt>\s*<dd>(.+?)</dd>", html)[: len(terms)] == [
            (str(word), str(meaning)) for word, meaning in terms
        ]
