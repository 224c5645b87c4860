import pytest

from articles.analysis.document import read

STYLES = [
    ("He said “it is safe” twice.", ["“it is safe”"]),
    ('He said "it is safe" twice.', ['"it is safe"']),
    ("He said ''it is safe'' twice.", ["''it is safe''"]),
    ("He said ``it is safe'' twice.", ["``it is safe''"]),
    ("He said «it is safe» twice.", ["«it is safe»"]),
    ("He said „it is safe“ twice.", ["„it is safe“"]),
    ("He said ‘it is safe’ twice.", ["‘it is safe’"]),
    ("He said 'it is safe' twice.", ["'it is safe'"]),
    ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
    ("“He told me ‘go’ and left.”", ["“He told me ‘go’ and left.”"]),
    ("“He called it “odd” and left,” she said.", ["“He called it “odd” and left,”"]),
    ("the “it is safe“ line", ["“it is safe“"]),
    ("The workers' plan and the mayor's plan.", []),
    ("It is 6'4\" tall.", []),
    ("In the ’90s it was don’t ask.", []),
    ('"" and “ ”', []),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_quotations_of_pairs_marks(text, expected):
    assert [quotation.span.of(text) for quotation in read(text).quotations] == expected


def test_quotations_of_missing_close_ends_with_the_paragraph():
    text = "“It is safe.\n\nHe left."
    (quotation,) = read(text).quotations
    assert (quotation.span.of(text), quotation.open_end, quotation.continues) == ("“It is safe.", True, False)


def test_quotations_of_continuing_paragraph():
    text = "“It is safe.\n\n“It always was.”"
    first, second = read(text).quotations
    assert (first.continues, second.open_end, second.words) == (True, False, 3)
