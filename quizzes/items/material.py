"""What items are proposed from: one revision of an article with its accepted marks."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from articles.analysis.spans import Span
from articles.models import Attribution, AttributionSpan, FramingMark, Revision
from articles.models.revision import Part
from quizzes.scoring.words import Words

if TYPE_CHECKING:
    from quizzes.items.story_material import StoryMaterial

Role = AttributionSpan.Role

WRITER = "the writer"
UNNAMED = "unnamed"
MOST_OPTIONS = 8


class Material:
    """Only marks in the body; headlines and captions are asked about by hand. Runs three queries.

    `story` is there where an exercise is about a story: what its articles have in common.
    """

    story: "StoryMaterial | None" = None

    def __init__(self, revision: Revision) -> None:
        self.revision = revision
        self.text = revision.text
        self.outlet = str(revision.article.outlet or "")
        attributions = list(revision.attributions.kept().filter(part=Part.BODY).with_spans())
        marks = list(revision.framingmarks.kept().filter(part=Part.BODY))
        self.asked: set[Span] = (
            set()
        )  # passages of items proposed so far; the next kind avoids them where it can
        self.attributions = sorted(
            (one for one in attributions if one.state == "accepted" and one.spans_of(Role.CONTENT)),
            key=lambda one: one.spans_of(Role.CONTENT)[0],
        )
        self.framing = sorted((one for one in marks if one.state == "accepted"), key=lambda one: one.span)
        # What a person has not decided yet: such a passage is not taken for the writer's plain fact.
        self.open = [
            span for one in attributions if one.state == "draft" for span in one.spans_of(Role.CONTENT)
        ] + [one.span for one in marks if one.state == "draft"]

    @cached_property
    def words(self) -> Words:
        return Words(self.text)

    @cached_property
    def cast(self) -> list[str]:
        """Every source by name, in the order of the text."""
        return list(dict.fromkeys(one.source_name for one in self.attributions if one.source_name))

    def options(self, right: Iterable[str]) -> list[str]:
        """The right ones and the most quoted others by name, then the writer and somebody unnamed."""
        counts = Counter(one.source_name for one in self.attributions)
        often = sorted(self.cast, key=lambda name: (-counts[name], self.cast.index(name)))
        named = [name for name in right if name not in (WRITER, UNNAMED)]
        chosen = list(dict.fromkeys([*named, *often]))[:MOST_OPTIONS]
        return [*sorted(chosen, key=str.casefold), WRITER, UNNAMED]

    @cached_property
    def sentences(self) -> list[Span]:
        return self.revision.sentence_spans

    def sentence_at(self, place: int) -> Span | None:
        return next((one for one in self.sentences if one.start <= place < one.end), None)

    def paragraph_at(self, place: int) -> Span | None:
        return next((one for one in self.revision.paragraph_spans if one.start <= place < one.end), None)

    def contents_in(self, span: Span) -> list[tuple[Attribution, Span]]:
        return [
            (one, content)
            for one in self.attributions
            for content in one.spans_of(Role.CONTENT)
            if content.overlaps(span)
        ]

    def framing_in(self, span: Span) -> list[FramingMark]:
        return [one for one in self.framing if span.covers(one.span)]

    def is_plain(self, sentence: Span) -> bool:
        """Whether nobody found anything in it: no content, no framing, no open draft."""
        return (
            not self.contents_in(sentence)
            and not any(one.span.overlaps(sentence) for one in self.framing)
            and not any(span.overlaps(sentence) for span in self.open)
        )

    def plain_facts(self) -> list[Span]:
        """Plain sentences of at least six words that state something."""
        return [
            one
            for one in self.sentences
            if self.is_plain(one)
            and len(self.words.inside([one])) >= 6
            and not one.of(self.text).endswith("?")
        ]
