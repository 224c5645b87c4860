"""The pages of a compared story. Each shows one thing the comparison found."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from articles import access
from articles.actions import coverage as comparing
from articles.coverage import chains, labels, ladders, matrix, placement, reuse, voices
from articles.coverage.story import Coverage, coverage_of
from articles.models import Article
from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page


def show(request: Request, template: str, coverage: Coverage, **context: Any) -> HttpResponse:
    may_edit = access.may_edit_story(request.user, coverage.story)
    context |= {"coverage": coverage, "story": coverage.story, "may_edit": may_edit}
    return render_page(request, template, context)


@teacher
@require_POST
def story_compare(request: Request, story_id) -> HttpResponse:
    """Derived from the texts alone, so whoever may read the story may have it computed."""
    story = access.story_for_reading(request.user, story_id)
    articles = list(Article.objects.visible_to(request.user).to_compare(story))
    count = comparing.compare_articles(articles=articles, at=timezone.now())
    messages.success(request, ngettext("%(n)s pair compared.", "%(n)s pairs compared.", count) % {"n": count})
    return move_to(request, "articles:story_coverage", story.public_id)


@teacher
@require_safe
def story_coverage(request: Request, story_id) -> HttpResponse:
    """Claim by outlet."""
    coverage = coverage_of(access.story_for_reading(request.user, story_id), request.user)
    rows, only = matrix.rows_of(coverage), matrix.only_here(coverage)
    legend = [(matrix.KINDS[key], sign, matrix.WORDS[key]) for key, sign in matrix.SIGNS.items()]
    return show(request, "articles/story_coverage.html", coverage, rows=rows, only_here=only, legend=legend)


@teacher
@require_safe
def story_ladder(request: Request, story_id) -> HttpResponse:
    coverage = coverage_of(access.story_for_reading(request.user, story_id), request.user)
    ladder = ladders.ladders_of(coverage, matrix.rows_of(coverage))
    return show(request, "articles/story_ladder.html", coverage, ladders=ladder)


@teacher
@require_safe
def story_labels(request: Request, story_id) -> HttpResponse:
    coverage = coverage_of(access.story_for_reading(request.user, story_id), request.user)
    things, framed = labels.things_of(coverage), labels.framed_passages(coverage)
    return show(request, "articles/story_labels.html", coverage, things=things, framed=framed)


@teacher
@require_safe
def story_reuse(request: Request, story_id) -> HttpResponse:
    coverage = coverage_of(access.story_for_reading(request.user, story_id), request.user)
    taken, quoted = reuse.taken_over(coverage), reuse.quoted(coverage)
    return show(request, "articles/story_reuse.html", coverage, taken=taken, quoted=quoted)


@teacher
@require_safe
def story_voices(request: Request, story_id) -> HttpResponse:
    coverage = coverage_of(access.story_for_reading(request.user, story_id), request.user)
    return show(request, "articles/story_voices.html", coverage, voices=voices.voices_of(coverage))


@teacher
@require_safe
def story_chains(request: Request, story_id) -> HttpResponse:
    coverage = coverage_of(access.story_for_reading(request.user, story_id), request.user)
    return show(request, "articles/story_chains.html", coverage, chains=chains.chains_of(coverage))


@teacher
@require_safe
def story_placement(request: Request, story_id) -> HttpResponse:
    """Headlines, and in which paragraph each article has a claim."""
    coverage = coverage_of(access.story_for_reading(request.user, story_id), request.user)
    rows = placement.placed(matrix.rows_of(coverage))
    context = {
        "headlines": placement.headlines_of(coverage),
        "rows": rows,
        "picture": placement.picture_of(coverage, rows),
    }
    return show(request, "articles/story_placement.html", coverage, **context)
