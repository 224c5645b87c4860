"""The frozen text of an article. An edit makes the next revision; nothing here is ever changed."""

import hashlib
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.analysis.spans import Span

SHA256 = r"^[0-9a-f]{64}$"
CONTEXT = 40  # characters of prefix and suffix kept with a quote
FROZEN = ("article_id", "number", "title", "text", "captions", "blocks", "sentences", "original", "left_out")


class Frozen(Exception):
    """Somebody tried to change a stored revision; make the next one (`actions.revisions.revise`)."""


class Part(models.TextChoices):
    """What of a revision a span counts in. Almost always the body; headlines and captions frame, too."""

    BODY = "body", _("text")
    TITLE = "title", _("title")
    CAPTIONS = "captions", _("captions")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row of the body, with its span."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the original; `reason` says why it was dropped, and is empty where it was kept."""

    text: str
    reason: str


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class RevisionQuerySet(models.QuerySet):
    def marks_states(self) -> dict[int, str]:
        """For each revision, by key, a few figures that change whenever one of its marks does. Two queries."""
        states: dict[int, list[str]] = {}
        for marks in ("attributions", "framingmarks"):
            rows = (
                self.order_by("pk")
                .values_list("pk")
                .annotate(models.Count(marks), models.Max(f"{marks}__pk"), models.Sum(f"{marks}__version"))
            )
            for pk, *figures in rows:
                states.setdefault(pk, []).append(".".join(str(figure or 0) for figure in figures))
        return {pk: " ".join(parts) for pk, parts in states.items()}

    def newest_first(self):
        """For lists: without the long columns."""
        long = ("text", "original", "left_out", "blocks", "sentences", "captions")
        return self.select_related("created_by").defer(*long).order_by("-number")

    def update(self, **kwargs):
        if frozen := set(FROZEN) & set(kwargs):
            raise Frozen(f"{', '.join(sorted(frozen))} of a stored revision cannot be changed.")
        return super().update(**kwargs)

    def bulk_update(self, objs, fields, batch_size=None):
        if frozen := set(FROZEN) & set(fields):
            raise Frozen(f"{', '.join(sorted(frozen))} of a stored revision cannot be changed.")
        return super().bulk_update(objs, fields, batch_size)


class Revision(models.Model):
    """Text, title and captions as one numbered state. All offsets count Unicode code points.

    `blocks` are `[kind, start, end]` of the text in order, `sentences` are `[start, end]`, each in one block:
    both are kept, so that old work keeps its meaning when the splitter learns. `left_out` are
    `[start, end, reason]` of `original`, sorted. `captions` are `{"text": …, "credit": …}`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="revisions", verbose_name=_("article")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"))
    text_sha256 = models.CharField(_("hash of the text"), max_length=64, editable=False)
    blocks = models.JSONField(_("blocks"), default=list)
    sentences = models.JSONField(_("sentences"), default=list)
    captions = models.JSONField(_("captions"), default=list, blank=True)
    original = models.TextField(_("original"), blank=True)
    left_out = models.JSONField(_("left out"), default=list, blank=True)
    word_count = models.PositiveIntegerField(_("words"), default=0)
    note = models.CharField(_("note"), max_length=200, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    created_at = models.DateTimeField(_("made"), default=timezone.now)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="%(app_label)s_%(class)s_number_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="%(app_label)s_%(class)s_number_from_one"
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(title=""), name="%(app_label)s_%(class)s_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(text_sha256__regex=SHA256), name="%(app_label)s_%(class)s_hash_valid"
            ),
        ]
        indexes = [models.Index(fields=["text_sha256"], name="articles_revision_text_sha256")]

    def __str__(self):
        return f"{self.title} · {self.number}"

    def save(self, *args, **kwargs):
        if self._state.adding:
            self.text_sha256 = text_hash(self.text)
            self.word_count = len(self.text.split())
        elif frozen := self._changed():
            raise Frozen(f"{', '.join(frozen)} of a stored revision cannot be changed.")
        super().save(*args, **kwargs)

    def _changed(self) -> list[str]:
        stored = Revision.objects.filter(pk=self.pk).values(*FROZEN).get()
        deferred = self.get_deferred_fields()
        return [name for name in FROZEN if name not in deferred and stored[name] != getattr(self, name)]

    def part_text(self, part: str) -> str:
        """The text that spans of this part count in."""
        if part == Part.CAPTIONS:
            return self.captions_text
        return self.title if part == Part.TITLE else self.text

    @property
    def captions_text(self) -> str:
        return "\n".join(caption["text"] for caption in self.captions)

    @property
    def body_blocks(self) -> list[Block]:
        return [Block(kind, start, end, self.text[start:end]) for kind, start, end in self.blocks]

    @property
    def paragraph_spans(self) -> list[Span]:
        return [Span(start, end) for kind, start, end in self.blocks if kind == "paragraph"]

    @property
    def sentence_spans(self) -> list[Span]:
        return [Span(start, end) for start, end in self.sentences]

    @property
    def pieces(self) -> list[Piece]:
        """The original cut where something was dropped; together the pieces are the whole original."""
        found, at = [], 0
        for start, end, reason in self.left_out:
            found += [Piece(self.original[at:start], ""), Piece(self.original[start:end], reason)]
            at = end
        found.append(Piece(self.original[at:], ""))
        return [piece for piece in found if piece.text]

    def anchor(self, start: int, end: int, part: str = Part.BODY) -> dict[str, object]:
        """The fields of a span row: the range, its quote, and what stands around it.

        Raises ValueError when the range is not inside the part's text.
        """
        text = self.part_text(part)
        if not 0 <= start < end <= len(text):
            raise ValueError(f"[{start}, {end}) is not inside the {part} of {len(text)} characters")
        return {
            "start": start,
            "end": end,
            "quote": text[start:end],
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        }
