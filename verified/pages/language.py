"""One language of the site: its configuration, where its pages lie, and its Markdown."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urljoin

import markdown
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from verified.pages.block import SNIPPETS
from verified.problems import Problem, Refused
from verified.texts import LANGUAGES, TEXTS

# Of editors and systems: hidden files (MkDocs leaves them out, too), copies, lists of folders.
_FOREIGN = re.compile(
    r"\.|~\$|.*~$|#.*#$|.*\.(bak|orig|rej|sw[a-z]|tmp)$|(Thumbs\.db|desktop\.ini)$"
    r"|.*(\(.*(conflicted copy|冲突).*\)|\.sync-conflict-|_(BACKUP|BASE|LOCAL|REMOTE)_\d+\.)",
    re.I,
)


def foreign(path: Path) -> bool:
    """True for a file that is no author's, or lies in a folder that is not."""
    return any(_FOREIGN.match(part) or part == "__pycache__" for part in path.parts)


class Language:
    """A language of the project in a folder; reads its MkDocs configuration once."""

    def __init__(self, code: str, root: Path = Path()):
        first = code == LANGUAGES[0]
        self.code = code
        self.root = root
        self.texts = TEXTS[code]
        self.folder = Path(self.texts["folder"])  # where its site lies in the whole one
        self.config_file = Path("mkdocs.yml" if first else f"mkdocs.{code}.yml")
        # The plugins and the hooks are the builder's alone.
        try:
            self.config = load_config(str(root / self.config_file), plugins=[], hooks=[])
        except ConfigurationError as error:
            where = "; is this the project's folder? Every command is run there"
            where = "" if (root / self.config_file).exists() else where
            raise Refused([Problem(self.config_file, 1, f"{error}{where}")]) from None
        self.site_url = str(self.config.site_url)
        self.docs = Path(self.config.docs_dir).relative_to(root.resolve())

    @cached_property
    def markdown(self) -> markdown.Markdown:
        """The Markdown of the site, with every extension."""
        configs = dict(self.config.mdx_configs)
        snippets = {**configs["pymdownx.snippets"], "base_path": [str(self.root / SNIPPETS)]}
        return markdown.Markdown(
            extensions=self.config.markdown_extensions,
            extension_configs={**configs, "pymdownx.snippets": snippets},
        )

    def sources(self) -> list[Path]:
        """The Markdown files of the language, below the root."""
        found = (path.relative_to(self.root) for path in (self.root / self.docs).rglob("*.md"))
        return sorted(path for path in found if not foreign(path))

    def url(self, source: Path) -> str:
        """Where a page stands in its language's site: ``saving/``, nothing for the home page.

        Encoded, as MkDocs has it.
        """
        page = source.relative_to(self.docs).with_suffix("")
        folder = page.parent if page.name == "index" else page
        return "" if folder == Path() else f"{quote(folder.as_posix())}/"

    def absolute(self, url: str) -> str:
        """The address of what stands at a URL of the language's site."""
        return urljoin(self.site_url, url)

    def expand(self, lines: list[str], begin: str = "", until: str = "") -> list[str]:
        """Run the Markdown's preprocessors, from one of them up to another, on lines."""
        preprocessors = self.markdown.preprocessors
        running = not begin
        for preprocessor in preprocessors:
            if until and preprocessor is preprocessors[until]:
                break
            running = running or preprocessor is preprocessors[begin]
            if running:
                lines = preprocessor.run(lines)
        return lines
