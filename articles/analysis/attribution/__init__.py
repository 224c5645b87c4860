"""Detection of attributions: `find_attributions(document)`."""

from articles.analysis.attribution.find import find_attributions
from articles.analysis.attribution.types import DIRECT, INDIRECT, MIXED, Attribution

__all__ = ["DIRECT", "INDIRECT", "MIXED", "Attribution", "find_attributions"]
