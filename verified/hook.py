"""MkDocs hook: what the theme shows and only we know."""

from verified import history, search


def on_startup(**_):
    """Jieba, which splits Chinese for the search index, knows the site's terms."""
    search.teach()


def on_config(config):
    """The theme's ``changed`` is the time of each page's last change."""
    if not config.repo_url:
        config.edit_uri = None  # MkDocs would warn that it leads nowhere
    config.extra["changed"] = history.changed(config.extra["language"])
