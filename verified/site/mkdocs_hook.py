"""MkDocs hook: the site's terms for the search index, and what the theme shows of a page."""

from verified.site import metadata, notebook_page, search


def on_startup(**_):
    """Jieba, which splits Chinese for the search index, knows the site's terms."""
    search.add_terms()


def on_config(config):
    if not config.repo_url:
        config.edit_uri = None  # MkDocs would warn that it leads nowhere
    config.extra["pages"] = metadata.read(config.extra["language"])


def on_page_content(html, page, config, **_):
    """What mkdocs-jupyter renders takes the form of the other pages."""
    if page.file.src_uri.endswith(".ipynb"):
        return notebook_page.content(html, page, config)
    return html
