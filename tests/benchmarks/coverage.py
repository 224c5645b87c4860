"""Measures the comparison of articles on corpora that people annotated: SuperPAL and BASIL's stories.

`python -m tests.benchmarks.coverage --corpus DIR [--report FILE]` prints how alignments agree with people's, next to
plain TF-IDF; whether articles of one event are told from articles of others; and the time for six articles. DIR holds
`superpal_dev.jsonl` (`topic summary_sentence doc doc_sentence`: a sentence of a summary that people aligned with one
of an article) and `basil_coverage_dev.jsonl` (`event_id articles[{outlet text}]`: one event told by several outlets).
No text is shown. Sentences and events are split in two halves by a hash; thresholds are chosen on half "a".
"""

import argparse
import itertools
import math
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from articles.analysis import document as documents
from articles.analysis.coverage import Reading, compare, drafted_piece
from articles.analysis.coverage.alignment import pairs_of
from articles.analysis.coverage.compare import FLOOR, confidence_of
from articles.analysis.coverage.events import SAME_EVENT, likeness_of
from articles.analysis.coverage.terms import Term, terms_of
from articles.analysis.spans import Span
from tests.benchmarks.drafter import read, table
from tests.benchmarks.framing import Counts, half

WORD = re.compile(r"\w+")
WORDS = 1000
ARTICLES = 6
TWO_EVENTS = 400
"""About so many pairs of two events are compared; there are thousands."""


@dataclass(frozen=True)
class Candidate:
    """A sentence of a summary with one of an article; `same` says that people aligned them."""

    half: str
    summary: tuple[str, int]
    sentence: tuple[str, int]
    score: float
    same: bool


def ours(first: Sequence[str], second: Sequence[str]) -> dict[tuple[int, int], float]:
    terms = [[_terms(text) for text in texts] for texts in (first, second)]
    pairs = pairs_of(*terms, wording=(_wording(first), _wording(second)))
    return {(pair.first, pair.second): pair.score for pair in pairs}


def _terms(text: str) -> frozenset[Term]:
    return terms_of(documents.read(text), [Span(0, len(text))])


def _wording(texts: Sequence[str]) -> list[list[str]]:
    return [[w.lower for w in documents.read(text).words if w.text[0].isalnum()] for text in texts]


def tf_idf(first: Sequence[str], second: Sequence[str]) -> dict[tuple[int, int], float]:
    """The cosine of words weighted by TF-IDF: what every textbook has."""
    units = [Counter(WORD.findall(text.lower())) for text in (*first, *second)]
    found = Counter(word for unit in units for word in unit)
    weight = {word: math.log(1 + len(units) / count) for word, count in found.items()}
    vectors = [{word: count * weight[word] for word, count in unit.items()} for unit in units]
    sizes = [math.sqrt(sum(value**2 for value in vector.values())) for vector in vectors]
    scores: dict[tuple[int, int], float] = {}
    for a, b in itertools.product(range(len(first)), range(len(second))):
        other = len(first) + b
        dot = sum(value * vectors[other].get(word, 0.0) for word, value in vectors[a].items())
        scores[a, b] = dot / (sizes[a] * sizes[other]) if dot else 0.0
    return scores


def candidates(rows: Iterable[dict[str, Any]], score: Callable) -> list[Candidate]:
    """Every sentence of a topic's summaries with every sentence of its articles that people aligned with any."""
    topics: dict[str, tuple[dict[str, int], dict[tuple[str, str], int], set[tuple[int, int]]]] = {}
    for row in rows:
        summary, article, gold = topics.setdefault(row["topic"], ({}, {}, set()))
        a = summary.setdefault(row["summary_sentence"], len(summary))
        b = article.setdefault((row["doc"], row["doc_sentence"]), len(article))
        gold.add((a, b))
    found: list[Candidate] = []
    for topic, (summary, article, gold) in topics.items():
        scores = score(list(summary), [sentence for _, sentence in article])
        for (text, a), b in itertools.product(summary.items(), article.values()):
            found.append(
                Candidate(half(text), (topic, a), (topic, b), scores.get((a, b), 0.0), (a, b) in gold)
            )
    return found


def counts(found: Iterable[Candidate], threshold: float) -> Counts:
    total = Counts()
    for candidate in found:
        taken = candidate.score >= threshold
        total.right += taken and candidate.same
        total.wrong += taken and not candidate.same
        total.missed += candidate.same and not taken
    return total


def best_threshold(found: Sequence[Candidate]) -> float:
    return max((step / 200 for step in range(1, 160)), key=lambda at: (counts(found, at).f1, -at))


def right_partner(found: Iterable[Candidate], side: Callable[[Candidate], tuple[str, int]]) -> float:
    """The share of sentences whose best candidate is one that people aligned."""
    best: dict[tuple[str, int], Candidate] = {}
    for candidate in found:
        key = side(candidate)
        if key not in best or candidate.score > best[key].score:
            best[key] = candidate
    return sum(candidate.same for candidate in best.values()) / len(best)


def alignment_report(path: Path) -> list[str]:
    rows = list(read(path))
    lines = ["### Alignment, SuperPAL dev", ""]
    cells = [
        ["", "threshold", "precision", "recall", "F1", "right partner, summary", "right partner, article"]
    ]
    measured = {name: candidates(rows, score) for name, score in (("plain TF-IDF", tf_idf), ("ours", ours))}
    for name, found in measured.items():
        threshold = FLOOR if name == "ours" else best_threshold([c for c in found if c.half == "a"])
        for part in ("a", "b"):
            these = [candidate for candidate in found if candidate.half == part]
            total = counts(these, threshold)
            cells.append(
                [
                    f"{name}, half {part}",
                    f"{threshold:.3f}",
                    *(f"{value:.3f}" for value in (total.precision, total.recall, total.f1)),
                    f"{right_partner(these, lambda c: c.summary):.3f}",
                    f"{right_partner(found, lambda c: c.sentence):.3f}" if part == "b" else "",
                ]
            )
    lines += [*table(cells), "", *_at_equal(measured), "How honest the confidence is:", ""]
    return [*lines, *table([["confidence", "pairs", "people aligned"], *_tenths(measured["ours"])]), ""]


def _at_equal(measured: dict[str, list[Candidate]]) -> list[str]:
    """Ours where it has the recall, and where it has the precision, of plain TF-IDF at its threshold."""
    plain, mine = measured["plain TF-IDF"], measured["ours"]
    threshold = best_threshold([c for c in plain if c.half == "a"])
    lines = []
    for part in ("a", "b"):
        there = counts([c for c in plain if c.half == part], threshold)
        here = [c for c in mine if c.half == part]
        every = [counts(here, step / 200) for step in range(1, 160)]
        precision = max(one.precision for one in every if one.recall >= there.recall)
        recall = max(one.recall for one in every if one.precision >= there.precision)
        lines.append(
            f"Half {part}: at the recall of plain TF-IDF ({there.recall:.3f}) our precision is {precision:.3f} "
            f"against {there.precision:.3f}; at its precision our recall is {recall:.3f}."
        )
    return [*lines, ""]


def _tenths(found: Iterable[Candidate]) -> Iterator[list[str]]:
    groups: dict[int, list[bool]] = defaultdict(list)
    for candidate in found:
        if candidate.score >= FLOOR:
            groups[int(confidence_of(candidate.score) * 10)].append(candidate.same)
    for tenth, same in sorted(groups.items(), reverse=True):
        yield [f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}", str(len(same)), f"{sum(same) / len(same):.2f}"]


def event_report(path: Path) -> list[str]:
    """Articles of one event against articles of different events, and how many passages are aligned in each."""
    readings = [
        (row["event_id"], Reading(drafted_piece(article["text"], language="en")))
        for row in read(path)
        for article in row["articles"]
    ]
    pairs = [
        (one[0] == other[0], half(min(one[0], other[0])), one[1], other[1])
        for one, other in itertools.combinations(readings, 2)
    ]
    lines = ["### Same event or not, BASIL dev", ""]
    cells = [["half", "pairs of one event", "told to be one", "pairs of two events", "told to be one"]]
    for part in ("a", "b"):
        here = [(same, likeness_of(x.topic, y.topic).same_event) for same, h, x, y in pairs if h == part]
        of_one, of_two = [told for same, told in here if same], [told for same, told in here if not same]
        told_one, told_two = sum(of_one) / len(of_one), sum(of_two) / len(of_two)
        cells.append([part, str(len(of_one)), f"{told_one:.3f}", str(len(of_two)), f"{told_two:.4f}"])
    lines += [*table(cells), "", f"The threshold of likeness is {SAME_EVENT}.", ""]
    cells = [["pairs", "compared", "with an alignment", "alignments a pair", "of confidence .9 and more"]]
    of_two_events = [pair for pair in pairs if not pair[0]]
    some_of_two = of_two_events[:: max(1, len(of_two_events) // TWO_EVENTS)]
    for name, some in (("one event", [pair for pair in pairs if pair[0]]), ("two events", some_of_two)):
        found = [compare(one, other).alignments for _, _, one, other in some]
        sure = [sum(a.confidence >= 0.9 for a in alignments) for alignments in found]
        cells.append(
            [
                name,
                str(len(found)),
                f"{sum(map(bool, found)) / len(found):.3f}",
                f"{sum(map(len, found)) / len(found):.2f}",
                f"{sum(sure) / len(sure):.2f}",
            ]
        )
    return [*lines, *table(cells), ""]


def speed_report(path: Path) -> list[str]:
    """Six articles of 1,000 words each, cut or joined from the corpus, without drafting them."""
    words = [article["text"].split(" ") for row in read(path) for article in row["articles"]]
    text = [word for article in words for word in article]
    texts = [" ".join(text[at * WORDS : (at + 1) * WORDS]) for at in range(ARTICLES)]
    pieces = [drafted_piece(one, language="en") for one in texts]
    began = time.process_time()
    readings = [Reading(piece) for piece in pieces]
    for one, other in itertools.combinations(readings, 2):
        compare(one, other)
    seconds = time.process_time() - began
    return [f"Speed: {ARTICLES} articles of {WORDS:,} words compared in {seconds:.2f} s, one core.", ""]


def report(corpus: Path) -> list[str]:
    return [
        *alignment_report(corpus / "superpal_dev.jsonl"),
        *event_report(corpus / "basil_coverage_dev.jsonl"),
        *speed_report(corpus / "basil_coverage_dev.jsonl"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the folder of the annotated corpora")
    parser.add_argument("--report", type=Path, help="write the figures to this file, as Markdown")
    options = parser.parse_args()
    lines = report(options.corpus)
    print("\n".join(lines))
    if options.report:
        options.report.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
