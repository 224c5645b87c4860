"""The sentences a teacher reads: why something was drafted, in plain English and with the words of the text.

All wording stands here, in tables by rule, so that the app can mark it for translation. In the templates
{cue}, {source} and {words} are quoted from the text; {name} is a member of the cast.
"""

from articles.analysis.attribution.types import Attribution
from articles.analysis.cast import Link
from articles.analysis.chains.channels import Channel
from articles.analysis.document import Document
from articles.analysis.spans import Span
from articles.analysis.stance import Stance

MAX_QUOTED = 60
"""Longer words of the text are shortened in a reason."""

FOUND_BY = {
    "cue_first": "The reporting verb “{cue}” opens what is told after it",
    "statement_phrase": "The reporting verb “{cue}” is followed by what is told",
    "quoted_object": "The reporting verb “{cue}” is followed by words in quotation marks",
    "object": "The reporting verb “{cue}” tells what somebody said, asked or held, in the writer's words",
    "infinitive": "The reporting verb “{cue}” is followed by what is asked or promised",
    "announced": "“{cue}” before a colon announces the words that follow it",
    "quote_before": "The reporting verb “{cue}” stands right behind a quotation",
    "clause_before": "The reporting verb “{cue}” stands behind a comma, and what is told goes before it",
    "according_to": "The phrase “{cue}” names where the statement comes from",
    "as_clause": "A side remark with “as” and “{cue}” says who told the rest of the sentence",
    "relative_gap": "The reporting verb “{cue}” stands in a relative clause about what is told",
    "noun_cue": "The noun “{cue}” announces what somebody said",
    "colon": "The colon after a name announces that person's words",
    "lone_quotation": "The quotation has no reporting verb beside it, yet somebody else must be speaking",
    "hearsay": "The adverb “{cue}” says that somebody told this, but not who",
    "quoting": "The reporting verb “{cue}” shows that one source passes on the words of another",
    "quoted_as": "The reporting verb “{cue}” gives the words of someone whom another source quotes",
}
"""How an attribution was found, by the rule of its detection; a half-sentence."""

OTHERWISE_FOUND = "The wording “{cue}” ties these words to a source"

SOURCE_BEFORE = "its source, “{source}”, stands before it"
SOURCE_AFTER = "its source, “{source}”, stands after it"
SOURCE_OF_MAIN_CLAUSE = "its source is the subject of the main clause, “{source}”"
SOURCE_ALONE = "the source is “{source}”"
NO_SOURCE = "nobody is named as the source"

STANCES = {
    ("acknowledges", "stance-verb"): "",
    ("acknowledges", "stance-no-verb"): "",
    ("acknowledges", "stance-default"): "No list of ours has this cue, so it is read as neutral.",
    ("acknowledges", "stance-negated"): "Negated, “{words}” takes no side.",
    ("endorses", "stance-verb"): "The wording “{words}” presents what is told as true.",
    ("endorses", "stance-adverb"): "With “{words}” the writer agrees.",
    (
        "distances",
        "stance-verb",
    ): "The wording “{words}” distances the writer: it leaves open whether this is true.",
    ("distances", "stance-adverb"): "With “{words}” the writer casts doubt on what is told.",
    ("distances", "stance-negated"): "Negated, “{words}” leaves open whether this is true.",
}
"""What the stance adds, by kind and rule; empty where there is nothing to explain."""

MEMBERS = {
    "full-name": "The source is named: {name}.",
    "surname": "“{source}” is the surname of {name}.",
    "name-alone": "“{source}” is named without a first name anywhere in the text.",
    "role": "“{source}” is the role of {name}, named before.",
    "variation": "“{source}” most likely means {name}, named just before.",
    "description": "The source is described, not named.",
    "pronoun": "“{source}” goes back to “{words}”, which means {name}.",
    "pronoun-of-description": "“{source}” goes back to “{words}”.",
    "relative": "“{source}” belongs to “{words}” right before it.",
    "first-person": "“{source}” is said by {name}, who is quoted here.",
    "writer": "“{source}” stands outside any quotation, so the writer speaks.",
    "unresolved": "The text does not settle who “{source}” is.",
}
"""Whom a source means, by the rule that tied it to the cast."""

CHANNELS = {
    "through": "It came through “{source}” (“{cue}”).",
    "from": "The source has it from “{source}” (“{cue}”).",
}


def reason_of(document: Document, attribution: Attribution, stance: Stance) -> str:
    """One or two sentences: how it was found and where its source stands, then what the stance adds."""
    found = FOUND_BY.get(attribution.rule, OTHERWISE_FOUND)
    first = f"{found}; {_place_of_source(document, attribution)}.".format(
        cue=_quoted(document, attribution.cue), source=_quoted(document, attribution.source[:1])
    )
    second = STANCES.get((stance.kind, stance.rule), "").format(words=stance.decided_by)
    return f"{first} {second}".strip()


def reason_of_member(document: Document, source: Span, link: Link, name: str) -> str:
    """Why a source was tied to a member of the cast, or why it was not."""
    antecedent = (link.antecedent,) if link.antecedent else (source,)
    rule = link.rule
    if rule == "pronoun" and _quoted(document, antecedent).lower() == name.lower():
        rule = "pronoun-of-description"
    template = MEMBERS.get(rule, MEMBERS["unresolved"])
    return template.format(
        source=_quoted(document, (source,)), words=_quoted(document, antecedent), name=name or "the writer"
    )


def reason_of_channel(document: Document, channel: Channel) -> str:
    source, cue = _quoted(document, (channel.source,)), _quoted(document, (channel.cue,))
    return CHANNELS[channel.direction].format(source=source, cue=cue)


def _place_of_source(document: Document, attribution: Attribution) -> str:
    if not attribution.source:
        return NO_SOURCE
    if not attribution.cue:
        return SOURCE_ALONE
    source, cue = attribution.source[0], attribution.cue[0]
    if source.start > cue.start:
        return SOURCE_AFTER
    between = document.word_range(Span(source.start, max(cue.start, source.start + 1)))
    own = document.word_range(source)
    head = (
        document.words[document.word_range(attribution.cue[0]).stop - 1].lower
        if document.word_range(cue)
        else ""
    )
    if head.endswith("ing") and len(between) - len(own) > 2:
        return SOURCE_OF_MAIN_CLAUSE
    return SOURCE_BEFORE


def _quoted(document: Document, spans: tuple[Span, ...]) -> str:
    """The words of the spans on one line, shortened at a word's end, without quotation marks of their own."""
    text = " … ".join(" ".join(span.of(document.text).split()) for span in spans)
    text = text.strip('"“”«» ')
    if len(text) <= MAX_QUOTED:
        return text
    return text[:MAX_QUOTED].rpartition(" ")[0].rstrip(",;:") + " …"
