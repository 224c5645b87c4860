"""Our cleaning must not harm what the extractor found: token F1 of both against what a person would take."""

import re
from collections import Counter

import pytest
import trafilatura

from articles.importing import html
from articles.importing.assembly import assemble
from articles.importing.decoding import text_of

NAMES = [
    "bare",
    "bridge_blog",
    "budget_list",
    "column",
    "dam_tables",
    "ferry",
    "flood_boxes",
    "greve_fr",
    "huelga_es",
    "market_ar",
    "press_conference",
    "schule_de",
    "script_data",
]


def f1(found: str, gold: str) -> float:
    one, other = (Counter(re.findall(r"\w+", text.casefold())) for text in (found, gold))
    return 2 * (one & other).total() / (one.total() + other.total())


@pytest.mark.parametrize("name", NAMES)
def test_cleaning_does_not_lower_f1_of_the_extractor(file, gold, at, name):
    page = text_of(file(f"{name}.html"))
    alone = f1(trafilatura.extract(page, include_comments=False, with_metadata=False), gold(name))
    ours = assemble(html.extract(page), way="file", type="html", name=name, data=b"", at=at).text
    assert f1(ours, gold(name)) >= alone
