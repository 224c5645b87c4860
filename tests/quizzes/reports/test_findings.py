"""What is said before publishing: each finding provoked once, and silent without its cause."""

import pytest
from django.urls import reverse

from articles.models import Article, FramingMark
from articles.models.marks import Mark
from quizzes.actions.exercises import propose_exercise
from quizzes.forms.exercises import PublishForm
from quizzes.reports.findings import findings_of, framing_places, rows_of
from quizzes.reports.items import items_of
from tests.factories import (
    ArticleFactory,
    AttributionFactory,
    ExerciseRevisionFactory,
    FramingMarkFactory,
    ItemFactory,
)
from tests.quizzes.conftest import NOW


@pytest.fixture
def draft(tess):
    return ExerciseRevisionFactory(exercise__owner=tess, items=1)


def codes(draft):
    return [one.code.partition(":")[0] for one in findings_of(draft)]


def test_sound_item_has_no_findings(draft):
    assert codes(draft) == []


def test_no_item_hinders(draft):
    draft.items.all().delete()
    assert codes(draft) == ["no-items"]


def test_item_without_rule_card_is_named(draft):
    draft.items.update(rule_card=None)
    (finding,) = findings_of(draft)
    assert (finding.code, finding.item) == (f"rule-card:{draft.items.get().public_id}", draft.items.get())
    assert not finding.must


def test_key_that_cannot_be_answered_hinders(draft):
    draft.items.update(key={})
    assert [one.must for one in findings_of(draft)] == [True]


def test_deleted_article_hinders(draft):
    article = draft.exercise.article
    article.deleted_at = NOW
    article.save(update_fields=["deleted_at"])
    assert codes(draft) == ["gone"]


def test_passage_in_two_items_of_one_kind_is_found(draft):
    ItemFactory(revision=draft, quote="repairs were")
    assert codes(draft) == ["twice"]


def test_other_passage_is_not_found(draft):
    ItemFactory(revision=draft, quote="trade had collapsed")
    assert codes(draft) == []


def test_drafted_mark_that_contradicts_is_found(draft):
    mark = AttributionFactory(revision=draft.items.get().article_revision, draft=True, source_name="Olu Bask")
    assert codes(draft) == ["draft"]
    mark.move_to(Mark.State.REJECTED, by=None, at=NOW)
    assert codes(draft) == []


def fixes(draft, by):
    found = findings_of(draft)
    rows = rows_of(found, draft.exercise, by, PublishForm(findings=found), set())
    return {row.finding.code.partition(":")[0]: [fix.address for fix in row.fixes] for row in rows}


def test_contradiction_is_fixed_at_the_desk_or_in_the_item(draft, tess):
    item = draft.items.get()
    revision = item.article_revision
    AttributionFactory(revision=revision, draft=True)
    mark = AttributionFactory(revision=revision, draft=True, source_name="Olu Bask")
    at_item = reverse("quizzes:exercise_item_edit", args=[draft.exercise.public_id, item.public_id])
    desk = reverse("articles:article_desk", args=[revision.article.public_id])
    assert fixes(draft, tess) == {"draft": [f"{desk}?claim={mark.public_id}", at_item]}
    Article.objects.filter(pk=revision.article_id).update(sharing="shared", reviewed_at=NOW)
    assert fixes(draft, tess) == {"draft": [at_item]}


def test_each_finding_leads_to_where_it_is_fixed(draft, tess):
    edit = reverse("quizzes:exercise_edit", args=[draft.exercise.public_id])
    new = reverse("quizzes:exercise_item_new", args=[draft.exercise.public_id])
    draft.exercise.year = 1
    for _item in range(60):
        ItemFactory(revision=draft)
    found = fixes(draft, tess)
    assert (found["level"], found["length"]) == ([f"{edit}#id_introduction"], [edit])
    draft.items.all().delete()
    assert fixes(draft, tess) == {"no-items": [new]}


@pytest.mark.parametrize(("year", "found"), [(1, ["level"]), (13, [])])
def test_text_harder_than_the_year_is_found(draft, year, found):
    draft.exercise.year = year
    draft.exercise.save(update_fields=["year"])
    assert codes(draft) == found


def test_lesson_that_is_too_long_is_found(draft):
    for _item in range(60):
        ItemFactory(revision=draft)
    assert "length" in codes(draft)


LEFT_RIGHT = (
    "Ida Renn said the gate was shut. The stubborn Ida Renn went home. The proud Ida Renn came back.\n\n"
    "Olu Bask said it was open. The gentle Olu Bask stayed for a while at the gate of the park."
)


@pytest.fixture
def two_sides(tess, cards):
    """Framing around one source, and a second source nobody frames; `words` are the marks."""

    def make(*words):
        revision = ArticleFactory(owner=tess, text=LEFT_RIGHT).current
        for name, content in [("Ida Renn", "the gate was shut"), ("Olu Bask", "it was open")]:
            AttributionFactory(
                revision=revision, source_name=name, spans__source=name, spans__content=content
            )
        for word in words:
            FramingMarkFactory(revision=revision, quote=word, device=FramingMark.Device.LOADED_WORD)
        return propose_exercise(article=revision.article, by=tess, at=NOW).draft

    return make


def test_framing_beside_one_source_is_found(two_sides):
    draft = two_sides("stubborn", "proud")
    (finding,) = [one for one in findings_of(draft) if one.code == "one-side"]
    assert "Ida Renn" in finding.text


def test_framing_beside_both_is_not_found(two_sides):
    assert "one-side" not in codes(two_sides("stubborn", "gentle"))


def test_framing_in_one_article_of_several_is_found(story, tess):
    draft = propose_exercise(story=story, by=tess, at=NOW).draft
    assert "one-article" not in codes(draft)
    framed = {item.pk: item.article_revision_id for item in items_of(draft) if framing_places(item)}
    only = min(framed.values())
    draft.items.filter(pk__in=[pk for pk, revision in framed.items() if revision != only]).delete()
    assert "one-article" in codes(draft)


@pytest.mark.parametrize("items", [2, 8])
def test_findings_cost_the_same_however_many_items(tess, items, django_assert_num_queries):
    draft = ExerciseRevisionFactory(exercise__owner=tess, items=items)
    AttributionFactory(revision=draft.exercise.article.current)
    with django_assert_num_queries(4):
        findings_of(draft)
