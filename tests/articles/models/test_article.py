import pytest

from articles.models import Article, Outlet, Story
from tests.factories import ArticleFactory, OutletFactory, StoryFactory
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(tess, theo):
    """One article of each sort of sharing of Tess, an own one of Theo, and a deleted one of Tess."""
    return {
        "own": ArticleFactory(owner=tess),
        "submitted": ArticleFactory(owner=tess, submitted=True),
        "returned": ArticleFactory(owner=tess, returned=True),
        "shared": ArticleFactory(owner=tess, shared=True),
        "theo": ArticleFactory(owner=theo),
        "deleted": ArticleFactory(owner=tess, deleted_at=NOON),
    }


@pytest.mark.parametrize(
    ("person", "seen"),
    [
        ("tess", {"own", "submitted", "returned", "shared"}),
        ("theo", {"shared", "theo"}),
        ("ed", {"submitted", "shared"}),
        ("ana", set()),
    ],
)
def test_articles_visible_to(person, seen, articles, request):
    user = request.getfixturevalue(person)
    visible = set(Article.objects.visible_to(user))
    assert {name for name, article in articles.items() if article in visible} == seen


@pytest.mark.parametrize(
    ("person", "theirs"),
    [
        ("tess", {"own", "submitted", "returned"}),
        ("theo", {"theo"}),
        ("ed", {"submitted", "shared"}),
        ("ana", set()),
    ],
)
def test_articles_editable_by(person, theirs, articles, request):
    editable = set(Article.objects.editable_by(request.getfixturevalue(person)))
    assert {name for name, article in articles.items() if article in editable} == theirs


@pytest.mark.parametrize(
    "words", ["harbour", "HARBOUR bridge", "harb", "cafe", "Ćafé", "courier", "renn said", "“harbour”", "42"]
)
def test_search_finds_words_of_title_outlet_and_text(words):
    article = ArticleFactory(
        title="Bridge 42 closed",
        outlet=OutletFactory(name="Courier"),
        text="The harbour: Renn said at the Café.",
    )
    ArticleFactory(title="Other", outlet=OutletFactory(name="Herald"), text="The tunnel is open.")
    assert list(Article.objects.search(words)) == [article]


@pytest.mark.parametrize("words", ["arbour", "harbour tunnel", "closed-minded", "NOT harbour OR tunnel"])
def test_search_needs_every_word(words):
    ArticleFactory(title="Bridge closed", text="The harbour.")
    ArticleFactory(title="Other", text="The tunnel.")
    assert list(Article.objects.search(words)) == []


@pytest.mark.parametrize("words", ["", "  ", "“…”", "' OR 1=1 --"[:1], '"', "*", "\x00"])
def test_search_without_words_finds_all(words):
    articles = [ArticleFactory(), ArticleFactory()]
    assert set(Article.objects.search(words)) == set(articles)


@pytest.mark.parametrize(
    "words", ["a'b", "x & | ! :* y", "NEAR(", 'col:"', "é́", "😀 a", "a" * 5000, "a " * 900]
)
def test_search_any_input_is_answered(words):
    ArticleFactory()
    assert list(Article.objects.search(words)) in ([], list(Article.objects.all()))


def test_search_follows_new_title_and_outlet_name():
    article = ArticleFactory(outlet=OutletFactory(name="Courier"))
    article.title = "Zeppelin"
    article.save(update_fields=["title"])
    article.outlet.name = "Herald"
    article.outlet.save()
    assert [list(Article.objects.search(word)) for word in ("zeppelin", "herald", "courier")] == [
        [article],
        [article],
        [],
    ]


def test_article_with_text_finds_former_revisions():
    article = ArticleFactory(text="The ferry sails.")
    assert list(Article.objects.with_text(article.current.text_sha256)) == [article]


@pytest.mark.parametrize(
    ("host", "found"),
    [("courier.example", True), ("www.courier.example", True), ("edition.courier.example", True),
     ("mycourier.example", False), ("example", False), ("", False)],
)  # fmt: skip
def test_outlet_at_host(host, found):
    outlet = OutletFactory(host="courier.example")
    assert list(Outlet.objects.at_host(host)) == ([outlet] if found else [])


def test_outlet_at_host_nearest_first():
    OutletFactory(host="courier.example")
    blog = OutletFactory(host="blog.courier.example")
    assert Outlet.objects.at_host("blog.courier.example").first() == blog


@pytest.mark.parametrize("name", ["The Courier", "COURIER", "courier", "Cou\u0301rier", "HC"])
def test_outlet_called(name):
    outlet = OutletFactory(name="The Courier", alias="HC")
    OutletFactory(name="Herald")
    assert list(Outlet.objects.called(name)) == [outlet]


@pytest.mark.parametrize(
    ("person", "seen"),
    [("tess", {"confirmed", "hers"}), ("theo", {"confirmed"}), ("ed", {"confirmed", "hers"})],
)
def test_outlets_visible_to(person, seen, tess, request):
    outlets = {"confirmed": OutletFactory(), "hers": OutletFactory(state="proposed", proposed_by=tess)}
    visible = set(Outlet.objects.visible_to(request.getfixturevalue(person)))
    assert {name for name, outlet in outlets.items() if outlet in visible} == seen


@pytest.mark.parametrize(
    ("person", "seen"), [("tess", {"hers", "shared"}), ("theo", {"shared"}), ("ed", {"hers", "shared"})]
)
def test_stories_visible_to(person, seen, tess, request):
    stories = {"hers": StoryFactory(owner=tess), "shared": StoryFactory(shared=True)}
    visible = set(Story.objects.visible_to(request.getfixturevalue(person)))
    assert {name for name, story in stories.items() if story in visible} == seen


def test_story_article_count_counts_what_one_may_see(tess, theo):
    story = StoryFactory(shared=True)
    ArticleFactory(story=story, owner=tess)
    ArticleFactory(story=story, owner=tess, shared=True)
    counts = [Story.objects.with_article_count(user).get().article_count for user in (tess, theo)]
    assert counts == [2, 1]


def test_outlet_article_count_counts_what_one_may_see(tess, theo):
    outlet = OutletFactory()
    ArticleFactory(outlet=outlet, owner=tess)
    assert [
        Outlet.objects.with_article_count(user).get(pk=outlet.pk).article_count for user in (tess, theo)
    ] == [1, 0]
