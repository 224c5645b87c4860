import pytest

from articles.analysis import morphology


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("said", ("say", "PAST")),
        ("says", ("say", "PRES")),
        ("denies", ("deny", "PRES")),
        ("denied", ("deny", "PAST")),
        ("admitting", ("admit", "ING")),
        ("written", ("write", "PART")),
        ("wrote", ("write", "PAST")),
        ("begging", ("beg", "ING")),
        ("agreeing", ("agree", "ING")),
        ("found", ("find", "PAST")),
    ],
)
def test_verb_forms_lemma_and_tag(form, expected):
    assert morphology.verb_forms("en")[form] == expected
