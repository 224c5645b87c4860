"""manage.py import_article PATH|URL|-: bring one article in, or say what would come in."""

import json
import sys
from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.actions.imports import AlreadyThere, import_article
from articles.importing import ways_in
from articles.importing.errors import ImportingError
from articles.importing.imported import Dateline, Imported
from articles.models import Story
from quizsite.models import User

BAD_INPUT = 2


class Command(BaseCommand):
    help = "Bring in one article from a file, an address or the standard input, as its owner's own."

    def add_arguments(self, parser):
        parser.add_argument(
            "source", metavar="PATH|URL|-", help="a file, an address, or - for the standard input"
        )
        parser.add_argument("--story", help="the title or id of the story it belongs to")
        parser.add_argument("--owner", metavar="EMAIL", help="whose it becomes; needed unless --dry-run")
        parser.add_argument("--dry-run", action="store_true", help="store nothing, print what was found")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args, source, story, owner, dry_run, **options):
        at = timezone.now()
        imported = _read(source, at)
        if not dry_run:
            person = _person(owner)
            _store(imported, person, at, _story(story, person))
        report = found(imported)
        self.stdout.write(
            json.dumps(report, ensure_ascii=False, indent=2) if options["json"] else as_lines(report)
        )


def _store(imported: Imported, person: User, at: datetime, story: Story | None) -> None:
    try:
        import_article(imported=imported, by=person, at=at, story=story)
    except AlreadyThere as there:
        article = there.article
        raise CommandError(
            f"This text is already in the library: {article.title} ({article.public_id}).",
            returncode=BAD_INPUT,
        ) from there


def _read(source: str, at: datetime) -> Imported:
    try:
        if source == "-":
            return ways_in.from_file("", sys.stdin.buffer.read(ways_in.MOST_BYTES + 1), at=at)
        if source.lower().startswith(("http://", "https://")):
            return ways_in.from_url(source, at=at)
        return ways_in.from_file(Path(source).name, _bytes(Path(source)), at=at)
    except ImportingError as error:
        raise CommandError(str(error), returncode=BAD_INPUT) from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(ways_in.MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=BAD_INPUT) from error


def _person(email: str | None) -> User:
    if not email:
        raise CommandError("Say whose article it becomes: --owner EMAIL.", returncode=BAD_INPUT)
    try:
        return User.objects.with_account().get(email__iexact=email)
    except User.DoesNotExist as error:
        raise CommandError(f"Nobody has the address {email}.", returncode=BAD_INPUT) from error


def _story(named: str | None, person: User) -> Story | None:
    if not named:
        return None
    stories = Story.objects.visible_to(person)
    found = list(stories.filter(title=named)[:2]) or [s for s in stories if str(s.public_id) == named]
    if len(found) != 1:
        raise CommandError(
            f"{len(found) or 'No'} stories are called {named}; give its id.", returncode=BAD_INPUT
        )
    return found[0]


def found(imported: Imported) -> dict[str, object]:
    """The article as it is printed; what was not found is null."""
    return {
        "title": imported.title or None,
        "outlet": imported.outlet or None,
        "byline": imported.byline or None,
        "url": imported.url or None,
        "dateline": _dateline(imported.dateline),
        "published_on": imported.published_on.isoformat() if imported.published_on else None,
        "language": imported.language,
        "kind": imported.kind,
        "captions": [{"text": caption.text, "credit": caption.credit} for caption in imported.captions],
        "text": imported.text,
        "warnings": list(imported.warnings),
    }


def _dateline(dateline: Dateline | None) -> dict[str, str | None] | None:
    if dateline is None:
        return None
    return {
        "place": dateline.place or None,
        "date": dateline.on.isoformat() if dateline.on else dateline.date or None,
        "agency": dateline.agency or None,
    }


def as_lines(report: dict) -> str:
    lines = []
    for name, value in report.items():
        if name == "text":
            continue
        if isinstance(value, dict):
            value = " · ".join(part for part in value.values() if part)
        elif name == "captions":
            value = " / ".join(f"{caption['text']} ({caption['credit']})" for caption in value)
        elif name == "warnings":
            value = " ".join(value)
        lines.append(f"{name:<13} {value or '—'}")
    return "\n".join([*lines, "", report["text"]])
