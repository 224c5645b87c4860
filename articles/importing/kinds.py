"""What kind of piece it is, with the reason, so that a teacher can judge the judgement."""

import re
from urllib.parse import urlsplit

REPORT, OPINION, TRANSCRIPT, DOCUMENT = "report", "opinion", "transcript", "document"

_OPINION_WORDS = (
    r"opinion|op-ed|editorial|commentary|comment|column|analysis|viewpoint|perspective|kommentar"
    r"|meinung|tribune|opinión|columna|opinione"
)
_OPINION_TITLE = re.compile(
    rf"(?:{_OPINION_WORDS})\s*[:|–—-]\s*\S|.*[|–—-]\s*(?:{_OPINION_WORDS})", re.IGNORECASE
)
_OPINION_PATH = re.compile(
    r"/(?:opinions?|op-?ed|editorials?|commentary|commentisfree|comment|columns?|columnists?"
    r"|meinung|kommentare?|opinion[ei]|debat)(?:/|$)"
)
_OPINION_NOTE = re.compile(
    r"\b(?:views|opinions)\b[^.]{0,60}\b(?:are (?:those|solely those|his own|her own|the author)"
    r"|do not (?:necessarily )?(?:reflect|represent))",
    re.IGNORECASE,
)
_OPINION_LABEL = re.compile(rf"(?:{_OPINION_WORDS})s?", re.IGNORECASE)
_SPEAKER = re.compile(
    r"(?:[A-ZÀ-Ý][\w.’'-]+(?:\s+[A-ZÀ-Ý(][\w.’')-]*){0,5}(?:\s*\([^)]{1,60}\))?|Q|A|Question"
    r"|Answer)\s*:\s+\S|[QA]\.\s+\S"
)
_TRANSCRIPT_TITLE = re.compile(
    r"\btranscript\b|\b(?:remarks|speech|address|statement) (?:by|of)\b|\bpress "
    r"conference\b.*\bby\b|\bjoint press conference\b",
    re.IGNORECASE,
)
_DOCUMENT_TITLE = re.compile(
    r"\b(?:resolution|communiqu[eé]|press release|media release|joint statement|declaration"
    r"|memorandum|treaty|agreement on|annual report|"
    r"decree|directive|regulation|act of \d{4}|minutes of)\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"for immediate release\b|press release\b|media contacts?\s*:", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:article|section|clause|§)\s*\d+|whereas\b|recalling\b|reaffirming\b|\d+\.\d+\.?\s+[A-Z]|\(\w\)\s",
    re.IGNORECASE,
)
LEAST_TURNS, LEAST_TURN_SHARE = 3, 0.3
LEAST_CLAUSES, LEAST_CLAUSE_SHARE = 3, 0.3


def of(*, title: str, url: str, paragraphs: list[str], labels: list[str]) -> tuple[str, str]:
    """Kind and reason. `labels` are short lines and section names found around the text."""
    turns = sum(bool(_SPEAKER.match(text)) for text in paragraphs)
    if turns >= LEAST_TURNS and turns >= LEAST_TURN_SHARE * len(paragraphs):
        return TRANSCRIPT, f"{turns} paragraphs begin with a speaker’s name and a colon."
    if _TRANSCRIPT_TITLE.search(title):
        return TRANSCRIPT, "The title calls it a transcript, a speech or somebody’s remarks."
    if _OPINION_TITLE.fullmatch(title) or _OPINION_TITLE.match(title):
        return OPINION, "The title marks it as opinion."
    if _OPINION_PATH.search(urlsplit(url).path.lower() if url else ""):
        return OPINION, "Its address lies in the outlet’s opinion section."
    for label in labels:
        if _OPINION_LABEL.fullmatch(label.strip()):
            return OPINION, f"It is labelled “{label.strip()}”."
    if any(_OPINION_NOTE.search(text) for text in paragraphs[-3:] + labels):
        return OPINION, "A note says that the views are the author’s own."
    return _document(title, paragraphs) or (REPORT, "Nothing marks it as opinion, transcript or document.")


def _document(title: str, paragraphs: list[str]) -> tuple[str, str] | None:
    if any(_RELEASE.match(text) for text in paragraphs[:4] + paragraphs[-4:]):
        return DOCUMENT, "It calls itself a press release."
    clauses = sum(bool(_CLAUSE.match(text)) for text in paragraphs)
    if clauses >= LEAST_CLAUSES and clauses >= LEAST_CLAUSE_SHARE * len(paragraphs):
        return DOCUMENT, f"{clauses} paragraphs are numbered clauses."
    if _DOCUMENT_TITLE.search(title) and clauses:
        return DOCUMENT, "The title names a kind of official document, and it has numbered clauses."
    return None
