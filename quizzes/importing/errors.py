"""Why a roster could not be read at all."""

from enum import StrEnum


class Problem(StrEnum):
    EMPTY = "empty"
    TOO_LARGE = "too large"
    TOO_MANY = "too many"
    SPREADSHEET = "spreadsheet"
    NOT_TEXT = "not text"
    NO_NAME_COLUMN = "no name column"
    NO_NAMES_IN_COLUMN = "no names in column"
    UNNAMED_COLUMNS = "unnamed columns"
    UNCLEAR_CLASS = "unclear class"


class UnreadableRoster(Exception):
    """`about` is what the problem is about: the columns found, the number of lines, the classes to choose from."""

    def __init__(self, problem: Problem, about: object = "") -> None:
        super().__init__(problem, about)
        self.problem, self.about = problem, about
