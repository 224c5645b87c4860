import pytest

from articles.analysis.framing.score import PARAPHRASE, framing_score, signal_weight
from articles.analysis.framing.types import Signal

SURE = Signal(0, 1, "judgement", False)
WEAK = Signal(0, 1, "judgement", True)
FIGURE = Signal(2, 3, "figure", False)


def test_score_of_nothing_is_zero():
    assert framing_score([], 10) == 0


def test_score_adds_up_and_sure_words_count_more():
    assert framing_score([SURE, WEAK], 10) == signal_weight(SURE) + signal_weight(WEAK)
    assert signal_weight(SURE) > signal_weight(WEAK) > 0


def test_paraphrased_words_count_less():
    paraphrased = Signal(0, 1, "judgement", False, paraphrased=True)
    assert signal_weight(paraphrased) == pytest.approx(PARAPHRASE * signal_weight(SURE))


def test_paraphrased_words_count_only_beside_attitude_of_the_writers_own():
    paraphrased = Signal(3, 4, "judgement", False, paraphrased=True)
    assert framing_score([paraphrased], 10) == 0
    assert framing_score([WEAK, paraphrased], 10) > framing_score([WEAK], 10)


def test_figures_count_against_once():
    one, three = framing_score([SURE, FIGURE], 10), framing_score([SURE, FIGURE, FIGURE, FIGURE], 10)
    assert one == three < framing_score([SURE], 10)


def test_argument_counts_once_and_listed_words_each_time():
    argument = Signal(0, 1, "argument", False)
    assert framing_score([argument, argument], 10) == framing_score([argument], 10) > 0
    assert framing_score([SURE, SURE], 10) > framing_score([SURE], 10)


def test_a_long_sentence_needs_more():
    assert framing_score([SURE], 60) < framing_score([SURE], 20) == framing_score([SURE], 5)
