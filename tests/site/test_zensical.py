"""Zensical builds the same pages from the same files; where it does not, that is told."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, real

from verified.problems import Refused
from verified.project import Project

if importlib.util.find_spec("zensical") is None:
    assert sys.version_info < (3, 11), "the group `test` has not been installed"
    pytest.skip("Zensical needs Python 3.11", allow_module_level=True)

from verified.site import zensical


@pytest.fixture(scope="module")
def built(request):
    """The real pages as each builder builds them."""
    folder = ROOT / ".zensical-test"
    request.addfinalizer(lambda: shutil.rmtree(folder, ignore_errors=True))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    ours, theirs = (folder / name for name in ("mkdocs", "zensical"))
    # In a process without threads: MkDocs' builders are forks of it.
    code = "from pathlib import Path\nfrom verified.project import Project\n"
    code += "from verified.site.build import mkdocs\nmkdocs(Project.load(), Path({!r}))"
    subprocess.run([sys.executable, "-c", code.format(str(ours))], cwd=ROOT, check=True)
    zensical.build(real(), theirs.relative_to(ROOT))
    return ours, theirs


def test_both_builders_build_the_same_pages(built):
    pages = {Path(page.folder, "index.html") for page in real().pages}
    for root in built:
        names = {path.relative_to(root) for path in root.rglob("*.html")}
        assert names == {*pages, Path("404.html"), Path("en/404.html")}
    assert "\n".join(map(str, zensical.differences(*built))) == ""


def test_a_block_that_was_not_run_is_told_in_zensicals_pages(built, tmp_path):
    assert list(zensical.unaccounted(real(), built[1])) == []
    shutil.copytree(built[1], tmp_path, dirs_exist_ok=True)
    page = tmp_path / "tensors/index.html"
    page.write_text(page.read_text().replace("</article>", "<pre>1 / 0</pre></article>"))
    assert ["1 / 0" in p.text for p in zensical.unaccounted(real(), tmp_path)] == [True]


PAGE = """<html lang="en"><title>T</title><a class="other-language" href="../">中文</a>
<article class="md-content__inner"><h2 id="a">A</h2><p>Words</p>
<pre><code>x = 1
</code></pre><div class="admonition info"><p class="admonition-title">Note</p></div>
<a href="../b/#c">B</a><img src="p.png"></article>"""


@pytest.mark.parametrize(
    "aspect, old, new",
    [
        ("languages", 'lang="en"', 'lang="zh"'),
        ("languages", 'href="../"', 'href="../x/"'),
        ("titles", "<title>T", "<title>U"),
        ("headings", "<h2 ", "<h3 "),
        ("headings", 'id="a"', 'id="b"'),
        ("code blocks", "x = 1", "x  = 1"),
        ("callouts", "admonition info", "admonition warning"),
        ("callouts", ">Note<", ">Info<"),
        ("links", "#c", "#d"),
        ("images", "p.png", "q.png"),
        ("words", "Words", "Other"),
    ],
)
def test_each_difference_is_told(tmp_path, aspect, old, new):
    assert old in PAGE
    told = compared(tmp_path, PAGE.replace(old, new))
    assert f"page/index.html:1: the {aspect} differ" in "".join(told)
    assert compared(tmp_path, PAGE) == []


def compared(folder: Path, html: str, name: str = "page/index.html") -> list[str]:
    """What is told where MkDocs has built ``PAGE``, and Zensical something else."""
    for file, text in ((folder / "ours/page/index.html", PAGE), (folder / "theirs" / name, html)):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return [str(p) for p in zensical.differences(folder / "ours", folder / "theirs")]


def test_the_same_target_written_otherwise_is_no_difference(tmp_path):
    assert compared(tmp_path, PAGE.replace("../b/", "/b/")) == []


def test_a_page_of_one_builder_only_is_told(tmp_path):
    assert compared(tmp_path, PAGE, "b.html") == [
        "b.html:1: only Zensical builds this page",
        "page/index.html:1: only MkDocs builds this page",
    ]


def test_what_zensical_refuses_is_told(project):
    project.write("docs/en/index.md", "# Home { #home }\n\n[dead](none.md)\n")
    with pytest.raises(Refused) as raised:
        zensical.build(Project.load(), Path("site-zensical"))
    told = str(raised.value)
    assert told.startswith("mkdocs.en.yml:1: Zensical does not build it: ")
    assert "index.md:3:8" in told and "page does not exist" in told
    assert "Traceback" not in told and "\x1b" not in told
    assert not list(project.root.glob(".zensical-*.yml"))
