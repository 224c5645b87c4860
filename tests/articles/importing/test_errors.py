import re

import pytest

from articles.importing import errors
from articles.importing.errors import BY_CODE, ImportingError


@pytest.mark.parametrize("kind", [ImportingError, *BY_CODE.values()], ids=lambda kind: kind.__name__)
def test_message_is_one_sentence_that_says_what_to_do(kind):
    assert re.fullmatch(r"[A-Z{][^!?]*[;,:] [^!?]*\.", kind.message)
    assert kind.message.count(". ") == 0


def test_facts_are_put_into_the_sentence():
    assert str(errors.TooLarge(limit="2 MB")).startswith("This is larger than 2 MB;")


def test_codes_are_distinct():
    assert len(BY_CODE) == len(ImportingError.__subclasses__())
