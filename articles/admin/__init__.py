from articles.admin import article, coverage, imports, mark, outlet, story  # noqa: F401  registers the pages
