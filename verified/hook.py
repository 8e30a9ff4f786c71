"""MkDocs hook: jieba loads without a word, and notebook pages look like the others."""

import logging

import jieba

from verified import notebook_page


def on_startup(**_):
    jieba.setLogLevel(logging.WARNING)


def on_page_content(html, page, config, **_):
    if page.file.src_uri.endswith(".ipynb"):
        return notebook_page.content(html, page, config)
    return html
