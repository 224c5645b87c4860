"""The words of the trade that a student meets, each in a sentence that holds for every item and tells no key."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from quizzes.items.kind import Kind

Term = tuple[Any, Any]
"""A word and what it means."""

TERMS: dict[str, Term] = {
    "outlet": (_("outlet"), _("Who publishes: a newspaper, a site, a station.")),
    "claim": (_("claim"), _("Something that is said to be so.")),
    "source": (_("source"), _("Whoever says, thinks or wants it: a person, an office, a document, another outlet.")),
    "writer": (_("the writer"), _("Whoever wrote the article. Where nobody else is named, the writer says it.")),
    "unnamed": (_("unnamed"), _("Somebody speaks, and the article does not say who: “a resident”.")),
    "cue": (_("cue"), _("The words that tie a claim to its source: “said”, “according to”, or only a colon.")),
    "acknowledges": (_("acknowledges"), _("The cue only says that it was said: “said”, “told”.")),
    "endorses": (_("endorses"), _("The cue takes it for true: “showed”, “pointed out”.")),
    "distances": (_("distances"), _("The cue leaves it to the speaker: “claimed”, “alleged”.")),
    "reported": (_("reported statement"), _("Somebody else’s words or thoughts, passed on.")),
    "fact": (_("statement of fact"), _("The writer says it without a source, and it could be checked.")),
    "framing": (_("framing"), _("Words of the writer’s own that judge, guess or push the reader.")),
    "loaded word": (_("loaded word"), _("A word with praise or blame in it, where a plain one would do.")),
    "label": (_("label"), _("What people, groups or acts are called, where another name would be possible.")),
    "interpretation": (_("unattributed interpretation"), _("A motive, cause or forecast that nobody is named for.")),
    "presupposition": (_("presupposition"), _("Something taken for granted on the way to saying something else.")),
    "vague attribution": (_("vague attribution"), _("“Critics say”: said to be said, and nobody can be asked.")),
    "scare quotes": (_("scare quotes"), _("Quotation marks that say: so-called.")),
    "background steer": (_("background steer"), _("Something from before, put where it colours what is new.")),
    "contradicted": (_("contradicted"), _("The other article says that it is not so.")),
    "absent": (_("absent"), _("The other article does not have it at all.")),
}  # fmt: skip


def terms_of(kinds: Iterable[Kind]) -> list[Term]:
    """What is met in items of these kinds, each once, in the order of the glossary."""
    met = {name for kind in kinds for name in kind.TERMS}
    return [term for name, term in TERMS.items() if name in met]
