"""docs/ and snippets/ → pages of blocks.

In: Markdown that includes snippets. Out: `Page` with its sections and `Block`s, each at its line.
Refuses: what no reader could copy and no runner could run, with file, line and what to write.
"""

from verified.pages.block import NO_FILE, SNIPPETS, Block, Page
from verified.pages.fences import RUN
from verified.pages.language import Language
from verified.pages.read import read

__all__ = ["NO_FILE", "RUN", "SNIPPETS", "Block", "Language", "Page", "read"]
