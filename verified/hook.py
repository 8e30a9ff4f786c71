"""MkDocs hook: jieba, which splits Chinese for the search index, knows the site's terms."""

from verified import search


def on_startup(**_):
    search.teach()
