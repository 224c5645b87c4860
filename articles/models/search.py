"""The words of the library, so that ten thousand articles are searched at once.

One row an article: every word of its title, outlet and text once, without case and accents. SQLite searches
them through an FTS5 table that triggers keep in step with this one, PostgreSQL through a GIN index; both are
made in the migrations. The words are folded here and not in the database, so that both find the same.
"""

import re
import unicodedata

from django.db import connections, models
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

WORD = re.compile(r"[^\W_]+")
LONGEST_TEXT = 400_000  # characters that are searched; PostgreSQL refuses more than 1 MB of words
LONGEST_WORD = 60
MOST_WORDS = 12  # of a search

MATCHES = {
    "sqlite": "SELECT rowid FROM articles_searchentry_fts WHERE articles_searchentry_fts MATCH %s",
    "postgresql": (
        "SELECT article_id FROM articles_searchentry"
        " WHERE to_tsvector('simple'::regconfig, words) @@ to_tsquery('simple'::regconfig, %s)"
    ),
}


def words_of(text: str) -> list[str]:
    """The words in order, folded: no case, no accents, nothing but letters and digits."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return [word[:LONGEST_WORD] for word in WORD.findall(plain)]


def matching(search: str, using: str) -> RawSQL | None:
    """The ids of articles that have every word of `search`, each perhaps longer; None when it has none."""
    words = words_of(search)[:MOST_WORDS]
    if not words:
        return None
    vendor = connections[using].vendor
    if vendor == "sqlite":
        return RawSQL(MATCHES[vendor], [" ".join(f'"{word}"*' for word in words)])
    return RawSQL(MATCHES[vendor], [" & ".join(f"'{word}':*" for word in words)])


def refresh(articles: models.QuerySet) -> None:
    """Write the entries of these articles anew. One statement for all of them."""
    entries = []
    for article in articles.select_related("outlet", "current").order_by().iterator(chunk_size=200):
        parts = [article.title, article.outlet.name if article.outlet else ""]
        parts.append(article.current.text[:LONGEST_TEXT] if article.current else "")
        words = sorted({word for part in parts for word in words_of(part)})
        entries.append(SearchEntry(article=article, words=" ".join(words)))
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["article"], update_fields=["words"], batch_size=200
    )


class SearchEntry(models.Model):
    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    words = models.TextField(_("words"), blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self):
        return f"{self.article_id}"
