import hashlib
import json
from datetime import date

import pytest

from articles.importing import errors, ways_in
from articles.importing.imported import Caption
from tests.articles.importing import servers

# The shape of an article turned into Markdown from a PDF.
MARKDOWN = """\
# *Dam on the upper Sora given up*

---

*Image not found or type unknown*



**Villagers at the site of the dam, with the minister (R), on Tuesday. (Photo: NPA)**

Talvera, March 9 (RTN)-- The minister for water says the plan to dam the Sora is given up, claiming wells do.

“We have listened,” the minister said on Tuesday, adding that the cost “had doubled to 640 million.” She

said new wells will be drilled before the summer in all of the valley’s villages.

The builders’ union called it a knife in the back of 900 families, Sorapress reported on Wednesday.

---

<https://www.talvera.example/index.php/en/news/1234-dam-given-up?utm_source=pdf>



**Radio Talvera**"""

ARTICLE_FILES = [
    "bare.html",
    "bridge_blog.html",
    "budget_list.html",
    "choir.docx",
    "column.html",
    "dam_tables.html",
    "ferry.html",
    "flood_boxes.html",
    "greve_fr.html",
    "huelga_es.html",
    "market_ar.html",
    "press_conference.html",
    "printed.pdf",
    "quarry.pdf",
    "schule_de.html",
    "script_data.html",
    "uniforms.pdf",
]


@pytest.fixture
def dam(at):
    return ways_in.from_text(MARKDOWN, at=at)


def test_from_text_finds_what_surrounds_the_body(dam):
    assert (dam.title, dam.outlet, dam.outlet_host) == (
        "Dam on the upper Sora given up",
        "Radio Talvera",
        "talvera.example",
    )
    assert dam.url == "https://www.talvera.example/index.php/en/news/1234-dam-given-up"
    assert (dam.language, dam.kind, dam.published_on) == ("en", "report", None)


def test_from_text_dateline_leaves_year_open(dam):
    line = dam.dateline
    assert (line.place, line.date, line.agency, line.month, line.day, line.year) == (
        "Talvera",
        "March 9",
        "RTN",
        3,
        9,
        None,
    )


def test_from_text_caption_and_credit_are_apart(dam):
    assert dam.captions == (
        Caption("Villagers at the site of the dam, with the minister (R), on Tuesday.", "NPA"),
    )


def test_from_text_body_is_paragraphs_only(dam):
    assert len(dam.paragraphs) == 3
    assert dam.paragraphs[1] == (
        "“We have listened,” the minister said on Tuesday, adding that the cost “had doubled to "
        "640 million.” "
        "She said new wells will be drilled before the summer in all of the valley’s villages."
    )
    assert dam.text == "\n\n".join(dam.paragraphs)


def test_from_text_tells_what_was_left_out_and_where(dam):
    assert [(dam.original[left.start : left.end], left.reason) for left in dam.left_out] == [
        ("Dam on the upper Sora given up", "title"),
        ("---", "rule"),
        ("Image not found or type unknown", "placeholder"),
        ("Villagers at the site of the dam, with the minister (R), on Tuesday.", "caption"),
        ("(Photo: NPA)", "credit"),
        ("Talvera, March 9 (RTN)-- ", "dateline"),
        ("---", "rule"),
        ("https://www.talvera.example/index.php/en/news/1234-dam-given-up?utm_source=pdf", "address"),
        ("Radio Talvera", "outlet"),
    ]


def test_from_text_provenance(dam, at):
    came = dam.provenance
    assert (came.way, came.type, came.name, came.at) == ("text", "markdown", "", at)
    assert came.bytes_sha256 == hashlib.sha256(MARKDOWN.encode()).hexdigest()
    assert came.text_sha256 == hashlib.sha256(dam.text.encode()).hexdigest()


def test_from_text_as_data_is_json(dam):
    data = json.loads(json.dumps(dam.as_data()))
    assert data["dateline"]["place"] == "Talvera"
    assert data["provenance"]["at"] == "2031-06-01T09:00:00+00:00"


def test_from_text_plain(at):
    text = (
        "Levee holds\nBy Ana Lund\n\nCARROW (DWA) — The levee held through the night, the mayor "
        "said.\n\nNobody was hurt."
    )
    found = ways_in.from_text(text, at=at)
    assert (found.title, found.byline, found.dateline.agency) == ("Levee holds", "Ana Lund", "DWA")
    assert found.paragraphs == ["The levee held through the night, the mayor said.", "Nobody was hurt."]


def test_from_text_title_that_looks_like_a_link_is_title(at):
    text = "Watch: Levee of Carrow holds\n\nThe levee held through the night, the mayor of Carrow said on Monday."
    assert ways_in.from_text(text, at=at).title == "Watch: Levee of Carrow holds"


def test_from_text_source_of_a_page(file, at, gold):
    found = ways_in.from_text(file("ferry.html").decode(), at=at)
    assert (found.provenance.type, found.text) == ("html", gold("ferry"))


def test_from_text_missing_fields_are_warned_about(at):
    found = ways_in.from_text(
        "The levee held through the night, the mayor of Carrow said on Monday, and was glad.", at=at
    )
    assert [warning.split(";")[0] for warning in found.warnings] == [
        "No title was found",
        "The outlet was not found",
        "The date of publication was not found",
    ]


def test_from_text_year_of_dateline_from_printed_date(at):
    text = (
        "Levee holds\n\nPublished: 21 February 2031\n\nCARROW, February 20 (DWA) — The levee held "
        "through the night, she said."
    )
    assert ways_in.from_text(text, at=at).dateline.on == date(2031, 2, 20)


@pytest.mark.parametrize("name", ARTICLE_FILES)
def test_from_file_body_is_what_a_person_would_take(file, gold, at, name):
    assert ways_in.from_file(name, file(name), at=at).text == gold(name.split(".")[0])


def test_from_file_markdown_and_text_by_content(at):
    assert ways_in.from_file("dam.txt", MARKDOWN.encode(), at=at).title == "Dam on the upper Sora given up"
    text = "The levee held through the night, the mayor of Carrow said on Monday, and was glad."
    assert ways_in.from_file("levee.md", text.encode("utf-16"), at=at).text == text


def test_from_file_wrong_ending_is_read_and_warned_about(file, at):
    found = ways_in.from_file("ferry.pdf", file("ferry.html"), at=at)
    assert "The name says a PDF, but it is a web page" in found.warnings[0]


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b"", errors.Empty),
        ("a.txt", b" \n\t ", errors.Empty),
        ("a.txt", "\ufeff \u200b".encode(), errors.Empty),
        ("a.txt", b"Hello.", errors.NotAnArticle),
        ("a.txt", b"a,b,c\n1,2,3\n" * 50, errors.NotAnArticle),
        ("a.txt", bytes(range(256)) * 9, errors.Undecodable),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", errors.WrongType),
        ("a.pdf", b" " * 50_000_001, errors.Empty),
        ("a.pdf", b"x" * 50_000_001, errors.TooLarge),
        ("a.txt", b"word " * 200_000, errors.TooLarge),
        ("a.html", b"<html>" + b" " * 2_000_000, errors.TooLarge),
    ],
)
def test_from_file_bad_input_says_what_to_do(at, name, data, error):
    with pytest.raises(error):
        ways_in.from_file(name, data, at=at)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("locked.pdf", errors.EncryptedPdf),
        ("scanned.pdf", errors.ScannedPdf),
        ("empty.docx", errors.Empty),
        ("consent_wall.html", errors.ConsentWall),
        ("script_only.html", errors.MostlyScript),
        ("front_page.html", errors.NotAnArticle),
        ("deep.html", errors.NotAnArticle),
        ("rss.xml", errors.IsAFeed),
    ],
)
def test_from_file_that_holds_no_article_says_why(file, at, name, error):
    with pytest.raises(error):
        ways_in.from_file(name, file(name), at=at)


def test_from_url(file, at, gold):
    with servers.running() as site:
        site.pages["/old"] = (301, {"Location": "https://www.portledger.example/x"}, b"")
        site.pages["/old"] = (301, {"Location": "http://www.portledger.example/x"}, b"")
        site.pages["/x"] = (200, {"Content-Type": "text/html; charset=utf-8"}, file("ferry.html"))
        found = ways_in.from_url("http://portledger.example/old", at=at, **site.doors)
    assert found.text == gold("ferry")
    assert found.url == "https://www.portledger.example/2031/05/03/night-ferry-halm"
    assert (found.provenance.way, found.provenance.name) == ("url", "http://www.portledger.example/x")


def test_from_url_of_a_pdf(file, at, gold):
    with servers.running() as site:
        site.pages["/q.pdf"] = (200, {"Content-Type": "application/pdf"}, file("quarry.pdf"))
        found = ways_in.from_url("http://observer.example/q.pdf", at=at, **site.doors)
    assert (found.text, found.url) == (gold("quarry"), "http://observer.example/q.pdf")


def test_from_url_day_in_address_is_date_of_publication(file, at):
    with servers.running() as site:
        site.pages["/2031/05/03/lighthouse"] = (200, {}, file("bare.html"))
        found = ways_in.from_url("http://skarn.example/2031/05/03/lighthouse", at=at, **site.doors)
    assert (found.published_on, found.found_in["published_on"]) == (date(2031, 5, 3), "the address")


def test_entries_of_feed(file):
    assert len(ways_in.entries_of_feed(file("rss.xml"))) == 2
    with pytest.raises(errors.BrokenFeed):
        ways_in.entries_of_feed(file("broken.xml"))


def test_entries_of_feed_at_address(file):
    with servers.running() as site:
        site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, file("atom.xml"))
        found = ways_in.entries_of_feed_at("http://deltawire.example/feed", **site.doors)
    assert [entry.url for entry in found][1] == "http://deltawire.example/2030/09/15/river-falls"
