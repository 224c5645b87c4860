from articles.models.article import Article
from articles.models.attribution import Attribution, AttributionSpan
from articles.models.coverage import Alignment, AlignmentDecision, Comparison, CoverageReading
from articles.models.decision import Decision, MarkChange
from articles.models.framing import FramingMark
from articles.models.import_run import ImportLine, ImportRun
from articles.models.outlet import Outlet, OutletAlias, OutletHost
from articles.models.revision import Revision
from articles.models.search import SearchEntry
from articles.models.story import Story
from articles.models.unplaced import UnplacedMark

__all__ = [
    "Alignment",
    "AlignmentDecision",
    "Article",
    "Attribution",
    "AttributionSpan",
    "Comparison",
    "CoverageReading",
    "Decision",
    "FramingMark",
    "ImportLine",
    "ImportRun",
    "MarkChange",
    "Outlet",
    "OutletAlias",
    "OutletHost",
    "Revision",
    "SearchEntry",
    "Story",
    "UnplacedMark",
]
