import pytest

from articles.actions import outlets
from articles.models import Article, Outlet
from tests.factories import ArticleFactory, OutletFactory
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db


def test_confirm_is_repeatable(ed):
    outlet = OutletFactory(state="proposed")
    for _time in range(2):
        outlets.confirm(outlet=outlet, by=ed, at=NOON)
    outlet.refresh_from_db()
    assert (outlet.state, outlet.history.order_by("-history_id").first().history_user) == ("confirmed", ed)


def test_merge_moves_hosts_names_and_articles(ed):
    kept = OutletFactory(name="Courier", host="courier.example")
    gone = OutletFactory(name="The Brennick Courier", host="bcourier.example", alias="BC")
    article = ArticleFactory(outlet=gone)
    outlets.merge(outlet=gone, into=kept, by=ed, at=NOON)
    article.refresh_from_db()
    assert (article.outlet, Outlet.objects.count()) == (kept, 1)
    assert {host.host for host in kept.hosts.all()} == {"courier.example", "bcourier.example"}
    assert {alias.name for alias in kept.aliases.all()} == {"The Brennick Courier", "BC"}
    assert list(Article.objects.search("courier")) == [article]


def test_merge_with_itself_raises(ed):
    outlet = OutletFactory()
    with pytest.raises(outlets.SameOutlet):
        outlets.merge(outlet=outlet, into=outlet, by=ed, at=NOON)


@pytest.mark.parametrize(
    ("name", "host", "called"),
    [("", "news.example", "news.example"), (" Bell  Daily ", "", "Bell Daily"), ("…", "", None)],
)
def test_find_or_propose_names_the_outlet(name, host, called, tess):
    outlet = outlets.find_or_propose(name=name, host=host, by=tess, at=NOON)
    assert (outlet and outlet.name) == called


def test_find_or_propose_twice_gives_the_same(tess, theo):
    first = outlets.find_or_propose(name="Bell", by=tess, at=NOON)
    assert outlets.find_or_propose(name="The bell", by=theo, at=NOON) == first
