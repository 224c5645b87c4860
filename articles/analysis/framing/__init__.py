"""Framing: marks on the writer's own words, and how much attitude a sentence shows."""

from articles.analysis.framing.marks import find_framing
from articles.analysis.framing.types import DEVICES, FramingMark, Signal

__all__ = ["DEVICES", "FramingMark", "Signal", "find_framing"]
