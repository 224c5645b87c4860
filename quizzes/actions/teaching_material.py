"""The exercises that come with the app, proposed from the marks of its own texts."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions.teaching_material import load_compared_story
from articles.demo import gold
from articles.models import Article
from quizsite.models import User
from quizzes.actions.exercises import propose_exercise, publish
from quizzes.actions.rule_cards import load_rule_cards
from quizzes.models import Exercise
from quizzes.reports.findings import findings_of


@transaction.atomic
def load_exercises(*, by: User, at: datetime) -> list[Exercise]:
    """A published exercise on the short first article, and a draft on the whole story; none where there are any."""
    load_rule_cards()
    story = load_compared_story(by=by, at=at)
    if Exercise.objects.own(by).exists():
        return []
    title = gold.read_text(gold.read_toml("story.toml")["first_exercise"]).fields["title"]
    first = propose_exercise(article=Article.objects.own(by).get(title=title), by=by, at=at)
    draft = first.draft
    assert draft  # just proposed
    reason = _("A first exercise: the same sentence may be looked at twice.")
    because = {one.code: reason for one in findings_of(draft)}
    publish(draft=draft, seen_version=draft.version, because=because, by=by, at=at)
    return [first, propose_exercise(story=story, by=by, at=at)]
