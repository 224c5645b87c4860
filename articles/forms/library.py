"""The state of the library's list."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import DayField, language_choices, offer_choices, offer_rows
from articles.models import Article, Outlet, Story
from articles.reports import Filters
from quizsite.models import User

SORTS = [
    ("newest", _("Newest in the library")),
    ("published", _("Latest published")),
    ("title", _("Title, A to Z")),
    ("outlet", _("Outlet, A to Z")),
]


class LibraryForm(forms.Form):
    """The state of the list, as it stands in the address. What is not understood narrows nothing."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )
    whose = forms.ChoiceField(label=_("Whose"), required=False)
    story = forms.ModelChoiceField(
        Story.objects.none(),
        label=_("Story"),
        required=False,
        to_field_name="public_id",
        empty_label=_("Any"),
    )
    outlet = forms.ModelChoiceField(
        Outlet.objects.none(),
        label=_("Outlet"),
        required=False,
        to_field_name="public_id",
        empty_label=_("Any"),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("Any")), *Article.Kind.choices])
    language = forms.ChoiceField(label=_("Language"), required=False)
    published_from = DayField(label=_("Published from"), required=False)
    published_to = DayField(label=_("Published to"), required=False)
    sort = forms.ChoiceField(label=_("Sorted by"), required=False, choices=SORTS)
    page = forms.IntegerField(label=_("Page"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, user: User, languages, **kwargs):
        super().__init__(*args, **kwargs)
        whose = [("", _("All")), ("own", _("My own")), ("shared", _("Shared with the school"))]
        if user.is_editor:
            whose.append(("review", _("Waiting for review")))
        offer_choices(self, "whose", whose)
        offer_rows(self, "story", Story.objects.visible_to(user).order_by("title"))
        offer_rows(self, "outlet", Outlet.objects.visible_to(user))
        offer_choices(self, "language", [("", _("Any")), *language_choices(languages)])

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        first, last = cleaned.get("published_from"), cleaned.get("published_to")
        if first and last and first > last:
            self.add_error("published_to", _("Choose a day that is not before the first one."))
        return cleaned

    def filters(self) -> Filters:
        """What is understood of the form; call after `is_valid`, whatever it said."""
        names = ["whose", "story", "outlet", "kind", "language", "published_from", "published_to"]
        given = {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}
        return Filters(words=self.cleaned_data.get("q", ""), **given)

    def order(self) -> str:
        return self.cleaned_data.get("sort") or "newest"

    def number(self) -> int:
        return self.cleaned_data.get("page") or 1

    def narrows(self) -> bool:
        """Whether anything but the order and the page is asked for."""
        return self.filters() != Filters()

    def has_filters(self) -> bool:
        """Whether more than words is asked for, or something could not be understood."""
        return bool(self.errors) or replace(self.filters(), words="") != Filters()
