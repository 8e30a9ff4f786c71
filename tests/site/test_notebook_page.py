"""A page that mkdocs-jupyter renders has the form of the other pages."""

from types import SimpleNamespace

from verified.site import notebook_page

CELL = '<div id="cell-id=cell-0"><div class="jp-RenderedMarkdown">{}</div></div>'
ANCHOR = '<a class="anchor-link" href="#">¶</a>'


def test_its_contents_say_what_its_headings_show(tmp_path):
    source = tmp_path / "p.md"
    source.write_text("# T { #t }\n\n## Error: `a < b` & *c* { #two }\n")
    html = CELL.format(
        f"<h1>T{ANCHOR}</h1><h2>Error: <code>a &lt; b</code> &amp; <em>c</em>{ANCHOR}</h2>"
    )
    page = SimpleNamespace(
        file=SimpleNamespace(abs_src_path=source), edit_url=None, title="", url="p/"
    )
    config = SimpleNamespace(
        mdx_configs={"toc": {"permalink_title": "link"}}, site_url="https://e.org/"
    )
    shown = notebook_page.content(html, page, config)
    [top] = page.toc
    [two] = top.children
    assert (top.title, two.title, two.id) == ("T", "Error: a &lt; b &amp; c", "two")
    assert '<h2 id="two">' in shown
