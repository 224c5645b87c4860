"""The pages of a compared story, and the decisions made side by side."""

import re

import pytest
from django.urls import reverse

from articles.actions import coverage
from articles.models import Alignment, Article, Comparison
from tests.factories import ArticleFactory, FramingMarkFactory, StoryFactory
from tests.factories.articles import NOON

TEXTS = [
    "The harbour bridge sank on Saturday evening under a bus. Mayor Ida Renn said the repairs were on schedule.",
    "The harbour bridge sank on Saturday evening under a bus. Mayor Ida Renn claimed the repairs were on schedule.",
]
PAGES = {
    "story_coverage": 9, "story_sides": 9, "story_ladder": 9, "story_labels": 9, "story_reuse": 9,
    "story_voices": 9, "story_chains": 9, "story_placement": 9,
}  # fmt: skip
ACTS = ["alignment_accept", "alignment_reject", "alignment_reopen", "alignment_relate"]


def story_of(tess, number, compared=True):
    story = StoryFactory(owner=tess, title="The bridge")
    for at in range(number):
        ArticleFactory(
            owner=tess, story=story, position=at, title=f"Article {at}", text=f"{TEXTS[at % 2]}\n\nThis is text {at}.",
        )  # fmt: skip
    if compared:
        coverage.compare_articles(articles=list(Article.objects.to_compare(story)), at=NOON)
    return story


@pytest.fixture
def story(tess):
    return story_of(tess, 2)


@pytest.fixture
def alignment(story):
    return Alignment.objects.order_by("-score").first()


def path(name, *things):
    return reverse(f"articles:{name}", args=[thing.public_id for thing in things])


@pytest.mark.parametrize("number", [2, 8])
def test_coverage_pages_cost_their_number_of_queries(number, as_user, tess, django_assert_num_queries):
    story = story_of(tess, number)
    client = as_user(tess)
    for name, queries in PAGES.items():
        with django_assert_num_queries(queries, info=name):
            assert client.get(path(name, story)).status_code == 200


@pytest.mark.parametrize("number", [0, 1])
def test_coverage_pages_of_one_article_say_so(number, as_user, tess):
    story, client = story_of(tess, number), as_user(tess)
    for name in PAGES:
        page = client.get(path(name, story)).content.decode()
        assert "One article alone cannot be compared" in page, name


def test_coverage_pages_before_comparing_offer_to(as_user, tess):
    story, client = story_of(tess, 2, compared=False), as_user(tess)
    for name in PAGES:
        assert "Compare now" in client.get(path(name, story)).content.decode(), name


def test_coverage_pages_of_an_invisible_story_are_404(as_user, theo, ana, story):
    for person in (theo, ana):
        client = as_user(person)
        assert {client.get(path(name, story)).status_code for name in PAGES} == {404}
    assert as_user(theo).post(path("story_compare", story)).status_code == 404


def test_coverage_of_a_shared_story_leaves_out_articles_that_are_not(as_user, tess, theo):
    story = story_of(tess, 2)
    story.shared = True
    story.save()
    page = as_user(theo).get(path("story_coverage", story)).content.decode()
    assert "One article alone cannot be compared" in page


def test_story_compare_compares_and_says_how_many(as_user, tess):
    story = story_of(tess, 3, compared=False)
    client = as_user(tess)
    response = client.post(path("story_compare", story), follow=True)
    assert "3 pairs compared." in response.content.decode()
    assert Comparison.objects.count() == 3
    assert "Compare now" not in response.content.decode()


def test_coverage_page_after_marks_changed_offers_to_compare_again(as_user, tess, story):
    FramingMarkFactory(revision=story.articles.first().current, quote="sank")
    page = as_user(tess).get(path("story_coverage", story)).content.decode()
    assert "have been corrected since they were compared" in page


def test_story_coverage_shows_each_claim_with_its_cells(as_user, tess, story):
    rows = as_user(tess).get(path("story_coverage", story)).context["rows"]
    told = {row.origin.quote: [cell.relation for cell in row.cells] for row in rows}
    assert told["the repairs were on schedule"] == ["same source", "same source"]
    assert told["The harbour bridge sank on Saturday evening under a bus"] == [
        "same source",
        "the writer's own voice",
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "Cheese prices rose again in autumn, dairies say."}, "seems to be about another event"),
        (
            {"language": "de", "text": "Die Brücke in Brennick sank am Samstag."},
            "by names, numbers and days only",
        ),
        ({"published_on": None}, "no date, so nobody can say"),
    ],
)
def test_coverage_warns_with_the_reason(fields, words, as_user, tess):
    story = story_of(tess, 2, compared=False)
    ArticleFactory(owner=tess, story=story, position=3, **fields)
    client = as_user(tess)
    client.post(path("story_compare", story))
    assert words in client.get(path("story_coverage", story)).content.decode()


def test_coverage_warns_of_many_in_one_sentence(as_user, tess):
    story = StoryFactory(owner=tess)
    for at in range(6):
        ArticleFactory(
            owner=tess, story=story, position=at, text=f"{TEXTS[0]} {at}", outlet__name=f"Outlet {at}"
        )
    client = as_user(tess)
    client.post(path("story_compare", story))
    found = client.get(path("story_coverage", story)).context["coverage"].warnings
    assert found == (
        "Outlet 0, Outlet 1, Outlet 2, Outlet 3 and 2 more have no date, "
        "so nobody can say who could have taken over from whom.",
    )


def test_article_in_another_language_that_shares_names_is_not_called_another_event(as_user, tess):
    story = StoryFactory(owner=tess)
    german = "Die Brücke sank am Samstag. Das sagte Bürgermeisterin Ida Renn."
    for at, (language, text) in enumerate((("en", TEXTS[0]), ("de", german))):
        ArticleFactory(
            owner=tess, story=story, position=at, language=language, text=text, published_on=NOON.date()
        )
    client = as_user(tess)
    client.post(path("story_compare", story))
    warnings = client.get(path("story_coverage", story)).context["coverage"].warnings
    assert ["by names, numbers and days only" in one for one in warnings] == [True]


def test_story_of_twenty_one_articles_compares_twenty_and_says_so(as_user, tess, django_assert_num_queries):
    story = StoryFactory(owner=tess)
    for at in range(21):
        ArticleFactory(owner=tess, story=story, position=at, text=f"{TEXTS[at % 2]}\n\nThis is text {at}.")
    client = as_user(tess)
    client.post(path("story_compare", story))
    assert Comparison.objects.count() == 190
    with django_assert_num_queries(PAGES["story_coverage"]):
        page = client.get(path("story_coverage", story)).content.decode()
    assert "Of this story the first 20 articles are compared; 1 are left out." in page


def test_coverage_says_which_texts_are_the_same(as_user, tess, ed):
    story = StoryFactory(owner=tess)
    for owner in (tess, ed):
        ArticleFactory(owner=owner, story=story, text=TEXTS[0], shared=True)
    client = as_user(tess)
    client.post(path("story_compare", story))
    assert "have the same text, word for word" in client.get(path("story_coverage", story)).content.decode()


@pytest.mark.parametrize(
    ("name", "state"), [("alignment_accept", "accepted"), ("alignment_reject", "rejected")]
)
def test_decision_by_htmx_shows_the_next_pair(name, state, as_user, tess, story, alignment):
    response = as_user(tess).post(
        path(name, story, alignment), {"seen": 0, "left": 0, "right": 1}, headers={"HX-Request": "true"}
    )
    alignment.refresh_from_db()
    assert (response.status_code, alignment.state, alignment.decided_by) == (200, state, tess)
    assert response.content.decode().lstrip().startswith('<div class="desk sides-desk" id="desk"')
    assert response.context["sides"].in_hand.alignment != alignment


def test_decision_without_htmx_goes_back_to_the_desk(as_user, tess, story, alignment):
    response = as_user(tess).post(path("alignment_accept", story, alignment), {"seen": 0})
    assert response.status_code == 302
    assert response.url.startswith(path("story_sides", story))


def test_decision_on_a_stale_pair_is_409(as_user, tess, story, alignment):
    client = as_user(tess)
    client.post(path("alignment_accept", story, alignment), {"seen": 0})
    response = client.post(
        path("alignment_reject", story, alignment), {"seen": 0}, headers={"HX-Request": "true"}
    )
    alignment.refresh_from_db()
    assert (response.status_code, alignment.state) == (409, "accepted")
    assert "Somebody has decided on this pair" in response.content.decode()


def test_relation_is_said_and_taken_back(as_user, tess, story, alignment):
    client = as_user(tess)
    before = alignment.relation
    client.post(path("alignment_relate", story, alignment), {"seen": 0, "relation": "contradicted"})
    alignment.refresh_from_db()
    assert (alignment.relation, alignment.state) == ("contradicted", "accepted")
    client.post(path("sides_undo", story))
    alignment.refresh_from_db()
    assert (alignment.relation, alignment.state) == (before, "draft")
    assert (
        "There is nothing to take back."
        in client.post(path("sides_undo", story), follow=True).content.decode()
    )


def test_relation_that_is_none_is_422(as_user, tess, story, alignment):
    response = as_user(tess).post(path("alignment_relate", story, alignment), {"seen": 0, "relation": "odd"})
    alignment.refresh_from_db()
    assert (response.status_code, alignment.state) == (422, "draft")


def test_link_by_hand(as_user, tess, story):
    client = as_user(tess)
    assert client.get(path("sides_link", story)).status_code == 200
    client.post(path("sides_link", story), {"left": 0, "right": 1, "left_passage": 0, "right_passage": 1})
    made = Alignment.objects.get(origin="person")
    assert (made.first_quote, made.second_quote) == (
        "The harbour bridge sank on Saturday evening under a bus", "the repairs were on schedule",
    )  # fmt: skip
    assert client.post(path("sides_link", story), {"left_passage": 99}).status_code == 422


@pytest.mark.parametrize("name", ACTS)
def test_decision_is_for_who_may_edit_the_story(name, as_user, tess, theo, ed, story, alignment):
    assert as_user(theo).post(path(name, story, alignment)).status_code == 404
    story.shared = True
    story.save()
    Article.objects.filter(story=story).update(sharing="shared", reviewed_at=NOON)
    assert as_user(theo).get(path("story_sides", story)).status_code == 200
    assert as_user(theo).post(path(name, story, alignment)).status_code == 403
    assert as_user(theo).post(path("sides_undo", story)).status_code == 403
    assert as_user(theo).get(path("sides_link", story)).status_code == 403
    assert as_user(ed).get(path(name, story, alignment)).status_code == 405


def test_alignment_of_another_story_is_404(as_user, tess, alignment):
    assert (
        as_user(tess).post(path("alignment_accept", StoryFactory(owner=tess), alignment)).status_code == 404
    )


@pytest.mark.parametrize(
    "query", ["", "?left=1&right=0", "?left=0&right=0", "?left=9&right=x&show=odd&alignment=no"]
)
def test_sides_shows_two_articles_whatever_the_address_says(query, as_user, tess, story):
    sides = as_user(tess).get(path("story_sides", story) + query).context["sides"]
    assert sides.left != sides.right


def test_sides_of_a_pair_are_its_articles(as_user, tess):
    story = story_of(tess, 3)
    alignment = Comparison.objects.order_by("first_id").last().alignments.first()
    client = as_user(tess)
    sides = client.get(f"{path('story_sides', story)}?alignment={alignment.public_id}").context["sides"]
    assert (sides.left.index, sides.right.index, sides.in_hand.alignment) == (1, 2, alignment)


@pytest.mark.parametrize("side", ["left", "right"])
def test_sides_keep_every_word_of_both_texts(side, as_user, tess, story):
    sides = as_user(tess).get(path("story_sides", story)).context["sides"]
    paragraphs = getattr(sides, f"{side}_paragraphs")
    text = "\n\n".join("".join(piece.text for piece in paragraph.pieces) for paragraph in paragraphs)
    assert text == getattr(sides, side).revision.text


def test_sides_swap_the_verb_and_hide_the_framing(as_user, tess, story):
    FramingMarkFactory(revision=story.articles.order_by("position")[0].current, quote="sank")
    client = as_user(tess)
    client.post(path("story_compare", story))
    page = client.get(path("story_sides", story) + "?swap=on&framing=on").content.decode()
    assert re.search(r'class="was">said</span> claimed</mark>', page)
    assert re.search(r'class="was">claimed</span> said</mark>', page)
    assert "(hidden word)" in page
    assert "(hidden word)" not in client.get(path("story_sides", story)).content.decode()


def test_labels_are_decided_on_side_by_side(as_user, tess):
    story = StoryFactory(owner=tess)
    for at, verb in enumerate(("protested", "demonstrated")):
        text = f"Residents and dock workers {verb} at the toll gate on Monday evening."
        ArticleFactory(owner=tess, story=story, position=at, text=text)
    client = as_user(tess)
    client.post(path("story_compare", story))
    (label,) = Alignment.objects.filter(kind="act")
    desk = {"left": 0, "right": 1, "show": "labels"}
    sides = client.get(path("story_sides", story), desk).context["sides"]
    assert [(pair.left.quote, pair.right.quote) for pair in sides.pairs] == [("protested", "demonstrated")]
    assert sides.in_hand.alignment == label
    client.post(path("alignment_reject", story, label), desk | {"seen": 0})
    assert client.get(path("story_labels", story)).context["things"] == []
    client.post(path("sides_undo", story), desk)
    page = client.post(path("sides_redo", story), desk, headers={"HX-Request": "true"}).content.decode()
    assert "Done again: rejected." in page
    assert (
        "There is nothing to do again."
        in client.post(path("sides_redo", story), desk, follow=True).content.decode()
    )
    client.post(path("sides_undo", story), desk)
    (thing,) = client.get(path("story_labels", story)).context["things"]
    assert [one.words for one in thing.labels] == ["protested", "demonstrated"]


def test_label_is_linked_by_hand(as_user, tess, story):
    client = as_user(tess)
    desk = {"left": 0, "right": 1, "show": "labels"}
    assert "Words on the left" in client.get(path("sides_link", story), desk).content.decode()
    given = desk | {"left_words": "The harbour bridge", "right_words": "a bus", "kind": "thing"}
    client.post(path("sides_link", story), given)
    made = Alignment.objects.get(kind="thing", origin="person")
    assert (made.first_quote, made.second_quote, made.state) == ("The harbour bridge", "a bus", "accepted")
    wrong = client.post(path("sides_link", story), given | {"left_words": "a ferry"})
    assert wrong.status_code == 422
    assert "These words do not stand in the article" in wrong.content.decode()
