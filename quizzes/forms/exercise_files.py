from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST_FILE = 2_000_000


class ReviewForm(forms.Form):
    note = forms.CharField(
        label=_("Note to the owner"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Exercise file"), help_text=_("A .json file that this app saved, up to 2 MB.")
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("This file is larger than 2 MB, so it is no exercise. Choose another.")
            )
        return file.read()
