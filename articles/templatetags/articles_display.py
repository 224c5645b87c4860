"""How a page writes what an article knows about itself."""

from django import template
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.actions.checking import BY_HAND
from articles.forms.fields import language_name
from articles.importing.imported import REASONS
from articles.models import Article

register = template.Library()


@register.filter
def published(article: Article) -> str | SafeString:
    """The day of publication as far as it is known; empty when nothing is."""
    if article.published_on:
        day = date_format(article.published_on, "DATE_FORMAT")
        return format_html('<time datetime="{}">{}</time>', article.published_on.isoformat(), day)
    if article.published_month:
        month = MONTHS[article.published_month]
        return _("%(month)s %(day)s, year open") % {"month": month, "day": article.published_day}
    return ""


@register.filter
def dateline(article: Article) -> str:
    """Place, date and agency as printed, in one line."""
    parts = (article.dateline_place, article.dateline_date, article.dateline_agency)
    return ", ".join(part for part in parts if part)


register.filter(language_name)


@register.filter
def reason_words(reason: str) -> str:
    """Why a part of the original is not in the text, in words; those kept elsewhere lose their star."""
    return _("left out by hand") if reason == BY_HAND else _(REASONS.get(reason, reason)).removesuffix(" (*)")


@register.simple_tag
def page_numbers(number: int, last: int) -> list[int]:
    """The pages worth a link: the first, the last, and those around this one; 0 stands for a gap."""
    wanted = [n for n in range(1, last + 1) if n in (1, last) or abs(n - number) <= 2]
    shown: list[int] = []
    for page in wanted:
        if shown and page == shown[-1] + 2:
            shown.append(page - 1)
        elif shown and page > shown[-1] + 2:
            shown.append(0)
        shown.append(page)
    return shown


@register.filter
def has_words(text: str) -> bool:
    """Whether there is something to bring back: a hyphen or a rule is nothing."""
    return any(character.isalnum() for character in text)


@register.filter
def short_hash(digest: str) -> str:
    """Enough of a hash to tell two apart by eye."""
    return digest[:12]
