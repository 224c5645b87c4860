"""Articles in: every way a teacher has one ends in one `Imported` value. No Django, no database, no clock.

A way in (`text`, `markdown`, `html`, `pdf`, `docx`) makes an `Extract`: blocks in reading order and what the
file states of itself. `assembly` makes the `Imported` of it. Files and pages are parsed by `worker`, in a
child process with limits.
"""
