from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST_FILE = 2_000_000
TOO_LARGE = _("This file is larger than 2 MB, so it is no exercise. Choose another.")


class ReviewForm(forms.Form):
    note = forms.CharField(
        label=_("Note to the owner"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Exercise file"),
        help_text=_("A .json file that this app saved, up to 2 MB. Choose it, or drop it here."),
        error_messages={"empty": _("This file is empty. Choose a file that this app saved.")},
        widget=forms.FileInput(
            {
                "accept": ".json,application/json",
                "data-most-bytes": LARGEST_FILE,
                "data-too-large": TOO_LARGE,
            }
        ),
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(TOO_LARGE)
        return file.read()
