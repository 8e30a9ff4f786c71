"""MkDocs hook: jieba, which splits Chinese for the search index, loads without a word."""

import logging

import jieba


def on_startup(**_):
    jieba.setLogLevel(logging.WARNING)
