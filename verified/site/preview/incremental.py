"""The site page by page: what a build makes, made when it is asked for and only where it changed.

MkDocs builds a site as a whole. Here its own steps run for one page at a time, with its navigation
and the other pages kept, so that a saved page costs that page. Only the preview is built like this;
a test holds its pages against those of a build.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands import build as steps
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from verified.pages import Language, Page
from verified.site import build, metadata

About = dict[str, dict[str, str]]  # what the theme shows of a page, by its URL


class Warnings(logging.Handler):
    """What MkDocs says of the page that is being built."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())

    def take(self) -> list[str]:
        said, self.said = self.said, []
        return list(dict.fromkeys(said))


class LanguageSite:
    """The pages of one language as MkDocs renders them, without evidence."""

    def __init__(self, language: Language, pages: Mapping[str, Page], root: Path, about: About):
        self.language = language
        folder = language.folder.as_posix()
        self.prefix = "" if folder == "." else f"{folder}/"  # of its pages' addresses
        os.environ.update(build.environment())
        plugins_option: Any = MkDocsConfig.plugins
        plugins_option.plugin_cache.clear()  # else the languages would share their plugins
        self.config = load_config(
            str(language.config_file), site_dir=str(root / language.folder), strict=False
        )
        plugins = self.config.plugins
        plugins.on_startup(command="build", dirty=False)
        self.config = plugins.on_config(self.config)
        plugins.on_pre_build(config=self.config)
        files = get_files(self.config)
        self.env = self.config.theme.get_env()
        files.add_files_from_theme(self.env, self.config)
        self.files = plugins.on_files(files, config=self.config)
        set_exclusions(self.files, self.config)
        nav = get_navigation(self.files, self.config)
        self.nav = plugins.on_nav(nav, config=self.config, files=self.files)
        self.of: dict[str, mkdocs_pages.Page] = {}
        for file in self.files.documentation_pages():
            page = file.page or mkdocs_pages.Page(None, file, self.config)
            self.of[page.url] = page
            if (source := pages.get(page.url)) and source.sections:
                page.title = source.meta.get("title") or source.sections[0].title.replace("`", "")
                page.meta = dict(source.meta)
        self.know(about)
        self.unread = set(self.of)  # not read since they changed
        self.files.copy_static_files(dirty=False)

    def know(self, about: About) -> set[str]:
        """Let the theme show what is known of pages; those of which it is something else now."""
        before = self.config.extra.get("pages", {})
        now = {url: about.get(url, metadata.UNKNOWN) for url in self.of}
        self.config.extra["pages"] = now
        return {url for url in now if now[url] != before.get(url)}

    def read(self, url: str) -> bool:
        """Read a page and render its Markdown; True where other pages show another title now."""
        page = self.of[url]
        before = page.title
        vars(page).pop("title", None)  # the one that was assumed
        self.unread.discard(url)
        steps._populate_page(page, self.config, self.files)
        return page.title != before

    def html(self, url: str) -> str:
        """The HTML of a page that was read."""
        page = self.of[url]
        plugin: Any = self.config.plugins["material/search"]
        index = plugin.search_index
        others = (e for e in index.entries if e["location"].partition("#")[0] != page.url)
        index.entries = list(others)
        content = page.content
        documents = self.files.documentation_pages()
        steps._build_page(page, self.config, documents, self.nav, self.env)
        page.content = content  # the search plugin takes its own marks out of it
        return Path(page.file.abs_dest_path).read_text(encoding="utf-8")

    def others(self) -> None:
        """What is no page: templates, the search index."""
        for template in self.config.theme.static_templates:
            steps._build_theme_template(template, self.env, self.files, self.config, self.nav)
        self.config.plugins.on_post_build(config=self.config)
