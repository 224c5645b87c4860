"""Measures the drafter on corpora that people annotated.

`python -m tests.benchmarks.drafter --corpus DIR [--report FILE] [--train N]` prints how drafts agree with
PolNeAR
(Newell et al. 2018) next to known figures, by outlet, how honest the confidence is, the most frequent
errors, the speed,
and the framing figures; --report writes the same as Markdown. No text of a corpus is shown.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from articles.analysis.__main__ import as_json
from articles.analysis.attribution.confidence import strength_of
from articles.analysis.draft import Draft, draft
from tests.benchmarks import agreement, framing
from tests.benchmarks.agreement import Comparison, Relation

KNOWN = (
    ("naive regex (dev)", (0.56, 0.67, 0.44, 0.69, 0.67)),
    ("rules with a trained parser, GenderGapTracker (dev)", (0.67, 0.71, 0.59, 0.79, 0.78)),
    ("BERT trained on this corpus (test)", (0.78, 0.86, 0.74, 0.90, 0.87)),
    ("people against each other", (0.94, 0.94, 0.92, 0.96, 0.94)),
    ("to reach", (0.82, 0.88, 0.76, 0.89, 0.88)),
    ("aim", (0.90, 0.93, 0.86, 0.94, 0.93)),
)
"""F1 on core: detect, cue alone, source end-to-end, content words, sentence reported or not."""


class Measured:
    """Everything counted over one part of PolNeAR."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.by_outlet: dict[str, Counter[str]] = defaultdict(Counter)
        self.sure: dict[int, Counter[str]] = defaultdict(Counter)
        self.errors: Counter[str] = Counter()
        self.articles = 0
        self.words = 0
        self.seconds = 0.0

    def add(self, article: dict[str, Any]) -> None:
        began = time.process_time()
        drafted = draft(article["text"], "en")
        self.seconds += time.process_time() - began
        self.articles += 1
        self.words += len(article["text"].split())
        records = _records(drafted)
        comparison = agreement.compare(article["text"], article["attributions"], records)
        counts = agreement.tally(comparison, article["sentences"])
        self.counts += counts
        self.by_outlet[article["outlet"]] += counts
        self.errors.update(error_kinds(comparison))
        self._weigh(comparison)

    def _weigh(self, comparison: Comparison) -> None:
        """Counts, by tenth of confidence, the drafts that agree with any annotation, in or out of focus."""
        gold = [*comparison.core, *comparison.others]
        right = {k: i for i, k in agreement.align(gold, comparison.drafts)}
        for k, drafted in enumerate(comparison.drafts):
            tenth = self.sure[int(drafted.record["confidence"] * 10 + 1e-9)]
            tenth["drafts"] += 1
            tenth["hundredths"] += round(100 * drafted.record["confidence"])
            tenth["content"] += k in right
            tenth["source"] += k in right and agreement.same_source(gold[right[k]], drafted)


def _records(drafted: Draft) -> list[dict[str, Any]]:
    records = as_json(drafted)["attributions"]
    for record, attribution in zip(records, drafted.attributions, strict=True):
        record["rule"] = attribution.rule
    return list(records)


def error_kinds(comparison: Comparison) -> Iterator[str]:
    core, drafts = comparison.core, comparison.drafts
    matched = {i for i, _ in comparison.pairs}
    for i, relation in enumerate(core):
        if i not in matched:
            yield _kind_of_miss(relation, drafts)
    paired = {k for _, k in comparison.pairs}
    for k in comparison.counted:
        if k not in paired:
            yield _kind_of_false(drafts[k], core)
    for i, k in comparison.pairs:
        if not agreement.same_source(core[i], drafts[k]):
            yield "wrong source: " + ("none drafted" if not drafts[k].source else drafts[k].record["rule"])


def _kind_of_miss(relation: Relation, drafts: Sequence[Relation]) -> str:
    derived = relation.record["derived"]
    same = [drafted for drafted in drafts if agreement.same_cue(relation, drafted)]
    if same:
        closest = max(same, key=lambda drafted: agreement.jaccard(relation.content, drafted.content))
        longer = len(closest.content - relation.content) > len(relation.content - closest.content)
        rule, size = closest.record["rule"], "long" if longer else "short"
        return f"bounds: {rule} drafted too {size}, {derived['quote']} content"
    lemma = (derived["cue_head"] or ["no cue"])[0]
    surely = strength_of(lemma, "en") != "other"
    inside = any(relation.cue <= drafted.content for drafted in drafts if relation.cue)
    where = "inside another draft's content" if inside else "a listed cue" if surely else "a cue not listed"
    return f"missed: {where}, {derived['quote']} content"


def _kind_of_false(drafted: Relation, core: Sequence[Relation]) -> str:
    known = any(agreement.same_cue(relation, drafted) for relation in core)
    rule = drafted.record["rule"]
    return f"false: {rule}, {'the cue is annotated with other bounds' if known else 'nothing annotated'}"


def read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def measure(articles: Iterable[dict[str, Any]]) -> Measured:
    measured = Measured()
    for article in articles:
        measured.add(article)
    return measured


def table(rows: Iterable[Sequence[str]]) -> list[str]:
    first, *rest = rows
    return ["| " + " | ".join(row) + " |" for row in (first, ["---"] * len(first), *rest)]


def report(measured: Measured, part: str) -> list[str]:
    names = [name for name, *_ in agreement.MEASURES]
    ours = agreement.figures(measured.counts)
    lines = [
        f"## Attributions, PolNeAR {part}",
        "",
        f"{measured.articles} articles with {measured.counts['gold']} core attributions.",
        "",
    ]
    lines += table(
        [
            ["F1 on core", *names],
            *([name, *(f"{value:.2f}" for value in values)] for name, values in KNOWN),
            [f"**this drafter ({part})**", *(f"**{ours[name][2]:.3f}**" for name in names)],
            ["precision / recall", *(f"{ours[name][0]:.3f} / {ours[name][1]:.3f}" for name in names)],
        ]
    )
    lines += ["", "By outlet:", ""]
    by_outlet = sorted(measured.by_outlet.items())
    lines += table(
        [
            ["outlet", "gold", *names],
            *(
                [
                    outlet,
                    str(counts["gold"]),
                    *(f"{value[2]:.3f}" for value in agreement.figures(counts).values()),
                ]
                for outlet, counts in by_outlet
            ),
        ]
    )
    lines += ["", "How honest the confidence is (outermost drafts, against every annotation):", ""]
    lines += table(
        [["confidence", "drafts", "mean", "content right", "content and source right"], *_tenths(measured)]
    )
    lines += ["", "The 20 most frequent kinds of error:", ""]
    lines += [
        f"{count}. {kind} ({number})" for count, (kind, number) in enumerate(_frequent(measured), start=1)
    ]
    rate = measured.words / max(measured.seconds, 1e-9)
    lines += [
        "",
        f"Speed: {rate:,.0f} words per second, {1e6 / rate:.1f} ms for 1,000 words, whole draft, one core.",
        "",
    ]
    return lines


def _frequent(measured: Measured) -> list[tuple[str, int]]:
    return sorted(measured.errors.items(), key=lambda item: (-item[1], item[0]))[:20]


def _tenths(measured: Measured) -> Iterator[list[str]]:
    for tenth, counts in sorted(measured.sure.items(), reverse=True):
        drafts = counts["drafts"]
        yield [
            f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}",
            str(drafts),
            f"{counts['hundredths'] / drafts / 100:.2f}",
            f"{counts['content'] / drafts:.2f}",
            f"{counts['source'] / drafts:.2f}",
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the folder of the annotated corpora")
    parser.add_argument("--report", type=Path, help="write the figures to this file, as Markdown")
    parser.add_argument(
        "--train", type=int, default=0, metavar="N", help="also the first N articles of the training part"
    )
    parser.add_argument("--no-framing", action="store_true", help="attributions only")
    options = parser.parse_args()
    lines = [f"# The drafter, measured {date.today().isoformat()}", ""]
    lines += report(measure(read(options.corpus / "polnear_dev.jsonl")), "dev")
    if options.train:
        articles = (
            article
            for _, article in zip(
                range(options.train), read(options.corpus / "polnear_train.jsonl"), strict=False
            )
        )
        lines += report(measure(articles), "train")
    if not options.no_framing:
        lines += ["## Framing and voice", "", *framing.report(options.corpus).splitlines(), ""]
    print("\n".join(lines))
    if options.report:
        options.report.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
