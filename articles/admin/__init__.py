from articles.admin import article, imports, mark, outlet, story  # noqa: F401  registers the pages
