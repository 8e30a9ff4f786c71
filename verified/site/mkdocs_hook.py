"""MkDocs hook: the site's terms and words for the search index, what the theme shows of a page.

In a build of ours a page is rendered, and cut up for the search, only where it has changed.
"""

import json
import logging
from functools import partial
from importlib.metadata import version
from pathlib import Path

import jinja2
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

from verified.pages.language import foreign
from verified.site import memo, metadata, notebook_page, search

FILES: dict[str, Files] = {}  # of each site that is built: the preview builds every language
MADE: dict[str, memo.Memo] = {}
_WARNINGS = CountHandler(level=logging.WARNING)
_RENDERED = ("content", "toc", "title", "_title_from_render", "present_anchor_ids")


def on_config(config):
    search.segment()
    if not config.repo_url:
        config.edit_uri = None  # MkDocs would warn that it leads nowhere
    config.extra["pages"] = metadata.read(config.extra["language"])
    if config.extra["pages"]:
        root = Path(config.config_file_path).parent
        MADE[config.site_dir] = made = memo.Memo(config.extra["language"], root)
        logging.getLogger("mkdocs").addHandler(_WARNINGS)
        _keep_entries(config.plugins["material/search"].search_index, made)
    if jupyter := config.plugins.get("mkdocs-jupyter"):  # it would read every page as a notebook
        jupyter._supported_extensions = [".ipynb"]
        from nbconvert.exporters import templateexporter

        environment = partial(jinja2.Environment, bytecode_cache=_compiled(config))
        vars(templateexporter)["Environment"] = environment


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


def on_pre_page(page, config, files):
    made_of = config.extra["pages"].get(page.url, {}).get("made_of")
    if made_of and config.site_dir in MADE:
        render = partial(_render, page, page.render, files)
        get = MADE[config.site_dir].get
        names = sorted(files.src_uris)  # which a link may lead to

        def kept(config, files):
            links, rendered = get(partial(render, config), made_of, page.markdown, names)
            vars(page).update(rendered)
            page.links_to_anchors = {files.src_uris[name]: found for name, found in links}

        page.render = kept
    return page


def _render(page, render, files, config):
    """All that rendering leaves in a page of MkDocs, without its files."""
    render(config, files)
    links = [(file.src_uri, found) for file, found in (page.links_to_anchors or {}).items()]
    return links, {name: vars(page)[name] for name in _RENDERED if name in vars(page)}


def _keep_entries(index, made):
    terms = search.terms()  # which are not cut
    add = index.add_entry_from_context

    def entries(page):
        before = len(index.entries)
        add(page)
        new = index.entries[before:]
        del index.entries[before:]
        return new

    def kept(page):
        about = page.url, page.title, page.meta, [*map(str, page.toc)], page.content
        index.entries += made.get(partial(entries, page), *about, terms)

    index.add_entry_from_context = kept


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
    if config.site_dir in MADE and not _WARNINGS.get_counts():  # a page that warns is to warn again
        MADE[config.site_dir].save()
