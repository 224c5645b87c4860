import pytest

from articles.importing import licence


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Free to use under CC BY-SA 4.0, says the page.", "CC BY-SA 4.0"),
        ("See https://creativecommons.org/licenses/by-nc/3.0/ for terms", "CC BY-NC 3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("The text.\n\n© 2031 Port Ledger", "© 2031 Port Ledger"),
        ("The text.\n\nAll rights reserved.", "All rights reserved."),
        ("The mayor is right.", ""),
    ],
)
def test_from_text(text, note):
    assert licence.from_text(text) == note
