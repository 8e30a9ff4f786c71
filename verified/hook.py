"""MkDocs hook: no page leaves the build with a code block that was not verified.

``make serve`` marks such blocks instead and goes on.
"""

from __future__ import annotations

import logging
import os
from functools import partial
from pathlib import Path

import jieba
from mkdocs.exceptions import PluginError

from verified import evidence, pages
from verified.account import account
from verified.problems import Refused

_records: list[evidence.Record] = []
_preview = False


def on_startup(*, command, **_):
    global _preview
    _preview = command == "serve" or bool(os.environ.get("VERIFIED_PREVIEW"))
    jieba.setLogLevel(logging.WARNING)


def on_pre_build(**_):
    _records[:] = evidence.load()


def on_post_page(output, *, page, config):
    path = Path(page.file.abs_src_path).relative_to(Path.cwd())
    language = config.mdx_configs["verified.markdown"]["language"]
    try:
        read = pages.read(path, language)
    except Refused as refused:
        if _preview:
            return output
        raise PluginError(str(refused)) from None
    tree, problems = account(output, read, partial(evidence.passed, _records))
    if problems and not _preview:
        raise PluginError("\n".join(str(problem) for _, problem in problems))
    for node, problem in problems:
        if node is not None:
            node.attrs["title"] = str(problem)
            node.attrs["class"] = "unverified"
    return tree.html if problems else output


def on_post_template(output_content, *, template_name, **_):
    if "<pre" in output_content and not _preview:
        raise PluginError(f"{template_name}: a code block outside of the pages; nothing runs it")
    return output_content
