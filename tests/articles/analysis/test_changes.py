import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.changes import ADDED, REMOVED, changes_of


def written(old, new):
    """Paragraphs as text: [-removed-] and [+added+]."""
    signs = {REMOVED: "[-{}-]", ADDED: "[+{}+]"}
    return [
        "".join(signs.get(change.kind, "{}").format(change.text) for change in paragraph)
        for paragraph in changes_of(old, new)
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["One."], ["One."], ["One."]),
        (["The bridge is shut today."], ["The bridge is open today."], ["The bridge is [-shut -][+open +]today."]),
        (["One.", "Two."], ["One."], ["One.", "[-Two.-]"]),
        (["Two."], ["One.", "Two."], ["[+One.+]", "Two."]),
        (["Nothing alike at all."], ["Something else entirely, you see."],
         ["[-Nothing alike at all.-]", "[+Something else entirely, you see.+]"]),
        ([], ["One."], ["[+One.+]"]),
    ],
)  # fmt: skip
def test_changes_of_short_texts(old, new, expected):
    assert written(old, new) == expected


paragraphs = st.lists(st.text(alphabet="ab c.", min_size=1, max_size=30), max_size=6)


@given(paragraphs, paragraphs)
def test_changes_hold_both_texts_whole(old, new):
    found = [change for paragraph in changes_of(old, new) for change in paragraph]
    assert "".join(change.text for change in found if change.kind != ADDED) == "".join(old)
    assert "".join(change.text for change in found if change.kind != REMOVED) == "".join(new)
