"""What comes in, ready made: the value every way in ends in."""

import dataclasses

import pytest

from articles.importing import ways_in
from tests.factories.articles import NOON

PASTED = """The bridge is closed

By Ida Renn

BRENNICK, March 2 (Corbel) — The harbour bridge will stay closed until Friday, the mayor said on Monday.

“Nobody is in danger,” she told reporters. The bungling ministry had not answered.

Share this article
"""


@pytest.fixture
def imported():
    """imported(text, outlet="Courier", …): the value of a pasted text, with what is given set."""

    def read(text=PASTED, **fields):
        return dataclasses.replace(ways_in.from_text(text, at=NOON), **fields)

    return read
