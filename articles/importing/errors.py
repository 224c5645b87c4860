"""What can go wrong on the way in. Each error carries one sentence that says what to do.

The sentences are plain constants, so that the app can mark them for translation. `facts` are put into
the sentence by name, after translation.
"""


class ImportingError(Exception):
    """The family. `code` names the error towards programs; `str()` is the sentence for people."""

    code = "importing"
    message = "This could not be read; copy the article's text and paste it here."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message.format(**facts))


class Empty(ImportingError):
    code = "empty"
    message = "There is no text here yet; paste the article, or choose its file."


class NotAnArticle(ImportingError):
    code = "not-an-article"
    message = "No article text was found here; open the article itself, copy its text and paste it."


class ScannedPdf(ImportingError):
    code = "scanned-pdf"
    message = (
        "This PDF holds only pictures of pages and no text; run text recognition (OCR) on it first, "
        "or paste the article's text."
    )


class EncryptedPdf(ImportingError):
    code = "encrypted-pdf"
    message = "This PDF is locked with a password; save a copy without the password and choose that one."


class BrokenFile(ImportingError):
    code = "broken-file"
    message = "This {type} is damaged and cannot be read; save it once more and choose the new copy."


class WrongType(ImportingError):
    code = "wrong-type"
    message = (
        "This file is {type}, which cannot be read here; save the article as .docx, .pdf, .html, "
        ".md or .txt, "
        "or paste its text."
    )


class TooLarge(ImportingError):
    code = "too-large"
    message = "This is larger than {limit}; choose a smaller file, or paste only the article's text."


class ExpandsTooFar(ImportingError):
    code = "expands-too-far"
    message = (
        "This Word file unpacks to far more than an article needs; copy the article's text and paste it here."
    )


class Undecodable(ImportingError):
    code = "undecodable"
    message = "The letters in this file cannot be read; save it as UTF-8 text, or paste the article's text."


class MostlyScript(ImportingError):
    code = "mostly-script"
    message = (
        "This page builds its text with scripts, so the article is not in it; "
        "open it in a browser, copy the text and paste it here."
    )


class ConsentWall(ImportingError):
    code = "consent-wall"
    message = (
        "This page shows only a notice about cookies or subscriptions; "
        "open the article in a browser, copy the text and paste it here."
    )


class IsAFeed(ImportingError):
    code = "is-a-feed"
    message = "This is a feed with a list of articles; import it as a feed, and choose the articles there."


class BrokenFeed(ImportingError):
    code = "broken-feed"
    message = (
        "This feed is broken XML and no article could be read from it; give the articles' addresses instead."
    )


class NotAFeed(ImportingError):
    code = "not-a-feed"
    message = "This is not an RSS or Atom feed; look for the address marked RSS or Feed on the outlet's page."


class TookTooLong(ImportingError):
    code = "took-too-long"
    message = "Reading this took too long and was stopped; copy the article's text and paste it here."


class BadAddress(ImportingError):
    code = "bad-address"
    message = "This is not a web address that can be opened; copy the whole address, starting with https://."


class PrivateAddress(ImportingError):
    code = "private-address"
    message = "This address leads into a private network and is not opened; use the article's public address."


class NoAnswer(ImportingError):
    code = "no-answer"
    message = "{host} cannot be reached; check the address, or paste the article's text."


class NotSecure(ImportingError):
    code = "not-secure"
    message = "{host} could not prove that it is the right server; paste the article's text instead."


class TimedOut(ImportingError):
    code = "timed-out"
    message = "{host} did not answer in time; try again later, or paste the article's text."


class TooManyRedirects(ImportingError):
    code = "too-many-redirects"
    message = (
        "This address keeps sending us elsewhere; open the article in a browser and copy its final address."
    )


class NotThere(ImportingError):
    code = "not-there"
    message = "{host} has no page at this address any more; check the address, or paste the article's text."


class Refused(ImportingError):
    code = "refused"
    message = (
        "{host} does not let this page be read from here; open it in a browser, copy the text and paste it."
    )


class ServerTrouble(ImportingError):
    code = "server-trouble"
    message = "{host} has a problem of its own at the moment; try again later, or paste the article's text."


BY_CODE: dict[str, type[ImportingError]] = {kind.code: kind for kind in ImportingError.__subclasses__()}
