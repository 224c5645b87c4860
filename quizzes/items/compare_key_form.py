"""The form a teacher edits a comparison in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from quizzes.items import keys
from quizzes.items.compare_key import (
    CELLS,
    CUES,
    LABELS,
    OMISSION,
    RELATIONS,
    Key,
    Pair,
    dump,
    outlets,
    places,
    read,
)
from quizzes.items.forms import ItemForm
from quizzes.scoring.ordering import Ordering

STEP, SAME_THING = " / ", " = "


class KeyForm(ItemForm):
    """What is left empty is not asked."""

    def add_key(self) -> None:
        task = self.item.task
        self.known = read(self.item.key) if self.item.key else Key()
        self.begin(_("The claim"))
        self._add_lines("here", _("The claim in its sentence"), task["here"]["extract"], rows=2)
        for place, article in zip(places(task["articles"]), task["articles"], strict=True):
            self.begin(article["outlet"])
            self._add_lines(f"extract_{place}", _("The sentence students see"), article["extract"], rows=2)
            self.add_choices(
                f"cell_{place}", _("How it tells the claim"), list(RELATIONS.items()), self.known.cells.get(place)
            )  # fmt: skip
        named = list(outlets(task).items())
        self.begin(_("Who leaves it out"), _("Leave it empty where that is not asked."))
        self.add_choices("omission", _("Article"), named, self.known.omission)
        for name in self.fields:
            if name.startswith(("cell_", "omission_")):
                self.fields[name].required = False
        self.begin(
            _("Cues by stance"), _("From the one that keeps most distance; “said / told” share a step.")
        )  # fmt: skip
        self._add_lines("cues", _("Steps, one a line"), self._cue_lines(), rows=3)
        self.begin(_("Labels of the same thing"), _("The label of this article = the label of another."))
        self._add_lines("pairs", _("Pairs, one a line"), self._pair_lines(), rows=3)

    def _add_lines(self, name: str, label: str, initial: str, *, rows: int) -> None:
        self.add(
            name,
            forms.CharField(
                label=label, initial=initial, required=False, max_length=600,
                widget=forms.Textarea({"rows": rows}),
            ),
        )  # fmt: skip

    def _cue_lines(self) -> str:
        return "\n".join(STEP.join(tier) for tier in self.known.cues[0].tiers) if self.known.cues else ""

    def _pair_lines(self) -> str:
        labels = self.item.task["labels"]
        return "\n".join(
            labels["here"][int(one.here) - 1] + SAME_THING + labels["there"][int(one.there) - 1]
            for one in self.known.pairs
        )

    def clean_pairs(self) -> str:
        lines = self._lines("pairs")
        if wrong := [line for line in lines if len(self._two(line)) != 2]:
            raise forms.ValidationError(
                _("“%(line)s” is no pair. Put = between two labels.") % {"line": wrong[0]}
            )
        return "\n".join(lines)

    def clean(self) -> None:
        here = [*self._words(self.cleaned_data.get("cues", ""))]
        if len(set(here)) < len(here):
            self.add_error("cues", _("Each cue stands once."))

    def task(self) -> dict[str, Any]:
        given, old = self.cleaned_data, self.item.task
        key = self._key()
        articles = [
            article | {"extract": " ".join(given[f"extract_{place}"].split())}
            for place, article in zip(places(old["articles"]), old["articles"], strict=True)
        ]
        asked = {CELLS: key.cells, OMISSION: key.omission, CUES: key.cues, LABELS: key.pairs}
        return old | {
            "here": old["here"] | {"extract": " ".join(given["here"].split())},
            "articles": articles,
            "ask": [name for name, part in asked.items() if part],
            "cues": sorted(self._words(given["cues"]), key=str.casefold),
            "labels": self._labels(),
        }

    def key(self) -> dict[str, Any]:
        return dump(self._key())

    def _key(self) -> Key:
        cells = {place: self.choices(f"cell_{place}") for place in places(self.item.task["articles"])}
        omission = self.choices("omission")
        tiers = tuple(tuple(tier) for tier in self._tiers(self.cleaned_data["cues"]))
        cues = (Ordering(tiers),) if tiers else ()
        return Key(
            {place: keys.read_choices(one) for place, one in cells.items() if one},
            keys.read_choices(omission) if omission else None,
            self.known.cues if "cues" not in self.changed_data else cues,
            self._pairs(),
        )

    def _pairs(self) -> tuple[Pair, ...]:
        """A pair that stood there keeps its reason, and whether it is optional."""
        if "pairs" not in self.changed_data:
            return self.known.pairs
        old, labels = self.item.task["labels"], self._labels()
        known = {
            (old["here"][int(one.here) - 1], old["there"][int(one.there) - 1]): one
            for one in self.known.pairs
        }
        found = []
        for line in self._lines("pairs"):
            here, there = self._two(line)
            former = known.get((here, there), Pair("", ""))
            places_ = str(labels["here"].index(here) + 1), str(labels["there"].index(there) + 1)
            found.append(Pair(*places_, former.reason, former.optional))
        return tuple(found)

    def _labels(self) -> dict[str, list[str]]:
        if "pairs" not in self.changed_data:
            return dict(self.item.task["labels"])
        pairs = [self._two(line) for line in self._lines("pairs")]
        return {
            "here": list(dict.fromkeys(pair[0] for pair in pairs)),
            "there": sorted({pair[1] for pair in pairs}, key=str.casefold),
        }

    def _lines(self, name: str) -> list[str]:
        return [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]

    @staticmethod
    def _two(line: str) -> list[str]:
        return [part.strip() for part in line.split(SAME_THING.strip()) if part.strip()]

    @staticmethod
    def _tiers(lines: str) -> list[list[str]]:
        tiers = [
            [cue.strip() for cue in line.split(STEP.strip()) if cue.strip()] for line in lines.splitlines()
        ]
        return [tier for tier in tiers if tier]

    def _words(self, lines: str) -> list[str]:
        return [cue for tier in self._tiers(lines) for cue in tier]
