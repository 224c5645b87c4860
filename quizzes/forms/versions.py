from django import forms


class VersionForm(forms.Form):
    """An edit of a draft names the version it was made from."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class MoveForm(VersionForm):
    to = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=9999)
