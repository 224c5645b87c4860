"""The ways a teacher hands an article in. Each form reads what it was given into one `Imported` value."""

from collections.abc import Collection
from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import offer_rows
from articles.importing import ways_in
from articles.importing.errors import Empty, ImportingError, TooLarge
from articles.importing.imported import Imported
from articles.models import Story
from quizsite.models import User
from quizsite.uploads import MOST_BYTES

ACCEPTED = ".txt,.md,.markdown,.html,.htm,.pdf,.docx"


class IncomingForm(forms.Form):
    """`field` is where an error of the import belongs; `too_large` are fields whose file was not kept."""

    field = ""
    too_large: Collection[str] = ()
    story = forms.ModelChoiceField(
        Story.objects.none(), required=False, to_field_name="public_id", widget=forms.HiddenInput
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        offer_rows(self, "story", Story.objects.visible_to(user))

    def imported(self, *, at: datetime) -> Imported:
        """Raises ImportingError."""
        raise NotImplementedError

    def add_import_error(self, error: ImportingError) -> None:
        """The importer's one sentence, translated, at the field it is about."""
        self.add_error(self.field, str(_(error.message)).format(**error.facts))


def too_large_words() -> str:
    return str(_(TooLarge.message)).format(limit=f"{MOST_BYTES // 1_000_000} MB")


class TextForm(IncomingForm):
    field = "text"
    text = forms.CharField(
        label=_("The article’s text"),
        help_text=_("Title, byline and all: what belongs where is found out, and you check it."),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "autofocus": True}),
        error_messages={"required": _(Empty.message)},
    )

    def imported(self, *, at: datetime) -> Imported:
        return ways_in.from_text(self.cleaned_data["text"], at=at)


class FileForm(IncomingForm):
    field = "file"
    file = forms.FileField(
        label=_("The article’s file"),
        help_text=_("Text, Markdown, web page, PDF or Word: .txt .md .html .pdf .docx, up to 50 MB."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _(Empty.message)},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs |= {
            "data-most-bytes": MOST_BYTES,
            "data-too-large": too_large_words(),
        }

    def clean(self):
        if "file" in self.too_large:
            self.errors.pop("file", None)
            self.add_error("file", too_large_words())
        return super().clean()

    def imported(self, *, at: datetime) -> Imported:
        file = self.cleaned_data["file"]
        return ways_in.from_file(file.name, file.read(), at=at)


class AddressForm(IncomingForm):
    field = "url"
    url = forms.CharField(
        label=_("The article’s address"),
        help_text=_("The page is read once, from here; cookies and sign-ins of yours are not used."),
        max_length=2000,
        widget=forms.TextInput(
            attrs={
                "inputmode": "url",
                "autocomplete": "off",
                "spellcheck": "false",
                "placeholder": "https://",
            }
        ),
        error_messages={"required": _("Give the article’s address, starting with https://.")},
    )

    def imported(self, *, at: datetime) -> Imported:
        return ways_in.from_url(self.cleaned_data["url"], at=at)


class RunForm(forms.Form):
    """A feed, or a list of addresses: one of the two."""

    feed_url = forms.CharField(
        label=_("Address of a feed"),
        help_text=_("RSS or Atom: every article it lists is brought in."),
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    addresses = forms.CharField(
        label=_("Or addresses of articles, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
    story = forms.ModelChoiceField(
        Story.objects.none(),
        label=_("Into the story"),
        required=False,
        to_field_name="public_id",
        empty_label=_("No story yet"),
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        offer_rows(self, "story", Story.objects.visible_to(user).order_by("title"))

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        given = [name for name in ("feed_url", "addresses") if cleaned.get(name)]
        if not given and not self.errors:
            self.add_error("feed_url", _("Give the address of a feed, or a list of addresses below."))
        if len(given) == 2:
            self.add_error("addresses", _("Give either a feed or a list, not both; start with one of them."))
        return cleaned

    def addresses_given(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["addresses"].splitlines() if line.strip()]

    def add_import_error(self, error: ImportingError) -> None:
        field = "feed_url" if self.cleaned_data.get("feed_url") else "addresses"
        self.add_error(field, str(_(error.message)).format(**error.facts))
