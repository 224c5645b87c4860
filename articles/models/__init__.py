from articles.models.article import Article
from articles.models.attribution import Attribution, AttributionSpan
from articles.models.framing import FramingMark
from articles.models.import_run import ImportLine, ImportRun
from articles.models.outlet import Outlet, OutletAlias, OutletHost
from articles.models.revision import Revision
from articles.models.search import SearchEntry
from articles.models.story import Story
from articles.models.unplaced import UnplacedMark

__all__ = [
    "Article",
    "Attribution",
    "AttributionSpan",
    "FramingMark",
    "ImportLine",
    "ImportRun",
    "Outlet",
    "OutletAlias",
    "OutletHost",
    "Revision",
    "SearchEntry",
    "Story",
    "UnplacedMark",
]
