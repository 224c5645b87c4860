"""What may be a nickname: short, no word that hurts, nothing by which a stranger could reach a child."""

import re
import unicodedata
from functools import cache
from importlib import resources
from itertools import groupby, product

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SHORTEST, LONGEST = 2, 20
MOST_DIGITS = 4
MARKS = " -_.'’"

# Letters of other scripts that look like Latin ones, and what is written for letters to get past a filter.
TWINS = str.maketrans("аеорсухіјѕкмтнвαεοιρτυνκ", "aeopcyxijskmthbaeoiptuvk")
SPELT = {
    "0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "i", "|": "il", "+": "t", "€": "e",
}  # fmt: skip


def tidy(text: str) -> str:
    """Composed, without what cannot be seen, one space at a time."""
    seen = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")
    return " ".join(seen.split())


def check(nickname: str) -> None:
    """Raises ValidationError with what to do. `nickname` is tidy."""
    if "@" in nickname or "www" in nickname.casefold() or "://" in nickname:
        raise ValidationError(_("No e-mail or web address, please: it tells strangers how to reach you."))
    if sum(sign.isdigit() for sign in nickname) > MOST_DIGITS:
        raise ValidationError(_("At most 4 numbers, please, so that it is no telephone number."))
    if not SHORTEST <= len(nickname) <= LONGEST:
        raise ValidationError(_("A nickname has 2 to 20 letters."))
    if not all(sign in MARKS or unicodedata.category(sign)[0] in "LMN" for sign in nickname):
        raise ValidationError(_("Letters, numbers and hyphens only, please."))
    if sum(sign.isalpha() for sign in nickname) < 2:
        raise ValidationError(_("A nickname needs at least two letters."))
    if is_unwelcome(nickname):
        raise ValidationError(_("Choose another nickname: one that everybody can read aloud in class."))


def key(name: str) -> str:
    """The same for names that people would take for one another: case, accents, spaces, letters of other scripts."""
    plain = "".join(sign for sign in _plain(name) if sign.isalnum())
    return plain or name.casefold()


def is_unwelcome(name: str) -> bool:
    """Whether a listed word is in it, also spelt with figures, with gaps or with letters drawn out."""
    anywhere, whole = _words()
    return any(
        anywhere.search("".join(parts)) or any(whole.fullmatch(part) for part in ["".join(parts), *parts])
        for parts in map(_parts, _readings(_plain(name)))
    )


def _plain(text: str) -> str:
    """Small letters without accents, those that look Latin as Latin."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(TWINS)


def _readings(plain: str) -> list[str]:
    """As it stands, and with the figures read as letters. "1" is two letters, so there may be several."""
    choices = [SPELT.get(sign, sign) for sign in plain]
    return list(dict.fromkeys([plain, *("".join(one) for one in product(*choices))]))


def _parts(reading: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in reading).split()


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(those found anywhere, those that must be a word of their own)."""
    lines = resources.files("quizzes").joinpath("unwelcome_words.txt").read_text("utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    anywhere = [_drawn_out(word[1:]) for word in words if word[0] == "*"]
    whole = [_drawn_out(word) for word in words if word[0] != "*"]
    return re.compile("|".join(anywhere)), re.compile("|".join(whole))


def _drawn_out(word: str) -> str:
    """A pattern for the word and for "fuuuck"; a double letter stays one, or Niger would be a slur."""
    letters = "".join(_parts(_plain(word)))
    runs = [(letter, len(list(run))) for letter, run in groupby(letters)]
    return "".join(f"{letter}{{{number},}}" for letter, number in runs)
