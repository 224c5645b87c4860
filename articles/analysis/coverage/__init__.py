"""Compares the articles of a story: what can be pointed at in their texts, and no score for anybody.

`compare` takes the readings of two pieces; what follows for the whole story is gathered from the pairs in
`claims`, `ladder`, `shares`, `chains` and `placement`. `traces` follows quotations to the primary document.
"""

from articles.analysis.coverage.compare import Comparison, compare
from articles.analysis.coverage.pieces import Piece, Statement, drafted_piece
from articles.analysis.coverage.readings import Reading
from articles.analysis.coverage.relations import Alignment

__all__ = ["Alignment", "Comparison", "Piece", "Reading", "Statement", "compare", "drafted_piece"]
