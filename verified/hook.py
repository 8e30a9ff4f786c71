"""MkDocs hook: what the theme shows and only we know."""

from verified import formats, notebook_page, search


def on_startup(**_):
    """Jieba, which splits Chinese for the search index, knows the site's terms."""
    search.teach()


def on_config(config):
    """What the theme shows of a page is ``known``."""
    if "mkdocs-jupyter" in config.plugins:
        from verified import kernels  # slow, and only this plugin needs it

        kernels.use_sockets()
    if not config.repo_url:
        config.edit_uri = None  # MkDocs would warn that it leads nowhere
    config.extra["known"] = formats.known(config.extra["language"])


def on_page_content(html, page, config, **_):
    """What mkdocs-jupyter renders takes the form of the other pages."""
    if page.file.src_uri.endswith(".ipynb"):
        return notebook_page.content(html, page, config)
    return html
