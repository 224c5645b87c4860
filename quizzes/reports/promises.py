"""What an assignment means for the students, in sentences a teacher can check before giving it."""

from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.models import Assignment

Feedback = Assignment.Feedback


def promises_of(given: Assignment, at: datetime) -> list[str]:
    """When it is open, how it is answered, what is told at which moment. `given` need not be saved."""
    return [_window(given, at), *_answering(given), _during(given), _submitted(given), _released(given)]


def day_and_time(moment: datetime) -> str:
    """On the school's clock."""
    return formats.date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def _window(given: Assignment, at: datetime) -> str:
    opens = day_and_time(given.opens_at)
    if given.closes_at and given.closes_at <= at:
        return _("It was open until %(closes)s.") % {"closes": day_and_time(given.closes_at)}
    if given.closes_at:
        text = (
            _("It is open now and closes on %(closes)s; what is not handed in then is taken in as it is.")
            if given.opens_at <= at
            else _(
                "It opens on %(opens)s and closes on %(closes)s; what is not handed in then is taken in as it is."
            )
        )
        return text % {"opens": opens, "closes": day_and_time(given.closes_at)}
    if given.opens_at <= at:
        return _("It is open now, until you close it.")
    return _("It opens on %(opens)s and stays open until you close it.") % {"opens": opens}


def _answering(given: Assignment) -> list[str]:
    sentences = []
    if given.phase or given.mode == Assignment.Mode.DISCUSSION:
        sentences.append(_("Everybody goes through the phases together; you say when the next one begins."))
    if given.minutes:
        text = ngettext(
            "Each student has %(minutes)s minute, counted from their own start.",
            "Each student has %(minutes)s minutes, counted from their own start.",
            given.minutes,
        )
        sentences.append(text % {"minutes": given.minutes})
    if given.hints:
        sentences.append(_("Hints are there for those who ask for them."))
    if given.asks_certainty:
        sentences.append(_("With each answer they say how sure they are."))
    if given.jigsaw:
        sentences.append(
            _(
                "First each group has one outlet of a comparison; then they see what all groups found, and vote on all."
            )
        )
    if given.outlet_blind:
        sentences.append(_("Which outlet published the article stays hidden until the key is shown."))
    return sentences


def _during(given: Assignment) -> str:
    if given.feedback_during == Feedback.NOTHING:
        return _("While they answer they are told nothing about right or wrong.")
    text = {
        Feedback.SCORE: ngettext(
            "While they answer they may check each answer once and are told whether it is right and what was off.",
            "While they answer they may check each answer %(tries)s times and are told whether it is right and "
            "what was off.",
            given.tries,
        ),
        Feedback.KEY: ngettext(
            "While they answer they may check each answer once; then they see the key with its rule card.",
            "While they answer they may check each answer %(tries)s times; when it is right, or the tries are "
            "used up, they see the key with its rule card.",
            given.tries,
        ),
    }[Feedback(given.feedback_during)]
    return text % {"tries": given.tries}


def _submitted(given: Assignment) -> str:
    return {
        Feedback.NOTHING: _("After handing in they see what they wrote, and nothing else yet."),
        Feedback.SCORE: _("After handing in they are told what was right and what was off, without the key."),
        Feedback.KEY: _("After handing in they see the key with its rule cards at once."),
    }[Feedback(given.feedback_submitted)]


def _released(given: Assignment) -> str:
    if given.feedback_released == given.feedback_submitted:
        return _("Releasing the results tells them nothing more.")
    return {
        Feedback.NOTHING: _("When you release the results, they are told nothing any more."),
        Feedback.SCORE: _("When you release the results, they are told what was right and what was off."),
        Feedback.KEY: _("When you release the results, they see the key with its rule cards."),
    }[Feedback(given.feedback_released)]
