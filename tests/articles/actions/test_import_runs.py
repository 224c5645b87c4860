"""Runs over feeds and lists, against a real server, with the turns the worker would take."""

from functools import partial

import pytest

from articles.actions import import_runs
from articles.actions.import_runs import resume_unfinished, start, start_feed, stop, take_turn, take_up_again
from articles.importing import ways_in
from articles.importing.errors import BadAddress, Empty, NotThere, TooLarge
from articles.models import Article, ImportRun
from articles.models.marks import NotAMove
from tests.articles.importing import servers
from tests.factories import ArticleFactory, ImportLineFactory, ImportRunFactory, StoryFactory
from tests.factories.articles import NOON

pytestmark = pytest.mark.django_db

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>The harbour bridge of {title} will stay closed until Friday, the mayor told reporters on Monday morning.</p>
<p>“Nobody is in danger,” she said. The union of the bridge keepers had warned of cracks for years.</p>
<p>The ministry declined to comment on the letters, which this newspaper has seen and which date from May.</p>
</article></body></html>"""


@pytest.fixture
def site():
    with servers.running() as site:
        yield site


def publish(site, *titles):
    for title in titles:
        site.pages[f"/{title}"] = (200, HTML, PAGE.format(title=title).encode())
    return [f"http://delta.example/{title}" for title in titles]


def turn(run, site, number=None):
    """One turn, as the worker takes it."""
    run.refresh_from_db()
    take_turn(
        run_id=run.pk,
        turn=number or run.turn,
        now=lambda: NOON,
        read_article=partial(ways_in.from_url, **site.doors),
        read_feed=partial(ways_in.entries_of_feed_at, **site.doors),
    )
    run.refresh_from_db()


def states(run):
    return list(run.lines.values_list("state", flat=True))


def test_run_brings_in_each_line_and_says_what_came_of_it(site, tess):
    story = StoryFactory(owner=tess)
    good, again = (
        publish(site, "Tern", "Tern?utm_source=mail")[0],
        "http://delta.example/Tern?utm_source=mail",
    )
    run = start(
        addresses=[good, again, "no address", "http://delta.example/gone"], by=tess, at=NOON, story=story
    )
    turn(run, site)
    assert states(run) == ["imported", "failed", "failed"]
    assert [line.result for line in run.lines.all()[1:]] == [
        str(BadAddress()),
        str(NotThere(host="delta.example")),
    ]
    article = run.lines.first().article
    assert (article.way, article.story, article.owner, article.url) == ("url", story, tess, good)
    assert (run.state, run.finished_at) == ("finished", NOON)


def test_run_takes_nothing_twice(site, tess):
    first, second = publish(site, "Tern", "Gull")
    site.pages["/Gull"] = site.pages["/Tern"]
    known = ArticleFactory(owner=tess, url="http://delta.example/known")
    run = start(addresses=[first, second, known.url], by=tess, at=NOON)
    turn(run, site)
    lines = list(run.lines.all())
    assert states(run) == ["imported", "already there", "already there"]
    assert [lines[1].article, lines[2].article] == [lines[0].article, known]
    assert "/known" not in [path for path, _headers in site.asked]


def test_run_of_a_feed(site, tess):
    addresses = publish(site, "Tern", "Gull")
    items = "".join(f"<item><title>T</title><link>{address}</link></item>" for address in addresses)
    feed = f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
    run = start_feed(url="http://delta.example/feed", by=tess, at=NOON)
    turn(run, site)
    assert (run.state, states(run)) == ("finished", ["imported", "imported"])
    assert set(Article.objects.values_list("way", flat=True)) == {"feed"}


def test_run_of_a_broken_feed_says_why(site, tess):
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, b"<rss><channel><item><<<")
    run = start_feed(url="http://delta.example/feed", by=tess, at=NOON)
    turn(run, site)
    assert (run.state, run.lines.count()) == ("failed", 0)
    assert run.result.endswith(".")


def test_run_goes_in_turns(site, tess, django_capture_on_commit_callbacks):
    addresses = publish(site, *(f"Bird{n}" for n in range(import_runs.LINES_A_TURN + 1)))
    run = start(addresses=addresses, by=tess, at=NOON)
    turn(run, site)
    assert (run.state, states(run).count("imported"), run.turn) == ("running", import_runs.LINES_A_TURN, 2)
    turn(run, site)
    assert (run.state, states(run).count("waiting")) == ("finished", 0)


def test_run_cut_short_goes_on_where_it_was(site, tess):
    """The worker died after the first line: the run still says running, and no task is in line."""
    first, second = publish(site, "Tern", "Gull")
    run = start(addresses=[first, second], by=tess, at=NOON)
    run.state = ImportRun.State.RUNNING
    run.save()
    import_runs.do_line(
        run=run, line=run.lines.first(), at=NOON, read_article=partial(ways_in.from_url, **site.doors)
    )
    assert resume_unfinished() == 1
    turn(run, site)
    assert (run.state, states(run)) == ("finished", ["imported", "imported"])
    assert [path for path, _headers in site.asked].count("/Tern") == 1


def test_turn_of_before_the_restart_does_nothing(site, tess):
    run = start(addresses=publish(site, "Tern"), by=tess, at=NOON)
    resume_unfinished()
    turn(run, site, number=1)
    assert (states(run), site.asked) == (["waiting"], [])


def test_run_stopped_does_no_further_line_and_can_be_taken_up_again(site, tess):
    run = start(addresses=[*publish(site, "Tern"), "no address"], by=tess, at=NOON)
    run = stop(run=run, at=NOON)
    turn(run, site)
    assert (run.state, states(run)) == ("stopped", ["waiting", "failed"])
    run = take_up_again(run=run, at=NOON)
    turn(run, site)
    assert (run.state, states(run)) == ("finished", ["imported", "failed"])


def test_finished_run_cannot_be_stopped(tess):
    run = ImportRunFactory(state="finished", finished_at=NOON)
    with pytest.raises(NotAMove):
        stop(run=run, at=NOON)
    with pytest.raises(NotAMove):
        take_up_again(run=run, at=NOON)


def test_line_with_a_fault_of_ours_fails_alone(tess, caplog):
    def read(url, at):
        raise ZeroDivisionError

    line = ImportLineFactory(run__owner=tess)
    import_runs.do_line(run=line.run, line=line, at=NOON, read_article=read)
    line.refresh_from_db()
    assert (line.state, bool(line.result)) == ("failed", True)
    assert "import line failed" in caplog.text


@pytest.mark.parametrize("addresses", [[], ["", "  "]])
def test_start_without_addresses_raises(addresses, tess):
    with pytest.raises(Empty):
        start(addresses=addresses, by=tess, at=NOON)


def test_start_with_too_many_raises(tess):
    with pytest.raises(TooLarge):
        start(addresses=[f"https://delta.example/{n}" for n in range(501)], by=tess, at=NOON)
    assert ImportRun.objects.count() == 0


def test_start_feed_without_address_raises(tess):
    with pytest.raises(BadAddress):
        start_feed(url="the bell", by=tess, at=NOON)


def test_start_keeps_titles_and_order_and_progress(tess):
    run = start(
        addresses=["https://b.example/", "https://a.example/", "https://b.example/#x"], titles=["B", "A", "B2"],
        by=tess, at=NOON,
    )  # fmt: skip
    assert [(line.position, line.title) for line in run.lines.all()] == [(1, "B"), (2, "A")]
    progress = ImportRun.objects.with_progress().get()
    assert (progress.line_count, progress.done_count, progress.failed_count) == (2, 0, 0)
