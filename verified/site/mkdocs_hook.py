"""MkDocs hook: the site's terms and words for the search index, what the theme shows of a page."""

import json
from functools import partial
from importlib.metadata import version
from pathlib import Path

import jinja2
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from verified.pages.language import foreign
from verified.site import metadata, notebook_page, search

FILES: dict[str, Files] = {}  # of each site that is built: the preview builds every language


def on_config(config):
    search.segment()
    if not config.repo_url:
        config.edit_uri = None  # MkDocs would warn that it leads nowhere
    config.extra["pages"] = metadata.read(config.extra["language"])
    if jupyter := config.plugins.get("mkdocs-jupyter"):  # it would read every page as a notebook
        jupyter._supported_extensions = [".ipynb"]
        from nbconvert.exporters import templateexporter

        made = partial(jinja2.Environment, bytecode_cache=_compiled(config))
        vars(templateexporter)["Environment"] = made


def on_env(env, config, **_):
    env.bytecode_cache = _compiled(config)


def _compiled(config):
    """To compile templates, those of notebooks for each one anew, is a third of a build."""
    folder = Path(config.config_file_path).with_name(".verified") / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder), f"{version('jinja2')}-%s")


def on_files(files, config):
    """What an editor leaves in a folder is not published."""
    for file in list(files):
        if foreign(Path(file.src_uri)):
            files.remove(file)


def on_nav(nav, files, config, **_):
    FILES[config.site_dir] = files
    _translate(nav.items, config.extra.get("parts", {}))


def _translate(items, parts):
    for part in items:
        if part.is_section:
            part.title = parts.get(part.title, part.title)
            _translate(part.children, parts)


def on_page_read_source(page, config):
    return config.extra["pages"].get(page.url, {}).get("instead")


def on_page_content(html, page, config, **_):
    """What mkdocs-jupyter renders takes the form of the other pages."""
    if page.file.src_uri.endswith(".ipynb"):
        return notebook_page.content(html, page, config)
    return html


@event_priority(-100)  # after the plugin that writes the index
def on_post_build(config, **_):
    path = Path(config.site_dir, "search/search_index.json")
    index = json.loads(path.read_text(encoding="utf-8"))
    pages = (file.page for file in FILES[config.site_dir].documentation_pages())
    search.complete(index, filter(None, pages))
    path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")
