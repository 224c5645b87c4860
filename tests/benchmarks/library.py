"""How long the library takes to answer with ten thousand articles, and in how many queries.

    python -m tests.benchmarks.library [--articles 10000]                      (SQLite, in a directory of its own)
    .ci/with-postgres .venv/bin/python -m tests.benchmarks.library             (PostgreSQL, gone afterwards)

The articles are made up of words whose frequencies fall as in English (Zipf), 600 words each.
"""

import argparse
import hashlib
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta

RUNS = 15
WORDS = 600
PEOPLE = 20


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    number = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as directory:
        os.environ["WHO_SAYS_VAR"] = directory
        os.environ["DJANGO_SETTINGS_MODULE"] = "quizsite.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        began = time.perf_counter()
        teacher = fill(number)
        print(
            f"{database()} · {number} articles of {WORDS} words made in {time.perf_counter() - began:.0f} s"
        )
        measure(teacher)


def database() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        return f"{connection.vendor} {cursor.fetchone()[0]}"


def fill(number: int):
    """The articles in bulk: half of them shared, the rest spread over the teachers. Returns one of these."""
    from articles.models import Article, Outlet, Revision, Story, search
    from quizsite.models import User

    rng = random.Random(7)
    words = [f"{rng.choice('bdfgklmnprst')}{rng.choice('aeiou')}{n:x}" for n in range(30_000)]
    weights = [1 / (rank + 2) for rank in range(len(words))]
    people = [
        User.objects.create(display_name=f"Teacher {n}", email=f"teacher{n}@school.example", password="!")
        for n in range(PEOPLE)
    ]
    outlets = Outlet.objects.bulk_create(
        Outlet(name=f"Outlet {n}", name_key=f"outlet {n}", state="confirmed") for n in range(60)
    )
    stories = Story.objects.bulk_create(
        Story(title=f"Story {n}", owner=people[n % PEOPLE]) for n in range(300)
    )
    start = datetime(2025, 1, 1, tzinfo=UTC)
    for chunk in range(0, number, 500):
        texts = [
            " ".join(rng.choices(words, weights, k=WORDS)) for _article in range(min(500, number - chunk))
        ]
        articles = Article.objects.bulk_create(
            Article(
                title=" ".join(rng.choices(words, weights, k=7)),
                outlet=rng.choice(outlets),
                story=rng.choice(stories),
                owner=people[rng.randrange(PEOPLE)],
                language="en",
                kind=rng.choice(["report", "report", "opinion"]),
                published_on=rng.choice([None, date(2025, 1, 1) + timedelta(days=rng.randrange(600))]),
                imported_at=start + timedelta(minutes=chunk + at),
                imported_text_sha256=hashlib.sha256(f"{chunk + at}".encode()).hexdigest(),
                sharing="shared" if at % 2 else "own",
                reviewed_at=start if at % 2 else None,
            )
            for at in range(len(texts))
        )
        revisions = Revision.objects.bulk_create(
            Revision(
                article=article,
                number=1,
                title=article.title,
                text=text,
                text_sha256="0" * 64,
                word_count=WORDS,
            )
            for article, text in zip(articles, texts, strict=True)
        )
        for article, revision in zip(articles, revisions, strict=True):
            article.current = revision
        Article.objects.bulk_update(articles, ["current"])
        search.refresh(Article.objects.filter(pk__in=[article.pk for article in articles]))
    return people[0]


def measure(teacher) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from articles.models import Outlet, SearchEntry, Story
    from articles.reports import Filters, library_page

    entry = SearchEntry.objects.order_by("pk").first().words.split()
    common, rare = most_and_least_frequent(entry)
    asked = {
        "all, newest first": ({}, {}),
        "all, last page": ({}, {"number": 10_000}),
        "all, by outlet, middle page": ({}, {"sort": "outlet", "number": 150}),
        "all, by date, middle page": ({}, {"sort": "published", "number": 150}),
        "own": ({"whose": "own"}, {}),
        "one outlet, opinion": ({"outlet": Outlet.objects.first(), "kind": "opinion"}, {}),
        "one story": ({"story": Story.objects.last()}, {}),
        f"a frequent word ({common})": ({"words": common}, {}),
        f"a rare word ({rare})": ({"words": rare}, {}),
        "two words": ({"words": f"{common} {rare}"}, {}),
        "two letters (a beginning)": ({"words": common[:2]}, {}),
        "no such word": ({"words": "zzzz"}, {}),
        "words, outlet and date": (
            {"words": common, "outlet": Outlet.objects.first(), "published_from": date(2025, 6, 1)}, {},
        ),
    }  # fmt: skip
    print(f"{'':34}{'found':>7}{'queries':>9}{'median ms':>11}{'worst ms':>10}")
    for name, (filters, page) in asked.items():
        times = []
        for _run in range(RUNS):
            began = time.perf_counter()
            with CaptureQueriesContext(connection) as queries:
                answer = library_page(teacher, Filters(**filters), **page)
            times.append((time.perf_counter() - began) * 1000)
        print(
            f"{name:34}{answer.total:>7}{len(queries):>9}{statistics.median(times):>11.1f}{max(times):>10.1f}"
        )


def most_and_least_frequent(words: list[str]) -> tuple[str, str]:
    from articles.models import Article

    counted = sorted(
        (Article.objects.search(word).count(), word) for word in words[:: max(1, len(words) // 25)]
    )
    return counted[-1][1], counted[0][1]


if __name__ == "__main__":
    sys.exit(main())
