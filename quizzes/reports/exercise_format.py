"""What stands in the file of an exercise, for whoever wants to read or write one without the app.

Held against a real file by tests/quizzes/reports/test_exercise_format.py.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One kind of object in the file. `fields` are (name, meaning), in the order of the file."""

    title: Any
    fields: list[tuple[str, Any]]


CHOICES = _("List of {value, reason}: each answer that counts as right, the preferred one first.")
WORDS = _(
    "Words: {grace, alternatives}. Each alternative has core (what must be marked), tolerance (what may be marked, "
    "too), both lists of [start, end], and a reason; grace is how many words too many cost nothing."
)

FILE = Table(
    _("The file"),
    [
        ("format", _("Always “who-says exercise”.")),
        ("version", _("Always 1.")),
        ("title", _("Title of the exercise.")),
        ("introduction", _("What students read first; may be empty.")),
        ("tags", _("An object, see below.")),
        ("based_on", _("Which exercise it comes from, in words.")),
        ("about", _("“article” or “story”.")),
        ("story", _("An object, see below, or null.")),
        ("articles", _("List of articles, see below. Exactly one where the exercise is about an article.")),
        ("rule_cards", _("List of the rule cards that the items cite, see below.")),
        ("items", _("List of at most 200 items in order, see below.")),
    ],
)
TAGS = Table(
    _("Tags"),
    [
        ("skill", _("attribution, stance, voice, framing, comparison or mixed.")),
        ("year", _("School year from 1 to 13, or null.")),
        ("topic", _("A few words, or empty.")),
    ],
)
STORY = Table(
    _("Story"),
    [
        ("title", _("Its title. One of the same title in the library is used.")),
        ("summary", _("What happened; may be empty.")),
        ("happened_on", _("Day as 2026-03-17, or null.")),
    ],
)
ARTICLE = Table(
    _("Article"),
    [
        ("id", _("A name that items refer to it by, within this file.")),
        ("title", _("Headline.")),
        ("outlet", _("Who published it; may be empty.")),
        ("byline", _("Who wrote it; may be empty.")),
        ("url", _("Address; may be empty.")),
        ("published_on", _("Day as 2026-03-17, or null.")),
        ("language", _("Code such as “en”.")),
        ("kind", _("report, opinion or another kind that the library knows.")),
        ("licence_note", _("By what right it is used; may be empty.")),
        ("text", _("The whole text. An article of the same text in the library is used as it is there.")),
        ("captions", _("List of {text, credit}.")),
        ("blocks", _("Paragraphs and headings in order: list of [kind, start, end] in the text.")),
    ],
)
CARD = Table(
    _("Rule card"),
    [
        ("slug", _("Its short name. A card of the same short name stays as your school words it.")),
        ("title", _("Title.")),
        ("rule", _("The convention.")),
        ("example", _("An example.")),
        ("counter_example", _("What it does not mean.")),
        ("skill", _("As in the tags.")),
        ("applies_to", _("List of the kinds of item that may cite it.")),
        ("reference", _("Where it comes from.")),
    ],
)
ITEM = Table(
    _("Item"),
    [
        ("kind", _("The kind of item: one of those below.")),
        ("article", _("The id of its article.")),
        ("part", _("Where its passage stands: body, title or captions.")),
        ("start", _("First character of the passage, counted from 0 in that part.")),
        ("end", _("The character after the last one.")),
        ("quote", _("The passage. It must be what the article says there.")),
        ("prompt", _("The question.")),
        ("points", _("A number as text, such as “1.00”.")),
        ("task", _("What is offered to students, by kind, see below.")),
        ("key", _("What is right, by kind, see below.")),
        ("rule_card", _("The short name of a card, or null.")),
        ("feedback", _("What students read together with the key; may be empty.")),
    ],
)
# By kind: the fields of its task, then those of its key.
TASKS_AND_KEYS: dict[str, tuple[list[tuple[str, Any]], list[tuple[str, Any]]]] = {
    "find source": (
        [
            ("options", _("Who may be chosen; “the writer” and “unnamed” are understood.")),
            ("chain", _("Who told whom, in an order that gives nothing away; may be empty.")),
        ],
        [
            ("sources", CHOICES),
            ("kinds", CHOICES),
            ("chain", _("List of {tiers, reason}: orders that are right, each a list of lists of names.")),
        ],
    ),
    "read the cue": ([], [("cue", WORDS), ("stances", CHOICES)]),
    "tell the voice": ([], [("voices", CHOICES), ("shows", _("Words, as for a cue, or null."))]),
    "mark the framing": (
        [],
        [
            (
                "marks",
                _("List of {place, devices, optional}: words, choices, and whether it may be left out."),
            )
        ],
    ),
    "compare coverage": (
        [
            ("here", _("Who tells it, and how: {outlet, extract}.")),
            (
                "articles",
                _(
                    "What it is compared with: list of {outlet, title, url, language, extract}, at most 8. The extract "
                    "is the one sentence that students see; keys name the articles “1”, “2” and so on."
                ),
            ),
            ("ask", _("List of what is asked about them.")),
            ("cues", _("List of cues to be put in order; may be empty.")),
            ("labels", _("What the same is called: {here, there}, both lists of words; may be empty.")),
        ],
        [
            ("cells", _("By the number of an article: list of {value, reason}.")),
            (
                "omission",
                _("List of {value, reason}: the number of the article that leaves it out; may be empty."),
            ),
            ("cues", _("List of {tiers, reason}: orders that are right; may be empty.")),
            (
                "pairs",
                _("List of {here, there, reason, optional}: which labels belong together; may be empty."),
            ),
        ],
    ),
    "write": (
        [("about", _("“rewrite”, or “check” for what to check first, and where."))],
        [
            ("levels", _("The rubric, the lowest first: list of {name, description}.")),
            ("samples", _("Good answers: list of {value, reason}; may be empty.")),
        ],
    ),
}
TABLES = [FILE, TAGS, STORY, ARTICLE, CARD, ITEM]
