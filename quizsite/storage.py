"""Files for browsers, as they are collected for the server."""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = ("site/", "articles/", "quizzes/")
COMMENTS = {
    ".css": re.compile(rb"/\*.*?\*/\s*", re.DOTALL),
    ".js": re.compile(rb"^[ \t]*//.*\n", re.MULTILINE),
}


def without_comments(name: str, content: bytes) -> bytes:
    """Comments are for whoever reads the source: a tenth of an attempt's page. Others' files stay as they are.

    Of a script only whole lines go, and no string of ours has one that begins like a comment.
    """
    ending = name[name.rfind(".") :]
    return COMMENTS[ending].sub(b"", content) if name.startswith(OURS) and ending in COMMENTS else content


class LeanStaticFilesStorage(CompressedManifestStaticFilesStorage):
    def _save(self, name, content):
        whole = b"".join(content.chunks())  # from its beginning, wherever it was read to
        return super()._save(name, ContentFile(without_comments(name, whole)))
