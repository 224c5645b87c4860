"""Every source in brackets is tied to a member; ? stands where the text does not settle to whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.analysis.cast import SOURCE_KINDS, gather_cast
from articles.analysis.document import read
from articles.analysis.spans import Span
from tests.articles.analysis.bracketed import bracketed

CASES = [
    # surname, title, acronym, role
    ("[NATO Secretary-General Jens Stoltenberg]s said so. [Stoltenberg]s went on.", ["Jens Stoltenberg"] * 2),
    ("[Jens Stoltenberg]s said so. [Mr. Stoltenberg]s went on.", ["Jens Stoltenberg"] * 2),
    ("[Stoltenberg]s Speaks Out\n\nBRUSSELS — [Jens Stoltenberg]s said no.", ["Jens Stoltenberg"] * 2),
    ("[Sen. Ana Ortiz]s said no. [The senator]s left.", ["Ana Ortiz"] * 2),
    ("[Jens Stoltenberg, the head of NATO,]s said so. [Stoltenberg]s left.", ["Jens Stoltenberg"] * 2),
    ("[His lawyer, John Reed,]s said so. [Reed]s left.", ["John Reed"] * 2),
    ("[Mohammed al-Abadi]s said so. [Abadi]s left.", ["Mohammed al-Abadi"] * 2),
    ("[John F. Reed Jr.]s said so. [Reed]s left.", ["John F. Reed"] * 2),
    (
        "[The International Monetary Fund]s said so. [The IMF]s left.",
        ["International Monetary Fund"] * 2,
    ),
    ("[The IMF]s said so. [The International Monetary Fund]s left.", ["International Monetary Fund"] * 2),
    ("[Bill Kerry]s and Nora Kerry met. [Mrs. Kerry]s spoke.", ["Bill Kerry", "Nora Kerry"]),
    ("[The company]s said so. [The company]s added more.", ["the company"] * 2),
    # pronouns
    ("[Jens Stoltenberg]s said so. [He]s left.", ["Jens Stoltenberg"] * 2),
    ("[Anna Reed]s met John Ortiz. [She]s said no.", ["Anna Reed"] * 2),
    ("[Anna Reed]s met John Ortiz. [He]s said no.", ["Anna Reed", "John Ortiz"]),
    ("[A number of lawmakers]s warned us. [They]s called for calm.", ["a number of lawmakers"] * 2),
    ("[The ministry]s denied it. [It]s said no.", ["the ministry"] * 2),
    ("[A senior official]s said so. “Bad,” [he]s said.", ["a senior official"] * 2),
    ("[Kim Tarn]s arrived. He sat down. [He]s said no.", ["Kim Tarn"] * 2),
    ("[Ms. Tarn]s called [Mr. Vole]s. [She]s said no.", ["Tarn", "Vole", "Tarn"]),
    ("[He]s said no.", ["?"]),
    ("[She]s said no. John Reed left.", ["?"]),
    ("[They]s said no.", ["?"]),
    ("“Trump is bad. He is sad. We know,” [Anna Reed]s said. “Go,” [she]s said.", ["Anna Reed"] * 2),
    ("Bill Ortiz ran. Ortiz won. Ortiz went. [Tarn]s said Ortiz was out.\n\n[He]s left.", ["Tarn"] * 2),
    ("[John Reed]s said no.\n\n“It is all over now,” [he]s said.", ["John Reed"] * 2),
    ("[Kim Tarn]s said: “Nora Reed ran, and she won.”\n\n[He]s left.", ["Kim Tarn"] * 2),
    # another word for the same person
    ("[Bernie Ortiz]s spoke. [The Vermont senator]s left.", ["Bernie Ortiz"] * 2),
    ("[Republican nominee Bob Reed]s spoke. [The GOP candidate]s left.", ["Bob Reed"] * 2),
    ("[GOP nominee Bob Reed]s ran. [The Democratic nominee]s left.", ["Bob Reed", "the Democratic nominee"]),
    ("[Gov. Bob Reed]s spoke. [The senator]s left.", ["Bob Reed", "the senator"]),
    ("[Bob Reed]s spoke. [The driver]s left.", ["Bob Reed", "the driver"]),
    # names that look like something else
    ("[Martin O’Malley]s spoke. [O’Malley]s left.", ["Martin O’Malley"] * 2),
    ("[Mr. Justice]s spoke.", ["Justice"]),
    ("Entrusting [Anna Reed]s was wrong. [Reed]s said so.", ["Anna Reed"] * 2),
    ("[Secretary of State Ana Reed]s spoke. [Reed]s left.", ["Ana Reed"] * 2),
    # relatives
    ("They met a Reed supporter [who]s said no.", ["a Reed supporter"]),
    ("There are some [who]s say no.", ["some"]),
    ("It was Roman law [which]s said no.", ["Roman law"]),
    ("Anna Reed spoke on camera [who]s said no.", ["Anna Reed"]),
    ("[Anna Reed, a nurse]s, [who]s said no, left.", ["Anna Reed"] * 2),
    ("He met a man [who]s said no.", ["a man"]),
    ("A report by the ministry [which]s said no was lost.", ["the ministry"]),
    # the writer
    ("[I]s think so.", ["the writer"]),
    # outlets and places
    ("[Russia's Sputnik news agency]s said so. [Sputnik]s went on.", ["Sputnik"] * 2),
    ("[Lebanon's al-Mayadeen TV]s said so.", ["al-Mayadeen TV"]),
    ("[Washington]s said so.", ["Washington"]),
]  # fmt: skip

KINDS = [
    ("[Jens Stoltenberg]s said so.", "named person"),
    ("[The lawyer, Anna Reed,]s said so.", "named person"),
    ("[Stoltenberg]s said so.", "named person"),
    ("[The Justice Department]s said so.", "organisation"),
    ("[the new American government]s said so.", "organisation"),
    ("[Trump's campaign]s said so.", "organisation"),
    ("[Washington]s said so.", "organisation"),
    ("[The White House]s said so.", "organisation"),
    ("[NATO]s said so.", "organisation"),
    ("[Russia's Sputnik news agency]s said so.", "news outlet"),
    ("[Lebanon's al-Mayadeen TV]s said so.", "news outlet"),
    ("[IRNA]s said so.", "news outlet"),
    ("[The New York Times]s said so.", "news outlet"),
    ("[state television]s said so.", "news outlet"),
    ("[the newspaper]s said so.", "news outlet"),
    ("[A report by the IMF]s said so.", "document"),
    ("[The indictment]s said so.", "document"),
    ("[a poll of 900 voters]s said so.", "document"),
    ("[a senior official]s said so.", "unnamed"),
    ("[People familiar with the matter]s said so.", "unnamed"),
    ("[two officials who spoke on condition of anonymity]s said so.", "unnamed"),
    ("[Sources]s said so.", "unnamed"),
    ("[a spokesman for the bank]s said so.", "unnamed"),
    ("[one of the aides]s said so.", "unnamed"),
    ("[a number of Iraqi lawmakers]s said so.", "group"),
    ("[Critics]s said so.", "group"),
    ("[62 percent of Americans]s said so.", "group"),
    ("[many Russians]s said so.", "group"),
    ("[Anna Reed and John Ortiz]s said so.", "group"),
    ("[residents]s said so.", "group"),
    ("[I]s said so.", "the writer"),
]


def _cast(marked):
    found = bracketed(marked)
    return gather_cast(read(found.text), found.of("s")), found


@pytest.mark.parametrize(("marked", "names"), CASES)
def test_gather_cast_ties_each_source_to_its_member(marked, names):
    cast, found = _cast(marked)
    assert [cast.name_of(source) or "?" for source in found.of("s")] == names


@pytest.mark.parametrize(("marked", "kind"), KINDS)
def test_gather_cast_reads_the_kind_of_source(marked, kind):
    cast, found = _cast(marked)
    assert cast.kind_of(found.of("s")[0]) == kind


def test_gather_cast_without_source_is_the_writer():
    cast, _ = _cast("Nothing was said.")
    assert (cast.members, cast.kind_of(None), cast.name_of(None)) == ((), "the writer", "")


def test_gather_cast_unresolved_pronoun_has_no_member_and_no_confidence():
    cast, found = _cast("[He]s said no.")
    link = cast.links[found.of("s")[0]]
    assert (link.member, link.confidence, link.rule) == (None, 0.0, "unresolved")
    assert cast.kind_of(found.of("s")[0]) == "unnamed"


def test_gather_cast_first_person_inside_anothers_words_is_that_one():
    found = bracketed("“[I]inner told them no,” [Anna Reed]s said.")
    inner, outer = found.of("inner")[0], found.of("s")[0]
    document = read(found.text)
    assert gather_cast(document, [inner, outer], {inner: outer}).name_of(inner) == "Anna Reed"
    assert gather_cast(document, [inner, outer]).name_of(inner) == ""


def test_member_has_its_mentions_in_order_and_its_fullest_description():
    cast, found = _cast("[NATO Secretary-General Jens Stoltenberg]s said so. We met Stoltenberg. [He]s left.")
    (member,) = cast.members
    assert [mention.of(found.text) for mention in member.mentions] == [
        "NATO Secretary-General Jens Stoltenberg",
        "Stoltenberg",
        "He",
    ]
    assert member.description == "NATO Secretary-General Jens Stoltenberg"


def test_link_of_pronoun_names_the_words_it_goes_back_to():
    cast, found = _cast("[Anna Reed]s said no. [She]s left. [She]s slept.")
    assert cast.links[found.of("s")[2]].antecedent.of(found.text) == "Anna Reed"


def test_gather_cast_without_word_lists_ties_nothing():
    cast = gather_cast(read("Ana dit oui.", "xx"), [Span(0, 3)])
    assert (cast.members, cast.links[Span(0, 3)].member) == ((), None)


PIECES = [
    "Anna Reed", " said ", "he ", "She ", "They ", "who ", "the senator ", "NATO ", ". ", "“", "”", ", ",
    "'s ", "\ud800", "\n\n", "IMF ", "of ", "A report ", "\x00", "Mr. ", "III ", "al-", "I ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join), st.data())
def test_gather_cast_of_any_text_and_sources_is_sound(text, data):
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), max_size=8))
    sources = [Span(start, data.draw(st.integers(start + 1, len(text)))) for start in starts]
    document = read(text)
    cast = gather_cast(document, sources)
    assert cast == gather_cast(document, sources[::-1])
    assert set(cast.links) == set(sources)
    for member in cast.members:
        assert member.name
        assert member.kind in SOURCE_KINDS
        assert list(member.mentions) == sorted(member.mentions)
        assert all(mention.end <= len(text) for mention in member.mentions)
