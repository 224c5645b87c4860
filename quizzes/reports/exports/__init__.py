"""What leaves the house: the grade book as a table, the answers as lines, the labelled words as annotations."""
