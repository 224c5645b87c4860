"""The real server under a class, and its sudden death. Scripts; their short forms are in the ordinary suite."""
