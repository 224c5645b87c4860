from datetime import date, timedelta

import pytest

from articles.reports import PAGE_SIZE, SORTS, Filters, library_page
from tests.factories import ArticleFactory, OutletFactory, StoryFactory
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db


def titles(user, sort="newest", **filters):
    return [article.title for article in library_page(user, Filters(**filters), sort=sort).articles]


@pytest.mark.parametrize(
    "filters",
    [
        {"words": "zeppelin"}, {"whose": "own"}, {"kind": "opinion"}, {"language": "fr"},
        {"published_from": date(2026, 3, 2)}, {"published_from": date(2026, 3, 2), "published_to": date(2026, 3, 2)},
    ],
)  # fmt: skip
def test_library_page_filters(filters, tess):
    ArticleFactory(
        title="Found",
        owner=tess,
        text="A zeppelin.",
        kind="opinion",
        language="fr",
        published_on=date(2026, 3, 2),
    )
    ArticleFactory(title="Other", shared=True, published_on=date(2026, 3, 1))
    assert titles(tess, **filters) == ["Found"]


def test_library_page_filters_by_story_and_outlet(tess):
    story, outlet = StoryFactory(), OutletFactory()
    ArticleFactory(title="Found", owner=tess, story=story, outlet=outlet)
    ArticleFactory(title="Other", owner=tess)
    assert titles(tess, story=story) == titles(tess, outlet=outlet) == ["Found"]


def test_library_page_whose(tess, ed):
    for state in ({}, {"submitted": True}, {"shared": True}):
        ArticleFactory(title=str(state), owner=tess, **state)
    assert [len(titles(tess, whose=whose)) for whose in ("", "own", "shared", "review")] == [3, 3, 1, 1]
    assert [len(titles(ed, whose=whose)) for whose in ("", "own", "shared", "review")] == [2, 0, 1, 1]


def test_library_page_sorts(tess):
    for n, (title, outlet, day) in enumerate(
        [("B", "Y", None), ("A", "Z", date(2026, 1, 1)), ("C", "X", date(2026, 2, 1))]
    ):
        ArticleFactory(
            title=title, outlet=OutletFactory(name=outlet), owner=tess, published_on=day,
            imported_at=NOON + timedelta(hours=n),
        )  # fmt: skip
    orders = {sort: "".join(titles(tess, sort)) for sort in SORTS}
    assert orders == {"newest": "CAB", "published": "CAB", "title": "ABC", "outlet": "CBA"}


def test_library_page_pages_hold_each_article_once(tess):
    story = StoryFactory()
    made = {ArticleFactory(owner=tess, story=story).pk for _n in range(PAGE_SIZE + 2)}
    first, second = (library_page(tess, Filters(), sort="published", number=number) for number in (1, 2))
    assert {article.pk for article in first.articles + second.articles} == made
    assert (len(first.articles), first.has_next, first.has_previous, first.last) == (
        PAGE_SIZE,
        True,
        False,
        2,
    )
    assert (second.has_next, second.has_previous, second.total) == (False, True, PAGE_SIZE + 2)


@pytest.mark.parametrize(("number", "given"), [(0, 1), (-3, 1), (99, 1)])
def test_library_page_beyond_the_last_gives_the_last(number, given, tess):
    assert library_page(tess, Filters(), number=number).number == given


@pytest.mark.parametrize("rows", [1, 3])
def test_library_page_is_two_queries_with_all_a_list_shows(rows, tess, django_assert_num_queries):
    for _row in range(rows):
        ArticleFactory(owner=tess, story=StoryFactory())
    with django_assert_num_queries(2):
        page = library_page(tess, Filters(words="harbour"), sort="outlet")
        shown = [
            (a.outlet.name, a.story.title, a.owner.display_name, a.current.word_count) for a in page.articles
        ]
    assert len(shown) == rows
