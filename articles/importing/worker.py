"""Untrusted files are parsed in a child process of their own, within limits.

The child gets the bytes on its standard input and nothing else: no environment of ours, no open files, no
database. It answers with plain JSON in a temporary file. What it may use of time and memory, and how much it
may write, the kernel enforces; whatever becomes of it, the site goes on.
"""

import json
import logging
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from articles.importing.blocks import Extract
from articles.importing.errors import BY_CODE, ImportingError, TookTooLong
from articles.importing.feed import Entry

logger = logging.getLogger(__name__)

MEMORY = 1 << 30  # bytes of address space; the extractor needs 200 MB at worst
SECONDS = 12  # of processor time
WALL_SECONDS = 20
MOST_ANSWER = 40_000_000  # bytes
ROOT = Path(__file__).resolve().parents[2]
JOBS = ("html", "pdf", "docx", "markdown", "feed")


def extract(job: str, data: bytes, *, url: str = "", charset: str = "") -> Extract:
    """The extract of a file. Raises the child's ImportingError, TookTooLong, or BrokenFile's kin."""
    return Extract.from_data(run(job, data, url=url, charset=charset))


def entries(data: bytes, *, url: str = "") -> list[Entry]:
    return [Entry.from_data(entry) for entry in run("feed", data, url=url)["entries"]]


def run(
    job: str,
    data: bytes,
    *,
    seconds: int = SECONDS,
    wall_seconds: float = WALL_SECONDS,
    memory: int = MEMORY,
    **options: str,
) -> dict:
    """The child's answer. Raises TookTooLong when it was stopped for time or memory."""
    if job not in JOBS:
        raise ValueError(f"unknown job {job!r}")
    order = json.dumps({"job": job, "seconds": seconds, "memory": memory, "options": options})
    with tempfile.TemporaryFile() as answer:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "articles.importing.worker", order],
                input=data,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
                timeout=wall_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TookTooLong() from error
        answer.seek(0)
        said = answer.read(MOST_ANSWER + 1)
    if done.returncode:
        logger.warning(
            "importing child failed", extra={"job": job, "bytes": len(data), "code": done.returncode}
        )
    if done.returncode < 0:  # killed by a signal: out of time, or out of what it may write
        raise TookTooLong()
    return _understood(said)


def _understood(said: bytes) -> dict:
    try:
        answer = json.loads(said)
    except ValueError as error:
        raise ImportingError() from error
    if "error" in answer:
        raise BY_CODE.get(answer["error"], ImportingError)(**answer["facts"])
    return answer


def _limit(seconds: int, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_ANSWER, MOST_ANSWER))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def _work(job: str, data: bytes, options: dict[str, str]) -> dict[str, object]:
    if job == "feed":
        from articles.importing import feed  # each child loads only what its job needs

        return {"entries": [entry.as_data() for entry in feed.entries(data, options.get("url", ""))]}
    return _extract(job, data, options).as_data()


def _extract(job: str, data: bytes, options: dict[str, str]) -> Extract:
    if job == "pdf":
        from articles.importing import pdf

        return pdf.extract(data)
    if job == "docx":
        from articles.importing import docx

        return docx.extract(data)
    from articles.importing import html, markdown
    from articles.importing.decoding import text_of

    text = text_of(data, options.get("charset", ""))
    return markdown.extract(text) if job == "markdown" else html.extract(text, options.get("url", ""))


def main() -> None:
    order = json.loads(sys.argv[1])
    _limit(order["seconds"], order["memory"])
    data = sys.stdin.buffer.read()
    try:
        answer = _work(order["job"], data, order["options"])
    except ImportingError as error:
        answer = {"error": error.code, "facts": error.facts}
    except MemoryError:
        answer = {"error": TookTooLong.code, "facts": {}}
    sys.stdout.buffer.write(json.dumps(answer).encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main()
