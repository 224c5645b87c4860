"""What a teacher gets wrong: a clear message at the place, what was typed still there, nothing stored."""

import pytest
from django.urls import reverse

from tests.quizzes.conftest import NOW
from tests.quizzes.filled import data_of


@pytest.fixture
def edit(exercise, as_user, tess):
    """edit("find source", changes): the answer to saving the first item of the kind with these fields changed."""
    client = as_user(tess)

    def save(kind, changed):
        item = exercise.draft.items.filter(kind=kind).first()
        address = reverse("quizzes:exercise_item_edit", args=[exercise.public_id, item.public_id])
        form = client.get(address).context["form"]
        fields = changed(item, form) if callable(changed) else changed
        return item, client.post(address, data_of(form, prompt="Typed by me?", **fields))

    return save


def refused(item, response, says):
    """422 with the message and with what was typed; the stored item is what it was."""
    content = response.content.decode()
    assert response.status_code == 422
    assert says in content.replace("&#x27;", "'")
    assert "Typed by me?" in content
    before = (item.prompt, item.key, item.start, item.end)
    item.refresh_from_db()
    assert (item.prompt, item.key, item.start, item.end) == before


def span_of(words, at, through=None):
    return {"_from": words[at].start, "_to": words[through or at].end}


def named(name, span):
    return {f"{name}{part}": value for part, value in span.items()}


def test_overlapping_marks_are_refused(edit):
    def twice(item, form):
        free = next(
            at for at in range(1, 9) if f"mark{at}_1" in form.fields and not form[f"mark{at}_1"].value()
        )
        first = form["mark1_1"].value()
        return {
            f"mark{free}_1_from": first.start, f"mark{free}_1_to": first.end, f"device{free}_1": "label",
        }  # fmt: skip

    refused(*edit("mark the framing", twice), "share words")


def test_empty_mark_is_refused(edit):
    refused(*edit("read the cue", {"cue_1_from": "", "cue_1_to": ""}), "This field is required")


def test_mark_that_ends_before_it_starts_is_refused(edit):
    def inverted(item, form):
        words = form.words
        return {"cue_1_from": words[3].start, "cue_1_to": words[0].end}

    item, response = edit("read the cue", inverted)
    assert response.context["form"].errors["cue_1"]
    refused(item, response, response.context["form"].errors["cue_1"][0])


def test_key_outside_the_passage_is_refused(edit):
    """The passage is cut down to a word that is none of the cue's."""

    def cut(item, form):
        cue = form["cue_1"].value()
        word = next(one for one in form.words if not one.overlaps(cue))
        return {"passage_from": word.start, "passage_to": word.end}

    refused(*edit("read the cue", cut), "lies outside the passage")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("find source", {"source_1": ""}),
        ("tell the voice", {"voice_1": ""}),
        ("read the cue", {"stance_1": ""}),
    ],
)
def test_item_without_a_key_is_refused(edit, kind, fields):
    refused(*edit(kind, fields), "This field is required")


@pytest.mark.parametrize(("kind", "row"), [("find source", "source"), ("tell the voice", "voice")])
def test_alternative_equal_to_the_key_is_refused(edit, kind, row):
    refused(
        *edit(kind, lambda item, form: {f"{row}_2": form[f"{row}_1"].value()}), "The same answer stands twice"
    )


def test_stale_tab_shows_both_and_loses_neither(edit):
    item, first = edit("find source", {})
    assert first.status_code == 302
    _item, second = edit("find source", {"version": 1, "feedback": "Mine."})
    content = second.content.decode()
    assert second.status_code == 409
    assert "Stored now: “Typed by me?”" in content
    assert "Mine." in content


def test_article_that_is_gone_is_said_before_publishing(exercise, as_user, tess):
    article = exercise.article
    article.deleted_at = NOW
    article.save(update_fields=["deleted_at"])
    client, draft = as_user(tess), exercise.draft
    address = reverse("quizzes:exercise_check", args=[exercise.public_id])
    findings = client.get(address).context["form"].codes
    response = client.post(address, {"version": draft.version} | dict.fromkeys(findings, "On purpose."))
    assert response.status_code == 422
    assert f"“{article.current.title}” was deleted from the library." in response.content.decode()
    assert exercise.published is None
    assert exercise.draft.items.count() == 20
