"""A story: one event."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import DayField, longest_of
from articles.models import Story


class StoryForm(forms.Form):
    title = forms.CharField(
        label=_("Title"),
        help_text=_("The event in a few plain words, as every side would put it."),
        max_length=longest_of(Story, "title"),
    )
    summary = forms.CharField(
        label=_("What happened"),
        help_text=_("One plain sentence that every side would sign."),
        max_length=longest_of(Story, "summary"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    happened_on = DayField(label=_("Day of the event"), required=False)

    @staticmethod
    def initial_of(story: Story) -> dict[str, object]:
        return {"title": story.title, "summary": story.summary, "happened_on": story.happened_on}
