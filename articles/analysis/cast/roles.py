"""Roles people hold in a text: which nouns mean the same one, and which tell two holders apart."""

PARTIES = {
    "republican": "republican", "gop": "republican", "democratic": "democratic", "democrat": "democratic",
    "green": "green", "libertarian": "libertarian", "labour": "labour", "conservative": "conservative",
    "tory": "conservative", "first": "first", "second": "second", "vice": "vice", "deputy": "deputy",
    "former": "former",
}  # fmt: skip
"""Words that tell holders of one role apart: the *Republican* and the *Democratic* nominee."""

SYNONYMS = {
    "nominee": "candidate", "contender": "candidate", "hopeful": "candidate", "frontrunner": "candidate",
    "front-runner": "candidate", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "congressman": "representative",
    "congresswoman": "representative", "attorney": "lawyer", "counsel": "lawyer", "executive": "ceo",
}  # fmt: skip
"""Nouns by which one role is taken up: *candidate Ortiz … the nominee*."""


OFFICES = frozenset(("president", "senator", "representative", "governor", "mayor", "secretary", "premier"))
"""Nobody holds two of these at once."""


def head_of_role(role: str) -> str:
    """The noun of a role, one for all its synonyms."""
    noun = role.rpartition(" ")[2]
    return SYNONYMS.get(noun, noun)


def contradicts(role: str, roles: set[str]) -> bool:
    """Whether the words that tell holders apart differ from those of every such role of the entity."""
    asked = _parties(role)
    known = [_parties(held) for held in roles if head_of_role(held) == head_of_role(role)]
    return bool(asked) and bool(known) and all(parties and not parties & asked for parties in known)


def contradicts_party(role: str, roles: set[str]) -> bool:
    asked, known = _parties(role), {party for held in roles for party in _parties(held)}
    return bool(asked) and bool(known) and not asked & known


def _parties(role: str) -> set[str]:
    return {PARTIES[word] for word in role.split() if word in PARTIES}


def holds_other_office(role: str, roles: set[str]) -> bool:
    """Whether one of the roles is an office that rules this one out."""
    office = head_of_role(role)
    return office in OFFICES and any(head_of_role(held) in OFFICES - {office} for held in roles)
