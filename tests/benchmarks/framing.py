"""Measures framing and voice on corpora that people annotated: BABE, CheckThat, BASIL, PTC.

Each function takes the corpus file and returns plain figures; `python -m tests.benchmarks.framing --corpus
DIR` prints them. Texts are never shown. Sentences and articles are split in two halves by a hash of their id:
weights, thresholds and lists were chosen looking at half "a" only; half "b" shows what is due to overfitting.
"""

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.analysis import document as documents
from articles.analysis.attribution import find_attributions
from articles.analysis.document import Document
from articles.analysis.framing import FramingMark, find_framing
from articles.analysis.framing.types import LABEL, LOADED_WORD, SCARE_QUOTES, STANCE_LADEN_CUE
from articles.analysis.voice import FRAMING, MIXED, voices

LEXICAL = frozenset({LOADED_WORD, LABEL, STANCE_LADEN_CUE, SCARE_QUOTES})
"""Devices that are a matter of word choice, as BASIL's lexical bias is."""
SURE = 0.8


@dataclass
class Counts:
    """Right, wrong and missed decisions for one class."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def half(key: object) -> str:
    return "ab"[hashlib.sha256(str(key).encode()).digest()[0] % 2]


def is_framed(text: str) -> bool:
    """Whether any sentence of the text is in the voice framing or mixed."""
    document = documents.read(text)
    return any(found.voice in (FRAMING, MIXED) for found in voices(document, find_attributions(document)))


def marks(text: str) -> tuple[Document, list[FramingMark]]:
    document = documents.read(text)
    return document, find_framing(document, find_attributions(document))


def macro_f1(decisions: Iterable[tuple[bool, bool]]) -> float:
    """Mean of the F1 of both classes; each decision is (annotated, found)."""
    pairs = list(decisions)
    scores = []
    for wanted in (True, False):
        scores.append(
            Counts(
                right=sum(gold == wanted == found for gold, found in pairs),
                wrong=sum(gold != wanted == found for gold, found in pairs),
                missed=sum(gold == wanted != found for gold, found in pairs),
            ).f1
        )
    return sum(scores) / 2


def _by_group(
    rows: Iterable[dict[str, Any]],
    gold: Callable[[dict[str, Any]], bool],
    groups: Callable[[dict[str, Any]], list[str]],
) -> dict[str, list[tuple[bool, bool]]]:
    found: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for row in rows:
        decision = (gold(row), is_framed(row["text"]))
        for group in groups(row):
            found[group].append(decision)
    return found


def babe(path: Path) -> dict[str, list[tuple[bool, bool]]]:
    """Decisions biased or not, sentences with a majority only: under "all", each half and each outlet."""
    rows = (row for row in read(path) if row["label"] != "No agreement")
    return _by_group(
        rows,
        lambda row: row["label"] == "Biased",
        lambda row: ["all", f"half {half(row['id'])}", f"outlet {row['outlet']}"],
    )


def checkthat(path: Path) -> dict[str, list[tuple[bool, bool]]]:
    """Decisions subjective or not: under "all", "half a", "half b", "train" and "dev"."""
    return _by_group(
        read(path),
        lambda row: row["label"] == "SUBJ",
        lambda row: ["all", f"half {half(row['id'])}", row["split"]],
    )


def matched(document: Document, gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> Counts:
    """One-to-one matches of spans that share at least one word, in the order of the text.

    Each annotated span may be matched by one found span and the other way round; what is left is missed or
    wrong.
    """
    counts = Counts()
    left = sorted(found)
    for start, end in sorted(gold):
        match = next((span for span in left if _share_a_word(document, (start, end), span)), None)
        if match is None:
            counts.missed += 1
        else:
            counts.right += 1
            left.remove(match)
    counts.wrong = len(left)
    return counts


def _share_a_word(document: Document, one: tuple[int, int], other: tuple[int, int]) -> bool:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return start < end and any(character.isalnum() for character in document.text[start:end])


def basil(path: Path, *, lexical_only: bool) -> dict[str, Counts]:
    """Own-voice lexical bias, span by span: annotated spans of bias "lexical" that are not in a quote.

    Matched as `matched` says with all our marks, or those of `LEXICAL` devices only; under "all", each half
    (an event is in one half only), and each outlet.
    """
    found: dict[str, Counts] = defaultdict(Counts)
    for row in read(path):
        document, drafted = marks(row["text"])
        gold = [(label["start"], label["end"]) for label in own_lexical(row)]
        spans = [(m.span.start, m.span.end) for m in drafted if m.device in LEXICAL or not lexical_only]
        counts = matched(document, gold, spans)
        for group in ("all", f"half {half(row['event_id'])}", f"outlet {row['outlet']}"):
            total = found[group]
            total.right += counts.right
            total.wrong += counts.wrong
            total.missed += counts.missed
    return found


def own_lexical(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [label for label in row["labels"] if label["bias"] == "lexical" and label["in_quote"] == "no"]


def annotated(corpus: Path) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Name of the set, text and annotated spans of BABE's biased words, BASIL's and PTC's spans."""
    for row in read(corpus / "babe_sg2_train.jsonl"):
        if row["label"] != "No agreement":
            yield "BABE", row["text"], [tuple(span) for span in row["biased_words"]]
    for row in read(corpus / "basil_framing_dev.jsonl"):
        yield "BASIL", row["text"], [(label["start"], label["end"]) for label in row["labels"]]
    for row in read(corpus / "ptc_train.jsonl"):
        yield "PTC", row["text"], [(label["start"], label["end"]) for label in row["labels"]]


def reliability(corpus: Path) -> dict[str, dict[float, tuple[int, int]]]:
    """By set and confidence, rounded down: marks drafted, and those that overlap an annotated span."""
    table: dict[str, dict[float, tuple[int, int]]] = defaultdict(dict)
    for name, text, gold in annotated(corpus):
        _, drafted = marks(text)
        for mark in drafted:
            level = int(mark.confidence * 10 + 1e-9) / 10
            total, right = table[name].get(level, (0, 0))
            hit = any(start < mark.span.end and mark.span.start < end for start, end in gold)
            table[name][level] = (total + 1, right + hit)
    return table


@dataclass
class Share:
    """How many of so many."""

    total: int = 0
    hit: int = 0

    def add(self, hit: bool) -> None:
        self.total += 1
        self.hit += hit

    def __str__(self) -> str:
        return f"{self.hit / max(1, self.total):.2f}"


def neutrality(path: Path) -> dict[str, dict[str, Share]]:
    """By BABE outlet: biased sentences found, unbiased ones taken for framed, and biased words marked.

    What to look for: no outlet of whichever side is read far more strictly than the others.
    """
    found: dict[str, dict[str, Share]] = defaultdict(lambda: defaultdict(Share))
    for row in read(path):
        if row["label"] == "No agreement":
            continue
        biased = row["label"] == "Biased"
        shares = found[row["outlet"]]
        shares["found" if biased else "false alarm"].add(is_framed(row["text"]))
        _, drafted = marks(row["text"])
        for start, end in row["biased_words"]:
            shares["words marked"].add(any(start < m.span.end and m.span.start < end for m in drafted))
    return found


def techniques(path: Path) -> dict[str, Share]:
    """By PTC technique: annotated spans with a mark of ours in them, quoted and reported words included."""
    found: dict[str, Share] = defaultdict(Share)
    for row in read(path):
        _, drafted = marks(row["text"])
        for label in row["labels"]:
            hit = any(label["start"] < m.span.end and m.span.start < label["end"] for m in drafted)
            found[label["technique"]].add(hit)
    return found


def report(corpus: Path) -> str:
    """All figures as Markdown."""
    lines = ["| set | group | macro-F1 | recall of framed | sentences |", "|---|---|---|---|---|"]
    for name, found in (
        ("BABE", babe(corpus / "babe_sg2_train.jsonl")),
        ("CheckThat", checkthat(corpus / "checkthat_train_dev.jsonl")),
    ):
        for group, pairs in sorted(found.items()):
            recall = sum(g and f for g, f in pairs) / max(1, sum(g for g, _ in pairs))
            lines.append(f"| {name} | {group} | {macro_f1(pairs):.3f} | {recall:.2f} | {len(pairs)} |")
    lines += ["", "| BASIL marks | group | precision | recall | F1 |", "|---|---|---|---|---|"]
    for lexical_only in (True, False):
        for group, counts in sorted(
            basil(corpus / "basil_framing_dev.jsonl", lexical_only=lexical_only).items()
        ):
            devices = "lexical" if lexical_only else "all"
            lines.append(
                f"| {devices} | {group} | {counts.precision:.3f} | {counts.recall:.3f} | {counts.f1:.3f} |"
            )
    lines += ["", "| set | confidence | marks | overlap an annotated span |", "|---|---|---|---|"]
    for name, levels in reliability(corpus).items():
        for level, (total, right) in sorted(levels.items()):
            lines.append(f"| {name} | {level:.1f} | {total} | {right / total:.2f} |")
    lines += ["", "| BABE outlet | biased found | false alarm | biased words marked |", "|---|---|---|---|"]
    for outlet, shares in sorted(neutrality(corpus / "babe_sg2_train.jsonl").items()):
        columns = [
            f"{shares[name]} of {shares[name].total}" for name in ("found", "false alarm", "words marked")
        ]
        lines.append(f"| {outlet} | {' | '.join(columns)} |")
    lines += ["", "| PTC technique | spans | marked |", "|---|---|---|"]
    for technique, share in sorted(techniques(corpus / "ptc_train.jsonl").items()):
        lines.append(f"| {technique} | {share.total} | {share} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="the folder with the corpora")
    print(report(parser.parse_args().corpus))


if __name__ == "__main__":
    main()
