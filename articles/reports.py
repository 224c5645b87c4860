"""The library as a list."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, QuerySet

from articles.models import Article, Outlet, Story
from quizsite.models import User

PAGE_SIZE = 25
# The key of each order breaks ties by newest, so that no article is on two pages.
SORTS = {
    "newest": [F("imported_at").desc(), F("pk").desc()],
    "published": [F("published_on").desc(nulls_last=True), F("pk").desc()],
    "title": [F("title").asc(), F("pk").desc()],
    "outlet": [F("outlet__name").asc(nulls_last=True), F("pk").desc()],
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; what is empty narrows nothing. `whose`: "", "own", "shared" or "review"."""

    words: str = ""
    whose: str = ""
    story: Story | None = None
    outlet: Outlet | None = None
    kind: str = ""
    language: str = ""
    published_from: date | None = None
    published_to: date | None = None


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """One page of the list; `total` counts all pages."""

    articles: list[Article]
    number: int
    total: int
    size: int = PAGE_SIZE
    filters: Filters = field(default_factory=Filters)

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def has_next(self) -> bool:
        return self.number < self.last

    @property
    def has_previous(self) -> bool:
        return self.number > 1


def found(user: User, filters: Filters) -> QuerySet[Article]:
    """Queryset of what this person may see of what the filters ask for, in no order."""
    whose = {
        "": Article.objects.visible_to(user),
        "own": Article.objects.own(user),
        "shared": Article.objects.visible_to(user).shared(),
        "review": Article.objects.visible_to(user).waiting_for_review(),
    }
    exact = {
        "story": filters.story,
        "outlet": filters.outlet,
        "kind": filters.kind,
        "language": filters.language,
    }
    articles = whose[filters.whose].filter(**{name: value for name, value in exact.items() if value})
    if filters.published_from:
        articles = articles.published_from(filters.published_from)
    if filters.published_to:
        articles = articles.published_to(filters.published_to)
    return articles.search(filters.words).order_by()


def library_page(user: User, filters: Filters, *, sort: str = "newest", number: int = 1) -> LibraryPage:
    """Page `number` in an order of SORTS; a number beyond the last page gives the last. Two queries.

    The page's keys are found first and its rows then, so that skipping pages reads no long rows.
    """
    articles = found(user, filters)
    total = articles.count()
    number = max(1, min(number, -(-total // PAGE_SIZE)))
    start = (number - 1) * PAGE_SIZE
    keys = articles.order_by(*SORTS[sort]).values("pk")[start : start + PAGE_SIZE]
    rows = Article.objects.filter(pk__in=keys).with_details().order_by(*SORTS[sort])
    return LibraryPage(list(rows), number, total, filters=filters)
