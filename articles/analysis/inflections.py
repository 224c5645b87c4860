"""Every form in which a listed verb or noun can stand in a text."""

from functools import cache

from articles.analysis import lexicons, morphology


@cache
def _extra(language: str) -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in lexicons.lines(language, "verbs_extra_forms"))
    return {verb: tuple(forms) for verb, *forms in rows}


@cache
def verb_forms(verb: str, language: str = "en") -> frozenset[str]:
    """All forms of a verb in lower case. A form nobody writes (*sayed*) may be among them: it does no harm in
    look-up.
    """
    return frozenset(
        {
            verb,
            morphology.third_person(verb),
            morphology.present_participle(verb),
            morphology.regular_past(verb),
            *morphology.irregular(language).get(verb, ()),
            *_extra(language).get(verb, ()),
        }
    )


@cache
def noun_forms(noun: str) -> frozenset[str]:
    return frozenset({noun, morphology.third_person(noun)})
