"""The reference article is not part of the repository; its path comes from the environment."""

import os
from pathlib import Path

import pytest

from articles.importing import ways_in

PATH = os.environ.get("WHO_SAYS_REFERENCE_ARTICLE", "")

pytestmark = pytest.mark.skipif(
    not Path(PATH or "missing").is_file(),
    reason="WHO_SAYS_REFERENCE_ARTICLE names no file: reference article not checked",
)


@pytest.fixture
def found(at):
    return ways_in.from_file(Path(PATH).name, Path(PATH).read_bytes(), at=at)


def test_reference_metadata(found):
    assert (found.title, found.outlet) == ("NATO to increase troops in Iraq", "Radio Habana Cuba")
    assert found.url.startswith("https://www.radiohc.cu/")
    assert found.url.endswith("/248314-nato-to-increase-troops-in-iraq")
    assert (found.language, found.kind, found.published_on) == ("en", "report", None)


def test_reference_dateline(found):
    line = found.dateline
    assert (line.place, line.date, line.agency, line.year) == ("Brussels", "February 20", "RHC", None)


def test_reference_caption_and_credit(found):
    assert [(caption.text[:15], caption.credit) for caption in found.captions] == [("Jennie Carignan", "AFP")]
    assert "AFP" not in found.text


def test_reference_body(found):
    assert len(found.paragraphs) == len(found.blocks) == 9
    assert "around 4,000.” He said training activities" in found.paragraphs[1]
    assert found.paragraphs[0].startswith("NATO Secretary-General")
    assert found.paragraphs[-1].endswith("stop such illegal actions.")
    for gone in ("Image not found", "---", "Radio Habana", "https:", "(RHC)", "*"):
        assert gone not in found.text
