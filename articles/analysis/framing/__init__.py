"""Framing: marks on the writer's own words, and how much attitude a sentence shows."""

from articles.analysis.framing.marks import find_framing, marks_of
from articles.analysis.framing.signals import find_signals
from articles.analysis.framing.types import DEVICES, FramingMark, Signal

__all__ = ["DEVICES", "FramingMark", "Signal", "find_framing", "find_signals", "marks_of"]
