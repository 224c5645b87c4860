import pytest

from quizzes.items import BadKey, write

KIND = "write"


def item_of(exercise):
    return exercise.draft.items.get(kind=KIND)


def test_writing_is_never_scored_automatically(exercise):
    assert write.score(item_of(exercise), {"text": "The neighbours want the ramp gone."}).score is None


def test_proposal_takes_a_sentence_that_is_not_asked_about_elsewhere(exercise):
    item = item_of(exercise)
    others = exercise.draft.items.exclude(pk=item.pk)
    assert item.quote not in others.values_list("quote", flat=True)


def test_rubric_needs_two_levels(exercise):
    item = item_of(exercise)
    item.key["levels"] = item.key["levels"][:1]
    with pytest.raises(BadKey, match="at least two levels"):
        write.check(item)


def test_answer_keeps_the_words(exercise):
    form = write.ResponseForm({"text": "Neighbours want it gone."}, item=item_of(exercise))
    assert form.is_valid()
    assert form.answer() == {"text": "Neighbours want it gone."}


def test_levels_can_be_renamed(exercise):
    item = item_of(exercise)
    fresh = write.KeyForm(item=item, surroundings=item.passage)
    data = {name: fresh[name].value() or "" for name in fresh.fields}
    first, last = fresh.fields["passage"].widget.decompress(item.passage)
    data |= {"passage_from": first, "passage_to": last, "level_1": "Beginning"}
    form = write.KeyForm(data, item=item, surroundings=item.passage)
    assert form.is_valid(), form.errors
    assert form.key()["levels"][0]["name"] == "Beginning"
