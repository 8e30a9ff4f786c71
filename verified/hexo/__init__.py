"""A Hexo post → pages and snippets.

In: one post. Out: a page for each chapter, a snippet for each block.
Refuses: a fence or a tag that is never closed; then nothing is written.
"""
