"""Kill the server while a class saves, again and again: nothing that was acknowledged may be missing afterwards.

    python -m tests.soak.kill --rounds 20
    .ci/with-postgres .venv/bin/python -m tests.soak.kill --rounds 20
    .ci/with-postgres --durable .venv/bin/python -m tests.soak.kill --rounds 20 --victim postgres

With `--victim postgres` the database is shut down in immediate mode instead, and the server lives on.
"""

import argparse
import json
import os
import random
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import django

from tests.soak import ledger
from tests.soak.server import Server, collect_static, database, environment, run
from tests.soak.students import Student

PATIENCE = 240  # seconds until a round that hangs counts as failed
POSTGRES = "THROWAWAY_POSTGRES"  # how .ci/with-postgres says by which command its server is led


@dataclass
class Round:
    acknowledged: int
    in_doubt: int
    missing: list[str]


class Bell:
    """Rings once so many saves are acknowledged, or all students have given up."""

    def __init__(self, saves: int, students: int):
        self.saves, self.students = saves, students
        self.lock, self.rung = threading.Lock(), threading.Event()

    def acknowledged(self) -> None:
        with self.lock:
            self.saves -= 1
            if self.saves <= 0:
                self.rung.set()

    def gave_up(self) -> None:
        with self.lock:
            self.students -= 1
            if self.students <= 0:
                self.rung.set()


def enrol(env: dict[str, str], students: int, items: int | str) -> list[Student]:
    rows = json.loads(run("tests.soak.school", str(students), str(items), env=env))
    return [Student(number=n, **row) for n, row in enumerate(rows, 1)]


def _save_until_cut_off(student: Student, bell: Bell) -> None:
    while student.save():
        bell.acknowledged()
    student.connection.close()
    bell.gave_up()


def play(url: str, students: Sequence[Student], port: int, saves: int, strike) -> Round:
    """All students save as fast as they can; after so many saves `strike()` kills; then the books are compared."""
    before = sum(len(student.acknowledged) for student in students)
    bell = Bell(saves, len(students))
    threads = []
    for student in students:
        student.connect(port)
        threads.append(threading.Thread(target=_save_until_cut_off, args=[student, bell], daemon=True))
    for thread in threads:
        thread.start()
    if not bell.rung.wait(PATIENCE):
        raise TimeoutError("The class got nowhere.")
    strike()
    for thread in threads:
        thread.join(PATIENCE)
    if any(thread.is_alive() for thread in threads):
        raise TimeoutError("A student still waits for an answer.")
    refused = [answer for student in students for answer in student.refused]
    assert refused == [], refused[:3]
    return Round(
        acknowledged=sum(len(student.acknowledged) for student in students) - before,
        in_doubt=sum(student.in_doubt is not None for student in students),
        missing=ledger.missing(url, students),
    )


def kill_the_server(
    url: str, env: dict[str, str], students: Sequence[Student], chance: random.Random
) -> Round:
    server = Server(env)
    try:
        return play(url, students, server.port, chance.randint(40, 400), server.kill)
    finally:
        server.stop()


def kill_postgres(server: Server, url: str, students: Sequence[Student], chance: random.Random) -> Round:
    """Immediate mode: no checkpoint, connections cut; the next start recovers from the log."""

    def strike() -> None:
        control = os.environ[POSTGRES].split()
        subprocess.run([*control, "-m", "immediate", "-w", "restart"], check=True, stdout=subprocess.DEVNULL)

    return play(url, students, server.port, chance.randint(40, 400), strike)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--students", type=int, default=30)
    parser.add_argument("--items", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--victim", choices=["server", "postgres"], default="server")
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quizsite.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder, database(Path(folder)) as url:
        env = environment(Path(folder), url)
        students = enrol(env, chosen.students, chosen.items)
        server = None
        if chosen.victim == "postgres":
            collect_static(env)
            server = Server(env)
        rounds = []
        for number in range(1, chosen.rounds + 1):
            if server:
                played = kill_postgres(server, url, students, chance)
            else:
                played = kill_the_server(url, env, students, chance)
            rounds.append(played)
            print(
                f"round {number:2d}: {played.acknowledged:4d} saves acknowledged, {played.in_doubt:2d} cut off,"
                f" {len(played.missing)} missing",
                *played.missing, sep="\n    ", flush=True,
            )  # fmt: skip
        if server:
            server.stop()
    lost = sum(len(one.missing) for one in rounds)
    print(
        f"{len(rounds)} rounds, {sum(one.acknowledged for one in rounds)} saves acknowledged, {lost} missing"
    )
    raise SystemExit(1 if lost else 0)


if __name__ == "__main__":
    main()
