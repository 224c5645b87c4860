"""From an article to a published exercise: propose, publish, revise, withdraw, copy."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.actions.coverage import compare_articles
from articles.analysis.spans import Span
from articles.coverage.story import coverage_of
from articles.models import Article, Revision, Story
from quizsite.models import User
from quizzes.items import KINDS
from quizzes.items.kind import Proposal
from quizzes.items.material import Material
from quizzes.items.story_material import StoryMaterial
from quizzes.models import Exercise, ExerciseRevision, Item, RuleCard
from quizzes.models.exercise import Frozen
from quizzes.reports.findings import Finding, findings_of
from quizzes.reports.items import items_of
from quizzes.reports.lost_texts import lost_texts

# What a lesson holds; a short article gives fewer, and an article by itself nothing to compare.
WANTED = {
    "find source": 8, "read the cue": 2, "tell the voice": 8, "mark the framing": 2, "compare coverage": 2, "write": 1,
}  # fmt: skip
ASKED_ABOUT = [Article.Kind.REPORT, Article.Kind.OPINION]
COPIED = [
    "position", "kind", "article_revision_id", "part", "start", "end", "quote", "prefix", "suffix", "prompt",
    "points", "task", "key", "rule_card_id", "feedback", "attribution_id", "framing_mark_id",
]  # fmt: skip


class StaleExercise(Exception):
    """Somebody saved, or published, since this person opened the draft."""


class NothingMarked(Exception):
    """No mark of the article is accepted yet: there is nothing to ask about."""


class TextLost(Exception):
    """An article of it was deleted, or is not shared with this person any more: `title`."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(title)


class OpenFindings(Exception):
    """Findings that hinder publishing, or for which nobody said why to publish anyway: `findings`."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        super().__init__(", ".join(one.code for one in findings))


@transaction.atomic
def propose_exercise(
    *, by: User, at: datetime, article: Article | None = None, story: Story | None = None
) -> Exercise:
    """A balanced draft from the accepted marks of the article, or of the story's articles. Raises NothingMarked.

    The same marks give the same items.
    """
    materials = [Material(revision) for revision in _revisions(article, story, by)]
    if story and len(materials) > 1:
        _compare(story, materials, by, at)
    proposals = [
        (material, proposal)
        for name, most in WANTED.items()
        for material, proposal in _spread(materials, name, most)
    ]
    if not any(material.attributions or material.framing for material in materials) or not proposals:
        raise NothingMarked
    exercise = Exercise.objects.create(
        title=str(article or story)[:200], owner=by, article=article, story=story, created_at=at
    )
    draft = ExerciseRevision.objects.create(exercise=exercise, title=exercise.title, made_by=by, made_at=at)
    cards = {card.slug: card for card in RuleCard.objects.all()}
    Item.objects.bulk_create(
        _item(draft, position, material.revision, proposal, cards)
        for position, (material, proposal) in enumerate(proposals, 1)
    )
    return exercise


def _revisions(article: Article | None, story: Story | None, by: User) -> list[Revision]:
    if article:
        return [article.current] if article.current else []
    articles = Article.objects.visible_to(by).in_story(story).filter(kind__in=ASKED_ABOUT)
    return [one.current for one in articles.select_related("current__article__outlet") if one.current]


def _compare(story: Story, materials: Sequence[Material], by: User, at: datetime) -> None:
    """Give each the story's comparison, made now where it is not there yet or marks have changed."""
    compare_articles(articles=list(Article.objects.visible_to(by).to_compare(story)), at=at)
    asked = {material.revision.pk: material.asked for material in materials}
    compared = StoryMaterial(coverage_of(story, by), asked)
    for material in materials:
        material.story = compared


def _spread(materials: Sequence[Material], name: str, most: int) -> list[tuple[Material, Proposal]]:
    """At most so many proposals of one kind: in turn from each article, then by article in the order of its text.

    A passage is asked about once, but for a kind that would have nothing else to ask about.
    """
    share = -(-most // max(1, len(materials)))
    queues = [[(material, one) for one in KINDS[name].propose(material, share)] for material in materials]
    fresh = [[pair for pair in queue if not _is_asked(*pair)] for queue in queues]
    if any(fresh):
        queues = fresh
    longest = max(map(len, queues), default=0)
    turns = [queue[turn] for turn in range(longest) for queue in queues if turn < len(queue)]
    chosen = turns[:most]
    for material, one in chosen:
        material.asked.add(Span(one.start, one.end))
    return [one for queue in queues for one in queue if one in chosen]


def _is_asked(material: Material, one: Proposal) -> bool:
    return Span(one.start, one.end) in material.asked


def _item(
    draft: ExerciseRevision,
    position: int,
    revision: Revision,
    proposal: Proposal,
    cards: Mapping[str, RuleCard],
) -> Item:
    return Item(
        revision=draft, position=position, kind=proposal.kind, article_revision=revision,
        prompt=proposal.prompt, task=proposal.task, key=proposal.key, feedback=proposal.feedback,
        rule_card=cards.get(proposal.rule), attribution=proposal.attribution, framing_mark=proposal.framing_mark,
        **revision.anchor(proposal.start, proposal.end),
    )  # fmt: skip


def open_draft(draft: ExerciseRevision, seen_version: int) -> ExerciseRevision:
    """Claim the next version of the draft for this edit. Raises StaleExercise; call it inside a transaction."""
    drafts = ExerciseRevision.objects.filter(pk=draft.pk, version=seen_version, published_at=None)
    if not drafts.update(version=F("version") + 1):
        raise StaleExercise
    draft.version = seen_version + 1
    return draft


@transaction.atomic
def edit_details(
    *,
    draft: ExerciseRevision,
    seen_version: int,
    title: str,
    introduction: str,
    skill: str,
    year: int | None,
    topic: str,
    by: User,
    at: datetime,
) -> ExerciseRevision:
    """Title and introduction are the draft's, tags the exercise's. Raises StaleExercise."""
    open_draft(draft, seen_version)
    draft.title, draft.introduction = title, introduction
    draft.save(update_fields=["title", "introduction"])
    exercise = draft.exercise
    exercise.title, exercise.skill, exercise.year, exercise.topic = title, skill, year, topic
    exercise.save(update_fields=["title", "skill", "year", "topic"])
    return draft


@transaction.atomic
def publish(
    *, draft: ExerciseRevision, seen_version: int, because: Mapping[str, str], by: User, at: datetime
) -> ExerciseRevision:
    """Freeze the draft. `because` says by a finding's code why to publish anyway, and is kept.

    Raises StaleExercise, or OpenFindings where one hinders or has no reason.
    """
    open_draft(draft, seen_version)
    draft.items.removed().delete()
    _number(draft)
    found = findings_of(draft)
    reasons = {one.code: because.get(one.code, "").strip()[:500] for one in found}
    if still_open := [one for one in found if one.must or not reasons[one.code]]:
        raise OpenFindings(still_open)
    draft.waived = [
        {"item": one.item and one.item.position, "finding": one.text, "because": reasons[one.code]}
        for one in found
    ]
    draft.published_by, draft.published_at = by, at
    draft.save(update_fields=["waived", "published_by", "published_at"])
    return draft


def _number(draft: ExerciseRevision) -> None:
    for position, item in enumerate(draft.items.kept().in_order(), 1):
        if item.position != position:
            item.position = position
            item.save(update_fields=["position"])


@transaction.atomic
def revise(*, exercise: Exercise, by: User, at: datetime) -> ExerciseRevision:
    """A new draft that starts as the newest published revision; the draft there is, if there is one."""
    former = exercise.published
    if (draft := exercise.draft) or former is None:
        assert draft  # an exercise without anything published has its draft
        return draft
    draft = ExerciseRevision.objects.create(
        exercise=exercise, number=former.number + 1, title=former.title, introduction=former.introduction,
        made_by=by, made_at=at,
    )  # fmt: skip
    _copy_items(former, draft)
    return draft


def _copy_items(former: ExerciseRevision, draft: ExerciseRevision) -> None:
    Item.objects.bulk_create(
        Item(revision=draft, **{name: getattr(item, name) for name in COPIED})
        for item in former.items.kept().in_order()
    )


@transaction.atomic
def withdraw(*, exercise: Exercise, by: User, at: datetime) -> Exercise:
    """Give it to no class any more; what was given keeps its revision."""
    if exercise.withdrawn_at is None:
        exercise.withdrawn_at = at
        exercise.save(update_fields=["withdrawn_at"])
    return exercise


@transaction.atomic
def bring_back(*, exercise: Exercise, by: User, at: datetime) -> Exercise:
    exercise.withdrawn_at = None
    exercise.save(update_fields=["withdrawn_at"])
    return exercise


def refuse_lost_texts(revision: ExerciseRevision, by: User) -> None:
    """Who cannot read all of its articles makes nothing new of it. Raises TextLost."""
    for lost in lost_texts(items_of(revision), by):
        raise TextLost(lost.title)


@transaction.atomic
def copy_exercise(*, exercise: Exercise, by: User, at: datetime) -> Exercise:
    """A draft of one's own from the newest published revision; the owner's own draft where there is none.

    Says what it is based on, also when the original is gone. Raises Frozen when there is nothing to copy, TextLost.
    """
    former = exercise.published or (exercise.draft if exercise.owner_id == by.pk else None)
    if former is None:
        raise Frozen("Nothing of it is published.")
    refuse_lost_texts(former, by)
    note = _("“%(title)s” by %(name)s") % {"title": former.title, "name": exercise.owner.display_name}
    copied = Exercise.objects.create(
        title=former.title, owner=by, article_id=exercise.article_id, story_id=exercise.story_id,
        skill=exercise.skill, year=exercise.year, topic=exercise.topic, based_on=exercise,
        based_on_note=note, created_at=at,
    )  # fmt: skip
    draft = ExerciseRevision.objects.create(
        exercise=copied, title=former.title, introduction=former.introduction, made_by=by, made_at=at
    )
    _copy_items(former, draft)
    return copied
