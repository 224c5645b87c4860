import pytest

from articles.analysis.attribution import find_attributions
from articles.analysis.attribution.confidence import BY_RULE, BY_SHAPE, strength_of
from articles.analysis.document import read


def confidence(text):
    (found,) = find_attributions(read(text))
    return found.confidence


def test_confidence_falls_from_quotation_to_noun():
    texts = [
        "“The bridge is safe,” Doe said.",
        "Doe said the bridge is safe.",
        "Doe believes the bridge is safe.",
        "The crowd greeted him with “four more years of this”.",
        "The paper printed her claim that the bridge is safe.",
    ]
    found = [confidence(text) for text in texts]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


def test_confidence_without_source_is_low():
    assert confidence("It was said that the bridge is safe.") < 0.3


def test_confidence_of_mixed_stretch_before_cue_is_less_than_of_quotation():
    assert confidence("The bridge was “very safe indeed,” Doe said.") < confidence(
        "“Very safe indeed,” Doe said."
    )


@pytest.mark.parametrize(
    ("lemma", "strength"), [("say", "strong"), ("tell", "addressing"), ("claim", "weak"), ("grin", "other")]
)
def test_strength_of_verb(lemma, strength):
    assert strength_of(lemma, "en") == strength


def test_confidence_levels_are_shares():
    assert all(0 < level < 1 for level in (*BY_RULE.values(), *BY_SHAPE.values()))
