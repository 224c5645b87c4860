"""Class lists from schools, read into names. Plain Python."""
