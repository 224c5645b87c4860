"""The cast of an article: who its sources are, each gathered under one name."""

from articles.analysis.cast.gather import gather_cast
from articles.analysis.cast.kinds import SOURCE_KINDS, SourceKind
from articles.analysis.cast.types import Cast, Link, Member

__all__ = ["SOURCE_KINDS", "Cast", "Link", "Member", "SourceKind", "gather_cast"]
