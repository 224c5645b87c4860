"""The production server on a database of its own, with production's settings."""

import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings

OURS = "quizsite.wsgi:application"


def environment(folder: Path, url: str) -> dict[str, str]:
    """Production without TLS in front: what `.ci/serve` runs with. Nothing of the caller's own settings."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("WHO_SAYS_", "DJANGO_"))
    }
    return kept | {
        "WHO_SAYS_DEBUG": "0",
        "WHO_SAYS_HTTPS": "0",
        "WHO_SAYS_HOSTS": "127.0.0.1",
        "WHO_SAYS_SECRET_KEY": secrets.token_urlsafe(60),
        "WHO_SAYS_VAR": str(folder),
        "WHO_SAYS_DATABASE_URL": url,
        "WHO_SAYS_LOG_LEVEL": "CRITICAL",
    }


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """The address of a new database of the kind in use: a file in `folder`, or one that is dropped afterwards."""
    used = settings.DATABASES["default"]
    if used["ENGINE"].endswith("sqlite3"):
        yield f"sqlite:///{folder / 'live.sqlite3'}"
        return
    name = f"live_{secrets.token_hex(6)}"
    server = f"postgres://{used['USER']}:{used['PASSWORD']}@{used['HOST']}:{used['PORT']}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{server}/{name}"
    finally:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(module: str, *words: str, env: dict[str, str]) -> str:
    """What a module of ours prints when it is run with those settings."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    if done.returncode:
        raise RuntimeError(f"{module} failed:\n{done.stderr}")
    return done.stdout


def collect_static(env: dict[str, str]) -> None:
    """Pages, those of errors too, name their files by the manifest that this writes."""
    run("django", "collectstatic", "--noinput", "--settings", "quizsite.settings", env=env)


class Server:
    """gunicorn, as `.ci/serve` starts it. The socket listens before it does, so nobody has to wait and ask again."""

    def __init__(self, env: dict[str, str], *, application: str = OURS, workers: int = 2, threads: int = 8):
        listening = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = listening.getsockname()[1]
        self.listening = listening
        words = [
            "--bind", f"fd://{listening.fileno()}", "--worker-class", "gthread", "--workers", str(workers),
            "--threads", str(threads), "--timeout", "60", "--no-control-socket", "--log-level", "error",
        ]  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", application, *words],
            env=env, pass_fds=[listening.fileno()], start_new_session=True,
        )  # fmt: skip

    def kill(self) -> None:
        """-9 to the master and all workers at once, and whoever waits is cut off."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.listening.close()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)
        self.listening.close()
