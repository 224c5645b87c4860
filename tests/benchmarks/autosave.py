"""What a page and a save of an attempt cost the server, against the least that Django does for them.

    python -m tests.benchmarks.autosave
    .ci/with-postgres .venv/bin/python -m tests.benchmarks.autosave

One gunicorn with one worker serves both in the same run, with production's settings; a single student asks, one thing
after the other, in rounds that take turns. Counted is the worker's processor time, user and system, by the request; the
median of the rounds is printed. The page is that of the first exercise that comes with the app.
"""

import argparse
import os
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

import django

from tests.soak import ledger
from tests.soak.kill import enrol
from tests.soak.server import Server, collect_static, database, environment
from tests.soak.students import Save, Student

TARGETS = {"page": 2.0, "save": 1.5}


class Asking:
    """What is asked, each by its name; every call is one request that must be answered with 200."""

    def __init__(self, student: Student, response: int, position: int, source: str):
        self.student, self.position, self.source, self.saves = student, position, source, 0
        self.what: dict[str, Callable[[], None]] = {
            "floor page": lambda: self._get(f"/floor/{student.attempt}/"),
            "our page": lambda: self._get(f"/attempts/{student.attempt}/"),
            "floor save": lambda: self._put(f"/floor/{response}/save/"),
            "our save": lambda: self._put(f"/attempts/{student.attempt}/items/{position}/response/"),
        }

    def processor_time(self) -> int:
        """The worker's until now, in nanoseconds."""
        return int(self.student.ask("GET", "/floor/processor/")[1])

    def _get(self, path: str) -> None:
        status, told = self.student.ask("GET", path)
        assert status == 200, (path, status, told[:300])

    def _put(self, path: str) -> None:
        self.saves += 1
        answer = {"source": self.source, "kind": "named person", "chain": []}
        save = Save(self.position, f"{self.saves:032x}", self.saves, answer)
        status, told = self.student.ask("PUT", path, save.body())
        assert status == 200, (path, status, told[:300])


def measure(asking: Asking, rounds: int, requests: int) -> dict[str, list[float]]:
    """Milliseconds of processor time by the request, for each round."""
    found: dict[str, list[float]] = {name: [] for name in asking.what}
    for turn in range(rounds + 1):
        for name, ask in asking.what.items():
            before = asking.processor_time()
            for _request in range(requests):
                ask()
            spent = asking.processor_time() - before
            if turn:  # the first round only warms up
                found[name].append(spent / requests / 1e6)
    return found


def table(found: dict[str, list[float]]) -> str:
    median = {name: statistics.median(each) for name, each in found.items()}
    lines = ["| | floor, ms | ours, ms | ratio | at most |", "|---|---|---|---|---|"]
    for what, most in TARGETS.items():
        floor, ours = median[f"floor {what}"], median[f"our {what}"]
        lines.append(f"| {what} | {floor:.2f} | {ours:.2f} | {ours / floor:.2f} | {most} |")
    return "\n".join(lines)


def who_said_it(url: str) -> tuple[int, int, str]:
    """A response whose item asks for the source, the item's place, and one of its options."""
    query = """
        SELECT r.id, i.position, i.task FROM quizzes_response r JOIN quizzes_item i ON i.id = r.item_id
        WHERE i.kind = 'find source' ORDER BY r.id
    """
    response, position, task = ledger.read(url, query)[0]
    return response, position, ledger.plain(task)["options"][0]


def run(url: str, folder: Path, rounds: int, requests: int, items: str = "real") -> str:
    env = environment(folder, url)
    (student,) = enrol(env, 1, items)
    collect_static(env)
    server = Server(env, application="tests.benchmarks.floor_wsgi:application", workers=1)
    try:
        student.connect(server.port)
        return table(measure(Asking(student, *who_said_it(url)), rounds, requests))
    finally:
        student.connection.close()
        server.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--requests", type=int, default=100, help="of each sort in a round")
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quizsite.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder, database(Path(folder)) as url:
        print(run(url, Path(folder), chosen.rounds, chosen.requests))


if __name__ == "__main__":
    main()
