"""manage.py draft_article ID|PATH: draft an article of the library, or a file without storing anything."""

import json
import sys
from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.actions.drafting import draft_revision
from articles.analysis.__main__ import as_json
from articles.analysis.draft import Draft, draft
from articles.models import Article

BAD_INPUT = 2  # the exit code


class BadInput(Exception):
    """What the person can put right; says how in one sentence."""


class Command(BaseCommand):
    help = "Draft an article: who says what, in whose voice, with which framing."

    def add_arguments(self, parser):
        parser.add_argument("source", metavar="ID|PATH", help="an article's id, or a text file")
        parser.add_argument("--json", action="store_true", help="print JSON, with offsets into the text")

    def handle(self, *args, source, **options):
        try:
            text, drafted = _drafted(source)
        except BadInput as error:
            self.stderr.write(str(error))
            sys.exit(BAD_INPUT)
        if options["json"]:
            self.stdout.write(json.dumps({"id": source, **as_json(drafted)}, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(as_lines(text, drafted)))


def _drafted(source: str) -> tuple[str, Draft]:
    """An article's drafts are stored as marks, beside what persons decided; a file's are only shown."""
    if _is_id(source):
        article = Article.objects.present().select_related("current").filter(public_id=source).first()
        if article is None:
            raise BadInput(f"No article has the id {source}.")
        return article.current.text, draft_revision(revision=article.current, by=None, at=timezone.now())
    try:
        text = Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{source} cannot be read as text. Give an article's id or a UTF-8 text file."
        ) from error
    return text, draft(text)


def _is_id(source: str) -> bool:
    try:
        UUID(source)
    except ValueError:
        return False
    return True


def as_lines(text: str, drafted: Draft) -> list[str]:
    """One line a mark, in brackets as in the rule cards, with its confidence and reason."""

    def words(spans) -> str:
        return " … ".join(" ".join(span.of(text).split()) for span in spans)

    lines = [
        f"{found.confidence:.2f}  [{words(found.source)}]source [{words(found.cue)}]cue "
        f"[{words(found.content)}]content  ·  {found.source_kind}, {found.quotation}, {found.stance}"
        f"\n      {found.reason}"
        for found in drafted.attributions
    ]
    lines += [
        f"{mark.confidence:.2f}  [{words([mark.span])}]{mark.device}\n      {mark.reason}"
        for mark in drafted.framing
    ]
    return [*lines, *drafted.notes] or ["Nothing was found to draft."]
