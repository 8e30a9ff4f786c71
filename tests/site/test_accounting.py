"""Every code block of the rendered pages was run, or the build stops."""

import nbformat
import pytest
from selectolax.lexbor import LexborHTMLParser

from verified.pages import markup
from verified.project import Project
from verified.site import build

INCLUDE = '``` python\n--8<-- "p/one.py"\n```\n'
FENCE = "".join("    " + line for line in INCLUDE.splitlines(True))
PLACES = {
    "list": f"- a list\n\n{FENCE}",
    "callout": f'!!! info "I"\n\n{FENCE}',
    "folded": f'??? info "I"\n\n{FENCE}',
    "title": INCLUDE.replace("``` python", '``` { .python title="one.py" }'),
    "lines": INCLUDE.replace("``` python", '``` python hl_lines="1"'),
    "long": INCLUDE.replace("```", "`````"),
}
SKIPPED = '<!--pytest.mark.skip(reason="要两台机器 | needs two machines")-->\n``` bash\nls\n```\n'
# What a page shows, the line, and what is told.
BAD = {
    "indented": ("    x = 1\n", 3, "a code block that nothing has run"),
    "raw": ("<pre>x = 1</pre>\n", 3, "a code block that nothing has run"),
    "beside": (f"{INCLUDE}\n<pre>x = 1</pre>\n", 7, "a code block that nothing has run"),
    "before": (f"<pre>x = 1</pre>\n\n{INCLUDE}", 5, "where `print(1)  # one` was run"),
    "keys": ("<kbd>import torch\nx = 1</kbd>\n", 3, "code over several lines outside of a block"),
    "inline": ("`import torch\nx = 1`\n", 3, "code over several lines outside of a block"),
    "comment": (f"<!--\n{INCLUDE}-->\n", 4, "was run"),
    "new": (INCLUDE.replace("one", "two"), 3, "snippets/p/two.py is not verified"),
}


@pytest.fixture
def verified(project):
    """A project of one program, with evidence."""
    project.snippet("p/one.py", "print(1)  # 一 | one\n", "1\n")
    project.trust()
    return project


def test_a_block_is_accounted_for_wherever_it_stands(verified):
    for name, body in {**PLACES, "skipped": SKIPPED}.items():
        verified.page(name, f"# T {{ #t }}\n\n{body}")
    verified.build()
    for name in PLACES:
        html = (verified.root / f"site/en/{name}/index.html").read_text()
        assert html.count("<pre") == 2 and "# 一" not in html and "| one" not in html, name
    for prefix, reason in (("", "未运行：要两台机器"), ("en/", "Not run: needs two machines")):
        html = (verified.root / f"site/{prefix}skipped/index.html").read_text()
        assert f'<p class="mark">{reason}</p>' in html


def test_what_older_versions_print_stands_beneath_in_every_format(verified):
    verified.write("snippets/p/one.until-2.8.out", "eight\n")
    verified.write("snippets/p/one.until-2.9.out", "nine `````\n")
    for name, body in PLACES.items():
        verified.page(name, f"# T {{ #t }}\n\n{body}")
    verified.build()
    for name in PLACES:
        folder = verified.root / f"site/en/{name}"
        told = LexborHTMLParser((folder / "index.html").read_text()).css_first("article").text()
        cells = nbformat.read(folder / f"{name}.ipynb", as_version=4).cells
        source = "\n".join(cell.source for cell in cells)
        assert [cell.outputs[0].text for cell in cells if cell.get("outputs")] == ["1\n"]
        for text in (told, (folder / "index.md").read_text(), source):
            nine, eight = (f"PyTorch 2.{n} and older print:" for n in (9, 8))
            parts = [text.index(part) for part in (nine, "nine `````", eight, "eight")]
            assert parts == sorted(parts) and text.index("print(1)") < parts[0], (name, text)
    html = (verified.root / f"site/{name}/index.html").read_text()
    assert "PyTorch 2.9 及更早版本输出：" in html


def test_anything_else_stops_the_build_and_is_marked_in_a_preview(verified, monkeypatch):
    verified.write("snippets/p/two.py", "print(2)\n")
    verified.write("docs/theme/404.html", "<pre>x = 1</pre>")
    for name, (body, _, _) in BAD.items():
        verified.page(name, f"# T {{ #t }}\n\n{body}")
    told = verified.unchecked("build").splitlines()
    assert not (verified.root / "site").exists()
    for name, (_, line, message) in BAD.items():
        found = [text for text in told if f"docs/en/{name}.md:{line}: " in text]
        assert any(message in text for text in found), (name, told)
    for name in ("404.html", "en/404.html"):
        assert f"{name}:1: a code block outside of the pages; nothing runs it" in told
    (verified.root / "docs/theme/404.html").unlink()
    monkeypatch.setattr(markup, "faults", lambda *_: [])
    found = build.preview(Project.load(), verified.root / "preview")
    html = (verified.root / "preview/en/beside/index.html").read_text()
    assert html.count('class="unverified"') == 1
    problem = "docs/en/beside.md:7: a code block that nothing has run"
    assert problem in html and problem in "\n".join(map(str, found))
    assert "Content-Security-Policy" in html, "it weighs what it will weigh"
