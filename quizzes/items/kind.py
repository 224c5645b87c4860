"""What every kind of item offers. A kind is a module; this is its shape."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol

from articles.models import Attribution, FramingMark
from quizzes.models import Item


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item before it is stored. `start` and `end` count in the body; `rule` is the slug of a rule card."""

    kind: str
    start: int
    end: int
    prompt: str
    task: dict[str, Any]
    key: dict[str, Any]
    rule: str
    feedback: str = ""
    attribution: Attribution | None = None
    framing_mark: FramingMark | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """`score` in [0, 1], None where only a person can tell; `parts` the scores of its parts by name."""

    score: Fraction | None
    parts: dict[str, Fraction] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    """What can be said about this response, sentence by sentence; the item's own feedback comes on top."""


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One defensible answer as the key sheet prints it."""

    what: str
    answer: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """A field of an answer that is a choice: where it stands there, and where the key keeps the right ones.

    Both lead from the outside in, such as ("cells", "1"). `options` are in order, as students read them.
    """

    place: tuple[str, ...]
    key: tuple[str, ...]
    label: Any
    options: Mapping[str, str]

    @property
    def name(self) -> str:
        return ".".join(self.place)

    def chosen(self, answer: object) -> str | None:
        """None for what was left empty, and where an answer has no such field."""
        for name in self.place:
            answer = answer.get(name) if isinstance(answer, Mapping) else None
        return answer if isinstance(answer, str) and answer else None

    def right(self, key: Mapping[str, Any]) -> list[str]:
        found: Any = key
        for name in self.key:
            found = found[name]
        return [one["value"] for one in found]


class Kind(Protocol):
    """`HINT` helps with any item of the kind, so it says nothing about a key; `BY_HAND`: only a person can judge it."""

    NAME: str
    LABEL: Any
    PROMPT: Any
    TEMPLATE: str
    SKILL: str
    CHOICE: str
    """Which field of an answer is the one choice that a class can be counted by; empty where there is none."""

    SECONDS: int
    HINT: Any
    BY_HAND: bool
    TERMS: tuple[str, ...]
    """Which words of the glossary one meets in it."""

    @property
    def ResponseForm(self) -> Any: ...

    @property
    def KeyForm(self) -> Any: ...

    def check(self, item: Item) -> None:
        """Raises BadKey, naming what is wrong with the item's task and key and what to do."""

    def normal(self, key: Mapping[str, Any]) -> dict[str, Any]:
        """The key read and written again: the one form it is stored in. Raises BadKey."""

    def blank_task(self, material: Any) -> dict[str, Any]:
        """What an item made by hand starts with."""

    def propose(self, material: Any, most: int) -> list[Proposal]: ...

    def read_answer(self, item: Item, raw: object) -> dict[str, Any]:
        """`raw` as `ResponseForm.answer()` gives it, with every field. Reads no text. Raises BadAnswer."""

    def is_empty(self, answer: Mapping[str, Any]) -> bool: ...

    def initial(self, item: Item, answer: Mapping[str, Any]) -> dict[str, Any]:
        """What `ResponseForm` takes as `initial` to show a stored answer."""

    def score(self, item: Item, response: Mapping[str, Any]) -> Scored: ...

    def options(self, item: Item, name: str) -> dict[str, str]:
        """What a field of an answer may be, in order, as students read it."""

    def choice_fields(self, item: Item) -> list[ChoiceField]:
        """The fields of an answer whose right choices a teacher may change once students have answered."""

    def preferred(self, item: Item) -> str:
        """The right choice, the preferred one where several can be defended."""

    def answer_lines(self, item: Item, answer: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What somebody answered, in words: (what, words), nothing for what was left empty."""

    def key_lines(self, item: Item) -> list[KeyLine]: ...

    def contradictions(
        self, item: Item, attributions: Sequence[Attribution], framing: Sequence[FramingMark]
    ) -> list[str]:
        """What the given marks say against the key, each a sentence."""
