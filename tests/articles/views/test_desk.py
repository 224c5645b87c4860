import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from articles.actions import marks
from articles.models import Attribution, FramingMark
from tests.factories import ArticleFactory, AttributionFactory, FramingMarkFactory, MarkChangeFactory
from tests.factories.articles import NOON, TEXT

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def article(tess):
    return ArticleFactory(owner=tess)


@pytest.fixture
def mark(article):
    return AttributionFactory(revision=article.current, draft=True, confidence=0.5)


@pytest.fixture
def framing(article):
    return FramingMarkFactory(revision=article.current, draft=True, confidence=0.7)


def url(name, *things):
    return reverse(f"articles:{name}", args=[getattr(thing, "public_id", thing) for thing in things])


def said(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_desk_shows_the_unsure_claim_first_and_why(as_user, tess, article, framing, mark):
    words = said(as_user(tess).get(url("article_desk", article)))
    assert "A reason a teacher understands. The drafter is unsure. Rule: a-rule." in words
    assert "0 of 2 looked at" in words


def test_desk_without_marks_offers_to_draft(as_user, tess, article):
    client = as_user(tess)
    assert "Draft this article" in said(client.get(url("article_desk", article)))
    response = client.post(url("article_draft", article))
    assert response.url == url("article_desk", article)
    assert article.current.attributions.count() == 4
    assert "0 of 4 looked at" in said(client.get(response.url))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 3), ("?show=draft", 1), ("?show=accepted", 1), ("?show=rejected", 1), ("?kind=framing", 2),
        ("?kind=attribution", 1), ("?kind=label", 1), ("?show=perhaps", 3), ("?kind=presupposition", 0),
    ],
)  # fmt: skip
def test_desk_goes_through_the_claims_of_the_choice(query, shown, as_user, tess, article, mark):
    FramingMarkFactory(revision=article.current, device="label")
    FramingMarkFactory(revision=article.current, device="loaded word", rejected=True, quote="collapsed")
    desk = as_user(tess).get(url("article_desk", article) + query).context["desk"]
    assert (len(desk.shown), len(desk.claims)) == (shown, 3)


def test_accept_goes_on_to_the_next_draft(as_user, tess, article, mark, framing):
    response = as_user(tess).post(url("mark_accept", article, mark), {"seen": 0})
    assert response.url == f"{url('article_desk', article)}?claim={framing.public_id}"
    assert Attribution.objects.get().state == "accepted"


def test_htmx_answer_is_the_desk_alone_with_its_address(as_user, tess, article, mark, framing):
    data = {"seen": 0, "show": "draft"}
    response = as_user(tess).post(url("mark_reject", article, mark), data, headers=HTMX)
    assert response.status_code == 200
    assert "<html" not in response.content.decode()
    assert "Rejected. Claim 2 of 2" in said(response)
    assert (
        response["HX-Replace-Url"] == f"{url('article_desk', article)}?show=draft&claim={framing.public_id}"
    )


@pytest.mark.parametrize("name", ["mark_accept", "mark_reject", "mark_reopen"])
def test_decision_from_a_stale_page_is_409_and_says_who(name, as_user, tess, ed, article, mark):
    marks.reject(mark=mark, seen=0, by=ed, at=NOON)
    response = as_user(tess).post(url(name, article, mark), {"seen": 0}, headers=HTMX)
    assert response.status_code == 409
    assert "rejected, Ed" in said(response)
    assert Attribution.objects.get().decided_by == ed


def test_decision_without_a_version_is_409(as_user, tess, article, mark):
    assert as_user(tess).post(url("mark_accept", article, mark)).status_code == 409
    assert Attribution.objects.get().state == "draft"


EDITED = {
    "seen": 0, "source": "the mayor of words", "source_at": "", "cue": "said", "cue_at": "",
    "content": "the repairs", "content_at": "", "source_name": "Ida Renn", "source_kind": "organisation",
    "stance": "distances", "quotation": "indirect",
}  # fmt: skip


def test_edit_stale_is_409_with_both_versions(as_user, tess, ed, article, mark):
    spans = {"content": mark.spans_of("content")}
    marks.edit(
        mark=mark, seen=0, spans=spans, accepted=False, by=ed, at=NOON, source_name="The mayor’s office"
    )
    data = EDITED | {"source": "Ida Renn", "source_name": "Renn, mayor"}
    response = as_user(tess).post(url("mark_edit", article, mark), data, headers=HTMX)
    assert response.status_code == 409
    assert "The mayor’s office" in said(response)
    assert 'value="Renn, mayor"' in response.content.decode()
    assert 'name="seen" value="1"' in response.content.decode()
    assert Attribution.objects.get().source_name == "The mayor’s office"


def test_edit_with_words_not_in_the_text_is_422_at_the_field(as_user, tess, article, mark):
    response = as_user(tess).post(url("mark_edit", article, mark), EDITED, headers=HTMX)
    assert response.status_code == 422
    assert response.context["form"].errors == {"source": ["“the mayor of words” is not in the text."]}


def test_edit_finds_typed_words_near_the_mark_and_trusts_fitting_places(as_user, tess, article, mark):
    start = TEXT.index("harbour")
    data = EDITED | {
        "source": "harbour", "source_at": f"{start}-{start + 7}", "cue": "said", "cue_at": "0-3", "accepted": "1",
    }  # fmt: skip
    assert as_user(tess).post(url("mark_edit", article, mark), data).status_code == 302
    edited = Attribution.objects.get()
    assert [(row.role, row.start) for row in edited.spans.order_by("role")] == [
        ("content", TEXT.index("the repairs")), ("cue", TEXT.index("said")), ("source", start),
    ]  # fmt: skip
    assert (edited.state, edited.source_kind, edited.stance) == ("accepted", "organisation", "distances")


def test_new_framing_mark_with_words_that_stand_twice_asks_for_more(as_user, tess, article):
    client, data = as_user(tess), {"device": "label", "mark": "said", "mark_at": ""}
    response = client.post(url("mark_new", article, "framing"), data)
    assert response.status_code == 422
    assert "more than once" in response.context["form"].errors["mark"][0]
    start = TEXT.rindex("said")
    assert (
        client.post(
            url("mark_new", article, "framing"), data | {"mark_at": f"{start}-{start + 4}"}
        ).status_code
        == 302
    )
    assert FramingMark.objects.get().start == start


@pytest.mark.parametrize(("kind", "status"), [("framing", 200), ("attribution", 200), ("stain", 404)])
def test_new_mark_of_a_kind(kind, status, as_user, tess, article):
    assert as_user(tess).get(url("mark_new", article, kind)).status_code == status


def test_new_claim_without_content_is_422(as_user, tess, article):
    response = as_user(tess).post(
        url("mark_new", article, "attribution"), EDITED | {"content": "", "source": "", "cue": ""}
    )
    assert list(response.context["form"].errors) == ["content"]


def test_merge_split_and_link_by_their_forms(as_user, tess, article, mark):
    client, other = as_user(tess), AttributionFactory(revision=article.current)
    place = TEXT.index("on schedule")
    assert client.post(url("mark_split", article, mark), {"seen": 0, "place": place}).status_code == 302
    assert Attribution.objects.count() == 3
    linked = client.post(url("mark_link", article, mark), {"seen": 1, "other": f"{other.public_id} 0"})
    assert (linked.status_code, Attribution.objects.get(pk=mark.pk).parent) == (302, other)
    merged = client.post(url("mark_merge", article, mark), {"seen": 2, "other": f"{other.public_id} 0"})
    assert (merged.status_code, Attribution.objects.get(pk=other.pk).state) == (302, "rejected")


@pytest.mark.parametrize("name", ["mark_merge", "mark_link"])
@pytest.mark.parametrize("other", ["nonsense", "{gone} 0", "{own} x"])
def test_other_claim_that_is_none_of_the_text_is_422(name, other, as_user, tess, article, mark):
    given = other.format(gone=AttributionFactory().public_id, own=mark.public_id)
    response = as_user(tess).post(url(name, article, mark), {"seen": 0, "other": given})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["other"])


def test_merge_link_and_split_of_a_stale_claim_are_409(as_user, tess, ed, article, mark):
    other = AttributionFactory(revision=article.current)
    marks.accept(mark=mark, seen=0, by=ed, at=NOON)
    data = {"seen": 0, "other": f"{other.public_id} 0", "place": TEXT.index("on schedule")}
    for name in ("mark_merge", "mark_link", "mark_split"):
        assert as_user(tess).post(url(name, article, mark), data).status_code == 409, name


def test_link_in_a_ring_is_422(as_user, tess, article, mark):
    child = AttributionFactory(revision=article.current, parent=mark)
    data = {"seen": 0, "other": f"{child.public_id} 0"}
    assert as_user(tess).post(url("mark_link", article, mark), data).status_code == 422


def test_claim_that_is_gone_is_409_and_one_never_here_404(as_user, tess, article, mark):
    old = article.current
    change = MarkChangeFactory(decision__revision=old)
    client = as_user(tess)
    gone = client.post(reverse("articles:mark_accept", args=[article.public_id, change.mark]), {"seen": 0})
    assert (gone.status_code, "not here any more" in said(gone)) == (409, True)
    elsewhere = AttributionFactory()
    assert client.post(url("mark_accept", article, elsewhere), {"seen": 0}).status_code == 404


def test_undo_and_redo(as_user, tess, article, mark, framing):
    client = as_user(tess)
    client.post(url("mark_accept", article, mark), {"seen": 0})
    assert client.post(url("desk_undo", article)).url.endswith(f"?claim={mark.public_id}")
    assert Attribution.objects.get().state == "draft"
    client.post(url("desk_redo", article))
    assert Attribution.objects.get().state == "accepted"
    assert "nothing more" in said(client.post(url("desk_redo", article), headers=HTMX))


def test_undo_of_what_another_changed_since_is_409(as_user, tess, ed, article, mark):
    marks.accept(mark=mark, seen=0, by=tess, at=NOON)
    marks.reject(mark=mark, seen=1, by=ed, at=NOON)
    response = as_user(tess).post(url("desk_undo", article), headers=HTMX)
    assert (response.status_code, Attribution.objects.get().state) == (409, "rejected")


@pytest.mark.parametrize(("confidence", "status", "states"), [
    ("0.6", 302, ["accepted", "draft"]), ("0", 302, ["accepted", "accepted"]), ("lots", 422, ["draft", "draft"]),
])  # fmt: skip
def test_accept_above(confidence, status, states, as_user, tess, article, mark, framing):
    response = as_user(tess).post(url("desk_accept_above", article), {"confidence": confidence})
    assert response.status_code == status
    assert [FramingMark.objects.get().state, Attribution.objects.get().state] == states


def test_desk_shows_the_rate_of_this_teacher(as_user, tess, article, mark):
    for state in ["rejected"] * 3 + ["accepted"] * 2:
        MarkChangeFactory(decision__by=tess, to_state=state)
    MarkChangeFactory(to_state="accepted")
    assert "You reject 60 % of a-rule (3 of 5)." in said(as_user(tess).get(url("article_desk", article)))


def test_desk_marks_title_and_captions(as_user, tess, article):
    revision = article.current
    anchor = revision.anchor(0, 7, "title")
    FramingMarkFactory(revision=revision, part="title", **anchor)
    content = as_user(tess).get(url("article_desk", article)).content.decode()
    assert f'is-in-hand" data-c="1">{anchor["quote"]}</mark>' in content


@pytest.mark.parametrize("count", [5, 200])
def test_desk_costs_the_same_queries(count, as_user, tess, article, django_assert_num_queries):
    for number in range(count // 5):
        outer = AttributionFactory(revision=article.current, decided_by=tess)
        AttributionFactory.create_batch(2, revision=article.current, draft=True, parent=outer)
        FramingMarkFactory.create_batch(2, revision=article.current, decided_by=tess)
        MarkChangeFactory(decision__revision=article.current, decision__by=tess, rule=f"rule {number}")
    client = as_user(tess)
    with django_assert_num_queries(10):
        assert client.get(url("article_desk", article)).status_code == 200


def test_desk_of_a_long_article_with_200_marks_weighs_under_150_kb(as_user, tess):
    sentence = "Minister {n} of the harbour claimed that the bungling council had closed bridge {n}. "
    text = "\n\n".join("".join(sentence.format(n=5 * p + s) for s in range(5)) for p in range(43)).strip()
    revision = ArticleFactory(owner=tess, text=text).current
    for n in range(100):
        words = {"spans__source": f"Minister {n} of the harbour", "spans__cue": "claimed"}
        content = f"the bungling council had closed bridge {n}."
        AttributionFactory(revision=revision, draft=True, **words, spans__content=content)
        FramingMarkFactory(revision=revision, draft=True, **framing_at(text, f"Minister {n} of", "bungling"))
    response = as_user(tess).get(url("article_desk", revision.article))
    page = response.content.decode()
    assets = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    files = [Path(finders.find(name)).read_bytes() for name in assets]
    weight = sum(len(gzip.compress(part)) for part in [response.content, *files])
    print(f"the desk with everything it loads: {weight} bytes")
    assert revision.word_count >= 3000
    assert len(response.context["desk"].claims) == 200
    assert {"articles/picker.js", "site/reading.css"} < set(assets)
    assert weight < 150_000, f"{weight} bytes"


def framing_at(text, after, words):
    start = text.index(words, text.index(after))
    return {"start": start, "end": start + len(words), "quote": words, "prefix": "", "suffix": ""}
