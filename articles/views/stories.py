"""Stories: one event each, with the articles that cover it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import access
from articles.actions import corrections, stories
from articles.forms.details import ArticleStoryForm
from articles.forms.stories import StoryForm
from articles.models import Article, Story
from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page

PAGE_SIZE = 25


@teacher
@require_safe
def story_list(request: Request) -> HttpResponse:
    """The shared stories and one's own, the newest first."""
    found = Story.objects.visible_to(request.user).with_article_count(request.user)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render_page(request, "articles/story_list.html", {"page": page})


@teacher
@require_safe
def story_detail(request: Request, story_id) -> HttpResponse:
    """The coverage set: its articles by day and outlet."""
    story = access.story_for_reading(request.user, story_id)
    articles = Article.objects.visible_to(request.user).covering(story).with_details()
    may_edit = access.may_edit_story(request.user, story)
    context = {"story": story, "articles": articles, "may_edit": may_edit}
    return render_page(request, "articles/story_detail.html", context)


@teacher
@require_http_methods(["GET", "POST"])
def story_new(request: Request) -> HttpResponse:
    form = StoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        story = stories.make_story(by=request.user, at=timezone.now(), **form.cleaned_data)
        return move_to(request, "articles:story_detail", story.public_id)
    status = 422 if form.errors else 200
    return render_page(request, "articles/story_new.html", {"form": form}, partial="story", status=status)


@teacher
@require_http_methods(["GET", "POST"])
def story_edit(request: Request, story_id) -> HttpResponse:
    """Its title, what happened, and when."""
    story = access.story_for_editing(request.user, story_id)
    form = StoryForm(request.POST or None, initial=StoryForm.initial_of(story))
    if request.method == "POST" and form.is_valid():
        stories.describe(story=story, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The story is saved."))
        return move_to(request, "articles:story_detail", story.public_id)
    context = {"form": form, "story": story}
    status = 422 if form.errors else 200
    return render_page(request, "articles/story_edit.html", context, partial="story", status=status)


@teacher
@require_http_methods(["GET", "POST"])
def article_story(request: Request, article_id) -> HttpResponse:
    """Which story an article belongs to."""
    article = access.article_for_editing(request.user, article_id)
    story = article.story.public_id if article.story else None
    form = ArticleStoryForm(request.POST or None, user=request.user, initial={"story": story})
    if request.method == "POST" and form.is_valid():
        by, at = request.user, timezone.now()
        if title := form.cleaned_data["new_title"]:
            article = stories.move_to_new(article=article, title=title, by=by, at=at)
        else:
            article = corrections.move_to_story(
                article=article, story=form.cleaned_data["story"], by=by, at=at
            )
        messages.success(
            request, _("It is in its story now.") if article.story else _("It is in no story now.")
        )
        return move_to(request, "articles:article_detail", article.public_id)
    context = {"form": form, "article": article}
    status = 422 if form.errors else 200
    return render_page(request, "articles/article_story.html", context, partial="story", status=status)
