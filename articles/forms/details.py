"""What the import found about an article, for a teacher to correct."""

from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import (
    LANGUAGES,
    UNKNOWN,
    language_choices,
    longest_of,
    offer_choices,
    offer_rows,
)
from articles.importing import dates
from articles.models import Article, Outlet, Story
from quizsite.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OF_THE_ARTICLE = [
    "byline", "url", "language", "kind", "licence_note", "dateline_place", "dateline_date", "dateline_agency",
]  # fmt: skip


def _words(name: str, label: "StrOrPromise", **kwargs) -> forms.CharField:
    longest = longest_of(Article, name)
    return forms.CharField(label=label, max_length=longest, required=kwargs.pop("required", False), **kwargs)


class OutletField(forms.ModelChoiceField):
    """Says which outlets nobody has confirmed yet."""

    def label_from_instance(self, obj):
        proposed = obj.state == Outlet.State.PROPOSED
        return _("%(name)s (proposed)") % {"name": obj.name} if proposed else obj.name


class DetailsForm(forms.Form):
    """`seen` is the fingerprint of the details that this form was filled from."""

    title = _words("title", _("Title"), required=True, widget=forms.TextInput(attrs={"autofocus": True}))
    outlet = OutletField(
        Outlet.objects.none(),
        label=_("Outlet"),
        required=False,
        to_field_name="public_id",
        empty_label=_("Not known"),
    )
    outlet_name = forms.CharField(
        label=_("Or its name, if it is not in the list"),
        max_length=120,
        required=False,
    )
    byline = _words("byline", _("Byline"))
    url = _words(
        "url", _("Address"), widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"})
    )
    day = forms.IntegerField(label=_("Day"), required=False, min_value=1, max_value=31)
    month = forms.TypedChoiceField(
        label=_("Month"), required=False, coerce=int, empty_value=None, choices=[("", "–"), *MONTHS.items()]
    )
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1600, max_value=2200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Article.Kind.choices)
    language = forms.ChoiceField(label=_("Language"))
    dateline_place = _words("dateline_place", _("Place"))
    dateline_date = _words("dateline_date", _("Date, as printed"))
    dateline_agency = _words("dateline_agency", _("Agency"))
    licence_note = _words("licence_note", _("Note on rights"))
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, user: User, article: Article, **kwargs):
        self.caption_count = len(article.present_revision.captions) + 1
        kwargs["initial"] = initial_of(article)
        super().__init__(*args, **kwargs)
        offer_rows(self, "outlet", Outlet.objects.visible_to(user))
        codes = {*LANGUAGES, article.language} - {UNKNOWN}
        offer_choices(self, "language", [(UNKNOWN, _("Not known")), *language_choices(codes)])
        for number in range(self.caption_count):
            self.fields[f"caption_{number}"] = forms.CharField(
                label=_("Caption"), required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
            self.fields[f"credit_{number}"] = forms.CharField(
                label=_("Credit"), max_length=200, required=False
            )

    @property
    def caption_fields(self) -> list[tuple]:
        """(text, credit) of each caption, and an empty pair for one more."""
        return [(self[f"caption_{n}"], self[f"credit_{n}"]) for n in range(self.caption_count)]

    def add_constraint_error(self, error: ValidationError) -> None:
        """What the database would refuse, said at the field where there is one."""
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)

    def differing(self, article: Article) -> list[tuple]:
        """(label, stored value) of each field in which the article is not what was typed."""
        stored = initial_of(article)
        names = [name for name in self.fields if name not in ("seen", "outlet_name")]
        different = [name for name in names if str(self[name].value() or "") != str(stored.get(name) or "")]
        shown = stored | {"outlet": article.outlet, "kind": article.get_kind_display()}
        return [(self.fields[name].label, shown.get(name) or "–") for name in different]

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        day, month, year = (cleaned.get(name) for name in ("day", "month", "year"))
        if bool(day) != bool(month) or (year and not day):
            self.add_error("day", _("Give day and month; leave the year open where it is not known."))
        elif day and month:
            try:
                date(year or 2000, month, day)
            except ValueError:
                self.add_error("day", _("There is no such day; look at the printed date again."))
        return cleaned

    def details(self) -> dict[str, object]:
        """The fields of the article, the parts of its dates taken apart. Without the outlet's name."""
        cleaned = self.cleaned_data
        day, month, year = cleaned["day"], cleaned["month"], cleaned["year"]
        known = {name: cleaned[name] for name in OF_THE_ARTICLE}
        published = {
            "published_on": date(year, month, day) if year else None,
            "published_month": None if year else month or None,
            "published_day": None if year else day or None,
        }
        return {**known, **published, **self._dateline(), "outlet": cleaned["outlet"]}

    def _dateline(self) -> dict[str, int | None]:
        """The parts of the printed date, where it can be read in one way only."""
        line = dates.line_of_date(self.cleaned_data["dateline_date"])
        found = line[1] if line else None
        return {
            "dateline_day": found.day if found else None,
            "dateline_month": found.month if found else None,
            "dateline_year": found.year if found else None,
        }

    def captions(self) -> list[dict[str, str]]:
        pairs = [
            (self.cleaned_data[f"caption_{n}"].strip(), self.cleaned_data[f"credit_{n}"].strip())
            for n in range(self.caption_count)
        ]
        return [{"text": text, "credit": credit} for text, credit in pairs if text or credit]


def initial_of(article: Article) -> dict[str, object]:
    """What the form shows of an article as it is stored."""
    initial: dict[str, object] = {name: getattr(article, name) for name in OF_THE_ARTICLE}
    day = article.published_on
    initial |= {
        "title": article.title,
        "outlet": article.outlet.public_id if article.outlet else None,
        "day": day.day if day else article.published_day,
        "month": day.month if day else article.published_month,
        "year": day.year if day else None,
    }
    for number, caption in enumerate(article.present_revision.captions):
        initial |= {f"caption_{number}": caption["text"], f"credit_{number}": caption["credit"]}
    return initial


class ArticleStoryForm(forms.Form):
    """Into a story that is there, into a new one, or into none."""

    story = forms.ModelChoiceField(
        Story.objects.none(),
        label=_("Story"),
        required=False,
        to_field_name="public_id",
        empty_label=_("None"),
    )
    new_title = forms.CharField(
        label=_("Or a new story"),
        help_text=_("The event in a few plain words, as every side would put it."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        offer_rows(self, "story", Story.objects.visible_to(user).order_by("title"))
