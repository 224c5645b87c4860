"""Answers on paper, typed in a line each: the letter and the number of what was ticked, then the words underlined.

    find the source    c 5 2 1 3            source c, kind 5; the numbers written beside the links of the chain
    read the cue       c claims             “-” where nothing was ticked
    tell the voice     a said Ilo Senn
    mark the framing   b eyesore; c claims
    compare            a c e; 3; 2 1 3; 1-2 2-1     what is asked: cells, who leaves it out, cues, labels
    write              the text

Letters and numbers stand for the options in the order in which they are printed. `write_line` gives back what
`read_line` takes.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from quizzes import items as kinds
from quizzes.items import compare_key, find_source, mark_framing, read_cue, tell_voice, write
from quizzes.items.answers import BadAnswer
from quizzes.models import Item

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NOTHING = "-"


class Legend(NamedTuple):
    """What stands for what: (sign, option)."""

    sign: str
    label: str


def read_line(item: Item, line: str) -> dict[str, Any]:
    """The answer as the kind stores it; an empty line is no answer. Raises BadAnswer."""
    line = line.strip()
    raw = BY_KIND[item.kind].read(item, line) if line else {}
    return kinds.kind_of(item).read_answer(item, raw)


def write_line(item: Item, answer: Mapping[str, Any]) -> str:
    return "" if kinds.kind_of(item).is_empty(answer) else BY_KIND[item.kind].write(item, answer)


def legends(item: Item) -> list[list[Legend]]:
    """One list for each thing that is ticked."""
    return BY_KIND[item.kind].legends(item)


def _lettered(labels: Sequence[object]) -> list[Legend]:
    return [Legend(letter, str(label)) for letter, label in zip(LETTERS, labels, strict=False)]


def _numbered(labels: Sequence[object]) -> list[Legend]:
    return [Legend(str(at), str(label)) for at, label in enumerate(labels, 1)]


def _pick(sign: str, values: Sequence[str]) -> str:
    """The option of a letter or number; nothing for “-”."""
    if sign in ("", NOTHING):
        return ""
    at = LETTERS.find(sign) if sign.isalpha() else int(sign) - 1
    if len(sign) != 1 or not 0 <= at < len(values):
        raise BadAnswer(_("“%(sign)s” is none of the options.") % {"sign": sign})
    return values[at]


def _sign(value: str, values: Sequence[str]) -> str:
    return LETTERS[values.index(value)] if value in values else NOTHING


def _ranked(digits: Sequence[str], names: Sequence[str]) -> list[str]:
    """The names in the order of the numbers written beside them."""
    if len(digits) != len(names) or sorted(digits) != [str(at) for at in range(1, len(names) + 1)]:
        text = _("An order needs the numbers from 1 to %(last)d, one for each.")
        raise BadAnswer(text % {"last": len(names)})
    return [name for _rank, name in sorted(zip(digits, names, strict=True))]


def _ranks(order: Sequence[str], names: Sequence[str]) -> str:
    return " ".join(str(order.index(name) + 1) for name in names) if len(order) == len(names) else ""


def _words(item: Item, words: str) -> list[list[int]]:
    """Where they stand in the passage, the first time; however they were spaced, in capitals or not."""
    if not words.strip():
        return []
    pattern = r"\s+".join(re.escape(one) for one in words.split())
    found = re.search(rf"(?<!\w){pattern}(?!\w)", item.text[item.start : item.end], re.IGNORECASE)
    if not found:
        raise BadAnswer(_("“%(words)s” does not stand in the passage.") % {"words": words.strip()})
    return [[item.start + found.start(), item.start + found.end()]]


def _said(item: Item, spans: Any) -> str:
    return " ".join(item.text[spans[0][0] : spans[0][1]].split()) if spans else ""


def _tick_and_words(item: Item, line: str, values: Sequence[str]) -> tuple[str, list[list[int]]]:
    sign, _space, words = line.partition(" ")
    return _pick(sign.lower(), values), _words(item, words)


class OnPaper(NamedTuple):
    read: Callable[[Item, str], dict[str, Any]]
    write: Callable[[Item, Mapping[str, Any]], str]
    legends: Callable[[Item], list[list[Legend]]]


def _read_source(item: Item, line: str) -> dict[str, Any]:
    signs = re.findall(r"[a-z]|\d|-", line.lower())
    if "".join(signs) != re.sub(r"[\s,.;]+", "", line.lower()):
        raise BadAnswer(_("Type a letter for the source and a number for its kind."))
    source, kind, *ranks = [*signs, "", ""][: max(2, len(signs))]
    return {
        "source": _pick(source, item.task["options"]),
        "kind": _pick(kind, find_source.SOURCE_KINDS.values),
        "chain": _ranked(ranks, item.task["chain"]) if ranks else [],
    }


def _write_source(item: Item, answer: Mapping[str, Any]) -> str:
    kinds_of_source = find_source.SOURCE_KINDS.values
    kind = answer.get("kind") or ""
    number = str(kinds_of_source.index(kind) + 1) if kind else NOTHING
    ranks = _ranks(answer.get("chain") or [], item.task["chain"])
    return f"{_sign(answer.get('source') or '', item.task['options'])} {number} {ranks}".strip()


def _source_legends(item: Item) -> list[list[Legend]]:
    found = [
        _lettered([find_source.SHOWN.get(name, name) for name in item.task["options"]]),
        _numbered(find_source.SOURCE_KINDS.labels),
    ]
    return [*found, [Legend("#", link) for link in item.task["chain"]]] if item.task["chain"] else found


def _read_cue(item: Item, line: str) -> dict[str, Any]:
    stance, cue = _tick_and_words(item, line, read_cue.STANCES.values)
    return {"stance": stance, "cue": cue}


def _write_cue(item: Item, answer: Mapping[str, Any]) -> str:
    return f"{_sign(answer.get('stance') or '', read_cue.STANCES.values)} {_said(item, answer.get('cue'))}".strip()


def _read_voice(item: Item, line: str) -> dict[str, Any]:
    voice, shows = _tick_and_words(item, line, list(tell_voice.VOICES))
    return {"voice": voice, "shows": shows}


def _write_voice(item: Item, answer: Mapping[str, Any]) -> str:
    return f"{_sign(answer.get('voice') or '', list(tell_voice.VOICES))} {_said(item, answer.get('shows'))}".strip()


def _read_marks(item: Item, line: str) -> dict[str, Any]:
    rows = [
        _tick_and_words(item, part.strip(), mark_framing.DEVICES.values)
        for part in line.split(";")
        if part.strip()
    ]
    if not all(spans for _device, spans in rows):
        raise BadAnswer(_("Type the words of each mark after its letter."))
    return {"marks": [{"spans": spans, "device": device} for device, spans in rows]}


def _write_marks(item: Item, answer: Mapping[str, Any]) -> str:
    devices = mark_framing.DEVICES.values
    return "; ".join(
        f"{_sign(mark.get('device') or '', devices)} {_said(item, mark.get('spans'))}"
        for mark in answer["marks"]
    )


def _read_comparison(item: Item, line: str) -> dict[str, Any]:
    task, parts = item.task, [part.strip().lower() for part in line.split(";")]
    asked = [name for name in compare_key.ASKS if name in task["ask"]]
    if len(parts) > len(asked):
        raise BadAnswer(_("This item asks for fewer parts. Put a semicolon between two of them only."))
    articles = compare_key.places(task["articles"])
    found: dict[str, Any] = {}
    for name, part in zip(asked, parts, strict=False):
        signs = part.split()
        if name == compare_key.CELLS:
            chosen = [_pick(sign, list(compare_key.RELATIONS)) for sign in signs]
            found[name] = {place: one for place, one in zip(articles, chosen, strict=False) if one}
        elif name == compare_key.OMISSION:
            found[name] = _pick(part, articles)
        elif name == compare_key.CUES:
            found[name] = _ranked(signs, task["cues"]) if signs else []
        else:
            found[name] = dict(pair.split("-", 1) for pair in signs if "-" in pair)
    return found


def _write_comparison(item: Item, answer: Mapping[str, Any]) -> str:
    task, parts = item.task, []
    for name in (one for one in compare_key.ASKS if one in task["ask"]):
        given = answer.get(name)
        if name == compare_key.CELLS:
            cells = [(given or {}).get(place, "") for place in compare_key.places(task["articles"])]
            parts.append(" ".join(_sign(one, list(compare_key.RELATIONS)) for one in cells))
        elif name == compare_key.OMISSION:
            parts.append(given or NOTHING)
        elif name == compare_key.CUES:
            parts.append(_ranks(given or [], task["cues"]))
        else:
            parts.append(" ".join(f"{here}-{there}" for here, there in (given or {}).items()))
    return "; ".join(parts)


def _comparison_legends(item: Item) -> list[list[Legend]]:
    task = item.task
    found = {
        compare_key.CELLS: _lettered(list(compare_key.RELATIONS.values())),
        compare_key.OMISSION: _numbered(list(compare_key.outlets(task).values())),
        compare_key.CUES: [Legend("#", cue) for cue in task["cues"]],
        compare_key.LABELS: _numbered(task["labels"]["here"]),
    }
    return [found[name] for name in compare_key.ASKS if name in task["ask"]]


BY_KIND = {
    find_source.NAME: OnPaper(_read_source, _write_source, _source_legends),
    read_cue.NAME: OnPaper(_read_cue, _write_cue, lambda item: [_lettered(read_cue.STANCES.labels)]),
    tell_voice.NAME: OnPaper(
        _read_voice, _write_voice, lambda item: [_lettered(list(tell_voice.VOICES.values()))]
    ),
    mark_framing.NAME: OnPaper(
        _read_marks, _write_marks, lambda item: [_lettered(mark_framing.DEVICES.labels)]
    ),
    compare_key.NAME: OnPaper(_read_comparison, _write_comparison, _comparison_legends),
    write.NAME: OnPaper(
        lambda item, line: {"text": line}, lambda item, answer: answer["text"], lambda item: []
    ),
}
