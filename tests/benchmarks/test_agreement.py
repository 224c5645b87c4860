import pytest

from tests.benchmarks.agreement import compare, figures, tally

TEXT = "Doe said the bridge is safe and sound. Roe left. It rained."
DOE = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 37]]}
SENTENCES = [[0, 38], [39, 48], [49, 59]]


def measured(annotated, drafted):
    core = [{**record, "derived": {"core": record.get("core", True)}} for record in annotated]
    return tally(compare(TEXT, core, drafted), SENTENCES)


def f1(annotated, drafted):
    return {name: values[2] for name, values in figures(measured(annotated, drafted)).items()}


def test_same_relation_is_full_agreement():
    assert set(f1([DOE], [DOE]).values()) == {1.0}


def test_nothing_drafted_is_none():
    assert set(f1([DOE], []).values()) == {0.0}


@pytest.mark.parametrize(("end", "matched"), [(37, 1), (19, 0), (27, 1)])
def test_content_matches_from_half_of_its_words(end, matched):
    assert measured([DOE], [{**DOE, "content": [[9, end]]}])["matched"] == matched


def test_other_source_counts_for_detection_only():
    figures_of = f1([DOE], [{**DOE, "source": [[39, 42]]}])
    assert (figures_of["detect"], figures_of["source end-to-end"]) == (1.0, 0.0)


def test_longer_source_with_the_same_head_is_the_same():
    text_source = {**DOE, "source": [[0, 8]]}
    assert f1([text_source], [{**DOE, "source": [[4, 8]]}])["source end-to-end"] == 1.0


def test_draft_outside_the_focus_is_not_counted():
    counts = measured([{**DOE, "core": False}], [DOE])
    assert (counts["gold"], counts["drafted"]) == (0, 0)


def test_draft_inside_another_is_set_aside():
    inner = {"source": [[9, 19]], "cue": [[20, 22]], "content": [[23, 37]]}
    assert measured([DOE], [DOE, inner])["drafted"] == 1


def test_draft_of_nothing_annotated_is_wrong():
    counts = measured([DOE], [DOE, {"source": [], "cue": [[52, 58]], "content": [[49, 58]]}])
    assert (counts["drafted"], counts["matched"]) == (2, 1)
