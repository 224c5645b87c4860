import pytest

from articles.analysis.framing.inflection import forms
from articles.analysis.framing.kinds import ADJECTIVE, NOUN, PLAIN, VERB


@pytest.mark.parametrize(
    ("entry", "inflect", "expected"),
    [
        ("slam", VERB, {"slam", "slams", "slammed", "slamming"}),
        ("decry", VERB, {"decry", "decries", "decried", "decrying"}),
        ("tear", VERB, {"tear", "tears", "tore", "torn", "tearing"}),
        ("crony", NOUN, {"crony", "cronies"}),
        ("drastic", ADJECTIVE, {"drastic", "drastically"}),
        ("terrible", ADJECTIVE, {"terrible", "terribly"}),
        ("callous", ADJECTIVE, {"callous", "callously", "callousness"}),
        ("shady", ADJECTIVE, {"shady", "shadily", "shadier", "shadiest", "shadiness"}),
        ("vile", ADJECTIVE, {"vile", "vilely", "viler", "vilest"}),
        ("demonize", VERB, {"demonize", "demonizes", "demonized", "demonizing", "demonization"}),
        ("of course", PLAIN, {"of course"}),
    ],
)
def test_forms_inflect_as_the_kind_says(entry, inflect, expected):
    assert {form for form, _ in forms(entry, inflect, "en")} == expected
