"""A page as a Jupyter notebook: its prose as Markdown cells, its programs as code cells.

The cells hold what the page shows: the same programs, with the comments of the page's language,
and beneath each what it printed when it was verified.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import nbformat
from nbformat import v4

from verified.devices import CPU
from verified.pages import Block, Page
from verified.project import Project
from verified.site.formats.markdown import shown, split


def name(source: Path) -> str:
    """The notebook's file name."""
    return f"{source.stem}.ipynb"


def make(page: Page, project: Project, intro: bool = True) -> str:
    """The file of a page's notebook, with its outputs; the same page gives the same text."""
    cells = [cell for part in split(page, project) for cell in _cells(part, project.root)]
    if intro:
        title = cells[0].source.split("\n")[0].removeprefix("# ")
        said = page.language.texts["formats"]["notebook"].format(
            title=title, url=page.address, torch=version("torch")
        )
        cells.insert(1, v4.new_markdown_cell(said))
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"  # nbformat's own are random
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
    }
    return nbformat.writes(v4.new_notebook(cells=cells, metadata=metadata)) + "\n"


def has(page: Page) -> bool:
    """True where the page has a program; without one it is no notebook."""
    return any(CPU.name in block.devices for block in page.blocks)


def _cells(part: str | Block, root: Path) -> Iterator[nbformat.NotebookNode]:
    if isinstance(part, str):
        yield v4.new_markdown_cell(part)
        return
    if part.title and not part.runs:  # a file that bash cells start
        yield v4.new_code_cell(f"%%writefile {part.title}\n{part.code.rstrip()}")
        return
    if CPU.name not in part.devices:  # it would raise where there is no such device
        yield v4.new_markdown_cell(shown(part))
        return
    code = part.code.rstrip("\n")
    printed = [v4.new_output("stream", text=part.expected)] if part.expected else []
    for picture in part.pictures():
        data = base64.b64encode((root / picture).read_bytes()).decode()
        printed.append(v4.new_output("display_data", data={"image/png": data}))
    if part.tag == "bash":
        yield v4.new_code_cell(f"%%bash\n{code}", outputs=printed)
    elif part.title:  # a file that bash cells start, and a program too
        yield v4.new_code_cell(f"%%writefile {part.title}\n{code}")
        yield v4.new_code_cell(f"%run {part.title}", outputs=printed)
    else:
        yield v4.new_code_cell(code, outputs=printed)
