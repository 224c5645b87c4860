"""Feeds and lists of addresses, brought in line by line by the background worker.

A run goes in turns of a few lines, each a task of its own: the worker can be stopped between them, and two
runs take turns. A turn has a number; taking a run up again gives it the next one, and a task of an earlier
turn stops. A line is only ever done while it waits, and the library takes no text twice, so a turn that was
cut short is repeated without harm.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from articles.actions.imports import AlreadyThere, import_article
from articles.importing import ways_in
from articles.importing.addresses import canonical
from articles.importing.errors import BadAddress, Empty, ImportingError, TooLarge
from articles.importing.feed import Entry
from articles.importing.imported import Imported
from articles.models import Article, ImportLine, ImportRun, Story
from articles.models.marks import NotAMove
from quizsite.models import User
from quizsite.tasks import task

logger = logging.getLogger(__name__)

LINES_A_TURN = 5
MOST_LINES = 500
ReadArticle = Callable[..., Imported]
ReadFeed = Callable[[str], list[Entry]]


@transaction.atomic
def start(
    *,
    addresses: Iterable[str],
    by: User,
    at: datetime,
    story: Story | None = None,
    titles: Iterable[str] = (),
) -> ImportRun:
    """A run over these addresses, each once, in their order. Lines that are no address fail at once.

    Raises Empty, and TooLarge for more than 500. `titles` are shown until the articles are there.
    """
    named = dict(zip(addresses := [line.strip() for line in addresses], titles, strict=False))
    lines = list(dict.fromkeys(line for line in addresses if line))
    if not lines:
        raise Empty
    run = ImportRun.objects.create(owner=by, way=ImportRun.Way.ADDRESSES, story=story, created_at=at)
    _add_lines(run, [(line, named.get(line, "")) for line in lines], at)
    _next_turn(run)
    return run


@transaction.atomic
def start_feed(*, url: str, by: User, at: datetime, story: Story | None = None) -> ImportRun:
    """A run over the entries of a feed, which the worker reads. Raises BadAddress."""
    if not (address := canonical(url)):
        raise BadAddress
    run = ImportRun.objects.create(
        owner=by, way=ImportRun.Way.FEED, feed_url=address, story=story, created_at=at
    )
    _next_turn(run)
    return run


@transaction.atomic
def stop(*, run: ImportRun, at: datetime) -> ImportRun:
    """Do no further line; what came in stays. Raises NotAMove."""
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    return _move(run, ImportRun.State.STOPPED, at)


@transaction.atomic
def take_up_again(*, run: ImportRun, at: datetime) -> ImportRun:
    """Go on with a stopped or failed run, its failed lines too. Raises NotAMove."""
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    run = _move(run, ImportRun.State.WAITING, at)
    run.lines.filter(state=ImportLine.State.FAILED).update(
        state=ImportLine.State.WAITING, result="", done_at=None
    )
    _next_turn(run)
    return run


def resume_unfinished() -> int:
    """For a worker that starts: the next turn of every run that a restart may have cut short."""
    runs = list(ImportRun.objects.unfinished())
    for run in runs:
        _next_turn(run)
    return len(runs)


def _add_lines(run: ImportRun, found: list[tuple[str, str]], at: datetime) -> None:
    if len(found) > MOST_LINES:
        raise TooLarge(limit=f"{MOST_LINES} addresses")
    lines: dict[str, ImportLine] = {}
    for written, title in found:
        address = canonical(written)
        line = ImportLine(run=run, url=address or written[:2000], title=title[:300])
        if not address:
            line.state, line.done_at, line.result = ImportLine.State.FAILED, at, str(BadAddress())
        lines.setdefault(line.url, line)
    for position, line in enumerate(lines.values(), start=1):
        line.position = position
    ImportLine.objects.bulk_create(lines.values())


def _next_turn(run: ImportRun) -> None:
    ImportRun.objects.filter(pk=run.pk).update(turn=F("turn") + 1)
    run.refresh_from_db(fields=["turn"])
    pk, turn = run.pk, run.turn
    transaction.on_commit(lambda: work_through.enqueue(pk, turn))


def _move(run: ImportRun, to: str, at: datetime) -> ImportRun:
    if to not in ImportRun.MOVES[ImportRun.State(run.state)]:
        raise NotAMove(f"{run.state} → {to}")
    run.state = to
    run.finished_at = None if to in (ImportRun.State.WAITING, ImportRun.State.RUNNING) else at
    run.save(update_fields=["state", "finished_at", "result"])
    return run


@task()
def work_through(run_id: int, turn: int) -> None:
    """The worker's part: one turn, then the next one is put in line."""
    take_turn(run_id=run_id, turn=turn, now=timezone.now)


def take_turn(
    *,
    run_id: int,
    turn: int,
    now: Callable[[], datetime],
    read_article: ReadArticle = ways_in.from_url,
    read_feed: ReadFeed = ways_in.entries_of_feed_at,
) -> None:
    """Do a few lines of the run, if this turn is still the one; then finish it or order the next turn."""
    run = ImportRun.objects.unfinished().filter(pk=run_id, turn=turn).select_related("owner", "story").first()
    if run is None:
        return
    if run.state == ImportRun.State.WAITING:
        _move(run, ImportRun.State.RUNNING, now())
    if run.way == ImportRun.Way.FEED and not run.lines.exists() and not _read_feed(run, read_feed, now()):
        return
    for line in run.lines.waiting()[:LINES_A_TURN]:
        if not ImportRun.objects.filter(pk=run_id, turn=turn, state=ImportRun.State.RUNNING).exists():
            return
        do_line(run=run, line=line, at=now(), read_article=read_article)
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        if (run.turn, run.state) != (turn, ImportRun.State.RUNNING):
            return
        if run.lines.waiting().exists():
            _next_turn(run)
        else:
            _move(run, ImportRun.State.FINISHED, now())
            logger.info("import run finished", extra={"import_run": run.pk})


def _read_feed(run: ImportRun, read_feed: ReadFeed, at: datetime) -> bool:
    try:
        entries = read_feed(run.feed_url)
    except ImportingError as error:
        run.result = str(error)
        _move(run, ImportRun.State.FAILED, at)
        return False
    with transaction.atomic():
        _add_lines(run, [(entry.url, entry.title) for entry in entries], at)
    return True


def do_line(*, run: ImportRun, line: ImportLine, at: datetime, read_article: ReadArticle) -> None:
    """Bring in one address and say what came of it. A line that is done already stays as it is."""
    there = Article.objects.visible_to(run.owner).filter(url=line.url).first()
    if there:
        return _done(line, ImportLine.State.ALREADY_THERE, at, article=there)
    way = Article.Way.FEED if run.way == ImportRun.Way.FEED else Article.Way.URL
    try:
        imported = read_article(line.url, at=at)
        article = import_article(imported=imported, by=run.owner, at=at, story=run.story, way=way)
    except AlreadyThere as known:
        return _done(line, ImportLine.State.ALREADY_THERE, at, article=known.article)
    except ImportingError as error:
        return _done(line, ImportLine.State.FAILED, at, result=str(error))
    except DatabaseError:
        raise
    except Exception:
        # One line must not end the run; what happened is for us to find out.
        logger.exception("import line failed", extra={"import_line": line.pk})
        return _done(line, ImportLine.State.FAILED, at, result=str(ImportingError()))
    return _done(line, ImportLine.State.IMPORTED, at, article=article, result=" ".join(imported.warnings))


def _done(
    line: ImportLine, state: str, at: datetime, *, article: Article | None = None, result: str = ""
) -> None:
    ImportLine.objects.waiting().filter(pk=line.pk).update(
        state=state, done_at=at, article=article, result=result[:300]
    )
