"""Pages and evidence → ``site/``.

In: the project, its evidence. Out: the built site, and the manifest that publishing reads.
Refuses: code that nobody ran, dead links, pages that load from elsewhere; then all stays as it was.
"""
