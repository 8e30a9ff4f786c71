"""A page as a Jupyter notebook: its prose as Markdown cells, its programs as code cells.

The cells hold what the page shows: the same programs, with the comments of the page's language,
and beneath each what it printed when it was verified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import nbformat
from nbformat import v4

from verified import address
from verified.clean import parts, shown
from verified.pages import Block, Page

_INTRO = {
    "zh": "本笔记本由[《{title}》]({url})一页生成。每个代码单元都是完整的程序，"
    "已在 PyTorch {torch} 上运行过，下方是它当时的输出；单独运行、依次运行都可以。",
    "en": "This notebook is the page [{title}]({url}). Each code cell is a complete program that "
    "was run with PyTorch {torch}; beneath it is what it printed. Run one, or all in order.",
}


def name(source: Path) -> str:
    """The notebook's file name."""
    return f"{source.stem}.ipynb"


def of(page: Page, intro: bool = True) -> nbformat.NotebookNode:
    """The notebook of a page; the same page gives the same bytes."""
    cells = [cell for part in parts(page) for cell in _cells(part)]
    if intro:
        text = _INTRO[page.language].format(
            title=_title(cells), url=address.url(page.path, page.language), torch=version("torch")
        )
        cells.insert(1, v4.new_markdown_cell(text))
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"  # nbformat's own are random
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
    }
    return v4.new_notebook(cells=cells, metadata=metadata)


def text(notebook: nbformat.NotebookNode) -> str:
    """The notebook as the text of its file."""
    return nbformat.writes(notebook) + "\n"


def has(page: Page) -> bool:
    """True where the page has a program; without one it is no notebook."""
    return any("cpu" in block.devices for block in page.blocks)


def _title(cells: list[nbformat.NotebookNode]) -> str:
    return re.sub("^# ", "", cells[0].source.split("\n")[0])


def _cells(part: str | Block) -> Iterator[nbformat.NotebookNode]:
    if isinstance(part, str):
        yield v4.new_markdown_cell(part)
        return
    if "cpu" not in part.devices:  # it would raise where there is no such device
        yield v4.new_markdown_cell(shown(part))
        return
    code = part.code.rstrip("\n")
    printed = [v4.new_output("stream", text=part.expected)] if part.expected else []
    if part.tag == "bash":
        yield v4.new_code_cell(f"%%bash\n{code}", outputs=printed)
    elif part.title:  # a file that bash cells start, and a program too
        yield v4.new_code_cell(f"%%writefile {part.title}\n{code}")
        yield v4.new_code_cell(f"%run {part.title}", outputs=printed)
    else:
        yield v4.new_code_cell(code, outputs=printed)
