import re

from articles.importing.traced import Traced, joined


def test_sub_keeps_places_of_what_stays():
    words = Traced.starting("a \ufb01sh  b", 10).sub(
        re.compile("\ufb01| {2}"), lambda m: {"\ufb01": "fi"}.get(m[0], " ")
    )
    assert words.text == "a fish b"
    assert list(words.at) == [10, 11, 12, 12, 13, 14, 15, 17]


def test_sub_tells_what_made_way():
    gone = []
    Traced.starting("one--two", 0).sub(re.compile("--"), "", gone.append)
    assert [(part.text, list(part.at)) for part in gone] == [("--", [3, 4])]


def test_strip_blank_text_is_empty():
    assert Traced.starting(" \n ", 5).strip().text == ""


def test_spans_join_neighbours():
    first, second = Traced.starting("He", 3), Traced.starting("said", 20)
    assert joined([first, second], between=" ").spans() == [(3, 5), (20, 24)]
