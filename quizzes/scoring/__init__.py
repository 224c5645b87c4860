"""Scores and statistics, in plain Python: no Django, no database, no clock.

Every score is an exact `Fraction` in [0, 1]; `totals.rounded` is the only place where one is rounded. Statistics
are floats, from exactly rounded sums, so that they do not depend on the order of the students.
"""
