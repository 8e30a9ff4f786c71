"""Each page with a program is a notebook that runs, in its language, and prints what it shows."""

import json
import os
import re
import sys
from pathlib import Path

import nbclient
import nbformat
import pytest
from conftest import ROOT, forget
from nbformat import v4

from verified.verify import evidence
from verified.site.formats import llms as formats
from  import KERNELS as kernels
from verified.site.formats import notebook
from verified.run.runner import compare as outputs
from verified import pages
from verified.devices import MODES
from verified.hosting import notebooks

PAGES = [page for page in pages.load() if notebook.has(page)]
IDS = [f"{page.language}-{page.path.stem}" for page in PAGES]


def offered(site: Path, page: pages.Page) -> nbformat.NotebookNode:
    """The notebook as a reader downloads it."""
    folder = site / page.address
    return nbformat.read(folder / notebook.name(page.path), as_version=4)


def printed(cell, stream: str) -> str:
    return "".join(o.text for o in cell.outputs if o.get("name") == stream)


@pytest.fixture
def as_in_an_environment(monkeypatch):
    """Programs of the environment are found, as in one that was activated."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_notebook_runs_from_top_to_bottom(site, page, tmp_path, as_in_an_environment):
    made = offered(site, page)
    nbformat.validate(made)
    shown = [printed(cell, "stdout") for cell in made.cells if cell.cell_type == "code"]
    assert shown, "no code cell"
    where = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(
        made, timeout=120, resources=where, kernel_manager_class=kernels.KernelManager
    ).execute()
    cells = [cell for cell in made.cells if cell.cell_type == "code"]
    for cell, expected in zip(cells, shown, strict=True):
        if not cell.source.startswith("%%writefile"):
            assert outputs.agree(expected, printed(cell, "stdout")), cell.source
            assert "Warning" not in printed(cell, "stderr"), cell.source


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_notebook_holds_the_programs_of_its_page(site, page):
    made = offered(site, page)
    code = [cell.source for cell in made.cells if cell.cell_type == "code"]
    code = [re.sub(r"^%%.*\n", "", text) for text in code if not text.startswith("%run ")]
    assert code == [b.code.rstrip("\n") for b in page.blocks if "cpu" in b.devices]
    prose = "\n".join(cell.source for cell in made.cells if cell.cell_type == "markdown")
    assert "--8<--" not in prose and "pytest" not in prose and "{ #" not in prose
    links = re.findall(r"\]\(([^)]*)\)", prose)
    assert links and all(link.startswith("http") for link in links)


def test_every_page_with_a_program_has_one_and_no_other(site):
    assert len(list(site.rglob("*.ipynb"))) == len(PAGES)
    assert {"zh-putting-it-together", "en-putting-it-together", "zh-saving"} <= set(IDS)


def test_colab_finds_each_on_the_branch_that_publishing_makes(site, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setenv("REPO_URL", "https://github.com/o/r")
        forget()
        known = [about for language in pages.CONFIGS for about in formats.known(language).values()]
    forget()
    branch = "https://colab.research.google.com/github/o/r/blob/notebooks/"
    links = {about["colab"].removeprefix(branch) for about in known if about["colab"]}
    assert {name.as_posix() for name in notebooks.lay_out(site, tmp_path)} == links


COLAB = "https://colab.research.google.com/github/someone/pytorch/blob/notebooks/"


@pytest.mark.parametrize(
    "address, colab",
    [
        ("https://github.com/someone/pytorch", COLAB),
        ("https://github.com/someone/pytorch.git", COLAB),
        ("https://git.example.org/someone/pytorch", ""),
        ("", ""),
    ],
)
def test_colab_is_offered_where_the_repository_is_on_github(published, monkeypatch, address, colab):
    monkeypatch.setenv("REPO_URL", address)
    forget()
    for language in pages.CONFIGS:
        wanted = f"{colab}{language}/one.ipynb" if colab else ""
        known = formats.known(language)
        assert (known["one/"]["colab"], known[""]["colab"]) == (wanted, "")


def test_a_page_with_a_program_shows_its_notebook(published):
    result = published.run(
        "python", "-m", "verified", "build", REPO_URL="https://github.com/someone/pytorch"
    )
    assert result.returncode == 0, result.stderr
    for language, prefix in (("zh", ""), ("en", "en/")):
        html = (published.root / f"site/{prefix}one/index.html").read_text()
        assert html.count("colab") == 1 and f'href="{COLAB}{language}/one.ipynb"' in html
        assert 'href="one.ipynb"' in html
        home = (published.root / f"site/{prefix}index.html").read_text()
        assert "colab" not in home and ".ipynb" not in home, "the home page has no program"


DRAWS = """\
import time

import matplotlib.pyplot as plt

print(1, flush=True)  # 一 | one
time.sleep(0.5)
print(2)
figure, axis = plt.subplots()
figure.savefig("p.png")
"""
PAGE = '# T {{ #t }}\n\n## S {{ #s }}\n\n[home](index.md)\n\n``` python\n--8<-- "p/n.py"\n```\n{}'


@pytest.fixture
def published(project):
    """A project with a program that has evidence, and a way to give evidence to more."""
    project.render_notebooks()
    project.snippet("p/one.py", "print(1)  # 一 | one\n", "1\n")
    project.trust = lambda: trust(project)
    project.trust()
    return project


def trust(project) -> None:
    """Evidence for every program, run or not."""
    assert project.problems() == []
    blocks = {b.key: b for page in pages.load() for b in page.blocks}
    evidence.merge(
        [evidence.record(b, "cpu", mode, True, 0.1) for b in blocks.values() for mode in MODES]
    )


def test_a_notebook_page_looks_like_the_others(published):
    published.write("snippets/p/n.py", DRAWS)
    published.write("snippets/p/n.out", "1\n2\n")
    for language, alt in (("zh", "一个空的坐标系"), ("en", "Empty axes")):
        text = PAGE.format(f"\n<!-- picture: {alt} -->\n")
        published.write(f"docs/{language}/putting-it-together.md", text)
    published.trust()
    result = published.run("python", "-m", "verified", "build")
    assert result.returncode == 0, result.stderr
    for prefix, alt, comment in (("", "一个空的坐标系", "# 一"), ("en/", "Empty axes", "# one")):
        html = (published.root / f"site/{prefix}putting-it-together/index.html").read_text()
        assert html.count(f'alt="{alt}"') == 1 and comment in html
        assert '<h2 id="s">' in html and 'href="#s"' in html and '<a href="..">home</a>' in html
        assert "jp-" not in html and "<style" not in html.split("<article")[1]
        searched = (published.root / f"site/{prefix}search/search_index.json").read_text()
        assert "putting-it-together/#s" in searched
    left = {path.name for path in published.root.glob("docs/zh/*")}
    assert "p.png" not in left, "the notebook wrote into docs/"


WRONG = {
    "no alternative text": (DRAWS, "1\n2\n", "", "a picture without <!-- picture: … -->"),
    "text for no picture": (
        "print(1)\n",
        "1\n",
        "<!-- picture: A -->\n",
        "no picture was drawn for ['A']",
    ),
    "prints what was not verified": ("print(2)\n", "1\n", "", "shows `2` where `1` was run"),
    "raises": ("print(1)\n1 / 0\n", "1\n", "", "ZeroDivisionError"),
    "warns": (
        "import warnings\n\nwarnings.warn('W', PendingDeprecationWarning)\n",
        None,
        "",
        "PendingDeprecationWarning",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_notebook_page_that_does_not_hold_is_refused(published, name):
    code, output, pictures, message = WRONG[name]
    published.write("snippets/p/n.py", code)
    if output:
        published.write("snippets/p/n.out", output)
    published.page("putting-it-together", PAGE.format(pictures))
    published.trust()
    result = published.run("python", "-m", "verified", "build")
    assert result.returncode != 0
    assert message in result.stderr
    assert not (published.root / "site").exists()


@pytest.mark.skipif(os.name != "posix", reason="Jupyter has sockets on POSIX only")
def test_no_port_is_needed_that_another_might_take():
    kernels.use_sockets()
    made = v4.new_notebook(cells=[v4.new_code_cell("%connect_info")])
    nbclient.NotebookClient(made, timeout=120).execute()
    said = printed(made.cells[0], "stdout")
    folder = Path(json.loads(re.search(r"{[^}]*}", said)[0])["ip"]).parent
    assert '"transport": "ipc"' in said and not folder.exists()


def test_the_digits_are_recognised_and_their_pictures_described(site):
    for language, prefix in (("zh", ""), ("en", "en/")):
        html = (site / prefix / "putting-it-together/index.html").read_text(encoding="utf-8")
        alts = re.findall(r'<img class="picture" [^>]*alt="([^"]*)"', html)
        assert len(alts) == 3
        assert all(bool(re.search("[\u4e00-\u9fff]", alt)) == (language == "zh") for alt in alts)
    assert "assert accuracy > 0.95" in (ROOT / "snippets/digits/training.py").read_text()
